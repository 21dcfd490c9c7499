"""Text as a searching eye sees it: no marks, no capitals, no trick of Unicode, and each letter knows where it came from.

"Số điện thoại" is "so dien thoai" whether typed composed or decomposed; full-width digits are digits; what has no width
is not there. Lines are cut into cells, and a cell of a table knows the heading above it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_CELLS = re.compile(r"[\t|]")
_TELLING = re.compile(
    r"cccd|cmnd|cmt|\bso cc\b|ddcn|can cuoc|dinh danh|chung minh|giay to|ho chieu|dien thoai|sdt|di dong|lien he|tai khoan|"
    r"stk|sinh|dia chi|thuong tru|cho o|noi o|ho va ten|ho ten|chu ho"
)
HEADING_DIGITS = 4  # a heading may say "Mẫu 02", never a value


@dataclass(frozen=True, slots=True)
class Cell:
    """A line, or a cell of one: its folded text, where each folded letter stands, and the folded heading above it."""

    text: str
    places: tuple[int, ...]
    original: str
    heading: str
    in_table: bool
    column: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded letters from `start` to before `end` stand in the original."""
        return self.places[start], self.places[end - 1] + 1

    def as_typed(self, start: int, end: int) -> str:
        """Those letters as they were typed, composed and in small letters: to tell "phố" from "phó"."""
        first, after = self.span(start, end)
        while after < len(self.original) and unicodedata.combining(self.original[after]):
            after += 1  # the marks of a decomposed last letter
        return unicodedata.normalize("NFC", self.original[first:after]).lower()


def cells(text: str) -> Iterator[Cell]:
    """The cells of the text in reading order; a line without tabs is one cell."""
    headings: list[str] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        pieces = _pieces(line)
        in_table = len(pieces) > 1
        if not in_table and line.strip():
            headings = []  # the table has ended
        for column, (start, piece) in enumerate(pieces):
            folded, places = fold(piece, offset + start)
            while len(headings) <= column:
                headings.append("")
            yield Cell(folded, places, text, headings[column] if in_table else "", in_table, column)
            if in_table and folded.strip() and sum(c.isdigit() for c in folded) < HEADING_DIGITS:
                headings[column] = _heading(headings[column], folded)
        offset += len(line)


def fold(text: str, offset: int = 0) -> tuple[str, tuple[int, ...]]:
    """The folded text and for each of its letters where it stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text, start=offset):
        for one in _folded(letter):
            letters.append(one)
            places.append(place)
    return "".join(letters), tuple(places)


def _pieces(line: str) -> list[tuple[int, str]]:
    ends = [found.start() for found in _CELLS.finditer(line)] + [len(line)]
    starts = [0] + [end + 1 for end in ends[:-1]]
    return [(start, line[start:end]) for start, end in zip(starts, ends, strict=True)]


def _heading(before: str, words: str) -> str:
    """A heading stays until another one takes its place: names and remarks in the rows below are no headings."""
    return words.strip() if not before or _TELLING.search(words) else before


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    category = unicodedata.category(letter)
    if category == "Zs":
        return " "
    if category == "Pd" or letter == "\u2212":
        return "-"
    if category in ("Cf", "Mn", "Me"):
        return ""
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(int(digit))
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()
