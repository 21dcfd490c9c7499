"""Named sets. A list on screen, the book, and a figure in a report that bear the same words are the same function."""

from datetime import date
from typing import TYPE_CHECKING

import vn_text
from django.db.models import Q

from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.states import DialogueKind
from dienhong.law.periods import Window

if TYPE_CHECKING:
    from django.db.models import QuerySet


def dialogues() -> "QuerySet[Dialogue]":
    """All dialogues, voided ones too: what the list shows."""
    return Dialogue.objects.all()


def dialogues_held(window: Window) -> "QuerySet[Dialogue]":
    """Dialogues held in the window, by the day they were held."""
    return Dialogue.objects.standing().filter(held_on__gte=window.from_on, held_on__lte=window.to_on)


def held_ad_hoc(window: Window) -> "QuerySet[Dialogue]":
    """Those of the window that were held because something had come up."""
    return dialogues_held(window).filter(kind=DialogueKind.AD_HOC)


def conferences_held(window: Window) -> "QuerySet[Dialogue]":
    """The conferences of exchange and dialogue of Law 10/2022 art. 32 in the window."""
    return dialogues_held(window).filter(kind=DialogueKind.CONFERENCE)


def unpublished(on: date) -> "QuerySet[Dialogue]":
    """Conferences, and dialogues that voters demanded, up to a day whose result is not known in all
    three ways of the law (made public, posted, sent to the heads of villages), oldest first; for the desk's work of the day."""
    from dienhong.dialogue.plans.models import PlannedDialogue  # which counts on this module

    demanded = PlannedDialogue.objects.standing().exclude(demand="").exclude(dialogue="")
    bound = Q(kind=DialogueKind.CONFERENCE) | Q(pk__in=demanded.values("dialogue"))
    lacking = Q(result_on__isnull=True) | Q(posted_on__isnull=True) | Q(heads_told_on__isnull=True)
    found = Dialogue.objects.standing().filter(bound, lacking, held_on__lte=on)
    return found.order_by("held_on", "code_year", "code_number")


def in_order(entries: "QuerySet[Dialogue]") -> "QuerySet[Dialogue]":
    """The rows of the book: standing entries in order of their day."""
    return entries.filter(voided_at__isnull=True).order_by("held_on", "code_year", "code_number")


def filtered(
    entries: "QuerySet[Dialogue]",
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    kind: str = "",
    level: str = "",
    text: str = "",
) -> "QuerySet[Dialogue]":
    """The list as an officer narrows it; `text` is matched without diacritics."""
    if from_on:
        entries = entries.filter(held_on__gte=from_on)
    if to_on:
        entries = entries.filter(held_on__lte=to_on)
    if kind:
        entries = entries.filter(kind=kind)
    if level:
        entries = entries.filter(level=level)
    for word in folded(text).split():
        entries = entries.filter(folded__contains=word)
    return entries


def folded(text: str) -> str:
    """A text as the search sees it: lower case, without diacritics, đ as d, single spaces."""
    return " ".join(str(vn_text.fold(text)).split())
