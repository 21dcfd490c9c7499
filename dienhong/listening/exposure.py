"""What of the ratings anybody may see. A number of persons below three is withheld, and nothing published lets it be computed.

Ratings are published in blocks of whole months that are over, merged until the block can be shown, so that no two looks at a
page differ by one person; the answers to one question in spans of such blocks, merged until nobody is told by them. Within a
span the answers of one side (satisfied, or not) are told one by one only where none is small, else by their sum. Nobody is
left out: a total adds up every span, the bad months with the good ones, and so tells nothing that the spans do not.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dienhong.law.periods import Window

FEWEST_PERSONS_SHOWN = 3
SIDES = (False, True)  # not satisfied, satisfied
Counts = tuple[int, ...]


@dataclass(frozen=True)
class Block:
    """Whole months of one survey that are published together, and how many rated in them."""

    window: Window
    rated: int
    satisfied: int


@dataclass(frozen=True)
class Row:
    """The answers to one question, the worst first. An answer is None where its side is told by its sum alone."""

    rated: int
    satisfied: int
    answers: tuple[int | None, ...]


@dataclass(frozen=True)
class Span:
    """Blocks that follow one another, in which one question is published."""

    window: Window
    row: Row


def is_small(persons: int) -> bool:
    """Whether a number would tell of somebody."""
    return 0 < persons < FEWEST_PERSONS_SHOWN


def may_show_share(counted: int, of: int) -> bool:
    """Whether a share of persons tells of nobody, neither those counted nor those left out."""
    return not (is_small(counted) or is_small(of - counted) or is_small(of))


def blocks(months: Sequence[tuple[Window, int, int]]) -> tuple[Block, ...]:
    """Months that are over, in order, as (window, rated, satisfied): merged until a block can be shown. What is left at the
    end waits for the months to come."""
    found: list[Block] = []
    first: date | None = None
    rated = satisfied = 0
    for window, count, good in months:
        first = first or window.from_on
        rated, satisfied = rated + count, satisfied + good
        if rated >= FEWEST_PERSONS_SHOWN and may_show_share(satisfied, rated):
            found.append(Block(Window(first, window.to_on), rated, satisfied))
            first, rated, satisfied = None, 0, 0
    return tuple(found)


def row(answers: Counts, satisfied: Collection[int]) -> Row:
    """The answers to one question in one span, the worst first; `satisfied` are the points counted as such."""
    sides = [
        [given for points, given in enumerate(answers, start=1) if (points in satisfied) is good] for good in SIDES
    ]
    told = {good: not any(map(is_small, side)) for good, side in zip(SIDES, sides, strict=True)}
    shown = tuple(given if told[points in satisfied] else None for points, given in enumerate(answers, start=1))
    return Row(sum(answers), _good(answers, satisfied), shown)


def spans(asked: Sequence[Block], answers: Sequence[Counts], satisfied: Collection[int]) -> tuple[Span, ...]:
    """The answers to one question, block by block, merged until neither those who are satisfied, nor the others, nor those who
    left the question out are few. What is left at the end waits for the blocks to come."""
    found: list[Span] = []
    first: date | None = None
    rated, added = 0, tuple[int, ...]()
    for block, given in zip(asked, answers, strict=True):
        first = first or block.window.from_on
        rated += block.rated
        added = _plus(added, given)
        if _may_end(rated, sum(added), _good(added, satisfied), last=block.rated if rated > block.rated else None):
            found.append(Span(Window(first, block.window.to_on), row(added, satisfied)))
            first, rated, added = None, 0, ()
    return tuple(found)


def total(rows: Sequence[Row]) -> Row | None:
    """The sum of everything that is published of a question; a side is told answer by answer where every span tells it so."""
    if not rows:
        return None
    columns = list(zip(*(one.answers for one in rows), strict=True))
    answers = tuple(None if None in column else sum(given or 0 for given in column) for column in columns)
    return Row(sum(one.rated for one in rows), sum(one.satisfied for one in rows), answers)


def _may_end(rated: int, answered: int, good: int, *, last: int | None) -> bool:
    """Whether a span may end with its newest block, in which `last` rated; None where that block is the whole span. A number
    that is one or two more than the block has people would tell that one or two came before it."""
    sides = (good, answered - good, rated - answered)
    if is_small(answered) or any(map(is_small, sides)):
        return False
    return last is None or not any(is_small(side - last) for side in sides)


def _good(answers: Counts, satisfied: Collection[int]) -> int:
    return sum(answers[points - 1] for points in satisfied)


def _plus(some: Counts, others: Counts) -> Counts:
    return tuple(map(sum, zip(some, others, strict=True))) if some else others
