"""Named sets of regular hours."""

from datetime import date
from typing import TYPE_CHECKING

from dienhong.petitions.regular.models import RegularHours

if TYPE_CHECKING:
    from django.db.models import QuerySet


def every() -> "QuerySet[RegularHours]":
    """All that were ever declared, voided ones too: what the list shows."""
    return RegularHours.objects.all()


def hours_on(on: date) -> RegularHours | None:
    """The hours that hold on a day: the latest that had begun; None when nobody declared any."""
    begun = RegularHours.objects.standing().filter(from_on__lte=on)
    return begun.order_by("-from_on", "-code_year", "-code_number").first()
