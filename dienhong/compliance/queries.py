"""Named sets. The numerator and the denominator of a ratio are `met` and `duties` of the same day."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.db.models import Window as Over
from django.db.models.functions import RowNumber

from dienhong.commune.models import Membership, Unit
from dienhong.commune.queries import units_on
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.obligations import Obligation, obligation
from dienhong.compliance.states import DutyState
from dienhong.law.periods import Window

STANDING = Q(duties__voided_at__isnull=True)


def rosters_on(day: date) -> "QuerySet[Roster]":
    """Standing rosters that hold on a day; at most one an obligation (`rules.can_open`)."""
    return Roster.objects.standing().filter(from_on__lte=day, to_on__gte=day)


def duties(obligation_key: str, on: date) -> "QuerySet[Duty]":
    """Standing duties of the standing roster of an obligation that holds on a day: the denominator.

    Raises UnknownObligation.
    """
    key = obligation(obligation_key).key
    return Duty.objects.standing().filter(
        roster__voided_at__isnull=True, roster__obligation_key=key, roster__from_on__lte=on, roster__to_on__gte=on
    )


def met(obligation_key: str, on: date) -> "QuerySet[Duty]":
    """Those of `duties` met up to the day: what was done later belongs to a later report."""
    return duties(obligation_key, on).filter(state=DutyState.MET, met_on__lte=on)


def counted(entries: "QuerySet[Roster]", *, on: date | None = None) -> "QuerySet[Roster]":
    """Rosters with how many duties stand on them and how many are met (up to the day `on`, as `met` counts)."""
    done = STANDING & Q(duties__state=DutyState.MET)
    done = done & Q(duties__met_on__lte=on) if on else done
    totals = entries.annotate(total=Count("duties", filter=STANDING), met_count=Count("duties", filter=done))
    return totals.annotate(missing=F("total") - F("met_count"))


def rosters() -> "QuerySet[Roster]":
    """All rosters, voided ones too, with the columns of the list."""
    return counted(Roster.objects.all())


def incomplete(entries: "QuerySet[Roster]") -> "QuerySet[Roster]":
    """Of `counted` rosters, those with a duty still due."""
    return entries.exclude(total=F("met_count"))  # type: ignore[misc]  # both are annotations of `counted`


def overlapping(obligation_key: str, window: Window) -> "QuerySet[Roster]":
    """Standing rosters of an obligation that share a day with the window."""
    return Roster.objects.standing().filter(
        obligation_key=obligation_key, from_on__lte=window.to_on, to_on__gte=window.from_on
    )


def duties_listed() -> "QuerySet[Duty]":
    """All duties with their rosters, voided ones too, for the list of single duties."""
    return Duty.objects.select_related("roster")


def missing_of(rosters: "list[Roster]", each: int, *, on: date) -> dict[str, list[Duty]]:
    """Roster code → up to `each` standing duties not met up to `on`, in Vietnamese order; one query whatever the number."""
    not_yet = Q(state=DutyState.DUE) | Q(met_on__gt=on)
    rows = Duty.objects.standing().filter(not_yet, roster__in=[one.pk for one in rosters])
    place = Over(RowNumber(), partition_by=F("roster"), order_by=(F("sort_name"), F("code_number")))
    found: dict[str, list[Duty]] = {one.code: [] for one in rosters}
    for duty in rows.annotate(place=place).filter(place__lte=each).order_by("roster", "place"):
        found[duty.roster_id].append(duty)
    return found


def owing_units(owed: Obligation, day: date) -> "QuerySet[Unit]":
    """The standing units that owe an obligation on a day."""
    return units_on(day, owed.subjects)


def officials_on(owed: Obligation, day: date) -> "QuerySet[Membership]":
    """Persons who hold an office on a day in the standing units whose officials owe the obligation."""
    term = Q(to_on__isnull=True) | Q(to_on__gte=day)
    seats = units_on(day, owed.seats).order_by().values("pk")
    return (
        Membership.objects.filter(term, unit__in=seats, from_on__lte=day).select_related("unit").order_by("unit", "id")
    )


def filtered(
    entries: "QuerySet[Duty]", *, obligation: str = "", state: str = "", on: date | None = None, roster: str = ""
) -> "QuerySet[Duty]":
    """Single duties as an officer narrows them; `on`: of the rosters that hold on the day."""
    if obligation:
        entries = entries.filter(roster__obligation_key=obligation)
    if state:
        entries = entries.filter(state=state, voided_at__isnull=True, roster__voided_at__isnull=True)
    if on:
        entries = entries.filter(roster__from_on__lte=on, roster__to_on__gte=on)
    if roster:
        entries = entries.filter(roster=roster)
    return entries
