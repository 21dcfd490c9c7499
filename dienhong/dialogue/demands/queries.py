"""Named sets of demands."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count

from dienhong.dialogue.demands import rules
from dienhong.dialogue.demands.models import Consent, Demand
from dienhong.dialogue.demands.rules import InForce
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import PlanState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet


def demands() -> "QuerySet[Demand]":
    """All, voided ones too: what the list shows."""
    return Demand.objects.all()


def public_demands() -> "QuerySet[Demand]":
    """What everybody reads: opened ones, as numbers."""
    return Demand.objects.standing().exclude(subject="").exclude(state=DemandState.PROPOSED)


def collecting() -> "QuerySet[Demand]":
    """Those that may be signed, or wait for their dialogue."""
    return public_demands().filter(state__in=[DemandState.COLLECTING, DemandState.REACHED])


def owed() -> "QuerySet[Demand]":
    """Reached, and no dialogue is planned for them: for the desk's work of the day."""
    planned = PlannedDialogue.objects.standing().exclude(state=PlanState.CALLED_OFF).exclude(demand="")
    found = Demand.objects.standing().filter(state=DemandState.REACHED).exclude(pk__in=planned.values("demand"))
    return found.order_by("reached_on", "code_year", "code_number")


def unread() -> "QuerySet[Demand]":
    """Asked for online, not read yet."""
    return Demand.objects.standing().filter(state=DemandState.PROPOSED).order_by("code_year", "code_number")


def in_force(demand: Demand, on: date) -> InForce:
    """Of its signatures on a day. One query."""
    return in_force_of([demand], on)[demand.code]


def in_force_of(demands: "Sequence[Demand]", on: date) -> dict[str, InForce]:
    """Code → of its signatures on a day. One query."""
    rows = Consent.objects.filter(demand__in=[one.code for one in demands]).order_by()
    signed: dict[str, list[tuple[date, int]]] = {one.code: [] for one in demands}
    for code, day, number in rows.values_list("demand", "signed_on").annotate(Count("pk")):
        signed[code].append((day, number))
    return {code: rules.in_force(days, on) for code, days in signed.items()}


def counted(demand: Demand, found: InForce) -> int:
    """The number that is set beside the number needed: while signatures are collected those that are in force."""
    return found.good if demand.state == DemandState.COLLECTING else demand.signed


def look_alikes(demand: Demand) -> list[list[tuple[int, int]]]:
    """Lines (sheet, line) that may be of one voter: an officer looks at the paper. Two queries."""
    marks = (
        demand.consents.exclude(near_digest="").order_by().values("near_digest").annotate(n=Count("pk")).filter(n__gt=1)
    )
    rows = demand.consents.filter(near_digest__in=marks.values("near_digest")).order_by("sheet", "line")
    groups: dict[str, list[tuple[int, int]]] = {}
    for mark, sheet, line in rows.values_list("near_digest", "sheet", "line"):
        groups.setdefault(mark, []).append((sheet, line))
    return list(groups.values())


def why_not_cited(code: str, itself: str) -> str:
    """The words against planning a dialogue for that demand; '' when it is owed."""
    demand = Demand.objects.standing().filter(pk=code).first()
    if demand is None:
        return f"Không có yêu cầu đối thoại nào mang mã {code}."
    plans = PlannedDialogue.objects.standing().filter(demand=code).exclude(state=PlanState.CALLED_OFF)
    taken_by = plans.exclude(pk=itself).values_list("code", flat=True).first() or ""
    share = rules.needed(demand.voters, demand.opened_on)
    return rules.why_not_owed(state=demand.state, signed=demand.signed, needed=share, taken_by=taken_by)
