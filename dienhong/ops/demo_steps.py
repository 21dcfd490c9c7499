"""The demo's acts in the order of their days: each is what an officer did at an instant, through a register's own action.

Data come from TOML files; an entry says when it was made (`at`) or the next working day after the fact is taken, and who
made it (`by`, an account). Entries name one another by keys; a key turns into a code when its act has been done.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from dienhong.law.calendar import Calendar
from dienhong.records.actor import Actor

FOLDER = Path(__file__).resolve().parents[2] / "demo" / "an_khanh"
OPENING, AFTERNOON = time(8, 15), time(16, 0)
BETWEEN = timedelta(minutes=2)  # one officer enters one line after another
OFFICE = "vpdu"

Row = dict[str, Any]


class DemoDataError(LookupError):
    """The demo files contradict themselves: a fault of ours, not of whoever loads them."""


@dataclass
class Ledger:
    """What has been done so far: codes by key ("document/cv-741", "unit/village/Cầu Đá") and who may act."""

    actors: dict[str, Actor]
    codes: dict[str, str] = field(default_factory=dict)
    last: datetime | None = None

    def code(self, key: str) -> str:
        """The code behind a key. Raises DemoDataError when that act has not been done yet."""
        try:
            return self.codes[key]
        except KeyError:
            raise DemoDataError(f"chưa có “{key}” khi cần đến") from None

    def code_if(self, key: str, name: str) -> str:
        """The code of `key/name`, or '' without a name."""
        return self.code(f"{key}/{name}") if name else ""

    def instant(self, planned: datetime) -> datetime:
        """When an act really happens: as planned, or shortly after the act before it."""
        self.last = max(planned, self.last + BETWEEN) if self.last else planned
        return self.last


Do = Callable[[Ledger, Actor, datetime], None]


@dataclass(frozen=True)
class Step:
    """One act: planned at an instant, by an account's post."""

    at: datetime
    by: str
    do: Do
    what: str

    def run(self, ledger: Ledger) -> None:
        """Do it, at its instant or shortly after the act before."""
        self.do(ledger, ledger.actors[self.by], ledger.instant(self.at))


def rows(name: str) -> Row:
    """One of the demo's files."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf8"))


def local(at: datetime) -> datetime:
    """An instant of a demo file, which writes the time of Vietnam."""
    return timezone.make_aware(at) if timezone.is_naive(at) else at


def opening_of(day: date) -> datetime:
    """When the office opens on that day, or on the first working day after it."""
    return local(datetime.combine(Calendar.load().next_working(day), OPENING))


def day_after(day: date) -> datetime:
    """When the office opens on the working day after a fact."""
    return opening_of(day + timedelta(days=1))


def afternoon_of(day: date) -> datetime:
    """Towards the end of that day's work."""
    return local(datetime.combine(day, AFTERNOON))


def planned(row: Row, fact: date, key: str = "at") -> datetime:
    """The instant the row gives, or the working day after the fact."""
    given = row.get(key)
    return local(given) if isinstance(given, datetime) else day_after(fact)


def in_order(steps: Iterable[Step]) -> Iterator[Step]:
    """Steps by their planned instants; those of one instant stay as they were told."""
    yield from sorted(steps, key=lambda step: step.at)
