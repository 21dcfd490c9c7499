"""Writes a paper as a Word file, laid out by its house style.

The same paper gives the same bytes: nothing in the file comes from a clock, a machine or a counter that lives longer
than the call. python-docx is imported here and in `docx_reader` only, because it is slow to load: import these two
where a paper is made, never where a program starts.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section, _Header
from docx.shared import Mm

from dienhong.documents import docx_styles as names
from dienhong.documents.docx_annex import annex_elements, annex_room
from dienhong.documents.docx_blank import blank_package, without_clock
from dienhong.documents.docx_body import body_elements, closing_elements
from dienhong.documents.docx_header import head_elements, title_elements
from dienhong.documents.docx_xml import ControlIds, Element, clean, el, face_properties, field, paragraph, text_run
from dienhong.documents.house_styles import HouseStyle, style
from dienhong.documents.paper import Annex, Paper


def write_docx(paper: Paper, target: str | Path | IO[bytes]) -> None:
    """Write `paper` to a path or a binary stream. Raises UnknownStyle when its house style does not exist."""
    house = style(paper.style_id)
    document = docx.Document(blank_package())
    document.styles.element.extend(names.style_elements(house))
    _properties(document, paper)
    ids = ControlIds()
    first = document.sections[0]
    _portrait(first, house)
    _page_heads(first, paper, house, house.text_width_twips, first_page=True)
    _append(document, head_elements(paper, house))
    _append(document, title_elements(paper, house))
    _append(document, body_elements(paper, house, ids))
    _append(document, closing_elements(paper, house))
    if paper.annex is not None:
        _annex(document, paper, paper.annex, house, ids)
    else:
        _append(document, [paragraph(names.END)])  # Word wants a paragraph after a table
    stream = io.BytesIO()
    document.save(stream)
    data = without_clock(stream)
    if isinstance(target, (str, Path)):
        Path(target).write_bytes(data)
    else:
        target.write(data)


def _append(document: Document, elements: list[Element]) -> None:
    """Before the section properties, which close the body."""
    end = document.element.body.sectPr
    for element in elements:
        end.addprevious(element)


def _annex(document: Document, paper: Paper, annex: Annex, house: HouseStyle, ids: ControlIds) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    closing = document.element.body.sectPr.getprevious()  # the empty paragraph that carries the first section
    closing.get_or_add_pPr().insert(0, el("pStyle", val=names.END))
    if annex.landscape:
        _landscape(section, house)
    else:
        _portrait(section, house)
    _page_heads(section, paper, house, annex_room(annex, house), first_page=False)
    _append(document, annex_elements(annex, house, ids))


def _portrait(section: Section, house: HouseStyle) -> None:
    page = house.page
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width_mm), Mm(page.height_mm)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance = section.footer_distance = Mm(page.header_mm)
    section.gutter = Mm(0)


def _landscape(section: Section, house: HouseStyle) -> None:
    page, margin = house.page, Mm(house.annex.margin_mm)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(page.height_mm), Mm(page.width_mm)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.header_distance = section.footer_distance = Mm(page.header_mm)
    section.gutter = Mm(0)


def _page_heads(section: Section, paper: Paper, house: HouseStyle, room: int, *, first_page: bool) -> None:
    """Page number in the middle of each page's head except the first, and the note of a sample on every page."""
    hidden = first_page and not house.page_number.first_page
    section.different_first_page_header_footer = hidden
    _page_head(section.header, paper, house, room, numbered=True)
    if hidden:
        _page_head(section.first_page_header, paper, house, room, numbered=False)


def _page_head(header: _Header, paper: Paper, house: HouseStyle, room: int, *, numbered: bool) -> None:
    header.is_linked_to_previous = False
    content = field("PAGE", "2") if numbered else []
    properties = []
    if paper.watermark_note:
        tabs = el("tabs", el("tab", val="center", pos=room // 2), el("tab", val="right", pos=room))
        properties = [tabs, el("jc", val="left")]
        content = [text_run("\t"), *content, text_run("\t"), _sample_mark(paper.watermark_note, house)]
    root = header._element
    for child in list(root):
        root.remove(child)
    root.append(paragraph(names.PAGE_NUMBER, *content, properties=properties))


def _sample_mark(note: str, house: HouseStyle) -> Element:
    """The note in a box of its own colour: no reader takes the paper for a real one, and no line of the form moves."""
    mark = house.sample_mark
    run = text_run(f"\u00a0{note}\u00a0")
    properties = face_properties("bold", mark.size_pt, color=mark.color)
    properties.append(el("bdr", val="single", sz=8, space=0, color=mark.color))
    run.insert(0, properties)
    return run


def _properties(document: Document, paper: Paper) -> None:
    """Title, author and language of the file; its dates are the paper's, or fixed when the paper has none."""
    day = paper.signed_on
    instant = (
        datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(paper.year or 2000, 1, 1, tzinfo=UTC)
    )
    core = document.core_properties
    core.title = clean(f"{paper.kind.capitalize()} {paper.summary[:1].lower()}{paper.summary[1:]}")[:255]
    core.author = core.last_modified_by = clean(paper.organ)[:255]
    core.subject = clean(paper.number or "")[:255]
    core.comments = clean(paper.watermark_note or "")[:255]
    core.language = "vi-VN"
    core.created = core.modified = instant
    core.revision = 1
