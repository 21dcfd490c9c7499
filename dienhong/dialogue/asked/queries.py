"""Named sets of questions: of a dialogue, shown, waiting to be read, left without an answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.states import AskedState, Said
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.promises.models import Promise, Renegotiation
from dienhong.dialogue.questions.states import Collected, Outcome
from dienhong.law.periods import Window
from dienhong.records.models import Receipt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

ORDER = ("code_year", "code_number")


@dataclass(frozen=True)
class Counts:
    """Of one dialogue. `opinions` are all that were put; `issues` those that ask something of their own."""

    opinions: int
    issues: int
    answered: int
    promised: int
    unread: int


def questions() -> "QuerySet[AskedQuestion]":
    """All, voided ones too: what the list shows."""
    return AskedQuestion.objects.all()


def asked_in(window: Window) -> "QuerySet[AskedQuestion]":
    """Questions put in the window, beforehand and in the hall."""
    return AskedQuestion.objects.standing().filter(asked_on__gte=window.from_on, asked_on__lte=window.to_on)


def asked_beforehand(window: Window) -> "QuerySet[AskedQuestion]":
    """Those of the window that were sent before their dialogue."""
    return asked_in(window).filter(collected=Collected.BEFORE)


def said_in(window: Window) -> "QuerySet[AskedQuestion]":
    """Questions whose asker judged in the window what had been promised."""
    return AskedQuestion.objects.standing().filter(said_on__gte=window.from_on, said_on__lte=window.to_on)


def of_plan(planned: str) -> "QuerySet[AskedQuestion]":
    """The standing questions of one dialogue, in the order they came."""
    return AskedQuestion.objects.standing().filter(planned=planned).order_by(*ORDER)


def shown_at(planned: str) -> "QuerySet[AskedQuestion]":
    """Those everybody reads; `joined` says how many ask the same."""
    return of_plan(planned).filter(state=AskedState.SHOWN)


def unread() -> "QuerySet[AskedQuestion]":
    """Questions no officer has read yet, the oldest first."""
    return AskedQuestion.objects.standing().filter(state=AskedState.WAITING).order_by(*ORDER)


def joined_to(codes: list[str]) -> dict[str, int]:
    """Code → how many questions were joined to it. One query."""
    rows = AskedQuestion.objects.standing().filter(state=AskedState.JOINED, lead__in=codes).order_by()
    return dict(rows.values_list("lead").annotate(Count("pk")))


def left_open_before(planned: PlannedDialogue) -> "QuerySet[AskedQuestion]":
    """Shown questions of earlier dialogues that nobody answered: they come before this one's."""
    held = PlannedDialogue.objects.standing().filter(state=PlanState.HELD, planned_on__lt=planned.planned_on)
    found = AskedQuestion.objects.standing().filter(state=AskedState.SHOWN, outcome=Outcome.WAITING)
    return found.filter(planned__in=held.values("code")).order_by(*ORDER)


def counts_of(planned: str) -> Counts:
    """What the hall of one dialogue came to; a joined question shares what became of the one it was joined to."""
    rows = list(of_plan(planned).values_list("code", "state", "lead", "outcome"))
    outcomes = {code: outcome for code, _, _, outcome in rows}
    kept = [row for row in rows if row[1] in (AskedState.SHOWN, AskedState.JOINED)]
    became = [outcomes.get(lead or code, Outcome.WAITING) for code, _, lead, _ in kept]
    return Counts(
        opinions=len(kept),
        issues=sum(1 for row in kept if row[1] == AskedState.SHOWN),
        answered=became.count(Outcome.ANSWERED),
        promised=became.count(Outcome.PROMISED),
        unread=sum(1 for row in rows if row[1] == AskedState.WAITING),
    )


def askers_of(promise: str) -> "QuerySet[AskedQuestion]":
    """The questions a promise answers: the one it was made for, and those joined to it."""
    leads = AskedQuestion.objects.standing().filter(promise=promise)
    return (
        AskedQuestion.objects.standing().filter(Q(promise=promise) | Q(lead__in=leads.values("code"))).order_by(*ORDER)
    )


def judged(promises: "QuerySet[Promise]") -> "QuerySet[Promise]":
    """Each promise with how many of those whose question it answers gave each verdict, and with what became of its day: the first
    one (`first_due_on`), and when the last new one was agreed on (`renegotiated_on`). No further query."""
    agreed = Renegotiation.objects.filter(promise=OuterRef("pk"))
    return promises.annotate(
        first_due_on=Coalesce(Subquery(agreed.order_by("pk").values("due_before")[:1]), F("due_on")),
        renegotiated_on=Subquery(agreed.order_by("-pk").values("decided_on")[:1]),
        said_done=_saying(Said.DONE),
        said_partly=_saying(Said.PARTLY),
        said_not_done=_saying(Said.NOT_DONE),
    )


def _saying(level: Said) -> Combinable:
    """Of the promise of the outer query: those it was made for, and those whose question was joined to theirs."""
    said = AskedQuestion.objects.standing().filter(said=level).order_by()
    leads = AskedQuestion.objects.standing().filter(promise=OuterRef(OuterRef("pk"))).order_by().values("code")
    return _number(said.filter(promise=OuterRef("pk"))) + _number(said.filter(lead__in=leads))


def _number(found: "QuerySet[AskedQuestion]") -> Coalesce:
    return Coalesce(Subquery(found.values("said").annotate(n=Count("pk")).values("n")[:1]), 0)


def with_key(codes: "Iterable[str]") -> set[str]:
    """Those of the codes whose asker holds a key. One query."""
    return set(Receipt.objects.filter(code__in=list(codes)).values_list("code", flat=True))


def keys_held(promise: str) -> int:
    """How many of those whose question a promise answers hold a key, and so can say what was done. One query."""
    return Receipt.objects.filter(code__in=askers_of(promise).order_by().values("code")).count()


def filtered(
    entries: "QuerySet[AskedQuestion]", *, state: str = "", outcome: str = "", planned: str = ""
) -> "QuerySet[AskedQuestion]":
    """The list as an officer narrows it."""
    if state:
        entries = entries.filter(state=state)
    if outcome:
        entries = entries.filter(outcome=outcome)
    return entries.filter(planned=planned.strip().upper()) if planned else entries


def askers_of_many(promises: list[str]) -> dict[str, list[str]]:
    """Promise → the verdicts of those whose question it answers. Two queries."""
    leads = dict(AskedQuestion.objects.standing().filter(promise__in=promises).values_list("code", "promise"))
    rows = AskedQuestion.objects.standing().exclude(said="").filter(Q(code__in=leads) | Q(lead__in=leads))
    found: dict[str, list[str]] = {}
    for code, lead, said in rows.order_by(*ORDER).values_list("code", "lead", "said"):
        found.setdefault(leads[lead or code], []).append(said)
    return found
