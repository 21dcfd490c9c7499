"""Checks of cited documents against the register of instruments, as of the report's day. Status is never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi
from dienhong.reports.built import Built
from dienhong.reports.composed import Cited, Composed
from dienhong.reports.lint.findings import Finding, Severity


def expired(built: Built) -> Iterator[Finding]:
    """A document that is no longer, or not yet, in force on the report's day (warning)."""
    for section, node, document in _first_mentions(built):
        status = document.status_on(built.on)
        if status.code not in ("expired", "not_yet"):
            continue
        replaced = f", đã thay bằng {', '.join(status.replaced_by)}" if status.replaced_by else ""
        since = f" từ {date_vi(status.since)}" if status.since and status.code == "expired" else ""
        grade = "" if status.certainty.is_firm else f" ({status.certainty.label_vi})"
        yield Finding(
            id=f"status/{document.code}",
            severity=Severity.WARNING,
            text=f"{document.number} {status.label_vi}{since}",
            reason=f"Tính đến ngày {date_vi(built.on)}{replaced}{grade}.",
            section=section.key,
            start=node.start,
            end=node.end,
            more=status.note,
        )


def undated_status(built: Built) -> Iterator[Finding]:
    """A document whose status the register of instruments does not know: told, not judged (info)."""
    for section, node, document in _first_mentions(built):
        if document.direction != "out" and document.status_on(built.on).code == "unknown":
            yield Finding(
                id=f"unknown-status/{document.code}",
                severity=Severity.INFO,
                text=f"{document.number}: hiệu lực chưa rõ",
                reason="Danh mục văn bản của Diên Hồng chưa có ngày hiệu lực của văn bản này.",
                section=section.key,
                start=node.start,
                end=node.end,
            )


def outside_window(built: Built) -> Iterator[Finding]:
    """A document of the commune dated outside the window of the data (info): it is not a result of this period."""
    for section, node, document in _first_mentions(built):
        day = document.signed_on
        if document.direction == "out" and day and day not in built.window:
            yield Finding(
                id=f"outside/{document.code}",
                severity=Severity.INFO,
                text=f"{document.number} ban hành ngày {date_vi(day)}",
                reason=f"Ngoài kỳ số liệu {built.window.label_vi()}.",
                section=section.key,
                start=node.start,
                end=node.end,
            )


def _first_mentions(built: Built) -> Iterator[tuple[Composed, Cited, Document]]:
    seen: set[str] = set()
    for section in built.sections:
        for node in section.documents():
            document = built.documents.get(node.code)
            if document is not None and node.code not in seen:
                seen.add(node.code)
                yield section, node, document
