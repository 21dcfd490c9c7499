"""The few WordprocessingML elements that papers are built of; the rest of the writers speak in these words."""

from __future__ import annotations

import re
from itertools import count
from typing import Any, Literal

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from dienhong.documents.layout import Face
from dienhong.documents.paper import Num, Ref, Run, Runs

Element = Any  # lxml elements; python-docx types them loosely
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # pasted in by accident, not allowed in XML
MAX_CONTROL_NAME = 64  # characters Word keeps of a content control's title and tag


def clean(text: str) -> str:
    """The text without characters that no XML file can hold."""
    return ILLEGAL.sub("", text)


def el(name: str, *children: Element, **attributes: str | int) -> Element:
    """<w:name w:attribute="…">children</w:name>; None children are left out."""
    element = OxmlElement(f"w:{name}", attrs={qn(f"w:{key}"): clean(str(value)) for key, value in attributes.items()})
    element.extend(child for child in children if child is not None)
    return element


def face_properties(face: Face, size_pt: float | None = None, *, underline: bool = False, color: str = "") -> Element:
    """Run properties in the order the schema wants: weight, slope, colour, size, underline."""
    bold, italic = "bold" in face, "italic" in face
    properties = el("rPr")
    if bold:
        properties.extend([el("b"), el("bCs")])
    if italic:
        properties.extend([el("i"), el("iCs")])
    if color:
        properties.append(el("color", val=color))
    if size_pt is not None:
        properties.extend([el("sz", val=round(size_pt * 2)), el("szCs", val=round(size_pt * 2))])
    if underline:
        properties.append(el("u", val="single"))
    return properties


def text_run(text: str, *, bold: bool = False, italic: bool = False, keep_hyphens: bool = False) -> Element:
    """A run of words; line feeds become line breaks, tabs tabs, and with `keep_hyphens` hyphens never break."""
    run = el("r")
    if bold or italic:
        run.append(face_properties("bold italic" if bold and italic else "bold" if bold else "italic"))
    marks = {"\n": "br", "\t": "tab"} | ({"-": "noBreakHyphen"} if keep_hyphens else {})
    words = ""
    for char in clean(text):
        if char in marks:
            _add_words(run, words)
            run.append(el(marks[char]))
            words = ""
        else:
            words += char
    _add_words(run, words)
    return run


def _add_words(run: Element, words: str) -> None:
    if words:
        text = el("t")
        text.text = words
        text.set(XML_SPACE, "preserve")
        run.append(text)


class ControlIds:
    """Numbers of content controls, counted through one paper: unique, and the same each time it is written."""

    def __init__(self) -> None:
        self._next = count(1001)

    def control(self, number: Num) -> Element:
        """The figure's number as an inline content control: its sentence may be deleted, its digits not typed over."""
        return el(
            "sdt",
            el(
                "sdtPr",
                el("alias", val=_named(number.title)),
                el("tag", val=number.tag[:MAX_CONTROL_NAME]),
                el("id", val=next(self._next)),
                el("lock", val="contentLocked"),
                el("text"),
            ),
            el("sdtContent", text_run(number.text)),
        )


def _named(title: str) -> str:
    return title if len(title) <= MAX_CONTROL_NAME else title[: MAX_CONTROL_NAME - 1].rstrip() + "…"


def run_elements(given: Runs, ids: ControlIds) -> list[Element]:
    """The runs of a paper as elements of a paragraph."""

    def one(run: Run) -> Element:
        if isinstance(run, Num):
            return ids.control(run)
        if isinstance(run, Ref):
            return text_run(run.text, keep_hyphens=True)
        return text_run(run.text, bold=run.bold, italic=run.italic)

    return [one(run) for run in given]


def paragraph(style: str, *content: Element, properties: list[Element] | None = None) -> Element:
    """A paragraph in a named style; `properties` are direct ones, in schema order."""
    return el("p", el("pPr", el("pStyle", val=style), *(properties or [])), *content)


def rule_paragraph(style: str, length: int, room: int, *, after_pt: int = 0) -> Element:
    """A rule `length` twips long, centred in a column of `room` twips: a border, not underscores."""
    side = max(0, (room - length) // 2)
    return paragraph(style, properties=[el("spacing", after=after_pt * 20), el("ind", left=side, right=side)])


def field(instruction: str, shown: str) -> list[Element]:
    """A field that Word counts itself, such as PAGE."""
    code = el("instrText")
    code.text = f" {instruction} "
    code.set(XML_SPACE, "preserve")
    return [
        el("r", el("fldChar", fldCharType="begin")),
        el("r", code),
        el("r", el("fldChar", fldCharType="separate")),
        text_run(shown),
        el("r", el("fldChar", fldCharType="end")),
    ]


def borders(name: Literal["tblBorders"], kind: Literal["none", "single"]) -> Element:
    """All six borders of a table alike."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return el(name, *(el(side, val=kind, sz=4 if kind == "single" else 0, space=0, color="auto") for side in sides))


def table(widths: list[int], rows: list[Element], *, lines: bool, side_twips: int = 0, top_twips: int = 0) -> Element:
    """A table of fixed widths (twips): widths on table, grid and cells, and no fitting to content."""
    margins = el(
        "tblCellMar",
        el("top", w=top_twips, type="dxa"),
        el("left", w=side_twips, type="dxa"),
        el("bottom", w=top_twips, type="dxa"),
        el("right", w=side_twips, type="dxa"),
    )
    return el(
        "tbl",
        el(
            "tblPr",
            el("tblW", w=sum(widths), type="dxa"),
            el("jc", val="left"),
            el("tblInd", w=0, type="dxa"),
            borders("tblBorders", "single" if lines else "none"),
            el("tblLayout", type="fixed"),
            margins,
        ),
        el("tblGrid", *(el("gridCol", w=width) for width in widths)),
        *rows,
    )


def row(*cells: Element, header: bool = False) -> Element:
    """A row that never breaks over two pages; a header row is repeated on each."""
    return el("tr", el("trPr", el("cantSplit"), el("tblHeader") if header else None), *cells)


def cell(width: int, *content: Element, align: Literal["top", "center"] = "top") -> Element:
    """A cell; Word wants a paragraph last, and every caller gives one."""
    return el("tc", el("tcPr", el("tcW", w=width, type="dxa"), el("vAlign", val=align)), *content)
