"""A report's text with its tokens filled in: plain values that the screen, the proofreading and the paper share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

State: TypeAlias = Literal["counted", "declared", "open", "baseless"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words. `typed` when an officer wrote them (the proofreading reads only those); `start` is their place in the text."""

    text: str
    typed: bool = True
    start: int = 0

    @property
    def end(self) -> int:
        """Offset after the last character, of typed words."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Number:
    """A number out of a figure. `text` is what is printed, without `qualifier` ("gần"), which stands before it.

    `state`: counted or declared; open when a book it needs is not closed; baseless when a rate has no roster.
    `start` and `end` are the token's place in the section's text.
    """

    text: str
    figure: str
    key: str
    part: str
    label: str
    state: State
    qualifier: str = ""
    start: int = 0
    end: int = 0

    @property
    def tag(self) -> str:
        """The tag of its content control: the figure's code, and the part when it is one."""
        return f"{self.figure}/{self.part}" if self.part else self.figure


@dataclass(frozen=True, slots=True)
class Cited:
    """A document: `before` "Công văn số ", its number, `after` ", ngày 29/4/2026"."""

    before: str
    number: str
    after: str
    code: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """A token that means nothing here, shown as typed, with the reason."""

    raw: str
    message: str
    start: int = 0
    end: int = 0


Node: TypeAlias = Words | Number | Cited | Fault
Line: TypeAlias = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section."""

    line: Line


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the outline, filled in."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[float, ...]


Block: TypeAlias = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Composed:
    """A section filled in. `text` is what was typed, tokens and all."""

    key: str
    level: int
    number: str
    heading: str
    text: str
    revision: int
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """ "1.1. Về công tác đối thoại"; the heading alone when it has no number."""
        return f"{self.number}. {self.heading}" if self.number else self.heading

    def lines(self) -> Iterator[Line]:
        """Every line of nodes, those of table cells too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.line
            else:
                for row in block.rows:
                    yield from row

    def numbers(self) -> Iterator[Number]:
        """Every number of the section in order."""
        for line in self.lines():
            yield from (node for node in line if isinstance(node, Number))

    def documents(self) -> Iterator[Cited]:
        """Every document it cites in order."""
        for line in self.lines():
            yield from (node for node in line if isinstance(node, Cited))

    def faults(self) -> Iterator[Fault]:
        """Every token that means nothing."""
        for line in self.lines():
            yield from (node for node in line if isinstance(node, Fault))


def plain(line: Line) -> str:
    """The line as it reads on paper."""
    out = []
    for node in line:
        if isinstance(node, Words):
            out.append(node.text)
        elif isinstance(node, Number):
            out.append(f"{node.qualifier} {node.text}" if node.qualifier else node.text)
        elif isinstance(node, Cited):
            out.append(f"{node.before}{node.number}{node.after}")
        else:
            out.append(node.raw)
    return "".join(out)
