"""The cells of a workbook somebody sent, read as the text a person sees.

Whoever imports sends one table of his own: its bounds are tighter than those of a workbook that is only kept. What its
parts would become is measured where workbooks are opened (`privacy.workbooks`), before they are.
"""

import io
import unicodedata
import zipfile
from datetime import date, datetime, time
from pathlib import PurePath
from typing import Any

from dienhong.law.dates_vi import date_vi
from dienhong.page.sheet_in import BadSheet
from dienhong.privacy.packages import Unreadable
from dienhong.privacy.workbooks import first_sheet

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 5_000_000, 24_000_000, 200
MOST_ROWS, MOST_COLUMNS = 1_000, 100
SPARE_ROWS = 20  # title, instructions, headings
LONGEST_CELL = 8_000
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
        _look(data)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        raise BadSheet(NOT_EXCEL) from None
    try:
        rows = first_sheet(data).rows
    except Unreadable as wrong:
        raise BadSheet(f"{wrong} Chưa ghi gì.") from None
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise BadSheet(TOO_LARGE)
    lines = [[_text(value) for value in row] for row in rows]
    if sum(1 for line in lines if any(line)) > MOST_ROWS + SPARE_ROWS:
        raise BadSheet(TOO_LARGE)
    return lines


def _look(data: bytes) -> None:
    """Raise BadSheet for what would not fit, BadZipFile and its like for what is no workbook. What is inside the parts
    is measured when they are read."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
    names = {part.filename.casefold() for part in parts}
    if len(parts) > MOST_PARTS or "xl/workbook.xml" not in names:
        raise BadSheet(NOT_EXCEL)
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise BadSheet(MACRO)
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BadSheet(TOO_LARGE)


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
