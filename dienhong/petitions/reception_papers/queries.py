"""Named sets of refusals and receipts."""

from datetime import date
from typing import TYPE_CHECKING, Any

from dienhong.deadlines.queries import owed
from dienhong.petitions.reception_papers.models import Receipt, Refusal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dienhong.deadlines.models import Deadline


def refusals() -> "QuerySet[Refusal]":
    """All refusals, voided ones too."""
    return Refusal.objects.all()


def receipts() -> "QuerySet[Receipt]":
    """All receipts, voided ones too."""
    return Receipt.objects.all()


def of_reception(code: str) -> list[Refusal | Receipt]:
    """Standing refusals and receipts of one session, for its page."""
    refused = Refusal.objects.standing().filter(reception=code)
    received = Receipt.objects.standing().filter(reception=code)
    return [*refused.order_by("code_year", "code_number"), *received.order_by("code_year", "code_number")]


def notices_owed(on: date, until: date) -> "QuerySet[Deadline]":
    """Clocks of refusal notices that run, up to a day, of standing refusals."""
    return owed(on, until=until).filter(code__in=Refusal.objects.standing().values("pk"))


def filtered(
    entries: "QuerySet[Any]",
    day: str,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    ground: str = "",
) -> "QuerySet[Any]":
    """A list as an officer narrows it."""
    if from_on:
        entries = entries.filter(**{f"{day}__gte": from_on})
    if to_on:
        entries = entries.filter(**{f"{day}__lte": to_on})
    return entries.filter(ground=ground) if ground else entries
