"""Officers who act at the same instant: one after the other, none lost, none twice."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pytest_django import Settings

from dienhong.commune.models import Unit
from dienhong.directives.actions import receive_directive, record_briefing
from dienhong.documents.actions import allocate_number, attach_file, record_document
from dienhong.documents.models import Document
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from dienhong.records.models import Closing
from tests.factories import commune as made
from tests.factories.dialogue import dialogue
from tests.factories.directives import brief, theirs
from tests.factories.files import pdf
from tests.parallel import at_once


def test_one_village_entered_by_ten_officers_stands_once(database_file: Path, by: Actor, at: datetime) -> None:
    made.an_khanh()
    replies = at_once(10, lambda _: made.village("Đình Hạ", by=by, at=at))
    assert Unit.objects.count() == 1
    assert sum(isinstance(reply, Refused) for reply in replies) == 9
    assert history.verify().events == 1


def test_ten_corrections_of_one_state_one_wins_nine_are_told(database_file: Path, by: Actor, at: datetime) -> None:
    made.an_khanh()
    unit = made.village("Đình Hạ", by=by, at=at)
    replies = at_once(
        10, lambda n: acts.change(unit, verb="correct", by=by, at=at, revision=1, name=f"Thôn {n}", sort_name=str(n))
    )
    winners = [reply for reply in replies if isinstance(reply, Unit)]
    assert len(winners) == 1 and sum(isinstance(reply, acts.EditConflict) for reply in replies) == 9
    assert Unit.objects.get().name == winners[0].name
    assert len(history.of(unit.code)) == 2 and history.verify()


def test_entries_beside_a_closing_are_counted_or_late(database_file: Path, by: Actor, at: datetime) -> None:
    made.an_khanh()
    window = Window(made.FORMED_ON, date(2026, 5, 31))

    def act(number: int) -> object:
        return close_book("DV", window, by=by, at=at) if number == 5 else made.village(f"Thôn {number}", by=by, at=at)

    replies = at_once(12, act)
    assert not [reply for reply in replies if isinstance(reply, Exception)]
    closing = Closing.objects.get()
    late = Unit.objects.filter(late_after=closing.code).count()
    assert closing.entries + late == Unit.objects.count() == 11


def test_numbers_given_in_parallel_are_each_given_once(database_file: Path, at: datetime) -> None:
    def take(_: int) -> list[str]:
        return [allocate_number("BC", "UBND", system="state", on=at.date()) for _ in range(3)]

    given = [number for reply in at_once(10, take) if isinstance(reply, list) for number in reply]
    assert sorted(given) == [f"{number:02d}/BC-UBND" for number in range(1, 31)]


@pytest.mark.parametrize("book", ["dialogue", "briefing", "directive"])
def test_one_thing_told_by_ten_officers_stands_once(database_file: Path, by: Actor, at: datetime, book: str) -> None:
    made.an_khanh()
    code = str(theirs("12-CV/TU", date(2026, 5, 4), by=by, at=at).code)
    acts_of: dict[str, Callable[[int], object]] = {
        "dialogue": lambda _: dialogue(by=by, at=at),
        "briefing": lambda _: record_briefing(brief(), by=by, at=at),
        "directive": lambda _: receive_directive(document=code, received_on=date(2026, 5, 6), by=by, at=at),
    }
    replies = at_once(10, acts_of[book])
    assert sum(not isinstance(reply, Exception) for reply in replies) == 1
    assert sum(isinstance(reply, Refused) for reply in replies) == 9
    assert history.verify().events == 2


def test_one_document_entered_by_ten_officers_stands_once(database_file: Path, by: Actor, at: datetime) -> None:
    at_once(10, lambda _: record_document(number="12-BC/ĐU", direction="out", by=by, at=at))
    assert Document.objects.count() == 1


def test_files_and_corrections_of_one_document_never_wait_for_each_other(
    database_file: Path, by: Actor, at: datetime, settings: Settings
) -> None:
    settings.FILES = database_file.parent / "files"
    code = str(record_document(number="12-BC/ĐU", direction="out", by=by, at=at).code)
    document = Document.objects.get()

    def act(number: int) -> object:
        if number % 2:
            return attach_file(code, f"{number}.pdf", BytesIO(pdf(f"tệp {number}")), by=by, at=at)
        return acts.change(document, verb="correct", by=by, at=at, title=f"Trích yếu {number}")

    replies = at_once(12, act)
    assert not [reply for reply in replies if isinstance(reply, Exception)]
    assert history.verify().events == 13 and Document.objects.get().revision == 7


def test_the_chain_verifies_while_acts_go_on(database_file: Path, by: Actor, at: datetime) -> None:
    made.an_khanh()

    def act(number: int) -> object:
        if number % 2:
            return history.verify()
        return [made.village(f"Thôn {number}.{n}", by=by, at=at) for n in range(5)]

    replies = at_once(8, act)
    assert all(reply for reply in replies) and not [reply for reply in replies if isinstance(reply, Exception)]
    assert history.verify().events == 20
