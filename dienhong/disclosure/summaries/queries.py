"""Named sets of quarterly lists."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Min

from dienhong.disclosure.models import Item
from dienhong.disclosure.summaries.models import QuarterList
from dienhong.disclosure.summaries.quarters import number_of, quarters
from dienhong.law.periods import Period, Window

if TYPE_CHECKING:
    from django.db.models import QuerySet


def list_of(quarter: Period) -> QuarterList | None:
    """The standing list of a quarter."""
    return QuarterList.objects.standing().filter(year=quarter.year, quarter=number_of(quarter)).first()


def lists_posted(window: Window) -> "QuerySet[QuarterList]":
    """Lists drawn in the window that hung in every place the law names: what the duty of the quarter is met by."""
    return QuarterList.objects.standing().filter(
        drawn_on__range=(window.from_on, window.to_on), first_posted_on__isnull=False
    )


def unmade(since: date, today: date) -> "list[tuple[Period, QuarterList | None]]":
    """Quarters that are over, since the book began, whose list is not drawn or does not hang everywhere, the oldest
    first. Two queries."""
    began = Item.objects.standing().aggregate(day=Min("published_on"))["day"]
    if began is None:
        return []
    kept = {(one.year, one.quarter): one for one in QuarterList.objects.standing()}
    over = [one for one in quarters(max(since, began), today) if one.calendar_window().to_on < today]
    found = [(one, kept.get((one.year, number_of(one)))) for one in reversed(over)]
    return [(one, drawn) for one, drawn in found if drawn is None or not drawn.posted_on]


def undrawn(since: date, today: date) -> "list[Period]":
    """Of those the ones that nobody drew ever: one that was voided waits for a person."""
    ever = set(QuarterList.objects.values_list("year", "quarter"))
    return [one for one, drawn in unmade(since, today) if drawn is None and (one.year, number_of(one)) not in ever]
