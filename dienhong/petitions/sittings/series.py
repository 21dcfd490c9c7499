"""The days of a rule: each Thursday, or the second and fourth Thursday of a month, without the days off."""

from collections.abc import Collection, Iterator
from datetime import date

from dienhong.law.calendar import Calendar
from dienhong.law.periods import Window

LONGEST_DAYS = 100  # a quarter with its edges


def days_by_rule(
    window: Window,
    weekdays: Collection[int],
    calendar: Calendar,
    *,
    ordinals: Collection[int] = (),
    move: bool = False,
) -> list[date]:
    """The working days of `window` that the rule names, each once, in order.

    `weekdays` count from 0 (Monday). `ordinals` narrow them to the first, second … of the month (none: every one). A day
    off is left out, or with `move` replaced by the next working day inside the window.
    """
    return sorted(set(_days(window, weekdays, calendar, ordinals, move)))


def _days(
    window: Window, weekdays: Collection[int], calendar: Calendar, ordinals: Collection[int], move: bool
) -> Iterator[date]:
    for day in window.days():
        if day.weekday() not in weekdays or (ordinals and (day.day + 6) // 7 not in ordinals):
            continue
        if calendar.is_working(day):
            yield day
        elif move and (later := calendar.next_working(day)) in window:
            yield later
