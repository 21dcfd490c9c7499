"""What the desk lists: letters with their next clock, and matters with their letters; as an officer narrows them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery

from dienhong.deadlines.queries import overdue_on, running
from dienhong.petitions.papers.models import Petition, PetitionBar
from dienhong.petitions.papers.states import OPEN

if TYPE_CHECKING:
    from django.db.models import QuerySet

IN_WORK = "open"
MINE, NOBODY = "mine", "nobody"


def listed(account_id: int | None) -> "QuerySet[Petition]":
    """Letters with the day, the judged day and the owner of their next clock. Who is barred from one does not see it."""
    following = running().filter(code=OuterRef("pk")).order_by("due_on", "id")
    barred = PetitionBar.objects.filter(petition=OuterRef("pk"), account_id=account_id)
    return Petition.objects.exclude(Exists(barred)).annotate(
        next_due=Subquery(following.values("due_on")[:1]),
        next_judged=Subquery(following.values("judged_on")[:1]),
        next_owner=Subquery(following.values("owner")[:1]),
        next_what=Subquery(following.values("vi")[:1]),
    )


def matters(account_id: int | None) -> "QuerySet[Petition]":
    """The first letter of each matter, with how many letters it has, the newest, and how many are still in work."""
    of_case = Petition.objects.standing().filter(case=OuterRef("pk")).order_by().values("case")
    return (
        listed(account_id)
        .filter(voided_at__isnull=True, case=F("code"))
        .annotate(
            letters=Subquery(of_case.annotate(n=Count("pk")).values("n")),
            last_on=Subquery(of_case.annotate(n=Max("received_on")).values("n")),
            in_work=Subquery(of_case.annotate(n=Count("pk", filter=Q(state__in=OPEN))).values("n")),
        )
    )


def narrowed(
    entries: "QuerySet[Petition]",
    *,
    on: date,
    account_id: int | None,
    from_on: date | None = None,
    to_on: date | None = None,
    state: str = "",
    assigned: str = "",
    overdue: bool = False,
    **equal: Any,
) -> "QuerySet[Petition]":
    """The list as an officer narrows it; `equal` are columns that must bear exactly what was asked."""
    if from_on:
        entries = entries.filter(received_on__gte=from_on)
    if to_on:
        entries = entries.filter(received_on__lte=to_on)
    if state:
        entries = entries.filter(state__in=OPEN) if state == IN_WORK else entries.filter(state=state)
    if assigned:
        entries = _assigned(entries, assigned, account_id)
    if overdue:
        entries = entries.filter(Exists(overdue_on(on).filter(code=OuterRef("pk"))), voided_at__isnull=True)
    return entries.filter(**{name: value for name, value in equal.items() if value})


def _assigned(entries: "QuerySet[Petition]", assigned: str, account_id: int | None) -> "QuerySet[Petition]":
    if assigned == NOBODY:
        return entries.filter(assigned_post="")
    return entries.filter(assigned_account=account_id if assigned == MINE else int(assigned))
