"""A paper to be made, as plain values: what it says, and nothing of how it looks.

`reports` fills these; `docx_writer` lays them out by the house style named in `style_id`. They know neither Django
nor Word, so a paper can be built, compared and tested without either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Num:
    """A number that came from a figure: it becomes a content control which Word will not let anyone type into.

    `tag` is the figure's code, or the code and a part ("F-2026-0007", "F-2026-0007/ubnd"); `title` its label.
    """

    text: str
    tag: str
    title: str


@dataclass(frozen=True, slots=True)
class Ref:
    """The number of a document or the code of an entry: its hyphens never break at the end of a line."""

    text: str


Run: TypeAlias = Text | Num | Ref
Runs: TypeAlias = tuple[Run, ...]
Align: TypeAlias = Literal["left", "center", "right"]


def runs(*given: str | Run) -> Runs:
    """Runs from words and runs mixed, e.g. runs("Có ", Num("25", "F-2026-0007", "Tiếp công dân"), " cuộc.")."""
    return tuple(Text(part) if isinstance(part, str) else part for part in given if part != "")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (I) to 4 (a). `number` is bare ("I", "1", "1.1", "a"): its mark is the house style's."""

    level: int
    runs: Runs
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the text; `widths` are weights (any unit), equal when empty; `aligns` is left when empty."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[Align, ...] = ()


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the annex; `width` is a weight."""

    title: str
    width: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Annex:
    """A table behind the paper, on pages of its own; `caption` says which paper it belongs to."""

    title: str
    caption: Runs
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    note: str = ""
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper.

    `number` is the whole number as printed ("35-BC/ĐU"); None leaves room for it, from `type_code` and
    `organ_code`. `signed_on` None leaves room for day and month, and for the year too unless `year` is given.
    `recipients` are given without dash or final sign; the archive line of the house style is added unless one of
    them begins with "Lưu". The last paragraph gets the house style's ending ("." or "./.").
    `numbered` False is a form without a number line. `opposite` is a second party who signs on the left (a receipt, minutes);
    such a paper has no recipients. `watermark_note` is printed on every page ("DỮ LIỆU MẪU").
    """

    style_id: str
    organ: str
    kind: str
    summary: str
    blocks: tuple[Block, ...]
    type_code: str
    organ_code: str
    place: str
    authority: str
    signer_title: str
    signer_name: str
    superior_organ: str = ""
    number: str | None = None
    signed_on: date | None = None
    year: int | None = None
    recipients: tuple[str, ...] = field(default=())
    watermark_note: str | None = None
    annex: Annex | None = None
    numbered: bool = True
    opposite: str = ""
