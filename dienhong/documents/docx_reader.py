"""Reads a Word file back as far as a paper can be checked: its words, its figures, its pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import IO

import docx
from docx.oxml.ns import qn
from docx.section import Section

from dienhong.documents.docx_xml import Element


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One section's page, in millimetres; `heads` are the words of its headers, the first page's first."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    hides_first_number: bool
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadControl:
    """A content control: the figure's code, its label and the number as printed."""

    tag: str
    title: str
    text: str
    locked: bool


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """What a .docx says. `paragraphs` run through tables too, in reading order."""

    paragraphs: tuple[ReadParagraph, ...]
    controls: tuple[ReadControl, ...]
    pages: tuple[ReadPage, ...]
    title: str
    author: str
    language: str

    @property
    def text(self) -> str:
        """All words, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def figures(self) -> dict[str, str]:
        """Figure code → number as printed. Raises ValueError when one figure is printed as two numbers."""
        found: dict[str, str] = {}
        for control in self.controls:
            if found.setdefault(control.tag, control.text) != control.text:
                raise ValueError(f"{control.tag} is printed as {found[control.tag]} and as {control.text}")
        return found

    def styled(self, style: str) -> tuple[str, ...]:
        """The texts that stand in the style of this Vietnamese name, such as "DH Trích yếu"."""
        return tuple(paragraph.text for paragraph in self.paragraphs if paragraph.style == style)


def read_docx(source: str | Path | IO[bytes]) -> ReadPaper:
    """Read a .docx that Diên Hồng wrote, perhaps edited since. Files of strangers go through `offered` first."""
    document = docx.Document(str(source) if isinstance(source, Path) else source)
    body = document.element.body
    style_names = {s.style_id: s.name or "" for s in document.styles}
    core = document.core_properties
    return ReadPaper(
        paragraphs=tuple(
            ReadParagraph(style_names.get(_attribute(p, "w:pPr/w:pStyle") or "", ""), _text(p))
            for p in body.iter(qn("w:p"))
        ),
        controls=tuple(_control(sdt) for sdt in body.iter(qn("w:sdt"))),
        pages=tuple(_page(section) for section in document.sections),
        title=core.title,
        author=core.author,
        language=core.language,
    )


_MARKS = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:cr"): "\n"}


def _text(element: Element) -> str:
    words = []
    for child in element.iter(qn("w:t"), *_MARKS):
        in_run = child.getparent().tag == qn("w:r")  # <w:tab> also stands in paragraph properties
        words.append(child.text or "" if child.tag == qn("w:t") else _MARKS[child.tag] if in_run else "")
    return "".join(words)


def _control(sdt: Element) -> ReadControl:
    content = sdt.find(qn("w:sdtContent"))
    return ReadControl(
        tag=_attribute(sdt, "w:sdtPr/w:tag") or "",
        title=_attribute(sdt, "w:sdtPr/w:alias") or "",
        text=_text(content) if content is not None else "",
        locked=_attribute(sdt, "w:sdtPr/w:lock") in {"contentLocked", "sdtContentLocked"},
    )


def _attribute(element: Element, path: str) -> str | None:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return found.get(qn("w:val")) if found is not None else None


def _page(section: Section) -> ReadPage:
    def mm(length: object) -> float:
        return round(int(length) / 36000, 1) if isinstance(length, int) else 0.0

    hides = section.different_first_page_header_footer
    heads = ([section.first_page_header] if hides else []) + [section.header]
    return ReadPage(
        width_mm=mm(section.page_width),
        height_mm=mm(section.page_height),
        top_mm=mm(section.top_margin),
        bottom_mm=mm(section.bottom_margin),
        left_mm=mm(section.left_margin),
        right_mm=mm(section.right_margin),
        hides_first_number=hides,
        heads=tuple(_text(head._element) for head in heads),
    )
