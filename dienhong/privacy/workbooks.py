"""Excel workbooks of strangers, read within bounds: rows for an import, all words for the search for personal data.

The library that reads them makes room for the whole rectangle a sheet spans; two cells at opposite corners would fill
the memory. So a file is measured first (`sheet_span`), and what would become too much is refused before it is opened.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from dienhong.privacy import packages
from dienhong.privacy.folded import HEADING_DIGITS
from dienhong.privacy.packages import Unreadable
from dienhong.privacy.sheet_span import MOST_CELLS, measure

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

WIDEST_HEADING = 4  # columns; what is wider is the title of the paper, no heading
ZIP = b"PK\x03\x04"
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
    return tuple(_sheets(data))


def first_sheet(data: bytes) -> Sheet:
    """The first sheet of an .xlsx. Raises Unreadable."""
    return next(_sheets(data))


def _sheets(data: bytes, *, hidden: bool = True) -> Iterator[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    if not data.startswith(ZIP):  # a package behind something else: the library might open that instead
        raise Unreadable("Tệp không phải bảng tính Excel (.xlsx).")
    with packages.opened(data) as package:
        measure(package)
    cells = 0
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            if not book.sheet_names:
                raise Unreadable("Tệp Excel không có trang tính nào.")
            seen = {one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible}
            for name in book.sheet_names:
                if not hidden and name not in seen:
                    continue
                sheet = _sheet(name, book.get_sheet_by_name(name))
                cells += sum(map(len, sheet.rows))
                if cells > MOST_CELLS:  # one part may be called by as many names as there is room for
                    raise Unreadable("Bảng tính gọi một trang nhiều lần, không đọc.")
                yield sheet
    except (CalamineError, ValueError, OSError) as error:
        if isinstance(error, Unreadable):
            raise
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


def sheets_shown(data: bytes) -> str:
    """The words of the cells of those sheets that open with the workbook: without hidden sheets, comments, properties. Raises
    Unreadable."""
    return "\n".join("\t".join(map(_shown, row)) for sheet in _sheets(data, hidden=False) for row in sheet.rows)


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


def _may_hold_words(name: str) -> bool:
    if name.endswith(".rels"):
        return name.startswith("xl/")
    return name.endswith((".xml", ".vml")) and name not in _SILENT and "/theme/" not in name


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
