"""The spans a periodic duty is judged over: weeks, a month, a quarter, a year, by the version of the law that held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dienhong.law.calendar import Calendar
from dienhong.law.duties import Duty, duty
from dienhong.law.limit_table import NotInForce
from dienhong.law.periods import Period, Window

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """Days over which a duty is judged. `unjudged` says why it is not: the law or the commune began within it, or nobody
    worked in it."""

    window: Window
    duty: Duty
    unjudged: str = ""


def spans(duty_id: str, month: Period, *, since: date | None, calendar: Calendar) -> list[Span]:
    """The spans of a duty that a month shows, in order; none before the duty was in force.

    A week belongs to the month of its Thursday, so that each week is shown once. A duty of the quarter shows its quarter,
    one of the year its year.
    """
    days = month.calendar_window()
    try:
        current = duty(duty_id, days.from_on)
    except NotInForce:
        return []
    if current.per == "month":
        windows = [days]
    elif current.per == "quarter":
        windows = [Period(month.year, month.first_month - (month.first_month - 1) % 3, 3).calendar_window()]
    elif current.per == "year":
        windows = [Period(month.year, 1, 12).calendar_window()]
    else:
        windows = _weeks(days)
    return [_span(duty_id, window, since, calendar) for window in windows if _covers(duty_id, window)]


def _weeks(month: Window) -> list[Window]:
    first = month.from_on - timedelta(days=month.from_on.weekday())
    found = []
    for number in range(6):
        monday = first + number * WEEK
        if monday + timedelta(days=3) in month:
            found.append(Window(monday, monday + timedelta(days=6)))
    return found


def _covers(duty_id: str, window: Window) -> bool:
    try:
        duty(duty_id, window.from_on)
    except NotInForce:
        return False
    return True


def _span(duty_id: str, window: Window, since: date | None, calendar: Calendar) -> Span:
    first, last = duty(duty_id, window.from_on), duty(duty_id, window.to_on)
    why = ""
    if since and window.from_on < since and first.per != "year":
        why = "xã thành lập trong khoảng này" if since <= window.to_on else "trước khi thành lập xã"
    elif (first.times, first.per) != (last.times, last.per):
        why = "luật đổi trong khoảng này"
    elif not any(calendar.is_working(day) for day in window.days()):
        why = "không có ngày làm việc"
    return Span(window, first, why)
