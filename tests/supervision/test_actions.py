"""The writers of the book of inspections: one event an act, nothing written when refused."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from dienhong.commune.models import Commune
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.acts import EditConflict
from dienhong.records.closing import close_book
from dienhong.supervision import actions, programmes
from dienhong.supervision.models import Finding, Inspection, Programme
from dienhong.supervision.told import inspection_history, programme_history
from tests.factories import commune as frame
from tests.factories.supervision import finding, inspection, internal, programme, surprise, told

DAY = date(2026, 5, 20)


def verbs(code: str) -> list[str]:
    return [event.verb for event in history.of(code)]


def test_each_act_leaves_one_event(commune: Commune, by: Actor, at: datetime) -> None:
    made = inspection(DAY, by=by, at=at)
    assert made.code == "GS-2026-0001"
    finding(made, by=by, at=at, correct_by=date(2026, 6, 1))
    actions.mark_corrected(
        made.code, 1, corrected_on=date(2026, 5, 30), correction="Đã niêm yết", verified_by="Trưởng ban", by=by, at=at
    )
    actions.correct_finding(made.code, 1, text="Niêm yết thiếu ngày", correct_by=date(2026, 6, 1), by=by, at=at)
    actions.correct_inspection(made.code, told(DAY, topic="Đất công ích"), revision=4, by=by, at=at)
    acts.void(made, by=by, at=at, reason="Ghi trùng")
    assert verbs(made.code) == ["record", "find", "put_right", "correct_finding", "correct", "void"]
    assert history.verify() and Inspection.objects.get().revision == 6


def test_a_correction_of_a_finding_reopens_it_and_drops_its_proof(commune: Commune, by: Actor, at: datetime) -> None:
    made = inspection(DAY, by=by, at=at)
    finding(made, by=by, at=at)
    fix = {"corrected_on": date(2026, 5, 30), "correction": "Biên bản số 12", "verified_by": "Trưởng ban"}
    actions.mark_corrected(made.code, 1, **fix, by=by, at=at)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="đã ghi khắc phục"):
        actions.mark_corrected(made.code, 1, **fix, by=by, at=at)  # type: ignore[arg-type]
    actions.correct_finding(made.code, 1, text="Chưa niêm yết", correction="còn sót", by=by, at=at)
    row = Finding.objects.get()
    assert (row.corrected_on, row.correction, row.verified_by) == (None, "", "")


def test_a_unit_gives_its_name_of_the_day(commune: Commune, by: Actor, at: datetime) -> None:
    unit = frame.village("Trung Hòa", by=by, at=at)
    made = inspection(DAY, by=by, at=at, subject_code=unit.code, subject="tên khác")
    assert (made.subject_code, made.subject) == (unit.code, "Trung Hòa")
    assert "Trung Hòa" not in made.summary_vi() and "đất công ích" in made.summary_vi()


def test_refusals_write_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    with pytest.raises(Refused, match="đột xuất"):
        inspection(DAY, by=by, at=at, kind="surprise")
    made = inspection(DAY, by=by, at=at)
    finding(made, by=by, at=at)
    for day, words in ((date(2026, 5, 19), "trước ngày kiểm tra"), (date(2026, 6, 11), "sau hôm nay")):
        with pytest.raises(Refused, match=words):
            actions.mark_corrected(made.code, 1, corrected_on=day, correction="x", verified_by="y", by=by, at=at)
    with pytest.raises(Finding.DoesNotExist):
        actions.mark_corrected(made.code, 2, corrected_on=DAY, correction="x", verified_by="y", by=by, at=at)
    assert verbs(made.code) == ["record", "find"] and Inspection.objects.count() == 1


def test_the_day_of_an_inspection_cannot_pass_a_correction(commune: Commune, by: Actor, at: datetime) -> None:
    made = inspection(DAY, by=by, at=at)
    finding(made, by=by, at=at)
    actions.mark_corrected(made.code, 1, corrected_on=DAY, correction="x", verified_by="y", by=by, at=at)
    with pytest.raises(Refused, match="trước ngày kiểm tra mới"):
        actions.correct_inspection(made.code, told(date(2026, 5, 21)), revision=3, by=by, at=at)
    assert Inspection.objects.get().held_on == DAY


def test_two_editors_and_a_voided_entry(commune: Commune, by: Actor, at: datetime) -> None:
    made = inspection(DAY, by=by, at=at)
    actions.correct_inspection(made.code, told(DAY, note="một"), revision=1, by=by, at=at)
    with pytest.raises(EditConflict):
        actions.correct_inspection(made.code, told(DAY, note="hai"), revision=1, by=by, at=at)
    with pytest.raises(EditConflict):
        actions.add_finding(made.code, text="Thiếu sổ", revision=1, by=by, at=at)
    acts.void(made, by=by, at=at, reason="Ghi trùng")
    with pytest.raises(Refused, match="đã hủy"):
        finding(made, by=by, at=at)
    assert Inspection.objects.get().note == "một"


def test_what_comes_after_a_closing_is_marked_late(commune: Commune, by: Actor, at: datetime) -> None:
    inspection(DAY, by=by, at=at)
    closing = close_book("GS", Window(date(2026, 1, 1), date(2026, 5, 31)), by=by, at=at)
    late = surprise(date(2026, 5, 28), by=by, at=at)
    assert closing.entries == 1 and late.late_after == closing.code


def test_the_database_itself_refuses_a_surprise_without_outcome(commune: Commune, by: Actor, at: datetime) -> None:
    made = surprise(DAY, by=by, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(pk=made.pk).update(outcome="none")
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(pk=made.pk).update(internal=True)


def test_history_tells_findings_in_words(commune: Commune, by: Actor, at: datetime) -> None:
    made = inspection(DAY, by=by, at=at)
    finding(made, by=by, at=at, text="Thiếu sổ quỹ")
    finding(made, by=by, at=at, text="Thiếu biên bản")
    actions.mark_corrected(
        made.code, 2, corrected_on=DAY, correction="Đã lập biên bản", verified_by="Trưởng ban", by=by, at=at
    )
    actions.correct_inspection(made.code, told(DAY, topic="Quỹ thôn"), revision=4, by=by, at=at)
    newest = inspection_history(Inspection.objects.get())
    assert [row["verb"] for row in newest] == [
        "Đã sửa",
        "Đã ghi khắc phục",
        "Đã ghi hạn chế, kiến nghị",
        "Đã ghi hạn chế, kiến nghị",
        "Đã ghi vào sổ",
    ]
    assert newest[0]["changes"] == [
        {"label": "Nội dung", "before": "Quản lý quỹ đất công ích", "after": "Quỹ thôn"},
    ]
    assert newest[1]["changes"] == [
        {
            "label": "Hạn chế 2",
            "before": "chưa khắc phục",
            "after": "đã khắc phục 20/5/2026: Đã lập biên bản (Trưởng ban)",
        }
    ]
    assert newest[4]["changes"] == []


def test_programme_is_one_a_body_and_year(commune: Commune, by: Actor, at: datetime) -> None:
    made = programme(2026, by=by, at=at, internal_topics="Thu, nộp đảng phí")
    assert made.topics.splitlines() == ["Thực hiện quy chế làm việc", "Thực hiện dân chủ ở cơ sở"]
    with pytest.raises(Refused, match="CTR-2026-0001"):
        programme(2026, by=by, at=at)
    with pytest.raises(Refused, match="sổ văn bản"):
        programme(2027, by=by, at=at, issued_on=date(2026, 6, 1), document="VB-2026-0404")
    acts.void(made, by=by, at=at, reason="Ghi nhầm năm")
    programme(2026, by=by, at=at)
    assert Programme.objects.count() == 2


def test_internal_topics_are_kept_by_who_may_not_see_them(commune: Commune, by: Actor, at: datetime) -> None:
    made = programme(2026, by=by, at=at, internal_topics="Thu, nộp đảng phí")
    programmes.correct_programme(made.code, revision=1, topics="Chỉ một việc", by=by, at=at)
    fresh = programmes.correct_programme(made.code, revision=2, internal_topics="Việc kín", by=by, at=at)
    assert fresh.topics == "Chỉ một việc"
    closed = programme_history(fresh, internal=False)
    assert [row["verb"] for row in closed] == ["Đã sửa", "Đã sửa", "Đã ghi vào sổ"]
    assert "đảng phí" not in str(closed) and "Việc kín" not in str(closed) and "Chỉ một việc" in str(closed)
    assert "đảng phí" in str(programme_history(fresh, internal=True))


def test_an_internal_entry_says_nothing_in_its_summary(commune: Commune, by: Actor, at: datetime) -> None:
    made = internal(DAY, "Những điều đảng viên không được làm", subject="Chi bộ Bến", by=by, at=at)
    assert "đảng viên" not in made.summary_vi() and "Chi bộ" not in made.summary_vi()
