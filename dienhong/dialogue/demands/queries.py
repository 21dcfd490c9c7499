"""Named sets of demands."""

from datetime import date
from typing import TYPE_CHECKING

from dienhong.dialogue.demands import rules
from dienhong.dialogue.demands.models import Consent, Demand
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import PlanState

if TYPE_CHECKING:
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


def old_consents(demand: Demand, on: date) -> int:
    """Signatures whose last good day, as a neighbour article has it, is over."""
    found = rules.validity_on(on)
    if found is None:
        return 0
    days = Consent.objects.filter(demand=demand).order_by().values_list("signed_on", flat=True)
    return sum(1 for day in days if found.last_day(day) < on)


def why_not_cited(code: str, itself: str) -> str:
    """The words against planning a dialogue for that demand; '' when it is owed."""
    demand = Demand.objects.standing().filter(pk=code).first()
    if demand is None:
        return f"Không có yêu cầu đối thoại nào mang mã {code}."
    plans = PlannedDialogue.objects.standing().filter(demand=code).exclude(state=PlanState.CALLED_OFF)
    taken_by = plans.exclude(pk=itself).values_list("code", flat=True).first() or ""
    share = rules.needed(demand.voters, demand.opened_on)
    return rules.why_not_owed(state=demand.state, signed=demand.signed, needed=share, taken_by=taken_by)
