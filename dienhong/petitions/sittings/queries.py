"""Named sets of sittings: the list, the month, what is to be announced, what was missed, what anybody may see."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q

from dienhong.law.periods import Window
from dienhong.petitions.models import Reception
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.states import OPEN, SittingState

if TYPE_CHECKING:
    from django.db.models import QuerySet

MISSED, LATE = "missed", "late"


def sittings() -> "QuerySet[Any]":
    """All sittings, voided ones too: what the list shows. `kept`: a standing reception is linked."""
    return Sitting.objects.annotate(kept=Exists(Reception.objects.standing().filter(pk=OuterRef("reception"))))


def planned_in(window: Window) -> "QuerySet[Sitting]":
    """Standing sittings of the window that were neither put off nor dropped, in order of day and hour."""
    found = Sitting.objects.standing().exclude(state__in=(SittingState.POSTPONED, SittingState.CANCELLED))
    return found.filter(planned_on__gte=window.from_on, planned_on__lte=window.to_on).order_by(
        "planned_on", "begins", "host", "code_number"
    )


def announced(on: date, until: date) -> "QuerySet[Sitting]":
    """What anybody may see: announced sittings from a day on, those put off or dropped since too (and it says so)."""
    return announced_between(on, until, on=on)


def announced_between(from_on: date, until: date, *, on: date) -> "QuerySet[Sitting]":
    """Sittings of these days that were announced by the day `on`, in order of day and hour."""
    found = Sitting.objects.standing().filter(published_on__isnull=False, published_on__lte=on)
    return found.filter(planned_on__gte=from_on, planned_on__lte=until).order_by(
        "planned_on", "begins", "host", "code_number"
    )


def to_publish(until: date) -> "QuerySet[Sitting]":
    """Planned sittings not announced yet whose last day to do so is up to a day, the nearest first."""
    return (
        sittings()
        .filter(_unannounced(until), voided_at__isnull=True)
        .order_by("publish_by", "planned_on", "code_number")
    )


def waiting(on: date, until: date) -> "QuerySet[Sitting]":
    """What the calendar asks of its keeper on a day: to announce up to a day, or to say what became of a past sitting."""
    ahead = _unannounced(until) & Q(planned_on__gte=on)
    return sittings().filter(ahead | _missed(on), voided_at__isnull=True).order_by("planned_on", "code_number")


def missed(on: date) -> "QuerySet[Sitting]":
    """Sittings whose day is over without a standing reception, the oldest first."""
    return sittings().filter(_missed(on), voided_at__isnull=True).order_by("planned_on", "code_number")


def pending(window: Window, on: date) -> "QuerySet[Sitting]":
    """Sittings of the window that are still to come, today's included."""
    return planned_in(window).filter(state__in=OPEN, planned_on__gte=on)


def publishable(window: Window) -> "QuerySet[Sitting]":
    """Sittings of the window that had to be announced ahead: not ad hoc, not dropped; those put off are told by the new."""
    return planned_in(window).filter(publish_by__isnull=False)


def published_in_time(window: Window) -> "QuerySet[Sitting]":
    """Those of them announced by their last day."""
    return publishable(window).filter(published_on__lte=F("publish_by"))


def sittings_kept(window: Window) -> "QuerySet[Sitting]":
    """Sittings of the window at which the host really received."""
    held = Exists(Reception.objects.standing().filter(pk=OuterRef("reception")))
    return planned_in(window).filter(held)


def filtered(
    entries: "QuerySet[Sitting]",
    *,
    on: date,
    from_on: date | None = None,
    to_on: date | None = None,
    host: str = "",
    state: str = "",
) -> "QuerySet[Sitting]":
    """The list as an officer narrows it; `state` may be "missed" or "late" beside the stored states."""
    if from_on:
        entries = entries.filter(planned_on__gte=from_on)
    if to_on:
        entries = entries.filter(planned_on__lte=to_on)
    if host:
        entries = entries.filter(host=host)
    if state == MISSED:
        entries = entries.filter(_missed(on))
    elif state == LATE:
        entries = entries.filter(published_on__gt=F("publish_by"))
    elif state:
        entries = entries.filter(state=state)
    return entries


def receptions_for(sitting: Sitting) -> "QuerySet[Reception]":
    """Standing receptions of its host on its day that no other sitting claims: what may be linked to it."""
    claimed = Sitting.objects.standing().exclude(pk=sitting.pk).filter(reception=OuterRef("pk"))
    found = Reception.objects.standing().filter(held_on=sitting.planned_on, host=sitting.host)
    return found.filter(~Exists(claimed)).order_by("code_year", "code_number")


def sitting_of(reception: str) -> Sitting | None:
    """The standing sitting that a reception kept."""
    return Sitting.objects.standing().filter(reception=reception).first()


def _missed(on: date) -> Q:
    return Q(planned_on__lt=on) & (Q(state__in=OPEN) | Q(state=SittingState.HELD, kept=False))


def _unannounced(until: date) -> Q:
    return Q(state=SittingState.PLANNED, publish_by__isnull=False, publish_by__lte=until)
