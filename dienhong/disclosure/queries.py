"""Named sets of items. A list on screen, the book, and a figure in a report that bear the same words are the same function."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, OuterRef, Q, Subquery

from dienhong.commune.queries import local_calendar, villages_on
from dienhong.deadlines.models import Deadline
from dienhong.disclosure.clocks import PUBLISH_KEY
from dienhong.disclosure.contents import folded
from dienhong.disclosure.models import Item, Posting
from dienhong.disclosure.proofs.grid import places_of, proven_by
from dienhong.disclosure.requirements import POSTING, asked_of, stay
from dienhong.disclosure.states import State
from dienhong.law.calendar import Calendar
from dienhong.law.periods import Window

if TYPE_CHECKING:
    from django.db.models import QuerySet

LONGEST_STAY = timedelta(days=90)
"""Nothing that must hang was told longer before the day its hanging ends: how far back a window is read."""
CHUNK = 500


def items() -> "QuerySet[Item]":
    """All items, voided ones too: what the list shows."""
    return Item.objects.all()


def public_items() -> "QuerySet[Item]":
    """What anybody may read now, the newest first."""
    found = Item.objects.standing().filter(state=State.PUBLISHED)
    return found.order_by("-published_on", "-code_year", "-code_number")


def with_clock(entries: "QuerySet[Item]") -> "QuerySet[Any]":
    """`due_on`: the last day to publish (None where the law's data have none); `hangs`: places where it hangs now."""
    clock = Deadline.objects.filter(code=OuterRef("pk"), key=PUBLISH_KEY).values("judged_on")[:1]
    hanging = Posting.objects.filter(item=OuterRef("pk"), to_on__isnull=True).order_by().values("item")
    return entries.annotate(
        due_on=Subquery(clock), hangs=Subquery(hanging.annotate(number=Count("pk")).values("number"))
    )


def published_in(window: Window) -> "QuerySet[Item]":
    """Items first made public in the window, withdrawn since or not."""
    return Item.objects.standing().filter(published_on__gte=window.from_on, published_on__lte=window.to_on)


def due_in(window: Window) -> "QuerySet[Item]":
    """Items whose last day to publish lies in the window: those still in preparation are among them."""
    return with_clock(Item.objects.standing()).filter(due_on__gte=window.from_on, due_on__lte=window.to_on)


def published_in_time(window: Window) -> "QuerySet[Item]":
    """Of those due in the window the ones public by that day."""
    return due_in(window).filter(published_on__lte=F("due_on"))


def overdue_at(window: Window) -> "QuerySet[Item]":
    """Items that on the window's last day were past their day and not public yet, whenever they were decided."""
    not_yet = Q(published_on__isnull=True) | Q(published_on__gt=window.to_on)
    return with_clock(Item.objects.standing()).filter(not_yet, due_on__lt=window.to_on)


def public_on(day: date) -> "QuerySet[Item]":
    """Items that anybody could read at the end of a day."""
    still = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    return (
        Item.objects.standing()
        .filter(still, published_on__lte=day)
        .order_by("published_on", "code_year", "code_number")
    )


def posting_due_in(window: Window) -> "list[Item]":
    """Items that had to hang for a number of days, counted from the day they were told, and those days ended in the window."""
    calendar = local_calendar()
    near = Item.objects.standing().filter(
        published_on__gte=window.from_on - LONGEST_STAY, published_on__lte=window.to_on, permanent=False
    )
    return [
        item
        for item in near.order_by("code_year", "code_number")
        if item.published_on
        and (asked := asked_of(item.content, item.sector, item.starts_on, item.published_on).of(POSTING)).is_owed
        and (days := stay(asked.stays, item.published_on, calendar)) is not None
        and window.from_on <= days.strict <= window.to_on
    ]


def posting_proven(window: Window) -> "list[Item]":
    """Of those the ones proven, by the end of the window, to have hung all their days at every place of the law."""
    found = posting_due_in(window)
    postings: dict[str, list[Posting]] = {item.code: [] for item in found}
    codes = list(postings)
    for start in range(0, len(codes), CHUNK):
        for one in Posting.objects.filter(item__in=codes[start : start + CHUNK], from_on__lte=window.to_on):
            postings[one.item_id].append(one)
    days = {item.published_on for item in found if item.published_on}
    villages = {day: tuple(villages_on(day).values_list("code", flat=True)) for day in days}
    calendar = local_calendar()
    return [item for item in found if _everywhere(item, postings[item.code], villages, window.to_on, calendar)]


def _everywhere(
    item: Item, postings: list[Posting], villages: dict[date, tuple[str, ...]], on: date, calendar: Calendar
) -> bool:
    told_on = item.published_on or on
    asked = asked_of(item.content, item.sector, item.starts_on, told_on).of(POSTING)
    places = places_of(asked, item.village_codes or villages[told_on])
    return all(proven_by(place, postings, asked, on, calendar) for place in places)


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
