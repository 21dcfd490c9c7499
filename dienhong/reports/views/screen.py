"""What the workspace shows: outline with counts, the chapter as paper with its margin, the books, the counter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from dienhong.law.dates_vi import date_vi, day_month_vi
from dienhong.law.periods import Window
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.records.closing import Coverage, can_close, coverages
from dienhong.reports import composed as c
from dienhong.reports.built import Built
from dienhong.reports.lint import Finding, Severity
from dienhong.reports.outlines import outline
from dienhong.reports.rules import can_edit
from dienhong.reports.traces import register_app, register_vi
from dienhong.reports.views.marks import Marker, Numbered
from dienhong.reports.wording import span_vi


@dataclass(frozen=True)
class BlockView:
    """A paragraph, or a table when it has rows."""

    line: SafeString | None
    header: tuple[str, ...] = ()
    rows: tuple[tuple[SafeString, ...], ...] = ()


@dataclass(frozen=True)
class SectionView:
    """A section on the paper; `edit_url` is empty when its words cannot be edited."""

    key: str
    title: str
    level: int
    blocks: tuple[BlockView, ...]
    edit_url: str
    current: bool


def chapter_of(built: Built, key: str) -> tuple[c.Composed, ...]:
    """The sections of the chapter (I, II, …) that `key` is in; an opening or closing text stands alone."""
    top = key.partition(".")[0]
    return tuple(section for section in built.sections if section.key.partition(".")[0] == top)


def first_section(built: Built, findings: Sequence[Finding]) -> str:
    """Where to begin: the first section with an error, else the first with a figure, else the first."""
    blocked = next((one.section for one in findings if one.blocks and built.section(one.section)), "")
    used = next((section.key for section in built.sections if any(section.numbers())), "")
    return blocked or used or (built.sections[0].key if built.sections else "")


def numbered(findings: Iterable[Finding], chapter: Sequence[c.Composed]) -> list[Numbered]:
    """Errors and warnings of the chapter in the order of the text, numbered from 1. Kept ones are not among them."""
    places = {section.key: order for order, section in enumerate(chapter)}
    open_ones = [
        one
        for one in findings
        if one.section in places and (one.blocks or one.severity is Severity.WARNING) and not one.kept
    ]
    ordered = sorted(open_ones, key=lambda one: (places[one.section], one.start, one.severity.rank))
    return [Numbered(number, one) for number, one in enumerate(ordered, start=1)]


def sections_view(
    request: PageRequest,
    built: Built,
    chapter: Sequence[c.Composed],
    findings: Sequence[Numbered],
    chosen: tuple[str, str],
    key: str,
) -> list[SectionView]:
    """The chapter as paper."""
    editable = may(request, "reports.edit") and bool(can_edit(built.report))
    return [
        SectionView(
            key=section.key,
            title=f"{section.number}. {section.heading.upper()}" if section.level == 1 else section.title,
            level=section.level,
            blocks=tuple(_blocks(section, findings, chosen)),
            edit_url=reverse("reports:section", args=[built.report.code, section.key])
            if editable and writable(section, chapter)
            else "",
            current=section.key == key,
        )
        for section in chapter
    ]


def writable(section: c.Composed, chapter: Sequence[c.Composed]) -> bool:
    """Whether the paper offers to edit it: a bare heading over sections of its own has no words of its own."""
    place = [one.key for one in chapter].index(section.key)
    above = place + 1 < len(chapter) and chapter[place + 1].level > section.level
    return bool(section.text) or not above


def outline_view(built: Built, findings: Sequence[Finding], key: str) -> list[dict[str, Any]]:
    """The outline: chapters with their sections, each with the number of open findings and whether one is an error."""
    short = {one.key: one.short for one in outline(built.report.outline).sections}
    chapters: list[dict[str, Any]] = []
    for section in built.sections:
        entry = _outline_entry(section, short.get(section.key, ""), findings, key)
        if section.level <= 1:
            chapters.append({**entry, "parts": []})
        elif chapters:
            chapters[-1]["parts"].append(entry)
    for chapter in chapters:
        chapter["open"] = chapter["current"] or any(part["current"] for part in chapter["parts"])
    return chapters


def counter(built: Built, findings: Sequence[Finding]) -> dict[str, int]:
    """The foot of the outline: open findings, errors, numbers counted, declared, typed by hand."""
    numbers = [number for section in built.sections for number in section.numbers()]
    open_ones = [one for one in findings if one.blocks or one.may_keep]
    return {
        "open": len(open_ones),
        "errors": sum(one.blocks for one in open_ones),
        "counted": sum(number.state != "declared" for number in numbers),
        "declared": sum(number.state == "declared" for number in numbers),
        "typed": sum(one.id.startswith("untraced/") for one in findings),
    }


def books_view(request: PageRequest, built: Built) -> list[dict[str, Any]]:
    """The books that the figures need, each with its closing or the act that closes it. One query a window, and one for
    each book that is still open."""
    needed: dict[Window, list[str]] = {}
    for used in built.figures:
        for prefix in used.computed.books:
            books = needed.setdefault(used.computed.window, [])
            if prefix not in books:
                books.append(prefix)
    rows = []
    for window, prefixes in needed.items():
        covered = coverages(tuple(prefixes), window, since=built.commune.formed_on)
        rows += [_book(request, built, covered[prefix]) for prefix in prefixes]
    return rows


def _book(request: PageRequest, built: Built, coverage: Coverage) -> dict[str, Any]:
    name = register_vi(coverage.prefix).removeprefix("Sổ ").strip()
    name = name[:1].upper() + name[1:]
    other = "" if coverage.window == built.window else f" {span_vi(coverage.window)}"
    if coverage:
        days = [timezone.localdate(closing.closed_at) for closing in coverage.closings]
        return {"state": "ok", "text": f"{name}{other} {day_month_vi(max(days)) if days else ''}".strip(), "act": None}
    since = f" từ {date_vi(coverage.gap)}" if coverage.closings and coverage.gap else ""
    return {
        "state": "stop",
        "text": f"{name}{other} chưa khóa{since}",
        "act": None if built.frozen else close_act(request, built, coverage),
        "prefix": coverage.prefix,
        "from": coverage.window.from_on.isoformat(),
        "to": coverage.window.to_on.isoformat(),
    }


def close_act(request: PageRequest, built: Built, coverage: Coverage) -> Act:
    """The act that closes a book over its window: under the register's own permission and the rule of closings."""
    return Act.under(
        close_verdict(request, coverage.prefix, coverage.window),
        "Khóa sổ",
        reverse("reports:close", args=[built.report.code]),
        method="post",
    )


def close_verdict(request: PageRequest, prefix: str, window: Window) -> Verdict:
    """May this person close this book now?"""
    if not may(request, f"{register_app(prefix)}.close"):
        return Verdict.no("Việc khóa sổ này thuộc văn phòng giữ sổ.")
    return can_close(prefix, window, request.today)


def _blocks(section: c.Composed, findings: Sequence[Numbered], chosen: tuple[str, str]) -> Iterable[BlockView]:
    marker = Marker(section.key, [one for one in findings if one.finding.section == section.key], chosen)
    for block in section.blocks:
        if isinstance(block, c.Grid):
            rows = tuple(tuple(marker.line(cell) for cell in row) for row in block.rows)
            yield BlockView(None, block.header, rows)
        else:
            yield BlockView(marker.line(block.line))


def _outline_entry(section: c.Composed, short: str, findings: Sequence[Finding], key: str) -> dict[str, Any]:
    own = [one for one in findings if one.section == section.key and (one.blocks or one.may_keep)]
    return {
        "key": section.key,
        "label": short or section.title,
        "n": len(own),
        "stop": any(one.blocks for one in own),
        "current": section.key == key,
    }
