"""Named sets of plans, and what of a plan was carried out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop

from dienhong.disclosure.models import Item
from dienhong.disclosure.plan.models import Plan, PlanLine

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Carried:
    """One line with the items that name it, and what it comes to on a day: a lamp and its words."""

    line: PlanLine
    items: tuple[Item, ...]
    state: str
    words: str


def plans() -> "QuerySet[Plan]":
    """All plans, voided ones too."""
    return Plan.objects.all()


def plan_of(year: int) -> Plan | None:
    """The approved plan of a year."""
    return Plan.objects.standing().filter(year=year, approved_on__isnull=False).first()


def approved() -> "QuerySet[Plan]":
    """Plans anybody may read, the latest year first."""
    found: QuerySet[Plan] = Plan.objects.standing().filter(approved_on__isnull=False)
    return found.order_by("-year", "-code_number")


def carried_out(plan: Plan, on: date) -> list[Carried]:
    """What was planned and what of it is out, line by line. Two queries."""
    items: dict[int, list[Item]] = {}
    for item in Item.objects.standing().filter(plan=plan.code).order_by("code_year", "code_number"):
        items.setdefault(item.plan_line or 0, []).append(item)
    return [_carried(line, items.get(line.order, ()), on) for line in plan.lines.all()]


def not_begun(year: int, until: date) -> list[PlanLine]:
    """Lines of the approved plan of a year to be told up to a day, of which nobody has entered anything yet. Three queries."""
    plan = plan_of(year)
    if plan is None:
        return []
    begun = Item.objects.standing().filter(plan=plan.code).values_list("plan_line", flat=True)
    lines = plan.lines.filter(due_on__lte=until).exclude(order__in=[order for order in begun if order])
    return list(lines.select_related("plan").order_by("due_on", "order"))


def _carried(line: PlanLine, items: Iterable[Item], on: date) -> Carried:
    items = tuple(items)
    out = [one.published_on for one in items if one.published_on]
    if out and min(out) > line.due_on:
        return Carried(line, items, "warn", gettext_noop("đã công khai, sau ngày định"))
    if out:
        return Carried(line, items, "ok", gettext_noop("đã công khai"))
    if line.due_on < on:
        words = gettext_noop("quá ngày, đang chuẩn bị") if items else gettext_noop("quá ngày, chưa làm")
        return Carried(line, items, "stop", words)
    return Carried(line, items, "idle", gettext_noop("đang chuẩn bị") if items else gettext_noop("chưa đến ngày"))
