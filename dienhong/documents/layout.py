"""The values of a house style as typed parts: one dataclass per place on the paper.

Field names are the keys of house_styles/*.toml; `house_styles` fills them and refuses a missing, unknown or
ill-typed value, so the writers never meet a house style with a hole in it. Sizes are points, lengths millimetres
unless the name says twips (1/20 pt).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Face = Literal["regular", "bold", "italic", "bold italic"]
Case = Literal["as_is", "upper", "first_lower", "first_upper"]
RuleLength = Literal["none", "half", "full"]


@dataclass(frozen=True, slots=True)
class InForce:
    from_: date  # "from" in the file


@dataclass(frozen=True, slots=True)
class Page:
    width_mm: int
    height_mm: int
    top_mm: int
    bottom_mm: int
    left_mm: int
    right_mm: int
    header_mm: int


@dataclass(frozen=True, slots=True)
class Font:
    family: str


@dataclass(frozen=True, slots=True)
class Head:
    """The borderless two-column table on top of page one."""

    left_twips: int
    right_twips: int
    gap_pt: int


@dataclass(frozen=True, slots=True)
class Banner:
    """Words that the form itself prescribes: the Party's tiêu đề, the State's Quốc hiệu and tiêu ngữ."""

    text: str
    size_pt: int
    face: Face
    rule: RuleLength


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type whose words come from the paper."""

    size_pt: int
    face: Face
    case: Case


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A line of type with a rule, or a sign such as * or -----, under it."""

    size_pt: int
    face: Face
    case: Case
    rule: RuleLength
    below: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    size_pt: int
    face: Face
    label: str
    pattern: str
    blank: str
    min_digits: int
    cycle: Literal["term", "year"]


@dataclass(frozen=True, slots=True)
class PlaceDate:
    size_pt: int
    face: Face
    pattern: str


@dataclass(frozen=True, slots=True)
class Body:
    """`line` is in points for at_least and exact, a factor of the single line for multiple."""

    size_pt: int
    face: Face
    align: Literal["justify"]
    first_line_mm: float
    line_rule: Literal["at_least", "exact", "multiple"]
    line: float
    before_pt: float
    after_pt: float


@dataclass(frozen=True, slots=True)
class HeadingLine:
    size_pt: int
    face: Face
    case: Case
    mark: str


@dataclass(frozen=True, slots=True)
class TableText:
    size_pt: int
    head_face: Face


@dataclass(frozen=True, slots=True)
class Ending:
    mark: str


@dataclass(frozen=True, slots=True)
class CitationForm:
    before_date: str


@dataclass(frozen=True, slots=True)
class Authority:
    size_pt: int
    face: Face
    case: Case
    on_behalf: str


@dataclass(frozen=True, slots=True)
class Signature:
    blank_lines: int


@dataclass(frozen=True, slots=True)
class RecipientsLabel:
    text: str
    size_pt: int
    face: Face
    underline: bool


@dataclass(frozen=True, slots=True)
class Recipients:
    size_pt: int
    face: Face
    dash: str
    separator: str
    last: str
    archive: str


@dataclass(frozen=True, slots=True)
class PageNumber:
    size_pt: int
    first_page: bool
    place: Literal["top center"]


@dataclass(frozen=True, slots=True)
class AnnexForm:
    label: str
    label_size_pt: int
    title_size_pt: int
    caption_size_pt: int
    table_size_pt: float
    margin_mm: int
    cell_twips: int


@dataclass(frozen=True, slots=True)
class SampleMark:
    size_pt: int
    color: str
