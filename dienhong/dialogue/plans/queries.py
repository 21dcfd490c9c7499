"""Named sets of planned dialogues."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models.functions import Coalesce

from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.queries import OPEN

if TYPE_CHECKING:
    from django.db.models import QuerySet

ORDER = ("planned_on", "begins", "code_year", "code_number")


def plans() -> "QuerySet[PlannedDialogue]":
    """All, voided ones too: what the list shows."""
    return PlannedDialogue.objects.all()


def of_year(year: int) -> "QuerySet[PlannedDialogue]":
    """The plan of a year: what stands, in order of the days."""
    found = PlannedDialogue.objects.standing().filter(
        planned_on__gte=date(year, 1, 1), planned_on__lte=date(year, 12, 31)
    )
    return found.order_by(*ORDER)


def public_plans() -> "QuerySet[PlannedDialogue]":
    """What everybody reads: announced, with those that were called off after it."""
    return PlannedDialogue.objects.standing().filter(announced_on__isnull=False)


def coming(on: date) -> "QuerySet[PlannedDialogue]":
    """Announced and not over, the nearest first."""
    return public_plans().filter(state=PlanState.ANNOUNCED, planned_on__gte=on).order_by(*ORDER)


def taking_questions(on: date) -> "QuerySet[PlannedDialogue]":
    """Announced ones for which questions may still be sent, the nearest first."""
    last = Coalesce("questions_until", "planned_on")
    return coming(on).alias(last=last).filter(last__gte=on)


def called_off_ahead(on: date) -> "QuerySet[PlannedDialogue]":
    """Announced, then called off, and their day is not over: who read of them must read this too."""
    return public_plans().filter(state=PlanState.CALLED_OFF, planned_on__gte=on).order_by(*ORDER)


def to_announce(on: date, until: date) -> "QuerySet[PlannedDialogue]":
    """Drafts whose day nears: for the desk's work of the day."""
    found = PlannedDialogue.objects.standing().filter(state=PlanState.DRAFT, planned_on__gte=on, planned_on__lte=until)
    return found.order_by(*ORDER)


def of_dialogue(code: str) -> PlannedDialogue | None:
    """The plan that a dialogue of the book came out of."""
    return PlannedDialogue.objects.standing().filter(dialogue=code).first() if code else None


def agenda(planned: PlannedDialogue) -> "QuerySet[Promise]":
    """What is still owed of dialogues before that day, the oldest day first: it opens the agenda by itself."""
    found = Promise.objects.standing().filter(OPEN, made_on__lt=planned.planned_on)
    return found.order_by("due_on", "code_year", "code_number")


def filtered(
    entries: "QuerySet[PlannedDialogue]", *, year: int | None = None, state: str = ""
) -> "QuerySet[PlannedDialogue]":
    """The list as an officer narrows it."""
    if year:
        entries = entries.filter(planned_on__gte=date(year, 1, 1), planned_on__lte=date(year, 12, 31))
    return entries.filter(state=state) if state else entries
