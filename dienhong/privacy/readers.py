"""What a file says, whatever its kind, for the search for personal data before it is published.

A machine does not read everything: a scan, a picture in a document, a file within a file. What was not read is told, so
that an officer looks with own eyes.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from dienhong.privacy import packages
from dienhong.privacy.packages import Unreadable
from dienhong.privacy.pdf_text import pdf_words
from dienhong.privacy.word_text import shown_text, word_text
from dienhong.privacy.workbooks import sheets_shown, workbook_text

__all__ = ["Reading", "Unreadable", "read", "text_of"]

MOST_PLAIN_BYTES = 8 * 1024 * 1024
#: Said of a PDF in which a table may hold persons whose cells were not all read.
TABLE_OF_PERSONS = "có bảng về người"
PICTURES = {".jpg", ".jpeg", ".jfif", ".png"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The words that were read, and in Vietnamese what was not ("trang 2, 3 là ảnh quét").

    `seen` are those of them that stand on the page: without properties (who wrote the file), comments, what was deleted."""

    text: str
    unread: tuple[str, ...] = ()
    seen: str = ""


def text_of(name: str, data: bytes) -> str:
    """The words of a .docx, .xlsx, .pdf or plain text. Raises Unreadable when any of it could not be read."""
    reading = read(name, data)
    if reading.unread:
        raise Unreadable("Không đọc được hết nên cán bộ phải tự xem: " + "; ".join(reading.unread) + ".")
    return reading.text


def read(name: str, data: bytes) -> Reading:
    """The words of the file and what of it could not be read. Never raises for a bad file: that is told as unread."""
    suffix = PurePath(name).suffix.lower()
    try:
        return _read(suffix, data)
    except Unreadable as wrong:
        return Reading("", (str(wrong).rstrip("."),))


def _read(suffix: str, data: bytes) -> Reading:
    if suffix == ".docx":
        return Reading(word_text(data), _hidden(data, "word/"), shown_text(data))
    if suffix == ".xlsx":
        return Reading(workbook_text(data), _hidden(data, "xl/"), sheets_shown(data))
    if suffix == ".pdf":
        words = pdf_words(data)
        scans = [f"trang {_listed(words.pictures)} là ảnh quét"] if words.pictures else []
        if words.columns:
            scans.append(
                f"{TABLE_OF_PERSONS} (cột {', '.join(words.columns)}): trong PDF máy có thể đọc sót ô của bảng"
            )
        return Reading(words.text, tuple(scans), words.seen)
    if suffix in PICTURES:
        return Reading("", ("tệp là ảnh",))
    if suffix in (".txt", ".csv"):
        plain = _plain(data)
        return Reading(plain, (), plain)
    return Reading("", ("loại tệp này máy không đọc",))


def _hidden(data: bytes, folder: str) -> tuple[str, ...]:
    """What lies in an Office file beside its words."""
    with packages.opened(data) as package:
        names = package.namelist()
    pictures = sum(name.startswith(folder + "media/") for name in names)
    inside = sum(name.startswith(folder + "embeddings/") for name in names)
    strange = [
        name for name in names if not name.startswith((folder + "media/", folder + "embeddings/")) and _strange(name)
    ]
    told = [f"có {pictures} ảnh trong tệp"] if pictures else []
    if inside:
        told.append(f"có {inside} tệp khác nhúng bên trong")
    if strange:
        told.append(f"có {len(strange)} phần máy không đọc bên trong (ví dụ “{strange[0][:60]}”)")
    return tuple(told)


def _strange(name: str) -> bool:
    """Whether Word or Excel would show what no reader here reads: a page of HTML or RTF put in whole, a form control."""
    path = PurePath(name)
    silent = (
        path.parts[0] in ("docProps", "_rels") or path.name.startswith("printerSettings") or path.suffix == ".odttf"
    )
    return not (
        silent
        or name.endswith("/")
        or path.suffix in (".xml", ".rels")
        or (path.suffix == ".vml" and path.parts[0] == "xl")
    )


def _plain(data: bytes) -> str:
    if len(data) > MOST_PLAIN_BYTES:
        raise Unreadable("Tệp chữ quá dài để máy đọc")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return unicodedata.normalize("NFC", data.decode("utf-8-sig", "replace"))


def _listed(pages: tuple[int, ...]) -> str:
    shown = ", ".join(str(page) for page in pages[:10])
    return shown if len(pages) <= 10 else f"{shown}… ({len(pages)} trang)"
