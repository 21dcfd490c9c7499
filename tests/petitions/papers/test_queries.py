"""What the figures say of a small book that can be counted on one's fingers."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from dienhong.deadlines.models import Deadline
from dienhong.indicators.compute import compute
from dienhong.indicators.exposure import visible_evidence
from dienhong.law.periods import Window
from dienhong.petitions.papers import actions, book, queries
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import CHAIR, OFFICER, State
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from tests.factories import papers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commune")]
SPRING = Window(date(2026, 3, 1), date(2026, 5, 31))


@pytest.fixture
def at() -> datetime:
    """After the spring."""
    return timezone.make_aware(datetime(2026, 6, 10, 9))  # noqa: DTZ001 - made aware here


def test_the_rate_of_timeliness_counts_what_lies_open_overdue(by: Actor, at: datetime) -> None:
    papers.bring("settled", by=by, at=at)
    assert compute("papers.settled_on_time", SPRING).value == 100
    forgotten = papers.bring("accepted", by=by, at=at)
    rate = compute("papers.settled_on_time", SPRING)
    assert (rate.numerator, rate.denominator) == (1, 2)
    assert forgotten.code in rate.roster
    assert compute("papers.open_overdue", SPRING).value == 1


def test_a_suspended_letter_is_not_overdue(by: Actor, at: datetime) -> None:
    papers.bring("suspended", by=by, at=at)
    assert not queries.open_overdue(SPRING.to_on).exists()


def test_letters_and_matters_are_different_numbers(by: Actor, at: datetime) -> None:
    second = papers.bring("linked", by=by, at=at)
    assert compute("papers.received", SPRING).value == 2
    cases = compute("papers.cases", SPRING)
    assert (cases.value, cases.evidence) == (1, (second.duplicate_of,))


def test_a_zero_needs_a_closed_book(by: Actor, at: datetime) -> None:
    assert compute("papers.received", SPRING).needs_closing
    close_book("DT", SPRING, by=by, at=at)
    closed = compute("papers.received", SPRING)
    assert (closed.value, closed.needs_closing) == (0, False)


def test_a_denunciation_is_counted_and_its_code_is_told_to_nobody(by: Actor, at: datetime) -> None:
    letters = [papers.bring("accepted", by=by, at=at, kind=kind) for kind in ("complaint", "denunciation")]
    figure = compute("papers.received", SPRING)
    for may_see_internal in (False, True):
        seen = visible_evidence(figure, may_see_internal).evidence
        assert (seen.codes, seen.hidden) == ((letters[0].code,), 1)


def test_what_waits_for_whom(by: Actor, at: datetime) -> None:
    received = papers.bring("received", by=by, at=at)
    accepted = papers.bring("accepted", by=by, at=at)
    papers.bring("closed", by=by, at=at)
    classified = papers.bring("classified", by=by, at=at)
    assert list(queries.waiting([State.RECEIVED, State.SENT])) == [received]
    assert [queries.next_hand(one) for one in (received, accepted, classified)] == [OFFICER, CHAIR, CHAIR]


def test_the_next_window_begins_with_what_this_one_left(by: Actor, at: datetime) -> None:
    papers.bring("classified", by=by, at=at)
    march = Window(date(2026, 3, 1), date(2026, 3, 31))
    april = Window(date(2026, 4, 1), date(2026, 4, 30))
    assert set(queries.carried_over(april)) == set(queries.unhandled_at(march)) != set()


def test_the_book_tells_who_complained_and_not_who_denounced(by: Actor, at: datetime) -> None:
    for kind in ("complaint", "denunciation"):
        papers.bring("settled", by=by, at=at, kind=kind)
    complaint, denunciation = book.rows(Petition.objects.order_by("code_number"))
    assert len(complaint.cells) == len(book.headings()) == 9
    assert complaint.cells[3].lines == ("Đặng Văn Mẫu",)
    assert (denunciation.cells[3].lines, denunciation.cells[4].lines) == ((book.WITHHELD,), ())
    assert complaint.cells[8].lines[0].startswith("Đúng một phần")


def test_many_who_signed_are_a_group_by_the_law_of_the_day(by: Actor, at: datetime) -> None:
    for people in (4, 5):
        papers.receive(papers.RECEIVED + timedelta(days=people), by=by, at=at, people_count=people)
    assert [one.people_count for one in queries.of_groups(SPRING)] == [5]


def test_a_rejected_answer_stays_as_late_as_it_was(commune: object, by: Actor, at: datetime) -> None:
    """Due on 18/5, answered on 25/5, rejected on 10/6: what May says of it does not change, and June has a second time."""
    letter = papers.receive(date(2026, 5, 4), by=by, at=at, titled="feedback")
    first = Deadline.objects.get(code=letter.code, key="reply")
    on = date(2026, 5, 25)
    doing = papers.doing(on, by=by, at=at)
    assert first.judged_on < on
    actions.classify(letter.code, papers.found("feedback", on), doing)
    actions.accept(letter.code, doing)
    actions.decide(letter.code, doing, document=papers.paper(on, by=by, at=at), outcome="answered")
    actions.mark_sent(letter.code, doing)
    may, june = Window(date(2026, 5, 1), date(2026, 5, 31)), Window(date(2026, 6, 1), date(2026, 6, 30))

    def figures(window: Window) -> list[list[str]]:
        asked = (queries.settled_in, queries.settled_on_time, queries.judged_in)
        return [[one.code for one in ask(window)] for ask in asked]

    before = figures(may)
    assert before == [[letter.code], [], [letter.code]]
    actions.reopen(letter.code, papers.doing(date(2026, 6, 10), by=by, at=at), words="Mương vẫn tắc.")
    assert figures(may) == before
    kept = Deadline.objects.get(code=letter.code, key="reply")
    assert (kept.start_on, kept.due_on, kept.met_on) == (first.start_on, first.due_on, on)
    second = Deadline.objects.get(code=letter.code, key="reply_2")
    assert second.is_open and second.start_on == date(2026, 6, 10)
    again = papers.doing(date(2026, 6, 12), by=by, at=at)
    actions.decide(letter.code, again, document=papers.paper(again.on, by=by, at=again.at), outcome="answered")
    assert figures(june) == [[letter.code], [letter.code], [letter.code]]
    assert figures(may) == before
    both = Window(date(2026, 5, 1), date(2026, 6, 30))
    assert figures(both) == [[letter.code], [], [letter.code]], "once late is late"
