"""How sure we are of a statement about the law, from words that were read to words that are only remembered."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Certainty(StrEnum):
    """Grade of a legal value. Only VERIFIED and SECONDARY may refuse an act; the two others may only warn."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    INFERENCE = "inference"
    RECALLED = "recalled"

    @property
    def label_vi(self) -> str:
        """Vietnamese label for a chip or a footnote."""
        return _LABELS[self]

    @property
    def told_vi(self) -> str:
        """What a resident is told of it, in plain words: nothing where the text was read, otherwise that it was not."""
        return "" if self.is_firm else "chưa đối chiếu với văn bản gốc"

    @property
    def is_firm(self) -> bool:
        """True only when the words of the text themselves were read."""
        return self is Certainty.VERIFIED

    @property
    def may_block(self) -> bool:
        """True when a rule of this grade may refuse an act instead of warning."""
        return self in (Certainty.VERIFIED, Certainty.SECONDARY)


_LABELS = {
    Certainty.VERIFIED: "đã đối chiếu văn bản",
    Certainty.SECONDARY: "theo nguồn thứ cấp",
    Certainty.INFERENCE: "suy luận, cần kiểm tra văn bản gốc",
    Certainty.RECALLED: "theo trí nhớ, cần kiểm tra văn bản gốc",
}
_ORDER = {grade: place for place, grade in enumerate(Certainty)}


def rank(grade: Certainty) -> int:
    """0 for the surest grade; a higher number is less sure."""
    return _ORDER[grade]


def weakest(grades: Iterable[Certainty]) -> Certainty:
    """The weakest of several grades: a conclusion is no surer than its least sure ground. Empty gives VERIFIED."""
    return max(grades, key=rank, default=Certainty.VERIFIED)
