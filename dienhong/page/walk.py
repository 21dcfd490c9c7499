"""A long list walked by place and not by number: the last page of a hundred thousand rows costs what the first costs.

A page begins where another ended (`?sau=`, `?truoc=`) or at the end (`?cuoi=1`). Rows are counted to a thousand at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from dienhong.law.dates_vi import number_vi

PAGE = 20
MOST_COUNTED = 1_000
KEYS = ("truoc", "sau", "cuoi")


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


def walk(entries: "QuerySet[Any]", query: QueryDict, fields: Sequence[str], size: int = PAGE) -> Walk:
    """The page of `entries` that `query` asks for, the greatest `fields` first: a day, then whole numbers, together unique.

    A place that does not read is taken for the first page. Two queries.
    """
    newer, older = _place(query.get("truoc"), fields), _place(query.get("sau"), fields)
    backwards = "cuoi" in query or newer is not None
    found = entries
    if newer is not None:
        found = _beyond(entries, fields, newer, "gt")
    elif older is not None and not backwards:
        found = _beyond(entries, fields, older, "lt")
    order = fields if backwards else [f"-{name}" for name in fields]
    rows = list(found.order_by(*order)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
        has_newer, has_older = more, "cuoi" not in query
    else:
        has_newer, has_older = older is not None, more
    total = entries.order_by()[: MOST_COUNTED + 1].count()
    return Walk(
        rows=rows,
        total=total,
        total_vi=f"hơn {number_vi(MOST_COUNTED)}" if total > MOST_COUNTED else number_vi(total),
        newer_url=_url(query, truoc=_cursor(rows[0], fields)) if rows and has_newer else "",
        older_url=_url(query, sau=_cursor(rows[-1], fields)) if rows and has_older else "",
        newest_url=_url(query) if has_newer else "",
        oldest_url=_url(query, cuoi="1") if has_older else "",
    )


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
