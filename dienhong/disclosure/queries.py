"""Named sets of the book: what anybody may read, by content, village and year; what hung where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Case, Count, Max, Min, Q, When

from dienhong.disclosure.asked.states import TOLD
from dienhong.disclosure.models import Item, ItemQuestion, Posting
from dienhong.disclosure.states import State
from dienhong.records.prepared import Prepared, as_day

if TYPE_CHECKING:
    from django.db.models import QuerySet

NEWEST_FIRST = ("published_on", "code_year", "code_number")
"""The order of every public list, for `page.walk`: an index of the table has it, and no two items stand equal in it."""


def public_items() -> "QuerySet[Item]":
    """What anybody may read now."""
    return Item.objects.standing().filter(state=State.PUBLISHED)


def items_for(
    *, content: str = "", village: str = "", year: int | None = None, hanging: bool = False
) -> "QuerySet[Item]":
    """Public items of one content, of one village (with those of the whole commune), of a year, hanging somewhere now."""
    found = public_items()
    if content:
        found = found.filter(content=content)
    if village:
        found = found.filter(Q(villages="") | Q(villages__contains=village))
    if year:
        found = found.filter(published_on__gte=date(year, 1, 1), published_on__lte=date(year, 12, 31))
    if hanging:
        found = found.filter(pk__in=Posting.objects.filter(to_on__isnull=True).values("item"))
    return found


class Line(NamedTuple):
    """What a line of the public list needs of an item; the rest of it is long."""

    published_on: date
    code_year: int
    code_number: int
    code: str
    title: str
    content: str
    sector: str
    starts_on: date
    villages: str
    permanent: bool

    @classmethod
    def read(cls, row: tuple[Any, ...]) -> "Line":
        """Out of the values of its own fields."""
        line = cls._make(row)
        return line._replace(published_on=as_day(line.published_on), starts_on=as_day(line.starts_on))


def first_year() -> int | None:
    """The year of the oldest public item."""
    day = public_items().aggregate(day=Min("published_on"))["day"]
    return day.year if day else None


@dataclass(frozen=True, slots=True)
class Hung:
    """Where an item's paper is: the latest day on which one that still hangs was put up (None: none hangs), and how many
    there ever were."""

    since: date | None = None
    count: int = 0


def hung(codes: Iterable[str]) -> dict[str, Hung]:
    """For each item that was ever posted; one query."""
    asked = tuple(codes)
    rows = _papers(len(asked)).rows(asked) if asked else ()
    return {code: Hung(as_day(since) if since else None, count) for code, since, count in rows}


@lru_cache(maxsize=32)
def _papers(items: int) -> Prepared:
    """The papers of so many items, counted by item."""
    papers = Posting.objects.filter(item__in=[str(place) for place in range(items)]).order_by().values_list("item_id")
    since = Max(Case(When(to_on__isnull=True, then="from_on")))
    return Prepared(papers.annotate(since=since, count=Count("id")))


def shown_questions() -> "QuerySet[ItemQuestion]":
    """Questions that an officer let stand beside what anybody may read now."""
    return ItemQuestion.objects.standing().filter(item__in=public_items().values("pk"), state__in=TOLD)


def questions_about(code: str) -> "QuerySet[ItemQuestion]":
    """Questions about an item that an officer let stand, the newest first."""
    found = ItemQuestion.objects.standing().filter(item=code, state__in=TOLD)
    return found.order_by("-shown_on", "-code_year", "-code_number")
