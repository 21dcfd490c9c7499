"""A list of persons inside a text or a file: names alone are no hit of the detector, a column of them is.

Under a heading that asks for names two are enough; without one it takes five, each a family name with two more words, so
that the streets of a town and those who signed a paper are rarely asked about.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from dienhong.privacy.families import FAMILIES
from dienhong.privacy.folded import Cell, cells
from dienhong.privacy.hits import Hit, Kind

FEWEST_UNDER_HEADING, FEWEST_BARE = 2, 5
_HEADING = re.compile(
    r"\bho\s*(?:,|va|&|-)?\s*(?:chu )?(?:dem|lot)?,?\s*(?:va )?ten\b|\bchu ho\b|\bten (?:nguoi|ho dan|doi tuong|cong dan)\b|"
    r"\bnguoi (?:thu )?huong\b|^ho(?: dem| lot)?$"
)
_NO_FAMILY = frozenset(("xã", "trường", "tổ", "hạ", "đường"))  # a commune, a school, a group, a street
_TITLE = re.compile(r"(?:ho\s+)?(?:ong|ba|anh|chi|em|chau)\s*(?:\([^)]{0,8}\))?\s*:?\s+")
_TITLE_TYPED = re.compile(r"(?:hộ\s+)?(?:ông|bà|anh|chị|em|cháu)\b")  # "Hồ Bá" is a name
_NUMBER = re.compile(r"(?:[-+*•]|[0-9]{1,4}\s*[.):]?)\s+")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_LONGEST = 6


@dataclass(slots=True)
class _Column:
    named: list[tuple[int, int]] = field(default_factory=list)
    bare: list[tuple[int, int]] = field(default_factory=list)


def people(text: str) -> list[Hit]:
    """The longest list of persons in a text, as one hit from its first name to its last; none, one: it is decided as a whole."""
    columns: dict[int, _Column] = defaultdict(_Column)
    for cell in cells(text):
        place = _name(cell)
        if place is None:
            continue
        start, end, words = place
        span = cell.span(start, end)
        if cell.in_table and _HEADING.search(cell.heading):
            columns[cell.column].named.append(span)
        elif words > 2 and _is_family(cell, start):
            columns[cell.column].bare.append(span)
    found = [one for column in columns.values() for one in _lists(column)]
    return [max(found)[1]] if found else []


def _lists(column: _Column) -> list[tuple[int, Hit]]:
    found = []
    for places, fewest, why in (
        (column.named, FEWEST_UNDER_HEADING, "có cột họ và tên"),
        (column.bare, FEWEST_BARE, "nhiều dòng liền giống họ và tên người"),
    ):
        if len(places) >= fewest:
            hit = Hit(places[0][0], places[-1][1], Kind.PEOPLE, f"chừng {len(places)} tên người", why)
            found.append((len(places), hit))
    return found


def full_name(cell: Cell) -> bool:
    """Whether the cell begins with a family name and at least two more."""
    place = _name(cell)
    return place is not None and place[2] > 2 and _is_family(cell, place[0])


def name_at(cell: Cell, start: int) -> bool:
    """Whether two capital words or more stand there."""
    return _name_from(cell, start) is not None


def _name(cell: Cell) -> tuple[int, int, int] | None:
    """Where in the cell a name begins and ends, behind a number or "hộ ông", and of how many words; None when none does."""
    return _name_from(cell, _skipped(cell))


def _name_from(cell: Cell, start: int) -> tuple[int, int, int] | None:
    end, words = start, 0
    for word in _WORD.finditer(cell.text, start):
        near = not words or cell.text[end : word.start()].isspace()
        capital = cell.original[cell.places[word.start()]].isupper()
        if not (near and capital) or (not words and word.start() != start) or words == _LONGEST:
            break
        end, words = word.end(), words + 1
    return (start, end, words) if words > 1 else None


def _is_family(cell: Cell, start: int) -> bool:
    end = start + len(cell.text[start:].split()[0])
    return cell.text[start:end] in FAMILIES and cell.as_typed(start, end) not in _NO_FAMILY


def _skipped(cell: Cell) -> int:
    """How much of a cell stands before the name."""
    start = len(cell.text) - len(cell.text.lstrip())
    number = _NUMBER.match(cell.text, start)
    start = number.end() if number else start
    title = _TITLE.match(cell.text, start)
    if title and _TITLE_TYPED.match(cell.as_typed(start, title.end())):
        return title.end()
    return start
