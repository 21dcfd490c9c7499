"""Named sets of quarterly lists."""

from typing import TYPE_CHECKING

from dienhong.disclosure.summaries.models import QuarterList
from dienhong.disclosure.summaries.quarters import number_of
from dienhong.law.periods import Period, Window

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_of(quarter: Period) -> QuarterList | None:
    """The standing list of a quarter."""
    return QuarterList.objects.standing().filter(year=quarter.year, quarter=number_of(quarter)).first()


def lists_posted(window: Window) -> "QuerySet[QuarterList]":
    """Lists drawn in the window that hung in every place the law names: what the duty of the quarter is met by."""
    return QuarterList.objects.standing().filter(
        drawn_on__range=(window.from_on, window.to_on), posted_on__isnull=False
    )
