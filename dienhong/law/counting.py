"""Counting days towards a limit, and keeping the reason of every day that was passed over.

The day of the event is not counted. A clock in working days passes over days off. A clock in calendar days that ends
on a day off runs to the next working day (Civil Code, table `counting.toml`). Days on which the matter was suspended
count in neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dienhong.law.calendar import Calendar
from dienhong.law.certainty import Certainty
from dienhong.law.tables import read_table

Count = Literal["calendar", "working"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was passed over, and why; `certainty` is that of the calendar for this day."""

    day: date
    reason: str
    certainty: Certainty = Certainty.VERIFIED


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension of the matter: its days do not count, from the day it was suspended to the eve of the day it went on.

    The statutes say that the time of suspension is not counted (Law 25/2018 art. 34; Decree 155/2026 art. 12); which of
    its two outer days counts they do not say. The day it goes on counts here: that is the earlier due day.
    """

    from_on: date
    until_on: date
    reason: str = "tạm đình chỉ"

    def __post_init__(self) -> None:
        if self.until_on < self.from_on:
            raise ValueError("a pause ends before it begins")

    def covers(self, day: date) -> bool:
        return self.from_on <= day < self.until_on


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a count ended. `worked` are weekend days that counted, or ended the count, as they are worked in exchange;
    `paused` the days that did not count because the matter was suspended."""

    end: date
    skipped: tuple[Skipped, ...] = ()
    moved: tuple[Skipped, ...] = ()
    worked: tuple[Skipped, ...] = ()
    paused: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class CountingRule:
    """A rule of counting with its article and grade."""

    cite: str
    certainty: Certainty


@lru_cache(maxsize=1)
def roll_forward_rule() -> CountingRule:
    """The rule that carries a calendar clock from a day off to the next working day."""
    row = read_table("counting.toml")["roll_forward"]
    return CountingRule(row["cite"], Certainty(row["checked"]["certainty"]))


def count_days(start: date, days: int, count: Count, calendar: Calendar, pauses: Sequence[Pause] = ()) -> Counted:
    """Count forward from the day after `start`; `days` ≥ 1. A calendar count that ends on a day off is moved."""
    if count == "working":
        return _count_working(start, days, calendar, step=1, pauses=pauses)
    end, paused = _count_calendar(start, days, pauses)
    moved: list[Skipped] = []
    while (reason := calendar.why_off(end)) is not None or _is_paused(end, pauses):
        if _is_paused(end, pauses):
            paused.append(end)
        else:
            moved.append(Skipped(end, reason or "", calendar.certainty_of(end)))
        end += timedelta(days=1)
    return Counted(end, moved=tuple(moved), worked=_worked(calendar, end), paused=tuple(paused))


def _count_calendar(start: date, days: int, pauses: Sequence[Pause]) -> tuple[date, list[date]]:
    if not pauses:
        return start + timedelta(days=days), []
    day, left, paused = start, days, []
    while left:
        day += timedelta(days=1)
        if _is_paused(day, pauses):
            paused.append(day)
        else:
            left -= 1
    return day, paused


def _is_paused(day: date, pauses: Sequence[Pause]) -> bool:
    return any(pause.covers(day) for pause in pauses)


def count_days_back(event: date, days: int, count: Count, calendar: Calendar) -> Counted:
    """The last day that still lies `days` before `event`, the event not counted.

    It is not moved when it falls on a day off: the Civil Code speaks of the end of a time limit, not of a notice that
    must come before something.
    """
    if count == "working":
        return _count_working(event, days, calendar, step=-1)
    return Counted(event - timedelta(days=days))


def _count_working(start: date, days: int, calendar: Calendar, *, step: int, pauses: Sequence[Pause] = ()) -> Counted:
    day, left = start, days
    skipped: list[Skipped] = []
    worked: list[Skipped] = []
    paused: list[date] = []
    while left:
        day += timedelta(days=step)
        if _is_paused(day, pauses):
            paused.append(day)
            continue
        reason = calendar.why_off(day)
        if reason is None:
            left -= 1
            worked.extend(_worked(calendar, day))
        else:
            skipped.append(Skipped(day, reason, calendar.certainty_of(day)))
    return Counted(day, skipped=tuple(skipped), worked=tuple(worked), paused=tuple(paused))


def _worked(calendar: Calendar, day: date) -> tuple[Skipped, ...]:
    reason = calendar.why_worked(day)
    return (Skipped(day, reason, calendar.certainty_of(day)),) if reason else ()
