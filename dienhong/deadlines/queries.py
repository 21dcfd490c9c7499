"""Named sets of deadlines: of an entry, what is owed, what is overdue."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from dienhong.deadlines.models import Deadline, Extension, Suspension

if TYPE_CHECKING:
    from django.db.models import QuerySet

OPEN = Q(met_on__isnull=True, dropped_on__isnull=True)


def deadlines_of(code: str) -> "QuerySet[Deadline]":
    """Every clock of an entry, the nearest first, with its extensions and suspensions. Three queries."""
    return Deadline.objects.filter(code=code).prefetch_related("extensions", "suspensions").order_by("due_on", "id")


def parts_of(code: str) -> dict[str, list[models.Model]]:
    """What an entry's history tells of its clocks: for `Record.history_parts` of a model that has some."""
    own = {"deadline__code": code}
    return {
        "deadlines": list(Deadline.objects.filter(code=code).order_by("id")),
        "extensions": list(Extension.objects.filter(**own).order_by("id")),
        "suspensions": list(Suspension.objects.filter(**own).order_by("id")),
    }


def running() -> "QuerySet[Deadline]":
    """Open clocks that are not suspended (a suspension after the time had run out stops nothing)."""
    return Deadline.objects.filter(OPEN).filter(Q(suspended_on__isnull=True) | Q(suspended_on__gt=F("judged_on")))


def owed(on: date, *, until: date, roles: Iterable[str] | None = None) -> "QuerySet[Deadline]":
    """What has to be done up to `until`, seen on `on`, the most overdue first; of some roles only, when they are given."""
    found = running().filter(due_on__lte=until, opened_at__date__lte=on)
    found = found.filter(owner_role__in=list(roles)) if roles is not None else found
    return found.order_by("due_on", "code", "id")


def overdue_on(day: date) -> "QuerySet[Deadline]":
    """Open clocks whose judged day is past."""
    return running().filter(judged_on__lt=day).order_by("judged_on", "code", "id")


def missed_by(day: date, keys: Iterable[str]) -> "QuerySet[Deadline]":
    """Clocks of some kinds that were open and overdue on `day`, whatever came later: a rate of timeliness counts them."""
    still = Q(met_on__isnull=True) | Q(met_on__gt=day)
    kept = Q(dropped_on__isnull=True) | Q(dropped_on__gt=day)
    stands_still = Q(suspended_on__lte=F("judged_on"))
    return Deadline.objects.filter(still & kept, key__in=list(keys), judged_on__lt=day).exclude(stands_still)
