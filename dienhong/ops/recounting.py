"""Open clocks counted again over the calendar as now known: the decision on a year's days off comes after many a clock was
opened, and a commune may add a day of its own. What changes is told in the history of the entry."""

from dataclasses import dataclass
from datetime import datetime

from dienhong.commune.queries import local_calendar
from dienhong.deadlines.actions import recount
from dienhong.deadlines.clock import clock_of
from dienhong.deadlines.models import Deadline
from dienhong.deadlines.queries import OPEN
from dienhong.law.calendar import Calendar
from dienhong.law.dates_vi import date_vi
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.codes import resolve_many

MACHINE = Actor(post="Chương trình (việc buổi sáng)", role="operator")


@dataclass(frozen=True)
class Moved:
    """A clock whose day is another under the calendar of today."""

    deadline: Deadline
    told: str


def moved(calendar: Calendar) -> list[Moved]:
    """Open clocks whose kept day is not what the law gives today. Two queries."""
    found = []
    for one in Deadline.objects.filter(OPEN).prefetch_related("suspensions").order_by("code", "id"):
        fresh = clock_of(one, calendar).due
        if fresh != one.due_on:
            found.append(Moved(one, f"{one.code}: {date_vi(one.due_on)} thành {date_vi(fresh)}"))
    return found


def recount_all(at: datetime) -> int:
    """Count them anew, each in an act on its entry; how many days changed. Idempotent."""
    calendar = local_calendar()
    waiting = moved(calendar)
    entries = resolve_many(one.deadline.code for one in waiting)
    done = 0
    for one in waiting:
        entry = entries.get(one.deadline.code)
        if entry is None or not entry.standing:
            continue
        with acts.changing(type(entry), entry.code, verb="recount", by=MACHINE, at=at):
            deadline = Deadline.objects.prefetch_related("extensions", "suspensions").get(pk=one.deadline.pk)
            if deadline.is_open:
                recount(deadline, calendar)
                done += 1
    return done
