"""The end of a line with the beginning of the next: a page of a PDF breaks wherever the line was full, within a telephone
number or between "sinh ngày" and the day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dienhong.privacy.folded import Cell, fold
from dienhong.privacy.hits import Hit, Kind

NEAR = 72  # letters on each side: as far as a word speaks for a number, and the number
_TABLE = re.compile(r"[\t|]")
_DIGIT = re.compile(r"\d")
_NUMBERS = (Kind.ID_NUMBER, Kind.PHONE, Kind.ACCOUNT)
_LONE = re.compile(r"\D*\d\D*")  # a cell of a row of small numbers; no group of a telephone number is one digit


@dataclass(frozen=True, slots=True)
class Seam:
    """Two lines of prose where they meet: `at` is where the first ends; what begins before `start` lacks the words
    before it, what ends at `stop` is cut off."""

    cell: Cell
    start: int
    at: int
    stop: int

    def tells(self, hit: Hit) -> bool:
        """Only both lines together give it away, and it is not cut off by the cell itself."""
        if hit.start < self.start or hit.end == self.stop:
            return False
        whole = hit.start > self.at or hit.end <= self.at or hit.kind not in _NUMBERS
        return whole or not any(_LONE.fullmatch(one) for one in self.cell.original[hit.start : hit.end].split())


def seams(text: str) -> Iterator[Seam]:
    """Where two lines that hold words meet, with a number near; rows of tables end with their line."""
    offset, before = 0, ""
    for line in text.splitlines(keepends=True):
        head = line.rstrip("\r\n")[:NEAR]
        tail = before.rstrip()
        if (
            tail
            and head.strip()
            and _DIGIT.search(tail[-NEAR // 2 :] + head)
            and not _TABLE.search(before)
            and not _TABLE.search(line)
        ):
            yield _seam(text, offset - len(before) + len(tail), tail, offset, head, whole=head == line.rstrip("\r\n"))
        offset, before = offset + len(line), line


def _seam(text: str, at: int, tail: str, offset: int, head: str, *, whole: bool) -> Seam:
    near = tail[-NEAR:]
    letters, places = fold(near, at - len(near))
    more, later = fold(head, offset)
    cell = Cell(f"{letters} {more}", (*places, at, *later), text, "", in_table=False, column=0)
    start = 0 if near == tail else at - NEAR // 2
    return Seam(cell, start, at, -1 if whole else offset + len(head))
