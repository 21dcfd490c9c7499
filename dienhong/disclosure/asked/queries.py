"""Named sets of requests to correct and of questions."""

from datetime import date
from typing import TYPE_CHECKING, Any

from dienhong.disclosure.asked.models import CorrectionRequest, ItemQuestion
from dienhong.disclosure.asked.states import QuestionState

if TYPE_CHECKING:
    from django.db.models import QuerySet


def requests() -> "QuerySet[CorrectionRequest]":
    """All requests, voided ones too."""
    return CorrectionRequest.objects.all()


def questions() -> "QuerySet[ItemQuestion]":
    """All questions, voided ones too."""
    return ItemQuestion.objects.all()


def open_questions() -> "QuerySet[ItemQuestion]":
    """Questions that wait to be read or answered, the oldest first."""
    waiting = (QuestionState.WAITING, QuestionState.SHOWN)
    return ItemQuestion.objects.standing().filter(state__in=waiting).order_by("asked_on", "code_year", "code_number")


def narrowed(
    entries: "QuerySet[Any]",
    day: str,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    state: str = "",
) -> "QuerySet[Any]":
    """The list as an officer narrows it; `day` names the column of days."""
    if from_on:
        entries = entries.filter(**{f"{day}__gte": from_on})
    if to_on:
        entries = entries.filter(**{f"{day}__lte": to_on})
    return entries.filter(state=state) if state else entries
