"""One evaluation of an indicator gives its value and its evidence from the same rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dienhong.indicators.computed import Computed, Part, UnknownPart
from dienhong.law.periods import Window

__all__ = ["Computed", "Part", "UnknownPart", "compute", "compute_many", "declared"]

Wanted = tuple[str, Window]


def compute(indicator_id: str, window: Window, *, since: date | None = None) -> Computed:
    """`compute_many` of one. Raises UnknownIndicator."""
    return compute_many([(indicator_id, window)], since=since)[indicator_id, window]


def compute_many(wanted: Iterable[Wanted], *, since: date | None = None) -> dict[Wanted, Computed]:
    """Evaluate indicators over windows; a set of entries that several of them share is read once.

    Days before `since`, the commune's first day, need no closing. Raises UnknownIndicator.
    """
    raise NotImplementedError


def declared(key: str, on: date) -> Computed | None:
    """The fact `key` as declared up to the day `on`, as a figure; None when nobody has declared it."""
    raise NotImplementedError
