"""The numbers of the report to the people's council: each is a count of the register, by content, over a span of days."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from dienhong.disclosure.asked.models import CorrectionRequest, ItemQuestion
from dienhong.disclosure.asked.states import QuestionState, RequestState
from dienhong.disclosure.explained import publishing, requirements
from dienhong.disclosure.models import Broadcast, Item, Posting, Relay, Version
from dienhong.disclosure.requirements import POSTING
from dienhong.disclosure.states import State
from dienhong.law.calendar import Calendar
from dienhong.law.disclosure import contents
from dienhong.law.limits import NotInForce, due
from dienhong.law.periods import Window

ANSWER = "disclosure.correction"
COLUMNS = ("published", "in_time", "posted_places", "broadcasts", "relays")


@dataclass(slots=True)
class Line:
    """What was told of one content. `unclocked` had no time in the law's data; `posted_places` are papers put up."""

    id: str
    vi: str
    published: int = 0
    in_time: int = 0
    unclocked: int = 0
    posted_places: int = 0
    broadcasts: int = 0
    relays: int = 0


@dataclass(slots=True)
class Report:
    """All of it. `late` and `unposted` name items by code."""

    window: Window
    lines: list[Line]
    versions: int = 0
    withdrawn: int = 0
    late: list[str] = field(default_factory=list)
    unposted: list[str] = field(default_factory=list)
    questions: int = 0
    questions_answered: int = 0
    corrections: int = 0
    corrected: int = 0
    refused: int = 0
    answered_in_time: int = 0

    def total(self, column: str) -> int:
        """The sum of a column."""
        return sum(int(getattr(line, column)) for line in self.lines)


def report(window: Window, calendar: Calendar, *, today: date) -> Report:
    """Count it, as it is known on `today`."""
    days = (window.from_on, window.to_on)
    found = Report(window, [Line(one.id, one.short_vi) for one in contents(window.to_on)])
    by_content = {line.id: line for line in found.lines}
    told = Item.objects.standing().filter(state__in=(State.PUBLISHED, State.WITHDRAWN))
    posted = set(Posting.objects.values_list("item", flat=True).distinct())
    for item in told.filter(published_on__range=days).order_by("code_year", "code_number").iterator(chunk_size=500):
        _count(item, by_content[item.content], found, calendar, posted)
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
    _asked(found, days, calendar, today)
    return found


def _count(item: Item, line: Line, found: Report, calendar: Calendar, posted: set[str]) -> None:
    line.published += 1
    clock = publishing(item, calendar)
    if clock is None:
        line.unclocked += 1
    elif item.published_on and item.published_on <= clock.due:
        line.in_time += 1
    else:
        found.late.append(item.code)
    owed = any(one.form.id == POSTING and one.is_owed for one in requirements(item))
    if owed and item.code not in posted:
        found.unposted.append(item.code)


def _asked(found: Report, days: tuple[date, date], calendar: Calendar, today: date) -> None:
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
        found.answered_in_time += asked.answered_on is not None and asked.answered_on <= last
