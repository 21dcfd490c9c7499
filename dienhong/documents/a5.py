"""A notice for every household: A5, two on an A4 that is laid across, as many sheets as a village needs. No name stands on it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.table import _Cell

MOST_SHEETS = 500
"""Sheets of one file: an office printer's ream."""
PAIR = 2
MILLIMETRES = {"width": 297, "height": 210, "margin": 8, "half": 140, "room": 184}
POINTS = {"organ": 11, "title": 14, "text": 12, "foot": 10}


@dataclass(frozen=True)
class HouseholdNotice:
    """What stands on each: `organ` tells it, `lines` are its words, `foot` says where more is told; `sample` marks what was
    invented."""

    organ: str
    title: str
    lines: Sequence[str]
    foot: str
    place: str
    sample: str = ""


def sheets_for(households: int) -> int:
    """A4 sheets for so many households, two notices a sheet."""
    return -(-households // PAIR)


def write_a5(notice: HouseholdNotice, households: int) -> bytes:
    """The Word file; an odd number leaves the last half empty. Raises ValueError for none, or more than a ream."""
    import docx  # python-docx loads slowly: only where a paper is made
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    from dienhong.documents.docx_blank import without_clock

    sheets = sheets_for(households)
    if not 0 < sheets <= MOST_SHEETS:
        raise ValueError(f"{sheets} sheets")
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(MILLIMETRES["width"]), Mm(MILLIMETRES["height"])
    margin = Mm(MILLIMETRES["margin"])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    for number in range(sheets):
        if number:  # the paragraph between two tables carries the break and takes no room
            between = document.add_paragraph()
            between.paragraph_format.page_break_before = True
            between.paragraph_format.space_after = Pt(0)
            between.paragraph_format.line_spacing = Pt(1)
        row = document.add_table(rows=1, cols=PAIR).rows[0]
        row.height = Mm(MILLIMETRES["room"])
        for order, cell in enumerate(row.cells):
            cell.width = Mm(MILLIMETRES["half"])
            if number * PAIR + order < households:
                _fill(cell, notice)
    file = io.BytesIO()
    document.save(file)
    return without_clock(file)


def _fill(cell: _Cell, notice: HouseholdNotice) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    first = cell.paragraphs[0]
    rows = [
        (notice.organ.upper(), "organ", True, True),
        (f"THÔNG BÁO ĐẾN TỪNG HỘ · {notice.place}", "foot", False, True),
        (notice.title, "title", True, True),
        *((line, "text", False, False) for line in notice.lines),
        (notice.foot, "foot", False, False),
        *([(notice.sample, "foot", True, True)] if notice.sample else []),
    ]
    for order, (words, size, bold, centred) in enumerate(rows):
        paragraph = first if order == 0 else cell.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(4)
        run = paragraph.add_run(words)
        run.bold, run.font.size, run.font.name = bold, Pt(POINTS[size]), "Times New Roman"
