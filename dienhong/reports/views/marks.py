"""A section's lines as HTML: chips that open their figure, findings underlined and numbered. Everything is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from dienhong.reports import composed as c
from dienhong.reports.lint import Finding, Severity

_CHIPS: Mapping[c.State, str] = {
    "counted": "chip",
    "declared": "chip chip-fact",
    "open": "chip chip-open",
    "baseless": "chip chip-open",
}
_STATE_VI: Mapping[c.State, str] = {
    "counted": "đếm từ sổ",
    "declared": "số khai kèm văn bản",
    "open": "sổ chưa khóa",
    "baseless": "chưa có mẫu số",
}
ON = mark_safe(' aria-current="true"')


@dataclass(frozen=True)
class Numbered:
    """A finding with its number in the margin."""

    number: int
    finding: Finding

    @property
    def level(self) -> str:
        """The class of its mark in the text."""
        return "error" if self.finding.severity is Severity.ERROR else "warn"


@dataclass(frozen=True)
class Marker:
    """Draws the lines of one section. `chosen` is the (figure, part) shown at the right."""

    section: str
    findings: Sequence[Numbered]
    chosen: tuple[str, str]

    def line(self, line: c.Line) -> SafeString:
        """The nodes of a line, without white space between them."""
        return format_html_join("", "{}", ((self._node(node),) for node in line))

    def _node(self, node: c.Node) -> SafeString:
        if isinstance(node, c.Words):
            return self._words(node)
        if isinstance(node, c.Number):
            return self._chip(node)
        if isinstance(node, c.Cited):
            number = format_html('<span class="nowrap">{}</span>', node.number)
            return format_html("{}{}{}{}", node.before, number, node.after, self._numbers(node.start, node.end))
        return format_html('<code class="at-error">{}</code>{}', node.raw, self._numbers(node.start, node.end))

    def _chip(self, node: c.Number) -> SafeString:
        query = {"muc": self.section, "so": node.figure} | ({"phan": node.part} if node.part else {})
        on = (node.figure, node.part) == self.chosen
        return format_html(
            '{}<a class="{}" href="?{}#muc-{}" title="{}"{}>{}</a>{}',
            f"{node.qualifier} " if node.qualifier else "",
            _CHIPS[node.state],
            urlencode(query),
            self.section,
            f"{node.label}: {_STATE_VI[node.state]}",
            ON if on else "",
            node.text,
            self._numbers(node.start, node.end),
        )

    def _words(self, node: c.Words) -> SafeString:
        """Words, cut where a finding begins or ends."""
        if not node.typed:
            return format_html("{}", node.text)
        inside = [one for one in self.findings if node.start <= one.finding.start < one.finding.end <= node.end]
        parts: list[SafeString] = []
        at = node.start
        for one in sorted(inside, key=lambda one: one.finding.start):
            start, end = one.finding.start, one.finding.end
            if start < at:
                continue
            parts.append(format_html("{}", node.text[at - node.start : start - node.start]))
            marked = node.text[start - node.start : end - node.start]
            parts.append(format_html('<span class="at-{}">{}</span>', one.level, marked))
            parts.append(self._numbers(start, end))
            at = end
        parts.append(format_html("{}", node.text[at - node.start :]))
        return format_html_join("", "{}", ((part,) for part in parts))

    def _numbers(self, start: int, end: int) -> SafeString:
        """The numbers of the findings that stand exactly here; "1, 2" and never "12"."""
        return format_html_join(
            mark_safe("<sup>, </sup>"), "{}", ((number,) for number in self._superscripts(start, end))
        )

    def _superscripts(self, start: int, end: int) -> Iterator[SafeString]:
        for one in self.findings:
            if end > start and (one.finding.start, one.finding.end) == (start, end):
                yield format_html(
                    '<sup class="find-no{}"><a href="#s{}"><span class="visually-hidden">điểm soát </span>{}</a></sup>',
                    "" if one.level == "error" else " warn",
                    one.number,
                    one.number,
                )
