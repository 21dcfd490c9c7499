"""Named sets: matters of a window, returns of weeks, which villages said something of every week."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q

from dienhong.commune.models import Unit
from dienhong.law.periods import Window
from dienhong.petitions.escalations.models import Escalation, WeeklyReturn
from dienhong.petitions.escalations.states import Outcome
from dienhong.petitions.escalations.weeks import week_of, weeks_over

if TYPE_CHECKING:
    from django.db.models import F, QuerySet


def matters_in(window: Window) -> "QuerySet[Escalation]":
    """Standing matters of the window by the day they happened."""
    return Escalation.objects.standing().filter(happened_on__gte=window.from_on, happened_on__lte=window.to_on)


def beyond_level(window: Window) -> "QuerySet[Escalation]":
    """Those brought past the commune."""
    return matters_in(window).filter(beyond_level=True)


def crowds(window: Window) -> "QuerySet[Escalation]":
    """Those with a crowd."""
    return matters_in(window).filter(crowd=True)


def returns_of(weeks: Iterable[Window]) -> "QuerySet[WeeklyReturn]":
    """Standing returns of these weeks."""
    found = WeeklyReturn.objects.standing().filter(week_from__in=[week.from_on for week in weeks])
    return found.order_by("week_from", "code_year", "code_number")


def villages_over(window: Window) -> "QuerySet[Unit]":
    """Villages that existed on some day of the window, in Vietnamese order."""
    found = Unit.objects.standing().filter(kind="village", from_on__lte=window.to_on)
    lasting = Q(to_on__gte=window.from_on) & Q(to_on__gte=F("from_on"))
    return found.filter(Q(to_on__isnull=True) | lasting).order_by("sort_name", "code_year", "code_number")


def weeks_owed(village: Unit, window: Window) -> set[date]:
    """The Mondays of the weeks in which the village existed on a day of the window."""
    start = max(window.from_on, village.from_on)
    end = min(window.to_on, village.to_on) if village.to_on else window.to_on
    return {week.from_on for week in weeks_over(Window(start, end))}


def silent_weeks(window: Window) -> dict[str, list[date]]:
    """Village code → Mondays of the weeks it said nothing of, for every village of the window. Two queries."""
    told: dict[str, set[date]] = defaultdict(set)
    for code, monday in returns_of(weeks_over(window)).order_by().values_list("village", "week_from"):
        told[code].add(monday)
    return {one.code: sorted(weeks_owed(one, window) - told[one.code]) for one in villages_over(window)}


def villages_reporting(window: Window) -> list[str]:
    """Codes of the villages that told every week of the window."""
    return [code for code, missing in silent_weeks(window).items() if not missing]


def silent_in(week: Window) -> list[Unit]:
    """Villages that have told nothing of a week, in Vietnamese order."""
    told = set(returns_of([week]).order_by().values_list("village", flat=True))
    return [one for one in villages_over(week) if one.code not in told]


def matters_of(village: str, week: Window) -> "QuerySet[Escalation]":
    """Matters of a village in a week."""
    return matters_in(week).filter(village=village).order_by("happened_on", "code_year", "code_number")


def return_for(village: str, day: date) -> WeeklyReturn | None:
    """The standing return of the week a day lies in."""
    return WeeklyReturn.objects.standing().filter(village=village, week_from=week_of(day).from_on).first()


def village_on(code: str, window: Window) -> Unit | None:
    """The village, if it existed in the window."""
    return villages_over(window).filter(pk=code).first() if code else None


def filtered(
    entries: "QuerySet[Escalation]",
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    kind: str = "",
    theme: str = "",
    outcome: str = "",
) -> "QuerySet[Escalation]":
    """The list as an officer narrows it."""
    if from_on:
        entries = entries.filter(happened_on__gte=from_on)
    if to_on:
        entries = entries.filter(happened_on__lte=to_on)
    if kind in ("beyond_level", "crowd"):
        entries = entries.filter(**{kind: True})
    if theme:
        entries = entries.filter(theme=theme)
    return entries.filter(outcome=outcome) if outcome else entries


def open_matters() -> "QuerySet[Escalation]":
    """Matters that are not settled yet, the oldest first."""
    return Escalation.objects.standing().filter(outcome=Outcome.OPEN).order_by("happened_on", "code_number")
