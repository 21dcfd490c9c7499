"""The text of a file somebody offers, read for one purpose: to see whether it is marked secret before it is kept.

The file is hostile until shown otherwise: nothing is written to disk, and `privacy.packages` holds the bounds.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import IO

from dienhong.documents.secrecy import mark_in_name, secrecy_mark
from dienhong.privacy import packages
from dienhong.privacy.packages import Unreadable

MAX_TEXT_BYTES = 16 * 1024 * 1024
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
# Elements whose characters are words on the page: text runs, cell texts, the headers and footers of sheets.
_WORDS = {
    _WORD + "t",
    _SHEET + "t",
    *(_SHEET + f"{which}{end}" for which in ("odd", "even", "first") for end in ("Header", "Footer")),
}
_ENDS = {_WORD + "p", _SHEET + "si", _SHEET + "is"} | _WORDS - {_WORD + "t", _SHEET + "t"}
_SHEET_CODES = re.compile(r"""&(?:[LCR]|"[^"]*"|\d+)""")  # place, typeface and size in the header of a sheet
_BREAKS = {_WORD + name: mark for name, mark in (("tab", "\t"), ("br", "\n"), ("cr", "\n"), ("noBreakHyphen", "-"))}


def offered_mark(name: str, stream: IO[bytes]) -> str | None:
    """The secrecy mark of an offered file, from its name and, for .docx, .xlsx and .txt, its words; None when there is none.

    Other kinds (PDF, pictures) are judged by their name only. Raises Unreadable for an Office file that is none or
    that hides something. The stream is left at its beginning.
    """
    return mark_in_name(name) or secrecy_mark(offered_text(name, stream))


def offered_text(name: str, stream: IO[bytes]) -> str:
    """The words of a .docx (body, text boxes, headers, footers, notes, properties), .xlsx (cells, sheet names, headers,
    properties) or .txt; empty for other kinds."""
    suffix = PurePath(name).suffix.lower()
    stream.seek(0)
    try:
        if suffix == ".txt":
            return _decoded(stream.read(MAX_TEXT_BYTES))
        if suffix in {".docx", ".docm", ".dotx"}:
            return _package_text(stream, "word/document.xml", "văn bản Word (.docx)")
        if suffix in {".xlsx", ".xlsm"}:
            return _package_text(stream, "xl/workbook.xml", "bảng tính Excel (.xlsx)")
    finally:
        stream.seek(0)
    return ""


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _package_text(stream: IO[bytes], main_part: str, kind: str) -> str:
    with packages.opened(stream) as package:
        parts = [name for name in package.namelist() if _holds_words(name)]
        if main_part not in parts:
            raise Unreadable(f"Tệp không phải {kind}: không có phần nội dung.")
        reader = _Words()
        return "\n".join(reader.of(name, data) for name, data in packages.unpacked(package, parts))


def _holds_words(part: str) -> bool:
    if part in {"docProps/core.xml", "docProps/custom.xml", "xl/workbook.xml", "xl/sharedStrings.xml"}:
        return True
    folder = part.rpartition("/")[0]
    return part.endswith(".xml") and folder in {"word", "xl/worksheets"}


class _Words(packages.Reader):
    """Characters inside the elements that are words on the page; all characters of the properties."""

    def of(self, name: str, data: bytes) -> str:
        """The words of one part."""
        self._inside = 0
        self._properties = name.startswith("docProps/")
        self.kept = self._properties
        self.run(data)
        text = self.text()
        return _SHEET_CODES.sub("\n", text) if name.startswith("xl/worksheets/") else text

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._inside += tag in _WORDS
        self.kept = self._properties or self._inside > 0
        if tag in _BREAKS:
            self.add(_BREAKS[tag])
        if tag == _SHEET + "sheet":
            self.add(attributes.get("name", "") + "\n")

    def end(self, tag: str) -> None:
        self._inside -= tag in _WORDS
        self.kept = self._properties or self._inside > 0
        if tag in _ENDS or self._properties:
            self.add("\n")
