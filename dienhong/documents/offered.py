"""The text of a file somebody offers, read for one purpose: to see whether it is marked secret before it is kept.

The file is hostile until shown otherwise: nothing is written to disk, a part that would unfold beyond bounds is
refused, and XML with a document type (the door of entity bombs and external entities) is refused.
"""

from __future__ import annotations

import zipfile
from pathlib import PurePath
from typing import IO
from xml.parsers import expat

from dienhong.documents.secrecy import mark_in_name, secrecy_mark

MAX_PART_BYTES = 64 * 1024 * 1024
MAX_TEXT_BYTES = 16 * 1024 * 1024
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_BREAKS = {_WORD + name: mark for name, mark in (("tab", "\t"), ("br", "\n"), ("cr", "\n"), ("noBreakHyphen", "-"))}


class UnreadableFile(ValueError):
    """The file cannot be read safely; the message says why, in Vietnamese."""


def offered_mark(name: str, stream: IO[bytes]) -> str | None:
    """The secrecy mark of an offered file, from its name and, for .docx and .txt, its words; None when there is none.

    Other kinds (PDF, pictures) are judged by their name only. Raises UnreadableFile for a .docx that is none or that
    hides something. The stream is left at its beginning.
    """
    return mark_in_name(name) or secrecy_mark(offered_text(name, stream))


def offered_text(name: str, stream: IO[bytes]) -> str:
    """The words of a .docx (body, text boxes, headers, footers, notes, properties) or .txt; empty for other kinds."""
    suffix = PurePath(name).suffix.lower()
    stream.seek(0)
    try:
        if suffix == ".txt":
            return _decoded(stream.read(MAX_TEXT_BYTES))
        if suffix in {".docx", ".docm", ".dotx"}:
            return _word_text(stream)
    finally:
        stream.seek(0)
    return ""


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _word_text(stream: IO[bytes]) -> str:
    try:
        with zipfile.ZipFile(stream) as package:
            parts = [i for i in package.infolist() if _holds_words(i.filename)]
            if not any(i.filename == "word/document.xml" for i in parts):
                raise UnreadableFile("Tệp không phải văn bản Word (.docx): không có phần nội dung.")
            return "\n".join(_part_text(package, part) for part in parts)
    except (zipfile.BadZipFile, expat.ExpatError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnreadableFile("Tệp .docx hỏng hoặc có mật khẩu, không đọc được nội dung.") from error


def _holds_words(part: str) -> bool:
    return part in {"docProps/core.xml", "docProps/custom.xml"} or (
        part.startswith("word/") and part.endswith(".xml") and part.count("/") == 1
    )


def _part_text(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    with package.open(part) as opened:
        data = opened.read(MAX_PART_BYTES + 1)  # what a part says of its own size is not believed
    if len(data) > MAX_PART_BYTES:
        raise UnreadableFile(f"Tệp .docx có phần “{part.filename}” lớn bất thường, không đọc.")
    words: list[str] = []
    is_word = part.filename.startswith("word/")
    inside = 0

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal inside
        inside += tag == _WORD + "t"
        words.append(_BREAKS.get(tag, ""))

    def end(tag: str) -> None:
        nonlocal inside
        inside -= tag == _WORD + "t"
        if tag == _WORD + "p" or not is_word:
            words.append("\n")

    def data_of(text: str) -> None:
        if inside or not is_word:
            words.append(text)

    def refuse(*_declaration: object) -> None:
        raise UnreadableFile("Tệp .docx có khai báo lạ (DOCTYPE) mà văn bản Word không dùng, không đọc.")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data_of
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(data, True)
    return "".join(words)
