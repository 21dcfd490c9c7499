"""Named sets: the units of a kind on a day, the facts as declared on a day, the calendar with local days."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet

from dienhong.commune.models import DayOff, Fact, LocalDayOff, Unit
from dienhong.law.calendar import Calendar, LocalDay
from dienhong.records.prepared import Prepared, as_day


def units_on(day: date, kinds: Iterable[str] = ()) -> "QuerySet[Unit]":
    """Standing units whose term covers `day`, of the given kinds (none given: all), in Vietnamese order."""
    units = Unit.objects.standing().filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)
    kinds = list(kinds)
    return (units.filter(kind__in=kinds) if kinds else units).order_by("sort_name", "code_year", "code_number")


def villages_on(day: date) -> "QuerySet[Unit]":
    """The villages of the commune on a day."""
    return units_on(day, ("village",))


def fact_on(key: str, day: date) -> Fact | None:
    """The fact as last declared up to `day`; None when nobody has declared it."""
    return (
        Fact.objects.standing().filter(key=key, as_of__lte=day).order_by("-as_of", "-code_year", "-code_number").first()
    )


def local_calendar() -> Calendar:
    """The country's calendar with the commune's own days."""
    return _with(tuple(_days_off().rows()))


def days_off() -> "QuerySet[DayOff]":
    """All that were ever declared, voided ones too: what the list shows."""
    return DayOff.objects.all()


def days_off_between(from_on: date, to_on: date) -> "QuerySet[DayOff]":
    """Those of some days that stand, in order."""
    return DayOff.objects.standing().filter(day__gte=from_on, day__lte=to_on).order_by("day")


def declared_of(day: date) -> DayOff | None:
    """What the commune declared of a day."""
    return DayOff.objects.standing().filter(day=day).first()


@lru_cache(maxsize=1)
def _days_off() -> Prepared:
    """One question for both."""
    by_hand = LocalDayOff.objects.order_by().values_list("day", "working", "reason", "document")
    by_acts = DayOff.objects.standing().order_by().values_list("day", "working", "reason", "cited")
    return Prepared(by_hand.union(by_acts, all=True))


@lru_cache(maxsize=4)
def _with(rows: tuple[tuple[date | str, bool, str, str], ...]) -> Calendar:
    """One calendar as long as the days are the same: what was counted over it need not be counted again."""
    return Calendar.load().with_local(LocalDay(as_day(day), bool(working), *told) for day, working, *told in rows)
