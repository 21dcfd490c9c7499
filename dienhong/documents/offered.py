"""The text of a file somebody offers, read for one purpose: to see whether it is marked secret before it is kept.

The file is hostile until shown otherwise: nothing is written to disk, a part that would unfold beyond bounds is
refused, and XML with a document type (the door of entity bombs and external entities) is refused.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO
from xml.parsers import expat

from dienhong.documents.secrecy import mark_in_name, secrecy_mark

MAX_PART_BYTES = 64 * 1024 * 1024
MAX_PACKAGE_BYTES = 128 * 1024 * 1024  # all parts together: a thousand parts just below the bound are a bomb too
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


class UnreadableFile(ValueError):
    """The file cannot be read safely; the message says why, in Vietnamese."""


def offered_mark(name: str, stream: IO[bytes]) -> str | None:
    """The secrecy mark of an offered file, from its name and, for .docx, .xlsx and .txt, its words; None when there is none.

    Other kinds (PDF, pictures) are judged by their name only. Raises UnreadableFile for an Office file that is none or
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
    try:
        with zipfile.ZipFile(stream) as package:
            parts = [i for i in package.infolist() if _holds_words(i.filename)]
            if not any(i.filename == main_part for i in parts):
                raise UnreadableFile(f"Tệp không phải {kind}: không có phần nội dung.")
            return "\n".join(_part_texts(package, parts))
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ) as error:
        raise UnreadableFile("Tệp Word, Excel hỏng hoặc có mật khẩu, không đọc được nội dung.") from error


def _holds_words(part: str) -> bool:
    if part in {"docProps/core.xml", "docProps/custom.xml", "xl/workbook.xml", "xl/sharedStrings.xml"}:
        return True
    folder = part.rpartition("/")[0]
    return part.endswith(".xml") and folder in {"word", "xl/worksheets"}


def _part_texts(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[str]:
    left = MAX_PACKAGE_BYTES
    for part in parts:
        bound = min(left, MAX_PART_BYTES)
        with package.open(part) as opened:
            data = opened.read(bound + 1)  # what a part says of its own size is not believed
        if len(data) > bound:
            raise UnreadableFile(f"Tệp có phần “{part.filename[:60]}” lớn bất thường, không đọc.")
        left -= len(data)
        yield _part_text(part.filename, data)


def _part_text(name: str, data: bytes) -> str:
    words: list[str] = []
    is_marked = not name.startswith("docProps/")  # properties are plain elements: all their characters count
    inside = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        inside += tag in _WORDS
        words.append(_BREAKS.get(tag, ""))
        if tag == _SHEET + "sheet":
            words.append(attributes.get("name", "") + "\n")

    def end(tag: str) -> None:
        nonlocal inside
        inside -= tag in _WORDS
        if tag in _ENDS or not is_marked:
            words.append("\n")

    def data_of(text: str) -> None:
        if inside or not is_marked:
            words.append(text)

    def refuse(*_declaration: object) -> None:
        raise UnreadableFile("Tệp có khai báo lạ (DOCTYPE) mà Word, Excel không dùng, không đọc.")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data_of
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(data, True)
    text = "".join(words)
    return _SHEET_CODES.sub("\n", text) if name.startswith("xl/worksheets/") else text
