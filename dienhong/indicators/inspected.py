"""The sets of the book of supervision as plain rows: the code of the inspection first; a finding counts as one of its own."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from dienhong.law.periods import Window
from dienhong.supervision import queries as supervision

Row = tuple[Any, ...]


def _plain(entries: QuerySet[Any], *fields: str) -> Iterable[Row]:
    return entries.order_by().values_list(*fields).iterator(chunk_size=2000)


def _findings(entries: QuerySet[Any]) -> Iterable[Row]:
    return ((code, 1) for (code,) in _plain(entries, "inspection_id"))


INSPECTED: dict[str, tuple[tuple[str, ...], Callable[[Window], Iterable[Row]]]] = {
    "supervision.inspections_held": (
        ("code", "body", "kind"),
        lambda window: _plain(supervision.inspections_held(window), "code", "body", "kind"),
    ),
    "supervision.with_democracy": (
        ("code", "body"),
        lambda window: _plain(supervision.with_democracy(window), "code", "body"),
    ),
    "supervision.surprise_held": (("code",), lambda window: _plain(supervision.surprise_held(window), "code")),
    "supervision.surprise_met": (("code",), lambda window: _plain(supervision.surprise_met(window), "code")),
    "supervision.findings_of": (("code", "findings"), lambda window: _findings(supervision.findings_of(window))),
    "supervision.findings_corrected": (
        ("code", "findings"),
        lambda window: _findings(supervision.findings_corrected(window)),
    ),
}
"""Name of a source → its columns and how it is read."""
