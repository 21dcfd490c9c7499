"""Named sets. A list on screen, the book, and a figure in a report that bear the same words are the same function."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, Sum

from dienhong.law.periods import Window
from dienhong.law.thresholds import threshold
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.states import SessionKind

if TYPE_CHECKING:
    from django.db.models import QuerySet


def receptions() -> "QuerySet[Reception]":
    """All sessions, voided ones too, with the columns of the list: visits, people, still to be answered."""
    return Reception.objects.annotate(
        visits_count=Count("visits"),
        people=Sum("visits__people_count", default=0),
        unanswered=Count("visits", filter=Q(visits__answered_on__isnull=True)),
    )


def receptions_held(window: Window) -> "QuerySet[Reception]":
    """Sessions held in the window, by the day they were held. A briefing with village heads is none."""
    return Reception.objects.standing().filter(held_on__gte=window.from_on, held_on__lte=window.to_on)


def received_by_head(host: str, window: Window) -> "QuerySet[Reception]":
    """Periodic sessions of the window that the head of this host held himself, in order: a deputy's day is not his."""
    found = receptions_held(window).filter(host=host, kind=SessionKind.PERIODIC, is_delegated=False)
    return found.order_by("held_on", "code_year", "code_number")


def beside_head(host: str, window: Window) -> "QuerySet[Reception]":
    """Sessions of this host in the window that do not count as the head's duty: delegated, ad hoc."""
    found = receptions_held(window).filter(host=host).exclude(kind=SessionKind.REGULAR)
    found = found.exclude(kind=SessionKind.PERIODIC, is_delegated=False)
    return found.order_by("held_on", "code_year", "code_number")


def visits_received(window: Window) -> "QuerySet[Visit]":
    """Visits in the standing sessions of the window."""
    return Visit.objects.filter(
        reception__voided_at__isnull=True,
        reception__held_on__gte=window.from_on,
        reception__held_on__lte=window.to_on,
    )


def large_groups(window: Window) -> "QuerySet[Visit]":
    """Visits at which many people came about one matter (Law 42/2013 art. 29, as of the window's last day)."""
    return visits_received(window).filter(people_count__gte=threshold("reception.crowd", window.to_on).people)


def unanswered(on: date) -> "QuerySet[Visit]":
    """Visits up to a day that nobody has answered yet, oldest first; for the desk's work of the day."""
    return (
        Visit.objects.filter(reception__voided_at__isnull=True, reception__held_on__lte=on, answered_on__isnull=True)
        .select_related("reception")
        .order_by("reception__held_on", "reception__code_number", "order")
    )


def book_rows(window: Window) -> "QuerySet[Visit]":
    """The book's rows in order of the day and of arrival."""
    return (
        visits_received(window)
        .select_related("reception")
        .order_by("reception__held_on", F("reception__code_year"), F("reception__code_number"), "order")
    )


def filtered(
    entries: "QuerySet[Reception]",
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    host: str = "",
    kind: str = "",
) -> "QuerySet[Reception]":
    """The list as an officer narrows it."""
    if from_on:
        entries = entries.filter(held_on__gte=from_on)
    if to_on:
        entries = entries.filter(held_on__lte=to_on)
    if host:
        entries = entries.filter(host=host)
    if kind:
        entries = entries.filter(kind=kind)
    return entries
