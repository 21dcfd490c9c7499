"""Named sets. A list on screen, the book, and a figure in a report that bear the same words are the same function.

Figures count every standing inspection, internal ones too; screens start from `visible`, which closes those to readers
without the right `supervision.internal`.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from dienhong.law.periods import Window
from dienhong.supervision.models import Finding, Inspection, Programme
from dienhong.supervision.states import InspectionKind, Outcome

if TYPE_CHECKING:
    from django.db.models import QuerySet


# The permission to know of matters internal to the Party.
INTERNAL = "supervision.internal"


def visible(*, internal: bool) -> "QuerySet[Inspection]":
    """Inspections a reader may know of, voided ones too. `internal`: whether the reader may see the Party's own matters."""
    entries = Inspection.objects.all()
    return entries if internal else entries.filter(internal=False)


def internal_codes(codes: Iterable[str]) -> frozenset[str]:
    """Those of `codes` that are internal to the Party: other rungs leave them out before they show evidence."""
    asked = [code for code in codes if code.startswith(f"{Inspection.CODE_PREFIX}-")]
    found: set[str] = set()
    for start in range(0, len(asked), 500):
        rows = Inspection.objects.filter(pk__in=asked[start : start + 500], internal=True)
        found.update(rows.order_by().values_list("code", flat=True))
    return frozenset(found)


def with_findings(entries: "QuerySet[Inspection]") -> "QuerySet[Inspection]":
    """The columns of the list: how many findings, how many still open."""
    return entries.annotate(
        findings_count=Count("findings"),
        open_count=Count("findings", filter=Q(findings__corrected_on__isnull=True)),
    )


def inspections_held(window: Window) -> "QuerySet[Inspection]":
    """Standing inspections of the window, by the day they were held."""
    return Inspection.objects.standing().filter(held_on__gte=window.from_on, held_on__lte=window.to_on)


def with_democracy(window: Window) -> "QuerySet[Inspection]":
    """Those that had grassroots democracy among their topics."""
    return inspections_held(window).filter(includes_democracy=True)


def surprise_held(window: Window) -> "QuerySet[Inspection]":
    """Unannounced ones: the denominator of the rate of those that met the requirement."""
    return inspections_held(window).filter(kind=InspectionKind.SURPRISE)


def surprise_met(window: Window) -> "QuerySet[Inspection]":
    """Unannounced ones at which the requirement was met."""
    return surprise_held(window).filter(outcome=Outcome.MET)


def findings_of(window: Window) -> "QuerySet[Finding]":
    """Findings of the standing inspections of the window."""
    return Finding.objects.filter(
        inspection__voided_at__isnull=True,
        inspection__held_on__gte=window.from_on,
        inspection__held_on__lte=window.to_on,
    )


def findings_corrected(window: Window) -> "QuerySet[Finding]":
    """Those put right up to the window's last day: what was corrected later belongs to a later report."""
    return findings_of(window).filter(corrected_on__lte=window.to_on)


def findings_overdue(on: date, *, internal: bool) -> "QuerySet[Finding]":
    """Open findings whose day has passed, the oldest first; for the desk's work of the day."""
    rows = Finding.objects.filter(inspection__voided_at__isnull=True, corrected_on__isnull=True, correct_by__lt=on)
    rows = rows if internal else rows.filter(inspection__internal=False)
    return rows.select_related("inspection").order_by("correct_by", "inspection", "order")


def programmes(*, internal: bool) -> "QuerySet[Programme]":
    """Programmes, voided ones too, with the number of standing inspections a reader may know of."""
    counted = Inspection.objects.standing().filter(programme=OuterRef("pk"))
    counted = counted if internal else counted.filter(internal=False)
    totals = counted.order_by().values("programme").annotate(n=Count("pk")).values("n")
    return Programme.objects.annotate(inspections_count=Coalesce(Subquery(totals, output_field=IntegerField()), 0))


def programmes_of(year: int) -> "QuerySet[Programme]":
    """Standing programmes of a year and of the year before, for a form."""
    return Programme.objects.standing().filter(year__in=(year - 1, year)).order_by("-year", "body")


def filtered(
    entries: "QuerySet[Inspection]",
    *,
    from_on: date | None = None,
    to_on: date | None = None,
    body: str = "",
    kind: str = "",
    only: str = "",
) -> "QuerySet[Inspection]":
    """The list as an officer narrows it. `only`: "democracy", "open" (with an open finding) or an outcome."""
    if from_on:
        entries = entries.filter(held_on__gte=from_on)
    if to_on:
        entries = entries.filter(held_on__lte=to_on)
    for name, value in (("body", body), ("kind", kind), ("outcome", only if only in Outcome.values else "")):
        if value:
            entries = entries.filter(**{name: value})
    if only == "democracy":
        entries = entries.filter(includes_democracy=True)
    if only == "open":
        entries = entries.filter(Exists(Finding.objects.filter(inspection=OuterRef("pk"), corrected_on__isnull=True)))
    return entries
