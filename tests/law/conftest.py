"""The oracle: counts every day one by one over its own table of days off, and shares no code with the program."""

from __future__ import annotations

import tomllib
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a loaded machine must not fail a test
settings.load_profile("untimed")

DATA = Path(__file__).resolve().parent.parent / "data"
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Oracle:
    off: frozenset[date]
    worked: frozenset[date]

    def is_off(self, day: date) -> bool:
        if day in self.worked:
            return False
        return day in self.off or day.strftime("%a") in {"Sat", "Sun"}

    def working(
        self, start: date, days: int, step: timedelta = ONE, still: Set[date] = frozenset()
    ) -> tuple[date, list[date]]:
        """The `days`-th working day after `start` (before it, with a step of minus one), and the days off on the way.

        `still` are the days on which the clock stood still.
        """
        day, counted, skipped = start, 0, []
        while counted < days:
            day = day + step
            if day in still:
                pass
            elif self.is_off(day):
                skipped.append(day)
            else:
                counted = counted + 1
        return day, skipped

    def calendar(self, start: date, days: int, still: Set[date] = frozenset()) -> tuple[date, list[date]]:
        """`days` days after `start`, moved to a working day, and the days it moved over."""
        day, counted = start, 0
        while counted < days:
            day = day + ONE
            if day not in still:
                counted = counted + 1
        moved = []
        while self.is_off(day) or day in still:
            if day not in still:
                moved.append(day)
            day = day + ONE
        return day, moved

    def count(
        self, kind: str, start: date, days: int, count: str, still: Set[date] = frozenset()
    ) -> tuple[date, list[date]]:
        """Where a term ends, and the days off it passed over or was moved over; a notice ahead never stands still."""
        if kind == "before":
            return self.working(start, days, -ONE) if count == "working" else (start - days * ONE, [])
        return self.working(start, days, ONE, still) if count == "working" else self.calendar(start, days, still)

    def due(self, kind: str, start: date, days: int, count: str, still: Set[date] = frozenset()) -> date:
        return self.count(kind, start, days, count, still)[0]


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    table = tomllib.loads((DATA / "days_off.toml").read_text(encoding="utf-8"))
    return Oracle(frozenset(table["off"]), frozenset(table["worked"]))
