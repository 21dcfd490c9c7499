"""The law's answer for a deadline as it stands: the same computation at its opening, after an extension, and on a page."""

from collections.abc import Iterable
from datetime import date

from dienhong.deadlines.models import Deadline
from dienhong.law.calendar import Calendar
from dienhong.law.limits import Due, Override, due


def clock_of(deadline: Deadline, calendar: Calendar, overrides: Iterable[Override] = ()) -> Due:
    """How the day of this deadline is computed today: its limit, its start, its suspensions, the calendar as now known."""
    return due(
        deadline.limit,
        deadline.start_on,
        chosen_on=deadline.chosen_on,
        calendar=calendar,
        overrides=overrides,
        pauses=deadline.pauses,
    )


def explain(deadline: Deadline, answer: Due) -> None:
    """Write the law's answer into the row: day, rule, article, version, grade. Not saved."""
    deadline.due_on = answer.due
    deadline.rule, deadline.cite, deadline.note = answer.rule, answer.cite, answer.note
    deadline.version_from, deadline.certainty = answer.version_from, answer.weakest.value


def judged_by(deadline: Deadline) -> date:
    """The day by which lateness is judged: the day to keep, unless an extension came when the time had run out."""
    late = [one.due_before for one in deadline.extensions.all() if not one.in_time]
    return min([deadline.due_on, *late])
