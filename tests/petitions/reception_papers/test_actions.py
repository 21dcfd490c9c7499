"""Refusals by the law of their day, the clock of the written notice, receipts."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.deadlines.models import Deadline
from dienhong.law.verdict import Refused
from dienhong.petitions.reception_papers import actions, queries
from dienhong.petitions.reception_papers.rules import can_refuse
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories.dialogue import document
from tests.factories.petitions import reception, visit
from tests.factories.reception_papers import receipt, received, refusal, refused

JULY = timezone.make_aware(datetime(2026, 7, 10, 9, 0))  # noqa: DTZ001 - made aware here


def test_a_written_notice_has_three_working_days_and_a_signed_paper_stops_it(commune: Commune, by: Actor) -> None:
    made = refusal(by=by, at=JULY)
    clock = Deadline.objects.get(code=made.code)
    # Thursday 9/7: Friday 10, Monday 13, Tuesday 14.
    assert (clock.due_on, clock.limit, clock.owner) == (
        date(2026, 7, 14),
        "petitions.reception.refusal_notice",
        "Chủ tịch UBND xã",
    )
    assert [one.code for one in queries.notices_owed(date(2026, 7, 10), date(2026, 7, 17))] == [made.code]
    paper = document("12/TB-UBND", date(2026, 7, 13), by=by, at=JULY + timedelta(days=4))
    early = document("11/TB-UBND", date(2026, 7, 8), by=by, at=JULY)
    with pytest.raises(Refused, match="trước ngày từ chối"):
        actions.issue_notice(made.code, notice=early.code, by=by, at=JULY)
    actions.issue_notice(made.code, notice=paper.code, by=by, at=JULY + timedelta(days=5))
    clock.refresh_from_db()
    assert clock.met_on == date(2026, 7, 13) and not queries.notices_owed(date(2026, 7, 10), date(2026, 7, 30))
    assert [event.verb for event in history.of(made.code)] == ["refuse", "issue_notice"]
    with pytest.raises(Refused, match="Đã ghi thông báo"):
        actions.issue_notice(made.code, notice=paper.code, by=by, at=JULY)


def test_a_spoken_refusal_owes_no_paper(commune: Commune, by: Actor) -> None:
    made = refusal(ground="armed", by=by, at=JULY)
    assert not Deadline.objects.exists()
    paper = document("12/TB-UBND", date(2026, 7, 9), by=by, at=JULY)
    with pytest.raises(Refused, match="giải thích bằng lời"):
        actions.issue_notice(made.code, notice=paper.code, by=by, at=JULY)


def test_before_july_the_form_did_not_exist(commune: Commune, by: Actor, at: datetime) -> None:
    made = refusal(date(2026, 6, 4), ground="prolonged", by=by, at=at)
    assert not Deadline.objects.filter(code=made.code).exists()
    verdict = can_refuse(refused(date(2026, 6, 4), ground="prolonged"), on=date(2026, 6, 10), reception_on=None)
    assert "khi đó chưa có" in verdict.warnings[0].text
    with pytest.raises(Refused, match="không có trong danh mục"):
        refusal(date(2026, 6, 4), ground="answered", by=by, at=at)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ground": "bận"}, "không có trong danh mục"),
        ({"subject": " "}, "Thiếu nội dung"),
        ({"refused_on": date(2026, 7, 11)}, "sau hôm nay"),
        ({"classification": "denunciation"}, "để trống họ tên"),
        ({"reception": "TCD-2026-0001"}, "không có trong sổ"),
    ],
)
def test_refused(commune: Commune, by: Actor, change: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        actions.record_refusal(refused(**change), by=by, at=JULY)  # type: ignore[arg-type]


def test_a_refusal_that_was_not_explained_is_told(commune: Commune) -> None:
    verdict = can_refuse(refused(ground="armed", explained=False), on=date(2026, 7, 10), reception_on=None)
    assert verdict and "giải thích lý do ngay tại chỗ" in verdict.warnings[0].text


def test_a_receipt_keeps_each_document(commune: Commune, by: Actor) -> None:
    made = receipt(by=by, at=JULY)
    assert [(item.order, item.pages) for item in made.items.all()] == [(1, 2), (2, 1)]
    with pytest.raises(Refused, match="Chưa ghi tài liệu nào"):
        actions.record_receipt(received(), [], by=by, at=JULY)
    with pytest.raises(Refused, match="Thiếu họ tên"):
        receipt(giver="", by=by, at=JULY)


def test_who_denounces_is_on_no_receipt(commune: Commune, by: Actor) -> None:
    secret = visit(classification="denunciation", full_name="", address="", id_number="")
    session = reception(date(2026, 7, 9), by=by, at=JULY, visits=(secret,))
    with pytest.raises(Refused, match="danh tính giữ trong hồ sơ"):
        receipt(reception=session.code, visit=1, by=by, at=JULY)
    empty = {"giver": "", "giver_address": "", "giver_id": ""}
    assert receipt(reception=session.code, visit=1, by=by, at=JULY, **empty).giver == ""
    with pytest.raises(Refused, match="Không có lượt tiếp ấy"):
        receipt(reception=session.code, visit=2, by=by, at=JULY)
