"""Which days the commune's office works, and why it does not on the others.

Three layers, a later one wins: weekends; the public days generated from the `holidays` package (calendar.toml); our
own dated table of decisions (calendar_overrides.toml). A commune adds its local days as values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from dienhong.law.certainty import Certainty
from dienhong.law.tables import read_table

_SATURDAY = 5
_WEEKEND = {5: "Thứ Bảy", 6: "Chủ nhật"}


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A day that one commune (or its province) takes off or works, with the document that says so."""

    day: date
    working: bool
    reason: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One special day: off (`working` false) or a weekend day that is worked, the reason in Vietnamese, its grade.

    `by_decision`: it rests on a single decision for that day and not on the yearly list of holidays.
    """

    day: date
    working: bool
    reason: str
    certainty: Certainty
    by_decision: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off and worked weekend days. `first` to `last` are covered; after `decided_to` the days are expected only.

    Outside the covered years only weekends are known, and `is_known` says so.
    """

    entries: Mapping[date, DayEntry] = field(hash=False)
    first: date
    last: date
    decided_to: date

    @classmethod
    def load(cls) -> Calendar:
        """The packaged calendar, read once."""
        return _packaged()

    def with_local(self, days: Iterable[LocalDay]) -> Calendar:
        """This calendar with a commune's own days laid over it."""
        own = {row.day: DayEntry(row.day, row.working, _local_reason(row), Certainty.VERIFIED) for row in days}
        return replace(self, entries={**self.entries, **own}) if own else self

    def is_working(self, day: date) -> bool:
        entry = self.entries.get(day)
        return day.weekday() < _SATURDAY if entry is None else entry.working

    def why_off(self, day: date) -> str | None:
        """Vietnamese reason ("Thứ Bảy", "Tết Nguyên đán", "nghỉ bù Giỗ Tổ Hùng Vương"); None for a working day."""
        entry = self.entries.get(day)
        if entry is None:
            return _WEEKEND.get(day.weekday())
        return None if entry.working else entry.reason

    def why_worked(self, day: date) -> str | None:
        """Why a weekend day or a public day is worked ("làm bù cho ngày 02/01/2026"); None for an ordinary one."""
        entry = self.entries.get(day)
        return entry.reason if entry is not None and entry.working else None

    def certainty_of(self, day: date) -> Certainty:
        """How sure we are of what this day is. Weekends are; a day after `decided_to` is an expectation."""
        entry = self.entries.get(day)
        if entry is None:
            return Certainty.VERIFIED if self.is_known(day) else Certainty.INFERENCE
        if day > self.decided_to and entry.certainty.may_block:
            return Certainty.INFERENCE
        return entry.certainty

    def is_doubtful(self, day: date) -> bool:
        """True when somebody should look at the decision behind this day before relying on it."""
        entry = self.entries.get(day)
        grade = self.certainty_of(day)
        return not grade.may_block or (entry is not None and entry.by_decision and not grade.is_firm)

    def is_known(self, day: date) -> bool:
        """False outside the years for which public days are listed."""
        return self.first <= day <= self.last

    def next_working(self, day: date) -> date:
        """The first working day on or after `day`."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


def _local_reason(row: LocalDay) -> str:
    return f"{row.reason} ({row.document})" if row.document else row.reason


@lru_cache(maxsize=1)
def _packaged() -> Calendar:
    generated = read_table("calendar.toml")
    ours = read_table("calendar_overrides.toml")
    entries: dict[date, DayEntry] = {}
    grade = Certainty(generated["certainty"])
    for working, rows in ((False, generated["off"]), (True, generated["worked"])):
        for row in rows:
            entries[row["day"]] = DayEntry(row["day"], working, row["reason"], grade)
    for row in ours["override"]:
        grade = Certainty(row["certainty"])
        entries[row["day"]] = DayEntry(row["day"], row["working"], row["reason"], grade, by_decision=True)
    first, last = generated["first_year"], generated["last_year"]
    return Calendar(entries, date(first, 1, 1), date(last, 12, 31), ours["coverage"]["decided_to"])
