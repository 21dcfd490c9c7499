"""Acts on receptions: one event each, whole or not at all."""

from datetime import date, datetime

import pytest

from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused
from dienhong.petitions import actions
from dienhong.petitions.models import Reception, Visit
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from tests.factories.petitions import reception, visit

THURSDAY = date(2026, 6, 4)


def test_record_correct_answer_void_leave_one_event_each(commune: Commune, by: Actor, at: datetime) -> None:
    made = reception(THURSDAY, by=by, at=at, visits=(visit(), visit("Đèn ngõ hỏng")))
    assert made.code == "TCD-2026-0001"
    corrected = actions.correct_reception(
        made.code, revision=1, visits=[visit("Đèn ngõ hỏng")], by=by, at=at, note="Sửa"
    )
    assert [v.content for v in corrected.visits.all()] == ["Đèn ngõ hỏng"]
    actions.answer_visit(made.code, 1, answered_on=date(2026, 6, 9), result="Đã sửa đèn", by=by, at=at)
    acts.void(corrected, by=by, at=at, reason="Ghi trùng")
    assert [event.verb for event in history.of(made.code)] == ["record", "correct", "answer", "void"]
    assert history.verify()


def test_a_refused_correction_changes_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    made = reception(THURSDAY, by=by, at=at, visits=(visit(),))
    with pytest.raises(Refused, match="thiếu nội dung"):
        actions.correct_reception(made.code, revision=1, visits=[visit(content=" ")], by=by, at=at)
    assert Visit.objects.get().content == visit().content
    assert Reception.objects.get().revision == 1
    assert len(history.of(made.code)) == 1


def test_a_second_answer_is_out_of_order(commune: Commune, by: Actor, at: datetime) -> None:
    made = reception(THURSDAY, by=by, at=at, visits=(visit(),))
    actions.answer_visit(made.code, 1, answered_on=THURSDAY, result="Đã trả lời", by=by, at=at)
    with pytest.raises(Refused, match="đã ghi trả lời"):
        actions.answer_visit(made.code, 1, answered_on=THURSDAY, result="Lần nữa", by=by, at=at)


def test_an_answer_needs_its_words(commune: Commune, by: Actor, at: datetime) -> None:
    made = reception(THURSDAY, by=by, at=at, visits=(visit(),))
    with pytest.raises(Refused, match="Thiếu kết quả"):
        actions.answer_visit(made.code, 1, answered_on=THURSDAY, result=" ", by=by, at=at)
