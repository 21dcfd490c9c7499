"""Named sets of figures."""

from __future__ import annotations

from django.db.models import QuerySet

from dienhong.indicators.models import Figure


def figures_of(report: str) -> QuerySet[Figure]:
    """The figures of a report in the order their codes were issued, each with its evidence in the same query."""
    return Figure.objects.standing().filter(report=report).select_related("evidence")


def frozen_figures() -> QuerySet[Figure]:
    """Every frozen figure of the installation, for the checks of `doctor`."""
    return Figure.objects.filter(frozen_at__isnull=False).select_related("evidence")
