"""Named sets: the hours of a sitting, those still free, who is expected, who has to be told."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from dienhong.petitions.bookings.models import Booking
from dienhong.petitions.bookings.states import HOLDING, BookingState, Told
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.states import SittingState

if TYPE_CHECKING:
    from django.db.models import QuerySet


def hours_of(sitting: Sitting) -> list[time]:
    """Every hour of a sitting that can be kept: from its beginning, one after the other, the last one ends with it."""
    if not sitting.slot_minutes:
        return []
    step, day = timedelta(minutes=sitting.slot_minutes), sitting.planned_on
    hour, end = datetime.combine(day, sitting.begins), datetime.combine(day, sitting.ends)
    found = []
    while hour + step <= end:
        found.append(hour.time())
        hour += step
    return found


def instant_of(day: date, hour: time) -> datetime:
    """The instant of an hour in Vietnam."""
    return timezone.make_aware(datetime.combine(day, hour))


def free_hours(sittings: Iterable[Sitting], at: datetime) -> dict[str, list[time]]:
    """Code → hours still to be kept of sittings that are announced and ahead. One query."""
    open_ones = [one for one in sittings if one.standing and one.state == SittingState.PUBLISHED]
    taken: dict[str, set[time]] = defaultdict(set)
    rows = _holding().filter(sitting__in=[one.code for one in open_ones]).order_by()
    for code, hour in rows.values_list("sitting", "hour"):
        taken[code].add(hour)
    return {
        one.code: [
            hour for hour in hours_of(one) if hour not in taken[one.code] and instant_of(one.planned_on, hour) > at
        ]
        for one in open_ones
    }


def bookable(at: datetime) -> "QuerySet[Sitting]":
    """Announced sittings from today on that take bookings, the nearest first."""
    found = Sitting.objects.standing().filter(state=SittingState.PUBLISHED, slot_minutes__gt=0)
    return found.filter(planned_on__gte=timezone.localdate(at)).order_by("planned_on", "begins", "host", "code_number")


def expected_at(sitting: str) -> "QuerySet[Booking]":
    """Bookings of a sitting that hold an hour, by the hour, with who booked."""
    return _holding().filter(sitting=sitting).select_related("booker").order_by("hour", "code_number")


def upcoming(sitting: str) -> "QuerySet[Booking]":
    """Bookings of a sitting that nobody has met yet."""
    return Booking.objects.standing().filter(sitting=sitting, state=BookingState.BOOKED).order_by("hour", "code_number")


def number_booked(sitting: str) -> tuple[int, int]:
    """How many nobody has met yet, and how many of them left a way to be told of a change."""
    found = upcoming(sitting)
    return found.count(), found.filter(Q(booker__phone__gt="") | Q(booker__email__gt="")).count()


def bookings() -> "QuerySet[Booking]":
    """All of them, voided ones too: what the list shows."""
    return Booking.objects.select_related("booker")


def filtered(
    entries: "QuerySet[Booking]",
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    state: str = "",
    told: str = "",
) -> "QuerySet[Booking]":
    """The list as an officer narrows it."""
    if from_on:
        entries = entries.filter(comes_on__gte=from_on)
    if to_on:
        entries = entries.filter(comes_on__lte=to_on)
    if state:
        entries = entries.filter(state=state)
    return entries.filter(told=told) if told else entries


def to_see_to(day: date) -> "QuerySet[Booking]":
    """What the desk of a day is told of: whose booker is still to be told, and who holds an hour of it and was not met yet."""
    coming = Q(comes_on=day, state=BookingState.BOOKED)
    return Booking.objects.standing().filter(Q(told=Told.TO_TELL) | coming).order_by("comes_on", "hour", "code_number")


def _holding() -> "QuerySet[Booking]":
    return Booking.objects.standing().filter(state__in=HOLDING)
