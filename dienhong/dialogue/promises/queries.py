"""Named sets of promises: the ledger, what is open, what was due and kept in a window."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, DateField, F, Q, Value, When

from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.states import PromiseState
from dienhong.dialogue.queries import folded
from dienhong.law.periods import Window

if TYPE_CHECKING:
    from django.db.models import QuerySet

OPEN = Q(kept_on__isnull=True, broken_on__isnull=True)
# Open promises first, the longest overdue before the others; what is settled after them, the latest first.
OVERDUE_FIRST = (
    Case(When(OPEN, then=Value(0)), default=Value(1)),
    Case(When(OPEN, then=F("judged_on")), default=None, output_field=DateField()),
    F("kept_on").desc(nulls_last=True),
)


def promises() -> "QuerySet[Promise]":
    """All promises, voided ones too: what the ledger shows."""
    return Promise.objects.all()


def promises_made(window: Window) -> "QuerySet[Promise]":
    """Promises made in the window, by the day of their dialogue."""
    return Promise.objects.standing().filter(made_on__gte=window.from_on, made_on__lte=window.to_on)


def promises_kept(window: Window) -> "QuerySet[Promise]":
    """Promises done in the window, in time or late."""
    return Promise.objects.standing().filter(kept_on__gte=window.from_on, kept_on__lte=window.to_on)


def promises_due(window: Window) -> "QuerySet[Promise]":
    """Promises whose judged day lies in the window: those still open are among them."""
    return Promise.objects.standing().filter(judged_on__gte=window.from_on, judged_on__lte=window.to_on)


def kept_in_time(window: Window) -> "QuerySet[Promise]":
    """Of those due in the window the ones done by their judged day."""
    return promises_due(window).filter(kept_on__lte=F("judged_on"))


def overdue_at(window: Window) -> "QuerySet[Promise]":
    """Promises that on the window's last day were past their day, neither done nor given up by then."""
    day = window.to_on
    not_kept = Q(kept_on__isnull=True) | Q(kept_on__gt=day)
    not_broken = Q(broken_on__isnull=True) | Q(broken_on__gt=day)
    return Promise.objects.standing().filter(not_kept & not_broken, judged_on__lt=day)


def open_promises(until: date | None = None) -> "QuerySet[Promise]":
    """What is still owed, the oldest day first; up to a day, when one is given."""
    found = Promise.objects.standing().filter(OPEN)
    found = found.filter(due_on__lte=until) if until else found
    return found.order_by("due_on", "code_year", "code_number")


def shown_promises() -> "QuerySet[Promise]":
    """What everybody reads: the only door of the public face to promises."""
    return Promise.objects.standing().filter(shown_on__isnull=False)


def of_dialogue(dialogue: str) -> "QuerySet[Promise]":
    """The standing promises of one dialogue."""
    return Promise.objects.standing().filter(dialogue=dialogue).order_by("code_year", "code_number")


def open_before(dialogue: Dialogue) -> "QuerySet[Promise]":
    """What earlier dialogues left open when this one was held: it opens its agenda."""
    day = dialogue.held_on
    not_kept = Q(kept_on__isnull=True) | Q(kept_on__gte=day)
    not_broken = Q(broken_on__isnull=True) | Q(broken_on__gte=day)
    found = Promise.objects.standing().filter(not_kept & not_broken, made_on__lt=day)
    return found.order_by("due_on", "code_year", "code_number")


def filtered(
    entries: "QuerySet[Promise]",
    *,
    on: date,
    from_on: date | None = None,
    to_on: date | None = None,
    state: str = "",
    text: str = "",
) -> "QuerySet[Promise]":
    """The ledger as an officer narrows it, by day to keep and by where each stands on the day `on`."""
    states = {
        PromiseState.OPEN: OPEN & Q(judged_on__gte=on),
        PromiseState.OVERDUE: OPEN & Q(judged_on__lt=on),
        PromiseState.KEPT: Q(kept_on__lte=F("judged_on")),
        PromiseState.KEPT_LATE: Q(kept_on__gt=F("judged_on")),
        PromiseState.NOT_KEPT: Q(broken_on__isnull=False),
    }
    if from_on:
        entries = entries.filter(due_on__gte=from_on)
    if to_on:
        entries = entries.filter(due_on__lte=to_on)
    if state:
        entries = entries.filter(states[PromiseState(state)])
    for word in folded(text).split():
        entries = entries.filter(folded__contains=word)
    return entries
