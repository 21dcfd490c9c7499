"""What of the ratings anybody may see. A number of persons below three is withheld, and nothing published lets it be computed.

Three rules do it. Ratings are published in blocks of whole months that are over, merged until the block can be shown, so
that no two looks at a page differ by one person. A row of answers with a small number is withheld whole, since its total
would give one cell away. A total over blocks adds up what is published and nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dienhong.law.periods import Window

FEWEST_PERSONS_SHOWN = 3
Counts = tuple[int, ...]


@dataclass(frozen=True)
class Block:
    """Whole months of one survey that are published together, and how many rated in them."""

    window: Window
    rated: int
    satisfied: int


@dataclass(frozen=True)
class Row:
    """One question in one block. `answers` is None where they are withheld, `satisfied` too."""

    rated: int
    satisfied: int | None
    answers: Counts | None


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


def row(answers: Counts, satisfied: Iterable[int], *, asked: int | None = None) -> Row:
    """The answers to one question in one block, the worst first; `satisfied` are the points counted as such; `asked` is how
    many rated in the block, whether they answered this question or not. A row is shown whole or not at all."""
    rated = sum(answers)
    good = sum(answers[points - 1] for points in satisfied)
    left_out = 0 if asked is None else asked - rated
    if is_small(rated) or is_small(left_out):
        return Row(0, None, None)
    shown = not any(is_small(count) for count in answers)
    return Row(rated, good if may_show_share(good, rated) else None, answers if shown else None)


def total(rows: Mapping[str, Sequence[Row]]) -> dict[str, Row]:
    """Question → the sum of the rows that are published in full; a row withheld is in no total."""
    found = {}
    for question, every in rows.items():
        full = [one for one in every if one.answers is not None and one.satisfied is not None]
        answers = tuple(sum(column) for column in zip(*(one.answers for one in full if one.answers), strict=True))
        rated = sum(one.rated for one in full)
        found[question] = Row(rated, sum(one.satisfied or 0 for one in full) if full else None, answers or None)
    return found
