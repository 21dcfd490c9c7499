"""How much a workbook would become once it is opened: measured in its parts, whatever they are called.

The library that opens workbooks finds a sheet through relations, in any folder and under any namespace, makes room for
the whole rectangle its cells span, and copies a shared string into each cell that names it. So every part that could be
a sheet is run through by local names, cells without a place are counted as the library counts them, and what they would
hold is added up.
"""

import re
import zipfile
from itertools import zip_longest

from dienhong.privacy import packages
from dienhong.privacy.packages import Unreadable

MOST_CELLS = 400_000  # of the rectangles of all sheets together
MOST_SHEETS = 40
MOST_LETTERS = 8_000_000  # of all cells together, a shared string once for each cell
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_ROW = re.compile(r"[0-9]{1,7}", re.ASCII)
_STRINGS = re.compile(rb"[<:]si[\s/>]")
_NO_WORKBOOK = "Tệp không phải bảng tính Excel (.xlsx): không có phần nội dung."
_STRANGE = "Bảng tính có ô ghi vị trí lạ, không đọc; hãy mở bằng Excel rồi lưu lại."


def measure(package: zipfile.ZipFile) -> None:
    """Raise Unreadable for a workbook that is none, or that would become too much."""
    names = package.namelist()
    folded = [name.casefold() for name in names]
    if "xl/workbook.xml" not in folded or len(set(folded)) != len(names):
        raise Unreadable(_NO_WORKBOOK)
    # The library guesses the kind of a file: these would be read as another one, which is not measured here.
    if any(name.endswith("workbook.bin") or name in ("content.xml", "mimetype") for name in folded):
        raise Unreadable(_NO_WORKBOOK)
    span = _Span()
    maybe_sheets = []
    for name, part in packages.unpacked(package, names):
        if b"sheetData" in part:
            maybe_sheets.append(name)
        elif name.casefold().endswith((".xml", ".rels")) or _STRINGS.search(part):
            span.of(part)
    if len(maybe_sheets) > MOST_SHEETS:
        raise Unreadable(f"Tệp có hơn {MOST_SHEETS} trang tính, không đọc.")
    for _name, part in packages.unpacked(package, maybe_sheets):
        span.of(part)


class _Span(packages.Reader):
    """The rectangles of all sheets so far, and the letters in their cells. Shared strings come before the sheets."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = self._letters = 0
        self._strings: list[int] = []  # the letters of each; of several tables the longer, whichever will be asked

    def of(self, data: bytes) -> None:
        """One part. Raises Unreadable when all so far are too much."""
        self._right = self._bottom = self._row = self._column = self._cell_row = 0
        self._sheet = self._in_cell = self._by_number = self.kept = False
        self._number = ""
        self._lengths: list[int] = []
        self.run(data)
        if self._lengths and self._sheet:
            raise Unreadable(_STRANGE)
        self._strings = [max(pair) for pair in zip_longest(self._strings, self._lengths, fillvalue=0)]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        bare = tag.rpartition(" ")[2]
        if bare == "si":
            self._lengths.append(0)
            self.kept = True
        elif bare == "sheetData":
            self._sheet = True
        elif bare in ("row", "c") and self._in_cell:
            raise Unreadable(_STRANGE)
        elif bare == "row" and self._sheet:
            self._start_row(attributes.get("r"))
        elif bare == "c" and self._sheet:
            self._start_cell(attributes)
        elif self._in_cell:
            self._grow(bare)

    def end(self, tag: str) -> None:
        bare = tag.rpartition(" ")[2]
        if bare == "c":
            self._in_cell = self.kept = False
        elif bare == "si":
            self.kept = False
        elif bare == "v" and self._by_number:
            self._count(self._shared(self._number))
            self._number = ""

    def add(self, words: str) -> None:
        """Letters of a shared string or of a cell: counted, not kept."""
        if not self._sheet:
            self._lengths[-1] += len(words)
        elif self._by_number:
            self._number = (self._number + words)[:12]
        else:
            self._count(len(words))

    def _start_row(self, said: str | None) -> None:
        if said is not None and not _ROW.fullmatch(said):
            raise Unreadable(_STRANGE)
        self._row = self._row + 1 if said is None else int(said)
        self._column = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r")
        place = None if said is None else _PLACE.fullmatch(said)
        if said is not None and place is None:
            raise Unreadable(_STRANGE)
        self._column = column_number(place[1]) if place else self._column + 1
        self._cell_row = int(place[2]) if place else self._row
        self._by_number = attributes.get("t") == "s"
        self._in_cell = True

    def _grow(self, bare: str) -> None:
        """A cell that holds something: an empty one, however far, needs no room."""
        self.kept = bare in ("v", "t")
        before = self._right * self._bottom
        self._right, self._bottom = max(self._right, self._column), max(self._bottom, self._cell_row)
        self._cells += self._right * self._bottom - before
        if self._cells > MOST_CELLS:
            cells = f"{MOST_CELLS:,}".replace(",", ".")
            raise Unreadable(f"Bảng tính trải rộng quá {cells} ô; hãy xóa các hàng, cột trống ở xa rồi lưu lại.")

    def _shared(self, number: str) -> int:
        number = number.strip()
        known = number.isdecimal() and int(number) < len(self._strings)
        return self._strings[int(number)] if known else 0

    def _count(self, letters: int) -> None:
        self._letters += letters
        if self._letters > MOST_LETTERS:
            raise Unreadable("Bảng tính có quá nhiều chữ để máy đọc; hãy chia thành nhiều tệp.")


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
