"""The oracle: counts every day one by one over its own table of days off, and shares no code with the program."""

from __future__ import annotations

import tomllib
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

    def working(self, start: date, days: int, step: timedelta = ONE) -> tuple[date, list[date]]:
        """The `days`-th working day after `start` (before it, with a step of minus one), and the days off on the way."""
        day, counted, skipped = start, 0, []
        while counted < days:
            day = day + step
            if self.is_off(day):
                skipped.append(day)
            else:
                counted = counted + 1
        return day, skipped

    def calendar(self, start: date, days: int) -> tuple[date, list[date]]:
        """`days` days after `start`, moved to a working day, and the days it moved over."""
        day = start
        for _ in range(days):
            day = day + ONE
        moved = []
        while self.is_off(day):
            moved.append(day)
            day = day + ONE
        return day, moved

    def due(self, kind: str, start: date, days: int, count: str) -> date:
        if kind == "before":
            return self.working(start, days, -ONE)[0] if count == "working" else start - days * ONE
        return self.working(start, days)[0] if count == "working" else self.calendar(start, days)[0]


@pytest.fixture(scope="session")
def oracle() -> Oracle:
    table = tomllib.loads((DATA / "days_off.toml").read_text(encoding="utf-8"))
    return Oracle(frozenset(table["off"]), frozenset(table["worked"]))
