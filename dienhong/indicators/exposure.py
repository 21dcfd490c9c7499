"""What of a figure its reader may see: matters closed to him enter as a count only, small numbers of persons not at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dienhong.indicators.computed import Computed, Part
from dienhong.indicators.definitions import Indicator, UnknownIndicator, indicator
from dienhong.petitions.papers.queries import denunciation_codes
from dienhong.supervision.queries import internal_codes

FEWEST_PERSONS_SHOWN = 3
WITHHELD_VI = "không công bố (dưới 3 người, hộ)"
# What counts persons, or homes in which a neighbour knows them; a fact of the commune's own name brings any of these words.
_PERSONS_VI = ("người", "hộ", "cử tri", "nhân khẩu")


@dataclass(frozen=True, slots=True)
class Seen:
    """Entries a reader may see, in order, with shares of a sum, and how many more there are."""

    codes: tuple[str, ...]
    shares: tuple[tuple[str, int], ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class SeenPart:
    """One row of a breakdown as a reader may see it."""

    key: str
    label: str
    value: int
    evidence: Seen


@dataclass(frozen=True, slots=True)
class VisibleEvidence:
    """A figure's evidence as a reader may see it. The numbers themselves are whole."""

    evidence: Seen
    roster: Seen
    parts: tuple[SeenPart, ...]


@dataclass(frozen=True, slots=True)
class PublicValue:
    """A figure on a public page: its text (or why there is none), the rows of its breakdown, and whether it is withheld."""

    text_vi: str
    parts: tuple[tuple[str, str], ...]
    withheld: bool


def visible_evidence(computed: Computed, may_see_internal: bool) -> VisibleEvidence:
    """Without `may_see_internal`, internal inspections of the Party and what is marked closed become counts. A letter of
    denunciation is a count for everybody.

    A row marked closed (denunciations) takes the codes of its whole breakdown with it: they would tell it by difference.
    """
    codes = {*computed.evidence, *computed.roster}
    closed = denunciation_codes(codes) | (frozenset() if may_see_internal else internal_codes(codes))
    hide_parts = not may_see_internal and _tells_closed_row(computed)
    return VisibleEvidence(
        evidence=_seen(computed.evidence, computed.shares, closed),
        roster=_seen(computed.roster, (), closed),
        parts=tuple(_seen_part(part, part.evidence if hide_parts else closed) for part in computed.parts),
    )


def public_value(computed: Computed) -> PublicValue:
    """The figure for anybody. A number of persons or households below three is withheld, and so is a ratio of them that
    would tell how few were left out; a breakdown with such a row, or with fewer than three denunciations, is left out
    whole, since the total would give the row away."""
    persons = _counts_persons(computed)
    if persons and _too_few(computed):
        return PublicValue(WITHHELD_VI, (), withheld=True)
    rows_withheld = any(_below(part.value) for part in computed.parts if persons or part.key in _closed_rows(computed))
    rows = () if rows_withheld else tuple((part.label, computed.token_vi(part.key)) for part in computed.parts)
    return PublicValue(computed.qualified_vi, rows, withheld=False)


def _seen(codes: tuple[str, ...], shares: tuple[tuple[str, int], ...], closed: Collection[str]) -> Seen:
    shown = tuple(code for code in codes if code not in closed)
    return Seen(shown, tuple(pair for pair in shares if pair[0] not in closed), len(codes) - len(shown))


def _seen_part(part: Part, closed: Collection[str]) -> SeenPart:
    return SeenPart(part.key, part.label, part.value, _seen(part.evidence, part.shares, closed))


def _definition(computed: Computed) -> Indicator | None:
    try:
        return indicator(computed.id)
    except UnknownIndicator:
        return None


def _closed_rows(computed: Computed) -> frozenset[str]:
    definition = _definition(computed)
    return frozenset(part.key for part in definition.parts if part.closed) if definition else frozenset()


def _tells_closed_row(computed: Computed) -> bool:
    closed = _closed_rows(computed)
    return any(part.key in closed for part in computed.parts)


def _counts_persons(computed: Computed) -> bool:
    definition = _definition(computed)
    counted = (definition.counted_vi if definition else computed.unit).casefold().strip()
    return any(f"{counted} ".startswith(f"{word} ") for word in _PERSONS_VI)


def _too_few(computed: Computed) -> bool:
    if computed.how == "ratio":
        counted, of = computed.numerator or 0, computed.denominator or 0
        return _below(of) or _below(counted) or _below(of - counted)
    return computed.value is not None and _below(computed.value)


def _below(persons: object) -> bool:
    return isinstance(persons, int) and 0 < persons < FEWEST_PERSONS_SHOWN
