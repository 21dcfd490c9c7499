"""Acts on dialogues: one event each, whole or not at all."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from dienhong.commune.models import Commune
from dienhong.dialogue import actions
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.results import publish_result
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.privacy.classes import unclassified
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.acts import EditConflict
from dienhong.records.closing import close_book
from dienhong.search.queries import find
from tests.factories.commune import village
from tests.factories.dialogue import dialogue, document, told


def test_record_correct_void_leave_one_event_each(commune: Commune, by: Actor, at: datetime) -> None:
    made = dialogue(by=by, at=at)
    assert (made.code, made.folded) == (
        "DTH-2026-0001",
        "doi thoai ve tuyen muong tieu thoat nuoc nha van hoa thon dinh ha",
    )
    corrected = actions.correct_dialogue(made.code, told(attendees=63, title="Đất đai"), revision=1, by=by, at=at)
    assert (corrected.revision, corrected.attendees) == (2, 63)
    acts.void(corrected, by=by, at=at, reason="Ghi trùng")
    events = history.of(made.code)
    assert [event.verb for event in events] == ["record", "correct", "void"]
    # The folded column is the program's own: history tells the title, not its shadow.
    assert history.changes_of(events[1]).keys() == {"attendees", "title"}
    assert history.verify()


def test_a_held_dialogue_is_found_before_its_result_is_made_known(commune: Commune, by: Actor, at: datetime) -> None:
    made = dialogue(by=by, at=at, title="Tuyến mương Đình Hạ", themes="Nhà bà Sáu lấn mương")
    row = find("tuyến mương").rows[0]
    assert (row.code, row.kind, row.day, row.path) == (
        made.code,
        "dialogue",
        made.held_on,
        f"/doi-thoai/cuoc/{made.code}/",
    )
    assert find("bà Sáu").total == 0, "themes are the office's"
    days = {"posted_on": None, "heads_told_on": None, "conclusion": ""}
    publish_result(made.code, result_on=at.date(), **days, looked=False, bound=False, by=by, at=at)  # type: ignore[arg-type]
    row = find("tuyến mương").rows[0]
    assert (row.kind, row.day, row.title) == ("result", at.date(), "Kết quả: Tuyến mương Đình Hạ")
    assert find("tuyến mương").total == 1


def test_a_correction_that_says_nothing_new_leaves_no_event(commune: Commune, by: Actor, at: datetime) -> None:
    made = dialogue(by=by, at=at)
    actions.correct_dialogue(made.code, told(), revision=1, by=by, at=at)
    assert len(history.of(made.code)) == 1 and Dialogue.objects.get().revision == 1


def test_a_refused_correction_changes_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    made = dialogue(by=by, at=at)
    with pytest.raises(Refused, match="nhiều hơn 2 ý kiến"):
        actions.correct_dialogue(made.code, told(opinions=2), revision=1, by=by, at=at)
    assert Dialogue.objects.get().opinions == 11 and len(history.of(made.code)) == 1


def test_an_old_form_overwrites_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    made = dialogue(by=by, at=at)
    actions.correct_dialogue(made.code, told(attendees=70), revision=1, by=by, at=at)
    with pytest.raises(EditConflict):
        actions.correct_dialogue(made.code, told(attendees=50), revision=1, by=by, at=at)
    assert Dialogue.objects.get().attendees == 70


def test_a_voided_dialogue_is_not_corrected_and_may_be_entered_anew(commune: Commune, by: Actor, at: datetime) -> None:
    made = dialogue(by=by, at=at)
    with pytest.raises(Refused, match="đã có trong sổ với mã DTH-2026-0001"):
        dialogue(by=by, at=at)
    voided = acts.void(made, by=by, at=at, reason="Nhầm ngày")
    with pytest.raises(Refused, match="đã hủy"):
        actions.correct_dialogue(made.code, told(), revision=voided.revision, by=by, at=at)
    assert dialogue(by=by, at=at).code == "DTH-2026-0002"


def test_documents_and_villages_are_looked_up(commune: Commune, by: Actor, at: datetime) -> None:
    plan = document("44-KH/ĐU", date(2026, 1, 16), by=by, at=at)
    hamlet = village("Đình Hạ", by=by, at=at)
    made = dialogue(by=by, at=at, plan=plan.code, level="village", villages=(hamlet.code,))
    assert made.village_codes == (hamlet.code,)
    assert actions.told_of(made) == told(plan=plan.code, level="village", villages=(hamlet.code,))
    acts.void(plan, by=by, at=at, reason="Ghi nhầm")
    with pytest.raises(Refused, match="không còn trong sổ văn bản"):
        dialogue(date(2026, 5, 15), by=by, at=at, plan=plan.code)


def test_after_the_closing_it_is_marked_late(commune: Commune, by: Actor, at: datetime) -> None:
    early = dialogue(by=by, at=at)
    closing = close_book("DTH", Window(date(2026, 1, 1), date(2026, 5, 31)), by=by, at=at)
    assert (closing.entries, early.late_after) == (1, "")
    assert dialogue(date(2026, 5, 30), by=by, at=at).late_after == closing.code
    assert dialogue(date(2026, 6, 1), by=by, at=at).late_after == ""


def test_the_database_itself_refuses_contradicting_numbers(commune: Commune, by: Actor, at: datetime) -> None:
    made = dialogue(by=by, at=at)
    for wrong in ({"opinions": 9}, {"attendees": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dialogue.objects.filter(pk=made.pk).update(**wrong)


def test_every_column_has_its_class_and_none_names_a_person() -> None:
    assert unclassified(Dialogue) == []
    assert not {"asked_by", "speaker", "full_name", "person"} & {field.name for field in Dialogue._meta.fields}
