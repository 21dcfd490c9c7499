"""The cells of a workbook somebody sent: measured before anything is unpacked, read as the text a person sees.

A workbook is a package of XML: a few kilobytes may unpack to gigabytes, and one cell in the last corner makes a reader
lay out seventeen thousand million. So sizes, entries and the furthest cell are counted first, in a stream.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from datetime import date, datetime, time
from pathlib import PurePath
from typing import Any

from dienhong.law.dates_vi import date_vi
from dienhong.page.sheet_in import BadSheet

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 5_000_000, 24_000_000, 200
MOST_ROWS, MOST_COLUMNS = 1_000, 100
SPARE_ROWS = 20  # title, instructions, headings
LONGEST_CELL = 8_000
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NOT_EXCEL = "Tệp không phải bảng Excel (.xlsx) đọc được; hãy điền vào tệp mẫu rồi lưu lại dạng .xlsx. Chưa ghi gì."
TOO_LARGE = f"Bảng quá lớn (mỗi lần nhiều nhất {MOST_ROWS} dòng, tệp 5 MB); hãy chia thành nhiều tệp. Chưa ghi gì."
MACRO = "Tệp có chứa chương trình (macro) nên không nhận; hãy lưu lại dạng .xlsx thường. Chưa ghi gì."


def cells_of(name: str, data: bytes) -> list[list[str]]:
    """The first sheet, row by row from its first row on. Raises BadSheet with what is wrong in Vietnamese."""
    if not data:
        raise BadSheet("Tệp rỗng; chưa ghi gì.")
    if len(data) > MOST_BYTES:
        raise BadSheet(TOO_LARGE)
    if PurePath(name).suffix.lower() in (".xlsm", ".xltm"):
        raise BadSheet(MACRO)
    try:
        _measure(data)
        rows = _first_sheet(data)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError):
        raise BadSheet(NOT_EXCEL) from None
    lines = [[_text(value) for value in row] for row in rows]
    if sum(1 for line in lines if any(line)) > MOST_ROWS + SPARE_ROWS:
        raise BadSheet(TOO_LARGE)
    return lines


def _measure(data: bytes) -> None:
    """Raise BadSheet for what would not fit, ValueError for what is no workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        names = {part.filename.casefold() for part in parts}
        if len(parts) > MOST_PARTS or len(names) != len(parts):
            raise BadSheet(NOT_EXCEL)
        if "xl/workbook.xml" not in names:
            raise ValueError("no workbook inside")
        if any(name.endswith("vbaproject.bin") for name in names):
            raise BadSheet(MACRO)
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise BadSheet(TOO_LARGE)
        left = MOST_UNPACKED
        for part in parts:  # what the directory says of sizes may be a lie
            with package.open(part) as stream:
                content = stream.read(left + 1)
            left -= len(content)
            if left < 0:
                raise BadSheet(TOO_LARGE)
            if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                _furthest(content)
            elif part.filename.casefold().endswith((".xml", ".rels")):
                raise BadSheet(NOT_EXCEL)  # another encoding: the reader might see other cells than we counted


def _furthest(content: bytes) -> None:
    """Refuse a cell beyond the table we read, and XML that declares entities."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _, element in iterparse(io.BytesIO(content), forbid_dtd=True):
            if element.tag.rpartition("}")[2] == "c" and len(element) and (place := element.get("r")):
                _refuse_far(place)
            if element.tag.rpartition("}")[2] == "row":
                element.clear()
    except (ParseError, DefusedXmlException):
        raise BadSheet(NOT_EXCEL) from None


def _refuse_far(place: str) -> None:
    match = CELL.fullmatch(place)
    if match is None:
        raise BadSheet(NOT_EXCEL)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    if int(match[2]) > 2 * (MOST_ROWS + SPARE_ROWS) or column > MOST_COLUMNS:
        raise BadSheet(TOO_LARGE)


def _first_sheet(data: bytes) -> list[list[Any]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except PasswordError:
        raise BadSheet("Tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại. Chưa ghi gì.") from None
    except (CalamineError, WorksheetNotFound):
        raise BadSheet(NOT_EXCEL) from None


def _text(value: Any) -> str:
    """The value as a person would type it into a form."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0").replace(".", ",")
    elif isinstance(value, datetime):
        text = date_vi(value.date()) + (f" {value:%H:%M}" if value.time() != time() else "")
    elif isinstance(value, date):
        text = date_vi(value)
    else:
        text = str(value)
    if len(text) > LONGEST_CELL:
        raise BadSheet(f"Có ô dài quá {LONGEST_CELL} chữ; hãy rút ngắn. Chưa ghi gì.")
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc")
