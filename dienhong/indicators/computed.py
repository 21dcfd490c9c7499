"""A number with everything it is made of, and how it is written in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from dienhong.indicators.definitions import How, UnknownIndicator, indicator
from dienhong.law.dates_vi import count_vi, number_vi
from dienhong.law.periods import Window

Kind = Literal["computed", "declared"]
Value = int | Decimal

OPEN_BOOK_VI = "chưa khóa sổ"
UNHEARD_VI = "chưa đủ báo cáo"
NO_ROSTER_VI = "chưa có mẫu số"
_TENTH = Decimal("0.1")


class UnknownPart(LookupError):
    """An indicator has no such part; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a breakdown. Of a count `value == len(evidence)`; of a sum `shares` say what each entry brings."""

    key: str
    label: str
    value: int
    evidence: tuple[str, ...]
    shares: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Computed:
    """The value of an indicator (or a declared fact) over a window, with its evidence.

    Count: value == len(evidence). Sum: value == total of `shares`, one an entry. Ratio: `evidence` is the numerator,
    `roster` the denominator, value the percentage (one decimal), None without a roster. `parts` are the rows of the
    breakdown that are not empty. `closings` are the KSO codes that touch the window, `open_books` the prefixes with a
    day they do not cover and `gap` the first such day. `source` is the VB code of a declared fact.
    """

    id: str
    label: str
    kind: Kind
    how: How | None
    value: Value | None
    qualifier: str
    unit: str
    numerator: int | None
    denominator: int | None
    window: Window
    evidence: tuple[str, ...] = ()
    shares: tuple[tuple[str, int], ...] = ()
    roster: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    closings: tuple[str, ...] = ()
    gap: date | None = None
    open_books: tuple[str, ...] = ()
    source: str | None = None
    books: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def needs_closing(self) -> bool:
        """Whether some day of the window is covered by no closing of a book this figure is made of."""
        return self.gap is not None

    @property
    def is_unproved_zero(self) -> bool:
        """A zero (or a ratio of none) that no closing proves: it must not be printed."""
        return self.value == 0 and self.needs_closing

    @property
    def is_unheard(self) -> bool:
        """Whether every book is closed and somebody who must tell of the window has not."""
        return self.needs_closing and bool(self.books) and not self.open_books

    @property
    def unproved_vi(self) -> str:
        """What stands where a zero must not: the book is open, or not everybody was heard."""
        return UNHEARD_VI if self.is_unheard else OPEN_BOOK_VI

    @property
    def text_vi(self) -> str:
        """As printed in a sentence: "25", "03", "34.000", "24,5", "100%"; words where there is no number to print."""
        if self.value is None:
            return NO_ROSTER_VI
        if self.is_unproved_zero:
            return self.unproved_vi
        if self.how == "ratio":
            return f"{number_vi(self.value)}%"
        return plain_vi(self.value)

    @property
    def qualified_vi(self) -> str:
        """`text_vi` with the word that says how exactly a declared number is known: "gần 34.000"."""
        return f"{self.qualifier} {self.text_vi}".strip()

    def part(self, key: str) -> Part:
        """The row of the breakdown with this key, empty when nothing fell into it. Raises UnknownPart."""
        for part in self.parts:
            if part.key == key:
                return part
        try:
            known = indicator(self.id).part(key)
        except UnknownIndicator:
            known = None
        if known is None:
            raise UnknownPart(f"Chỉ tiêu “{self.label}” không có phần “{key}”.")
        return Part(key=key, label=known.vi, value=0, evidence=())

    def token_vi(self, part: str = "") -> str:
        """The text of a report token: the value, a row of the breakdown, or of a ratio "n/N", "n" or "N".

        Raises UnknownPart.
        """
        if not part:
            return self.text_vi
        if self.how == "ratio" and part in ("n/N", "n", "N"):
            return self._fraction_vi(part)
        row = self.part(part)
        return self.unproved_vi if row.value == 0 and self.needs_closing else plain_vi(row.value)

    def _fraction_vi(self, part: str) -> str:
        if not self.denominator or self.numerator is None:
            return NO_ROSTER_VI
        if self.is_unproved_zero and part != "N":
            return self.unproved_vi
        if part == "n/N":
            return f"{number_vi(self.numerator)}/{number_vi(self.denominator)}"
        return count_vi(self.numerator if part == "n" else self.denominator)


def percentage(numerator: int, denominator: int) -> Value | None:
    """Exact percentage to one decimal, an int when whole; None without a roster.

    100 is said only of all and 0 only of none: 1,999 of 2,000 is 99.9, not 100.
    """
    if denominator == 0:
        return None
    exact = Decimal(100 * numerator) / Decimal(denominator)
    rounded = exact.quantize(_TENTH, rounding=ROUND_HALF_UP)
    if 0 < numerator < denominator:
        rounded = min(max(rounded, _TENTH), 100 - _TENTH)
    return int(rounded) if rounded == rounded.to_integral_value() else rounded


def plain_vi(value: Value) -> str:
    """A number as a report writes it: "03", "25", "34.000", "24,5"."""
    return count_vi(value) if isinstance(value, int) else number_vi(value)
