"""Named sets of the book: what anybody may read, by content, village and year; what hung where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Min, Q

from dienhong.disclosure.asked.states import QuestionState
from dienhong.disclosure.models import Item, ItemQuestion, Posting
from dienhong.disclosure.states import State

if TYPE_CHECKING:
    from django.db.models import QuerySet

NEWEST_FIRST = ("published_on", "code_year", "code_number")
"""The order of every public list, for `page.walk`: an index of the table has it, and no two items stand equal in it."""
TOLD = (QuestionState.SHOWN, QuestionState.ANSWERED)


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
    found: dict[str, Hung] = {}
    rows = Posting.objects.filter(item__in=list(codes)).order_by().values_list("item_id", "from_on", "to_on")
    for code, from_on, to_on in rows:
        before = found.get(code, Hung())
        since = max(filter(None, (before.since, from_on)), default=None) if to_on is None else before.since
        found[code] = Hung(since, before.count + 1)
    return found


def questions_about(code: str) -> "QuerySet[ItemQuestion]":
    """Questions about an item that an officer let stand, the newest first."""
    found = ItemQuestion.objects.standing().filter(item=code, state__in=TOLD)
    return found.order_by("-shown_on", "-code_year", "-code_number")
