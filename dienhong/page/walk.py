"""A long list walked by place and not by number: the last page of a hundred thousand rows costs what the first costs.

A page begins where another ended (`?sau=`, `?truoc=`) or at the end (`?cuoi=1`). Rows are counted to a thousand at most.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet
from django.http import QueryDict

from dienhong.law.dates_vi import number_vi
from dienhong.records.prepared import Prepared, PreparedCount

R = TypeVar("R")
PAGE = 20
MOST_COUNTED = 1_000
KEYS = ("truoc", "sau", "cuoi")
KEPT = 128  # questions: filters and places asked lately


@dataclass(frozen=True)
class Walk:
    """One page. `total` is exact up to MOST_COUNTED; `total_vi` says "hơn 1.000" beyond."""

    rows: list[Any]
    total: int
    total_vi: str
    newer_url: str = ""
    older_url: str = ""
    newest_url: str = ""
    oldest_url: str = ""


NOTHING = Walk(rows=[], total=0, total_vi="0")


@dataclass(frozen=True)
class Step:
    """Where a page begins: behind a place, before one, or at the end."""

    newer: tuple[Any, ...] | None
    older: tuple[Any, ...] | None
    last: bool

    @property
    def backwards(self) -> bool:
        """Whether the rows are found from the end of the page on."""
        return self.last or self.newer is not None


class Walker(Generic[R]):
    """One long list under the filters it has. `entries(**asked)` gives its entries; `fields` are a day and then whole numbers,
    together unique, and the greatest come first. A row has the values of `columns`, `fields` among them, and `read` makes
    something of them. What is asked of the database is made once for each filter and place."""

    def __init__(
        self,
        entries: "Callable[..., QuerySet[Any]]",
        fields: Sequence[str],
        *,
        columns: Sequence[str],
        read: Callable[[tuple[Any, ...]], R],
        size: int = PAGE,
    ) -> None:
        self.entries, self.fields, self.columns, self.read, self.size = entries, tuple(fields), columns, read, size
        self._rows = lru_cache(maxsize=KEPT)(self._prepared)
        self._count = lru_cache(maxsize=KEPT)(self._counting)

    def page(self, query: QueryDict, **asked: Hashable) -> Walk:
        """The page that `query` asks for. A place that does not read is taken for the first page. Two queries."""
        fields = self.fields
        step = Step(_place(query.get("truoc"), fields), _place(query.get("sau"), fields), "cuoi" in query)
        narrowed = tuple(sorted(asked.items()))
        found = self._rows(step, narrowed).rows()
        more, rows = len(found) > self.size, [self.read(row) for row in found[: self.size]]
        if step.backwards:
            rows.reverse()
            has_newer, has_older = more, not step.last
        else:
            has_newer, has_older = step.older is not None, more
        total = self._count(narrowed).ask()
        return Walk(
            rows=rows,
            total=total,
            total_vi=f"hơn {number_vi(MOST_COUNTED)}" if total > MOST_COUNTED else number_vi(total),
            newer_url=_url(query, truoc=_cursor(rows[0], fields)) if rows and has_newer else "",
            older_url=_url(query, sau=_cursor(rows[-1], fields)) if rows and has_older else "",
            newest_url=_url(query) if has_newer else "",
            oldest_url=_url(query, cuoi="1") if has_older else "",
        )

    def _prepared(self, step: Step, asked: tuple[tuple[str, Hashable], ...]) -> Prepared:
        found = self.entries(**dict(asked))
        if step.newer is not None:
            found = _beyond(found, self.fields, step.newer, "gt")
        elif step.older is not None and not step.backwards:
            found = _beyond(found, self.fields, step.older, "lt")
        order = self.fields if step.backwards else [f"-{name}" for name in self.fields]
        return Prepared(found.order_by(*order).values_list(*self.columns)[: self.size + 1])

    def _counting(self, asked: tuple[tuple[str, Hashable], ...]) -> PreparedCount:
        return PreparedCount(self.entries(**dict(asked)), MOST_COUNTED + 1)


def _beyond(entries: "QuerySet[Any]", fields: Sequence[str], place: Sequence[Any], way: str) -> "QuerySet[Any]":
    """Rows past a place. The first condition alone is one an index can begin at; the others settle who stands equal."""
    steps = [
        Q(**dict(zip(fields[:number], place[:number], strict=True)), **{f"{fields[number]}__{way}": place[number]})
        for number in range(len(fields))
    ]
    return entries.filter(**{f"{fields[0]}__{way}e": place[0]}).filter(reduce(or_, steps))


def _cursor(row: Any, fields: Sequence[str]) -> str:
    return "_".join(str(getattr(row, name)) for name in fields)


def _place(text: str | None, fields: Sequence[str]) -> tuple[Any, ...] | None:
    first, *others = (text or "").split("_")
    if len(others) != len(fields) - 1 or not all(one.isascii() and one.isdecimal() and len(one) < 10 for one in others):
        return None
    try:
        return (date.fromisoformat(first), *(int(one) for one in others))
    except ValueError:
        return None


def _url(query: QueryDict, **changes: str) -> str:
    copy = query.copy()
    for name in KEYS:
        copy.pop(name, None)
    for name, value in changes.items():
        copy[name] = value
    return f"?{copy.urlencode()}" if copy else "?"
