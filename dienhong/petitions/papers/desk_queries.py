"""What the desk lists: letters with their next clock, and matters with their letters; as an officer narrows them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery

from dienhong.deadlines.queries import overdue_on, running
from dienhong.petitions.papers import queries
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import OPEN

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dienhong.deadlines.models import Deadline

IN_WORK = "open"
MINE, NOBODY = "mine", "nobody"
TELLING = ("competence", "channel")


def listed(account_id: int | None) -> "QuerySet[Petition]":
    """Letters with the day, the judged day and the owner of their next clock. Who is barred from one does not see it."""
    return _with_next(queries.not_barred(Petition.objects.all(), account_id), running().filter(code=OuterRef("pk")))


def matters(account_id: int | None) -> "QuerySet[Petition]":
    """The matters by their first letters, with how many letters there are, the newest, and how many are still in work."""
    of_case = queries.petitions().filter(case=OuterRef("case")).order_by().values("case")
    letters = queries.petitions().filter(case=OuterRef(OuterRef("case"))).order_by().values("pk")
    entries = queries.matters(queries.not_barred(queries.petitions(), account_id))
    return _with_next(entries, running().filter(code__in=letters)).annotate(
        letters=Subquery(of_case.annotate(n=Count("pk")).values("n")),
        last_on=Subquery(of_case.annotate(n=Max("received_on")).values("n")),
        in_work=Subquery(of_case.annotate(n=Count("pk", filter=Q(state__in=OPEN))).values("n")),
    )


def _with_next(entries: "QuerySet[Petition]", clocks: "QuerySet[Deadline]") -> "QuerySet[Petition]":
    following = clocks.order_by("due_on", "id")
    return entries.annotate(
        next_due=Subquery(following.values("due_on")[:1]),
        next_judged=Subquery(following.values("judged_on")[:1]),
        next_owner=Subquery(following.values("owner")[:1]),
    )


def narrowed(
    entries: "QuerySet[Petition]",
    *,
    on: date,
    account_id: int | None,
    handles: bool,
    state: str = "",
    village: str = "",
    assigned: str = "",
    overdue: str = "",
    **more: Any,
) -> "QuerySet[Petition]":
    """The list as an officer narrows it: `queries.filtered`, and what only a desk asks.

    Who does not handle denunciations (`handles`) does not learn by narrowing what their pages do not say: of which village
    one is, and whose it is to settle.
    """
    entries = queries.filtered(entries, state="" if state == IN_WORK else state, **more)
    if not handles and (village or any(more.get(name) for name in TELLING)):
        entries = entries.exclude(queries.MAY_DENOUNCE & ~Q(assigned_account=account_id))
    if state == IN_WORK:
        entries = entries.filter(state__in=OPEN)
    if village:
        entries = entries.filter(village=village)
    if assigned:
        entries = _assigned(entries, assigned, account_id)
    if overdue:
        entries = entries.filter(Exists(overdue_on(on).filter(code=OuterRef("pk"))), voided_at__isnull=True)
    return entries


def _assigned(entries: "QuerySet[Petition]", assigned: str, account_id: int | None) -> "QuerySet[Petition]":
    if assigned == NOBODY:
        return entries.filter(assigned_post="")
    return entries.filter(assigned_account=account_id if assigned == MINE else int(assigned))
