"""Acts on directives, tasks and briefings: one event each, whole or not at all."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from dienhong.commune.actions import seat_member
from dienhong.commune.models import Commune
from dienhong.directives import actions
from dienhong.directives.models import Briefing, Directive, Localisation, Task
from dienhong.directives.rules import TaskData
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.privacy.classes import unclassified
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.acts import EditConflict
from dienhong.records.closing import close_book
from tests.factories.commune import village
from tests.factories.directives import brief, briefing, directive, ours, task, theirs

DECEMBER, RECEIVED, MARCH = date(2025, 12, 11), date(2025, 12, 20), date(2026, 3, 9)


def verbs(code: str) -> list[str]:
    return [event.verb for event in history.of(code)]


def test_a_directive_made_concrete_leaves_one_event_an_act(commune: Commune, by: Actor, at: datetime) -> None:
    made = directive("82/NQ-HĐND", DECEMBER, RECEIVED, by=by, at=at)
    assert (made.code, made.issuer) == ("CD-2026-0001", "Thành ủy")
    assert made.folded == "nghi quyet 82 nq hdnd thuc hien dan chu o co so thanh uy"
    child = ours("04/NQ-HĐND", MARCH, by=by, at=at)
    linked = actions.localise(made.code, document=child.code, by=by, at=at, revision=1)
    assert linked.revision == 2 and [row.document for row in linked.localisations.all()] == [child.code]
    corrected = actions.correct_directive(
        made.code, received_on=RECEIVED, issuer="HĐND thành phố", asks="Ra nghị quyết", revision=2, by=by, at=at
    )
    actions.unlocalise(made.code, document=child.code, by=by, at=at)
    acts.void(corrected, by=by, at=at, reason="Ghi nhầm sổ")
    assert verbs(made.code) == ["record", "localise", "correct", "unlocalise", "void"]
    assert not Localisation.objects.exists() and history.verify()


def test_a_refused_link_writes_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    made = directive("82/NQ-HĐND", DECEMBER, RECEIVED, by=by, at=at)
    older = ours("03/NQ-HĐND", date(2025, 12, 1), by=by, at=at)
    with pytest.raises(Refused, match="không thể cụ thể hóa"):
        actions.localise(made.code, document=older.code, by=by, at=at)
    with pytest.raises(Refused, match="không gắn với"):
        actions.unlocalise(made.code, document=older.code, by=by, at=at)
    assert not Localisation.objects.exists() and Directive.objects.get().revision == 1
    assert verbs(made.code) == ["record"]


def test_one_document_is_one_directive(commune: Commune, by: Actor, at: datetime) -> None:
    made = directive("82/NQ-HĐND", DECEMBER, RECEIVED, by=by, at=at)
    with pytest.raises(Refused, match="đã vào sổ chỉ đạo với mã CD-2026-0001"):
        actions.receive_directive(document=made.document, received_on=RECEIVED, by=by, at=at)
    acts.void(made, by=by, at=at, reason="Nhầm")
    again = actions.receive_directive(document=made.document, received_on=RECEIVED, by=by, at=at)
    assert again.code == "CD-2026-0002"
    nameless = theirs("15-CT/TU", None, by=by, at=at, issuer="")
    with pytest.raises(Refused, match="Thiếu cơ quan"):
        actions.receive_directive(document=nameless.code, received_on=RECEIVED, by=by, at=at)


def test_a_task_is_done_with_evidence_and_opened_again_with_a_reason(commune: Commune, by: Actor, at: datetime) -> None:
    source = directive("82/NQ-HĐND", DECEMBER, RECEIVED, by=by, at=at)
    made = task(source.code, date(2026, 3, 31), by=by, at=at)
    with pytest.raises(Refused, match="Chưa có chứng cứ"):
        actions.finish_task(made.code, done_on=MARCH, by=by, at=at)
    done = actions.finish_task(made.code, done_on=MARCH, evidence=" Đã trình ", by=by, at=at)
    assert (done.evidence, done.done_on) == ("Đã trình", MARCH)
    with pytest.raises(Refused, match="đã ghi xong"):
        actions.finish_task(made.code, done_on=MARCH, evidence="Lần nữa", by=by, at=at)
    opened = actions.reopen_task(made.code, reason="Thiếu phụ lục", by=by, at=at)
    assert (opened.done_on, opened.evidence, opened.reopened) == (None, "", "Thiếu phụ lục")
    with pytest.raises(Refused, match="không có gì để mở lại"):
        actions.reopen_task(made.code, reason="Lần nữa", by=by, at=at)
    paper = ours("35-BC/ĐU", date(2026, 4, 1), by=by, at=at)
    again = actions.finish_task(made.code, done_on=date(2026, 4, 2), evidence_document=paper.code, by=by, at=at)
    assert (again.reopened, again.evidence_document) == ("", paper.code)
    assert verbs(made.code) == ["record", "finish", "reopen", "finish"]
    first_evidence = history.changes_of(history.of(made.code)[1])["evidence"]
    assert first_evidence == ["", "Đã trình"], "what was evidence once stays in the history"


def test_the_database_itself_refuses_done_without_evidence(commune: Commune, by: Actor, at: datetime) -> None:
    source = directive("82/NQ-HĐND", DECEMBER, RECEIVED, by=by, at=at)
    made = task(source.code, date(2026, 3, 31), by=by, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=made.pk).update(done_on=MARCH)


def test_a_task_belongs_to_a_post_and_to_a_source_that_stands(commune: Commune, by: Actor, at: datetime) -> None:
    source = directive("82/NQ-HĐND", DECEMBER, RECEIVED, by=by, at=at)
    seat_member(
        village("Đình Hạ", by=by, at=at), name="Nguyễn Văn Thử", title="Trưởng thôn", from_on=RECEIVED, by=by, at=at
    )
    with pytest.raises(Refused, match="là tên riêng"):
        task(source.code, MARCH, owner="Nguyễn Văn Thử", by=by, at=at)
    made = task(source.code, MARCH, owner="Trưởng thôn Đình Hạ", by=by, at=at)
    with pytest.raises(Refused, match="trước ngày có chỉ đạo"):
        told = TaskData(source=source.code, title="Rà soát", owner="Văn phòng", due_on=date(2025, 12, 19))
        actions.correct_task(made.code, told, revision=1, by=by, at=at)
    acts.void(source, by=by, at=at, reason="Ghi nhầm")
    for wrong in (source.code, "TCD-2026-0001", "VB-2026-0099", ""):
        with pytest.raises(Refused, match="nhiệm vụ phải có nguồn"):
            task(wrong, MARCH, by=by, at=at)
    assert Task.objects.count() == 1


def test_an_old_form_overwrites_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    source = directive("82/NQ-HĐND", DECEMBER, RECEIVED, by=by, at=at)
    made = task(source.code, MARCH, by=by, at=at)
    actions.finish_task(made.code, done_on=MARCH, evidence="Đã trình", by=by, at=at, revision=1)
    told = TaskData(source=source.code, title="Khác", owner="Văn phòng", due_on=MARCH)
    with pytest.raises(EditConflict):
        actions.correct_task(made.code, told, revision=1, by=by, at=at)
    with pytest.raises(EditConflict):
        actions.localise(source.code, document=source.document, revision=7, by=by, at=at)
    assert Task.objects.get().title == "Rà soát quy chế"


def test_a_briefing_is_recorded_corrected_voided(commune: Commune, by: Actor, at: datetime) -> None:
    made = briefing(by=by, at=at)
    assert made.code == "GB-2026-0001"
    with pytest.raises(Refused, match="đã có trong sổ với mã GB-2026-0001"):
        briefing(by=by, at=at)
    fresh = actions.correct_briefing(made.code, brief(participants=40), revision=1, by=by, at=at)
    acts.void(fresh, by=by, at=at, reason="Ghi trùng")
    assert verbs(made.code) == ["record", "correct", "void"]
    assert history.changes_of(history.of(made.code)[1]) == {"participants": [41, 40]}
    with pytest.raises(Refused, match="đã hủy"):
        actions.correct_briefing(made.code, brief(), revision=3, by=by, at=at)


@pytest.mark.parametrize("prefix", ["CD", "NV", "GB"])
def test_after_the_closing_each_book_marks_what_comes_late(
    commune: Commune, by: Actor, at: datetime, prefix: str
) -> None:
    closing = close_book(prefix, Window(date(2026, 1, 1), date(2026, 5, 31)), by=by, at=at)
    source = directive("82/NQ-HĐND", DECEMBER, date(2026, 1, 5), by=by, at=at)
    entries = [source, task(source.code, MARCH, by=by, at=at), briefing(by=by, at=at)]
    assert {entry.CODE_PREFIX: entry.late_after for entry in entries} == {
        entry.CODE_PREFIX: closing.code if prefix == entry.CODE_PREFIX else "" for entry in entries
    }


def test_every_column_has_its_class() -> None:
    assert not [name for model in (Directive, Localisation, Task, Briefing) for name in unclassified(model)]
