"""Sets of items that figures are made of: what was told in a window, in time, overdue, and proven to have hung."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from dienhong.commune.queries import villages_on
from dienhong.disclosure.desk_queries import with_clock
from dienhong.disclosure.models import Item, Posting
from dienhong.disclosure.proofs.grid import places_of, proven_by
from dienhong.disclosure.requirements import POSTING, asked_of, stay
from dienhong.law.calendar import Calendar
from dienhong.law.disclosure import longest_stay
from dienhong.law.periods import Window

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Days off on end, Tết with the weekends and swapped days around it, are fewer.
LONGEST_REST = 30
CHUNK = 500


def published_in(window: Window) -> "QuerySet[Item]":
    """Items first made public in the window, withdrawn since or not."""
    return Item.objects.standing().filter(published_on__gte=window.from_on, published_on__lte=window.to_on)


def due_in(window: Window) -> "QuerySet[Any]":
    """Items whose last day to publish lies in the window: those still in preparation are among them."""
    return with_clock(Item.objects.standing()).filter(due_on__gte=window.from_on, due_on__lte=window.to_on)


def published_in_time(window: Window) -> "QuerySet[Any]":
    """Of those due in the window the ones public by that day."""
    return due_in(window).filter(published_on__lte=F("due_on"))


def overdue_at(window: Window) -> "QuerySet[Any]":
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


def _read_back() -> timedelta:
    """How far before a window something can have been told whose hanging ends in it: the longest stay of the law, were it of
    working days, with the weekends and the longest run of days off between them."""
    return timedelta(days=2 * longest_stay() + LONGEST_REST)


def posting_due_in(window: Window, calendar: Calendar) -> "list[Item]":
    """Items that had to hang for a number of days, counted from the day they were told, and those days ended in the window."""
    near = Item.objects.standing().filter(
        published_on__gte=window.from_on - _read_back(), published_on__lte=window.to_on, permanent=False
    )
    return [
        item
        for item in near.order_by("code_year", "code_number")
        if item.published_on
        and (asked := asked_of(item.content, item.sector, item.starts_on, item.published_on).of(POSTING)).is_owed
        and (days := stay(asked.stays, item.published_on, calendar)) is not None
        and window.from_on <= days.strict <= window.to_on
    ]


def posting_proven(window: Window, calendar: Calendar) -> "list[Item]":
    """Of those the ones proven, by the end of the window, to have hung all their days at every place of the law."""
    found = posting_due_in(window, calendar)
    postings: dict[str, list[Posting]] = {item.code: [] for item in found}
    codes = list(postings)
    for start in range(0, len(codes), CHUNK):
        for one in Posting.objects.filter(item__in=codes[start : start + CHUNK], from_on__lte=window.to_on):
            postings[one.item_id].append(one)
    days = {item.published_on for item in found if item.published_on}
    villages = {day: tuple(villages_on(day).values_list("code", flat=True)) for day in days}
    return [item for item in found if _everywhere(item, postings[item.code], villages, window.to_on, calendar)]


def _everywhere(
    item: Item, postings: list[Posting], villages: dict[date, tuple[str, ...]], on: date, calendar: Calendar
) -> bool:
    told_on = item.published_on or on
    asked = asked_of(item.content, item.sector, item.starts_on, told_on).of(POSTING)
    places = places_of(asked, item.village_codes or villages[told_on])
    return all(proven_by(place, postings, asked, on, calendar) for place in places)
