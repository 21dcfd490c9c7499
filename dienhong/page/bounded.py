"""A page of a long list at the desk, which does not count the whole book to say how long it is: "hơn 1.000" beyond a thousand."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dienhong.page.walk import MOST_COUNTED


@dataclass(frozen=True)
class Part:
    """The rows of a page. `first` counts from 1; `total` stops at MOST_COUNTED, then `more` says that there are more."""

    rows: list[Any]
    number: int
    first: int
    total: int
    more: bool
    has_next: bool

    @property
    def last(self) -> int:
        """The place of the last row; 0 of none."""
        return self.first + len(self.rows) - 1 if self.rows else 0


def part_of(entries: "QuerySet[Any]", number: int, size: int) -> Part:
    """The page with a number; beyond the end the last one. Two queries, four for a page beyond the end of a long book."""
    number = max(1, number)
    total = entries.order_by()[: MOST_COUNTED + 1].count()
    more = total > MOST_COUNTED
    if not more:
        number = min(number, _pages(total, size))
    rows = _rows(entries, number, size)
    if more and not rows:
        number = _pages(entries.count(), size)
        rows = _rows(entries, number, size)
    first = (number - 1) * size + 1 if rows else 0
    return Part(rows[:size], number, first, min(total, MOST_COUNTED), more, len(rows) > size)


def _pages(total: int, size: int) -> int:
    return max(1, -(-total // size))


def _rows(entries: "QuerySet[Any]", number: int, size: int) -> list[Any]:
    """Those of the page, and one more when another page follows."""
    return list(entries[(number - 1) * size : number * size + 1])
