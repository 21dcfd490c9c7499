"""Proofreading of a report: what keeps it from being frozen, what looks unusual, what is proved. It reads a built report
and never changes it; each finding says where, why, and what can be done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dienhong.reports.built import Built
from dienhong.reports.lint import documents, figures, periods, phrases, text
from dienhong.reports.lint.findings import Finding, Fix, Severity

__all__ = ["CHECKS", "Finding", "Fix", "Severity", "proofread"]

#: Every check, in the order in which an officer should deal with what it finds.
CHECKS: tuple[Callable[[Built], Iterable[Finding]], ...] = (
    text.untraced,
    text.faults,
    figures.unproved_zeros,
    figures.open_books,
    figures.undocumented,
    figures.baseless,
    figures.briefings,
    periods.another_period,
    periods.short_window,
    documents.expired,
    phrases.misspelt,
    documents.undated_status,
    documents.outside_window,
    figures.proved_zeros,
)


def proofread(built: Built, kept: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Every finding in the order of severity, section and place. `kept`: finding id → the written reason to keep it."""
    kept = kept or {}
    places = {section.key: order for order, section in enumerate(built.sections)}
    found = {finding.id: finding for check in CHECKS for finding in check(built)}
    told = [
        replace(finding, kept=kept.get(finding.id, "")) if finding.severity is Severity.WARNING else finding
        for finding in found.values()
    ]
    return tuple(sorted(told, key=lambda one: (one.severity.rank, places.get(one.section, -1), one.start)))
