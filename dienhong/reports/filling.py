"""Fills the tokens of a report's sections: figures, documents, words. Pure: what it prints it is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dienhong.documents.models import Document
from dienhong.indicators.computed import Computed, UnknownPart
from dienhong.law.dates_vi import date_vi
from dienhong.reports import composed as c
from dienhong.reports.models import Section
from dienhong.reports.outlines import Outline, TableOutline
from dienhong.reports.tokens import Broken, Token, Words, parse


@dataclass(frozen=True)
class Answers:
    """What tokens may be answered with.

    `figures`: token key → (figure code, value); `missing`: token key → why there is none; `documents` by code;
    `before_date` is what the house style puts before "ngày" (", " for the Party).
    """

    figures: Mapping[str, tuple[str, Computed]]
    missing: Mapping[str, str]
    documents: Mapping[str, Document]
    words: Mapping[str, str]
    outline: Outline
    before_date: str


@dataclass
class Filler:
    """Fills sections in order: a document is cited long at its first mention in the whole report."""

    answers: Answers
    mentioned: set[str] = field(default_factory=set)

    def section(self, section: Section) -> c.Composed:
        """The section with its tokens filled in."""
        return c.Composed(
            key=section.key,
            level=section.level,
            number=section.number,
            heading=self._heading(section.heading),
            text=section.text,
            revision=section.revision,
            blocks=tuple(self._blocks(section.text)),
        )

    def _heading(self, heading: str) -> str:
        return "".join(
            self.answers.words.get(piece.name, piece.raw) if isinstance(piece, Token) else piece.raw
            for piece in parse(heading)
        )

    def _blocks(self, text: str) -> Iterator[c.Block]:
        for start, line in lines_of(text):
            pieces = parse(line)
            alone = pieces[0] if len(pieces) == 1 else None
            if isinstance(alone, Token) and alone.kind == "table" and alone.name in self.answers.outline.tables:
                yield self._grid(alone.name, self.answers.outline.tables[alone.name], start, start + len(line))
            else:
                yield c.Paragraph(tuple(self._nodes(pieces, start, typed=True)))

    def _grid(self, name: str, table: TableOutline, start: int, end: int) -> c.Grid:
        rows = tuple(tuple(tuple(self._cell(cell, start, end)) for cell in row) for row in table.rows)
        return c.Grid(name, table.header, rows, table.widths)

    def _cell(self, cell: str, start: int, end: int) -> Iterator[c.Node]:
        """A cell's nodes; all of them stand where the table's token stands."""
        for node in self._nodes(parse(cell), 0, typed=False):
            if isinstance(node, c.Number):
                yield c.Number(
                    node.text, node.figure, node.key, node.part, node.label, node.state, node.qualifier, start, end
                )
            else:
                yield node

    def _nodes(self, pieces: Iterable[Words | Token | Broken], base: int, *, typed: bool) -> Iterator[c.Node]:
        for piece in pieces:
            start, end = base + piece.start, base + piece.end
            if isinstance(piece, Words):
                yield c.Words(piece.raw, typed, start)
            elif isinstance(piece, Broken):
                yield c.Fault(piece.raw, piece.message, start, end)
            else:
                yield self._token(piece, start, end)

    def _token(self, token: Token, start: int, end: int) -> c.Node:
        if token.kind == "word":
            printed = self.answers.words.get(token.name, "")
            if printed:
                return c.Words(printed, typed=False, start=start)
            return c.Fault(token.raw, f"Đề cương chưa ghi {token.raw} in ra gì.", start, end)
        if token.kind == "doc":
            return self._document(token, start, end)
        if token.kind == "table":
            return c.Fault(token.raw, self._bad_table(token.name), start, end)
        return self._number(token, start, end)

    def _number(self, token: Token, start: int, end: int) -> c.Node:
        found = self.answers.figures.get(token.key)
        if found is None:
            why = self.answers.missing.get(token.key, f"Chưa tính được {token.raw}.")
            return c.Fault(token.raw, why, start, end)
        code, computed = found
        try:
            text, label = computed.token_vi(token.part), _label(computed, token.part)
        except UnknownPart as unknown:
            return c.Fault(token.raw, str(unknown), start, end)
        qualifier = computed.qualifier if not token.part else ""
        return c.Number(text, code, token.key, token.part, label, state_of(computed), qualifier, start, end)

    def _document(self, token: Token, start: int, end: int) -> c.Node:
        document = self.answers.documents.get(token.name)
        if document is None:
            return c.Fault(token.raw, self._no_document(token.name), start, end)
        first = document.code not in self.mentioned
        self.mentioned.add(document.code)
        if token.part == "number":
            return c.Cited("", document.number, "", document.code, start, end)
        dated = document.signed_on and (first or token.part == "long")
        after = f"{self.answers.before_date}ngày {date_vi(document.signed_on)}" if dated and document.signed_on else ""
        return c.Cited(f"{document.kind} số ", document.number, after, document.code, start, end)

    def _no_document(self, name: str) -> str:
        role = self.answers.outline.roles.get(name)
        if role:
            number = f" ({role.number})" if role.number else ""
            return f"Sổ văn bản chưa có {role.vi}{number}; hãy vào sổ văn bản đó rồi ghi mã VB-… vào đây."
        return f"Không có văn bản nào mang mã “{name}” trong sổ văn bản."

    def _bad_table(self, name: str) -> str:
        if name in self.answers.outline.tables:
            return "Bảng phải đứng riêng một dòng."
        return f"Đề cương không có bảng “{name}”."


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """(offset, line) of each line that is not blank: every line typed is a paragraph."""
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            yield start + line.index(stripped[0]), stripped
        start += len(line) + 1


def state_of(computed: Computed) -> c.State:
    """How a number shows: declared, open (a book not closed), baseless (a rate without roster), or counted."""
    if computed.kind == "declared":
        return "declared"
    if computed.value is None:
        return "baseless"
    return "open" if computed.needs_closing else "counted"


def _label(computed: Computed, part: str) -> str:
    if not part or part in ("n/N", "n", "N"):
        return computed.label
    return f"{computed.label}: {computed.part(part).label}"
