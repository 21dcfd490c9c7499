"""Excel workbooks of strangers, read within bounds: rows for an import, all words for the search for personal data.

The library that reads them makes room for the whole rectangle a sheet spans; two cells at opposite corners would fill
the memory. So each sheet is run through first, and what spans too much is refused before it is opened.
"""

import io
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from dienhong.privacy import packages
from dienhong.privacy.folded import HEADING_DIGITS
from dienhong.privacy.packages import Unreadable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 400_000  # of the rectangles of all sheets together
MOST_SHEETS = 40
WIDEST_HEADING = 4  # columns; what is wider is the title of the paper, no heading
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SILENT = ("xl/styles.xml", "xl/sharedStrings.xml", "xl/calcChain.xml", "[Content_Types].xml", "xl/metadata.xml")

Cell = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it stands, hidden ones too; an empty cell is ''. `wide`: row, first and last column of cells that were made
    one across a few columns: their words stand in the first and are meant for all."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    wide: tuple[tuple[int, int, int], ...] = ()


def sheets(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx, in their order. Raises Unreadable."""
    from python_calamine import CalamineError, CalamineWorkbook

    with packages.opened(data) as package:
        names = package.namelist()
        if "xl/workbook.xml" not in names:
            raise Unreadable("Tệp không phải bảng tính Excel (.xlsx): không có phần nội dung.")
        places = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        if len(places) > MOST_SHEETS:
            raise Unreadable(f"Tệp có hơn {MOST_SHEETS} trang tính, không đọc.")
        span = _Span()
        for _name, part in packages.unpacked(package, [*places, *_shared(names)]):
            span.of(part)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(_sheet(name, book.get_sheet_by_name(name)) for name in book.sheet_names)
    except (CalamineError, ValueError, OSError) as error:
        raise Unreadable("Tệp Excel hỏng hoặc có mật khẩu, không đọc được nội dung.") from error


def _sheet(name: str, sheet: "CalamineSheet") -> Sheet:
    rows = tuple(tuple(row) for row in sheet.to_python(skip_empty_area=False))
    merged = sheet.merged_cell_ranges or ()
    wide = ((top, left, right) for (top, left), (_bottom, right) in merged if 0 < right - left < WIDEST_HEADING)
    return Sheet(name, rows, tuple(wide))


def workbook_text(data: bytes) -> str:
    """All words of the workbook: a line for each row with tabs between the cells, then comments, headers, drawings,
    what pivot tables and links to other workbooks remember, and the properties. Raises Unreadable."""
    read = sheets(data)
    lines = [line for sheet in read for line in (sheet.name, *("\t".join(row) for row in _spread(sheet)), "")]
    with packages.opened(data) as package:
        parts = [name for name in package.namelist() if _may_hold_words(name)]
        reader = _Rest()
        lines += [reader.of(name, part) for name, part in packages.unpacked(package, parts)]
    return "\n".join(lines)


def _spread(sheet: Sheet) -> list[list[str]]:
    """The words of the rows; a heading over several columns stands over each, a number is not told twice."""
    rows = [list(map(_shown, row)) for row in sheet.rows]
    for row, left, right in sheet.wide:
        words = rows[row][left] if row < len(rows) and left < len(rows[row]) else ""
        if words and sum(letter.isdigit() for letter in words) < HEADING_DIGITS:
            for column in range(left + 1, min(right + 1, len(rows[row]))):
                rows[row][column] = words
    return rows


def _shown(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if not (cell.hour or cell.minute or cell.second) else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def _shared(names: list[str]) -> list[str]:
    return [name for name in names if name == "xl/sharedStrings.xml"]


def _may_hold_words(name: str) -> bool:
    if name.endswith(".rels"):
        return name.startswith("xl/")
    return name.endswith((".xml", ".vml")) and name not in _SILENT and "/theme/" not in name


class _Span(packages.Reader):
    """How large a rectangle the cells of a sheet span."""

    def of(self, data: bytes) -> None:
        """One sheet. Raises Unreadable when all sheets so far span too much."""
        self._right = self._bottom = self._row = self._column = 0
        self.run(data)
        self._all = getattr(self, "_all", 0) + self._right * self._bottom
        if self._all > MOST_CELLS:
            raise Unreadable(
                f"Bảng tính trải rộng quá {MOST_CELLS:,} ô; hãy xóa các hàng, cột trống ở xa rồi lưu lại.".replace(
                    ",", "."
                )
            )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _S + "row":
            said = attributes.get("r", "")
            self._row = int(said) if said.isdecimal() and len(said) < 8 else self._row + 1
            self._column = 0
            self._bottom = max(self._bottom, self._row)
        elif tag == _S + "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _number(place[1]) if place else self._column + 1
            self._right = max(self._right, self._column)
            self._bottom = max(self._bottom, int(place[2]) if place else self._row)


class _Rest(packages.Reader):
    """What a workbook holds beside its cells. Of a sheet only headers and footers: its cells were read before."""

    def of(self, name: str, data: bytes) -> str:
        """The words of one part."""
        self._sheet = name.startswith("xl/worksheets/") and name.endswith(".xml")
        self.kept = False
        self.run(data)
        return self.text()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        bare = tag.rpartition(" ")[2]
        self.kept = not self._sheet or bare.endswith(("Header", "Footer"))
        if bare == "Relationship" and attributes.get("TargetMode") == "External":
            self.add(attributes.get("Target", "") + "\n")
        for name in (
            "v",
            "name",
            "prompt",
            "promptTitle",
            "tooltip",
            "display",
        ):  # pivot caches, drop-down hints, links
            if name in attributes and bare not in ("font", "xf"):
                self.add(attributes[name] + "\n")

    def end(self, tag: str) -> None:
        self.kept = False
        self.add("\n")


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
