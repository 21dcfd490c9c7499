"""Items as the desk lists them: with the last day to publish and where they hang, narrowed, in the order of the book."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When

from dienhong.deadlines.models import Deadline
from dienhong.disclosure.clocks import PUBLISH_KEY
from dienhong.disclosure.contents import folded
from dienhong.disclosure.models import Item, Posting
from dienhong.disclosure.states import State

if TYPE_CHECKING:
    from django.db.models import QuerySet


def items() -> "QuerySet[Item]":
    """All items, voided ones too: what the list shows."""
    return Item.objects.all()


def with_clock(entries: "QuerySet[Item]") -> "QuerySet[Any]":
    """`due_on`: the last day to publish (None where the law's data have none); `hangs`: places where it hangs now."""
    clock = Deadline.objects.filter(code=OuterRef("pk"), key=PUBLISH_KEY).values("judged_on")[:1]
    hanging = Posting.objects.filter(item=OuterRef("pk"), to_on__isnull=True).order_by().values("item")
    return entries.annotate(
        due_on=Subquery(clock), hangs=Subquery(hanging.annotate(number=Count("pk")).values("number"))
    )


def in_hand(steps: Iterable[str]) -> "QuerySet[Any]":
    """Standing items whose version in preparation got as far as one of these steps, the oldest first; public ones of which
    proof is missing; those taken down of which papers hang still (`hangs` of them)."""
    open_ones = Posting.objects.filter(item=OuterRef("pk"), to_on__isnull=True).order_by().values("item")
    known: QuerySet[Any] = Item.objects.standing().annotate(
        hangs=Case(
            When(state=State.WITHDRAWN, then=Subquery(open_ones.annotate(number=Count("pk")).values("number"))),
            default=0,
        )
    )
    found = known.filter(Q(step__in=list(steps)) | Q(state=State.PUBLISHED, unproven=True) | Q(hangs__gt=0))
    return found.order_by("starts_on", "code_year", "code_number")


def in_order(entries: "QuerySet[Item]") -> "QuerySet[Item]":
    """The rows of the book: standing entries in the order they were told, those in preparation last."""
    known = entries.filter(voided_at__isnull=True)
    return known.order_by(F("published_on").asc(nulls_last=True), "code_year", "code_number")


def filtered(
    entries: "QuerySet[Any]",
    *,
    on: date,
    from_on: date | None = None,
    to_on: date | None = None,
    content: str = "",
    state: str = "",
    village: str = "",
    text: str = "",
) -> "QuerySet[Any]":
    """The list as an officer narrows it, by the day of decision and by where each stands on `on`; entries of `with_clock`.

    `state` is a state of the item, "late" for what should be public and is not, "changed" for what must be told anew.
    """
    states = {
        "late": Q(state=State.PREPARING, due_on__lt=on, voided_at__isnull=True),
        "changed": Q(state=State.PUBLISHED, changed_on__isnull=False),
    }
    if from_on:
        entries = entries.filter(decided_on__gte=from_on)
    if to_on:
        entries = entries.filter(decided_on__lte=to_on)
    if content:
        entries = entries.filter(content=content)
    if state:
        entries = entries.filter(states.get(state, Q(state=state)))
    if village:
        entries = entries.filter(Q(villages="") | Q(villages__contains=village))
    for word in folded(text).split():
        entries = entries.filter(folded__contains=word)
    return entries
