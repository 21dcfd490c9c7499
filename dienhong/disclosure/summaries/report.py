"""The numbers of the report to the people's council: each is a count of the register, by content, over a span of days."""

from collections import Counter
from datetime import date

from dienhong.disclosure.asked.models import CorrectionRequest, ItemQuestion
from dienhong.disclosure.asked.states import QuestionState, RequestState
from dienhong.disclosure.counts import overdue_at
from dienhong.disclosure.explained import publishing
from dienhong.disclosure.models import Broadcast, Item, Posting, Relay, Version
from dienhong.disclosure.requirements import ANSWER
from dienhong.disclosure.states import State
from dienhong.disclosure.summaries.reported import CORRECTIONS, ITEMS, QUESTIONS, Line, Report
from dienhong.disclosure.summaries.unposted import unposted
from dienhong.law.calendar import Calendar
from dienhong.law.disclosure import contents
from dienhong.law.limits import NotInForce, due
from dienhong.law.periods import Window
from dienhong.records.closing import coverages


def report(window: Window, calendar: Calendar, *, today: date, since: date | None = None) -> Report:
    """Count it, as it is known on `today`; `since` is the commune's first day. Raises disclosure.NotInForce for days that
    end before the law."""
    days = (window.from_on, window.to_on)
    found = Report(window, [Line(one.id, one.short_vi) for one in contents(window.to_on)])
    by_content = {line.id: line for line in found.lines}
    told = Item.objects.standing().filter(state__in=(State.PUBLISHED, State.WITHDRAWN))
    for item in told.filter(published_on__range=days).order_by("code_year", "code_number").iterator(chunk_size=500):
        _count(item, by_content[item.content], found, calendar)
    known = Window(window.from_on, max(window.from_on, min(window.to_on, today)))
    waiting = overdue_at(known).order_by("code_year", "code_number").values_list("code", flat=True)
    found.untold = [code for code in waiting if code not in found.late]
    found.late += found.untold
    found.unposted = unposted(known, calendar)
    kinds = dict(told.values_list("code", "content"))
    for column, rows in (
        ("posted_places", Posting.objects.filter(from_on__range=days)),
        ("broadcasts", Broadcast.objects.filter(from_on__range=days)),
        ("relays", Relay.objects.filter(on__range=days)),
    ):
        for code, number in Counter(rows.values_list("item", flat=True)).items():
            if code in kinds:
                line = by_content[kinds[code]]
                setattr(line, column, getattr(line, column) + number)
    found.versions = Version.objects.filter(item__in=told, number__gt=1, shown_from__range=days).count()
    found.withdrawn = told.filter(withdrawn_on__range=days).count()
    _asked(found, days, calendar)
    closed = coverages((ITEMS, QUESTIONS, CORRECTIONS), window, since=since)
    found.open_books = [book for book, cover in closed.items() if not cover]
    return found


def _count(item: Item, line: Line, found: Report, calendar: Calendar) -> None:
    line.published += 1
    clock = publishing(item, calendar)
    if clock is None:
        line.unclocked += 1
    elif item.published_on and item.published_on <= clock.due:
        line.in_time += 1
    else:
        found.late.append(item.code)


def _asked(found: Report, days: tuple[date, date], calendar: Calendar) -> None:
    questions = ItemQuestion.objects.standing().filter(asked_on__range=days)
    found.questions = questions.count()
    found.questions_answered = questions.filter(state=QuestionState.ANSWERED).count()
    for asked in CorrectionRequest.objects.standing().filter(received_on__range=days):
        found.corrections += 1
        found.corrected += asked.state == RequestState.CORRECTED
        found.refused += asked.state == RequestState.REFUSED
        try:
            last = due(ANSWER, asked.received_on, calendar=calendar).due
        except NotInForce:
            continue
        found.clocked += 1
        found.answered_in_time += asked.answered_on is not None and asked.answered_on <= last
