"""The clocks of an item as anybody may read them: the law's answer with its reasons, counted anew from the item's own days.

A day on which the law did not stand, or a sector rule that is not known that day, gives no clock; nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from dienhong.disclosure.models import Item, Posting
from dienhong.disclosure.proofs.grid import lacking
from dienhong.disclosure.requirements import POSTING, Asked, asked_of, last_day
from dienhong.law.calendar import Calendar
from dienhong.law.disclosure import Requirement
from dienhong.law.limits import Due, NotInForce, due


def requirements(item: Item) -> tuple[Requirement, ...]:
    """What the law asks of each form; a matter older than the law is asked what the law asked on the day it was told."""
    return _asked(item).requirements


def publishing(item: Item, calendar: Calendar) -> Due | None:
    """By when it had to be public."""
    asked = _asked(item)
    return _due(asked.publish, item.starts_on, calendar) if asked.publish else None


class Dated(Protocol):
    """An item, or a line of a list of them: what its clocks hang on."""

    @property
    def content(self) -> str: ...

    @property
    def sector(self) -> str: ...

    @property
    def starts_on(self) -> date: ...

    @property
    def published_on(self) -> date | None: ...

    @property
    def permanent(self) -> bool: ...


def taking_down(item: Dated, from_on: date, calendar: Calendar) -> Due | None:
    """The first day on which a paper put up on `from_on` may come down; None where it stays for good or no law says."""
    if item.permanent:
        return None
    return _coming_down(
        item.content, item.sector, item.starts_on, item.published_on or item.starts_on, from_on, calendar
    )


@lru_cache(maxsize=1024)
def _coming_down(content: str, sector: str, starts_on: date, on: date, from_on: date, calendar: Calendar) -> Due | None:
    """The law's answer hangs on nothing else: a list of many items counts each but once."""
    asked = asked_of(content, sector, starts_on, on)
    stays = next((one.stays for one in asked.requirements if one.form.id == POSTING), "")
    return _due(stays, from_on, calendar) if stays else None


@dataclass(frozen=True, slots=True)
class Posted:
    """Where an item's paper stands: the papers that hang now (else those that hung), from when, and how long they must
    (`until`: the day on which the last may come down, with how it was counted). `wanted` are the places of the law (""
    for the office, codes of villages), `missing` those of them without the version shown."""

    papers: tuple[Posting, ...]
    hanging: bool
    from_on: date | None
    to_on: date | None
    until: Due | None
    wanted: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def last(self) -> date | None:
        """The last day until the end of which it hangs everywhere."""
        return last_day(self.until.due) if self.until else None

    @property
    def ever(self) -> bool:
        """Whether it was ever posted."""
        return bool(self.papers)


def posted(item: Item, papers: list[Posting], villages: Sequence[str], on: date, calendar: Calendar) -> Posted:
    """What the postings of an item come to on a day; `villages` are those of the whole commune."""
    wanted, missing = lacking(item, papers, _asked(item).of(POSTING), villages, on, calendar)
    places = (tuple(wanted), tuple(missing))
    hanging = [paper for paper in papers if paper.to_on is None]
    shown = tuple(hanging or papers)
    if not shown:
        return Posted((), False, None, None, None, *places)
    first, last = min(paper.from_on for paper in shown), max(paper.from_on for paper in shown)
    ends = [paper.to_on for paper in shown if paper.to_on is not None]
    until = taking_down(item, last, calendar) if hanging else None
    return Posted(shown, bool(hanging), first, max(ends, default=None), until, *places)


def _asked(item: Item) -> Asked:
    return asked_of(item.content, item.sector, item.starts_on, item.published_on or item.starts_on)


def _due(limit: str, start: date, calendar: Calendar) -> Due | None:
    try:
        return due(limit, start, calendar=calendar)
    except NotInForce:
        return None
