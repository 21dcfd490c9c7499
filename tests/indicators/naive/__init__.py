"""Slow, obvious recounts: every row of a register is read and looked at in Python, with no query of the program.

Each module fills one register with rows of all sorts (in and out of the window, on its edges, voided, late, of every
kind) and counts them again by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from dienhong.indicators.computed import Computed
from dienhong.law.periods import Window
from dienhong.records.entry import Record

AT = datetime(2026, 6, 12, 3, 0, tzinfo=UTC)


@dataclass
class Naive:
    """What a recount by hand found: the value, what each entry brought, and the same for each part."""

    value: Fraction | int | None
    shares: dict[str, int]
    roster: set[str] = field(default_factory=set)
    parts: dict[str, dict[str, int]] = field(default_factory=dict)


Oracle = Callable[[Window], Naive]


def counted(found: Iterable[tuple[str, str]]) -> Naive:
    """(code, part) of each entry that counts; part "" where there is no breakdown."""
    return summed((code, part, 1) for code, part in found)


def summed(found: Iterable[tuple[str, str, int]]) -> Naive:
    """(code, part, share) of each thing added up."""
    shares: dict[str, int] = {}
    parts: dict[str, dict[str, int]] = {}
    for code, part, share in found:
        if share == 0:
            continue
        shares[code] = shares.get(code, 0) + share
        if part:
            row = parts.setdefault(part, {})
            row[code] = row.get(code, 0) + share
    return Naive(sum(shares.values()), shares, parts=parts)


def rated(met: set[str], everyone: set[str]) -> Naive:
    """The numerator's and the denominator's codes."""
    value = Fraction(100 * len(met), len(everyone)) if everyone else None
    return Naive(value, dict.fromkeys(met, 1), roster=everyone)


def row(model: type[Record], number: int, random: Random, /, **fields: Any) -> Any:
    """A row of a register as it may stand in the database: one in five voided, one in five late."""
    return model(
        code=f"{model.CODE_PREFIX}-2026-{number:04d}",
        code_year=2026,
        code_number=number,
        recorded_at=AT,
        voided_at=AT if random.random() < 0.2 else None,
        void_reason="",
        late_after="KSO-2026-0001" if random.random() < 0.2 else "",
        **fields,
    )


def any_day(random: Random, window: Window) -> date:
    """A day in the window, on its edges, just outside, or far away."""
    near = [window.from_on, window.to_on, window.from_on - timedelta(days=1), window.to_on + timedelta(days=1)]
    inside = window.from_on + timedelta(days=random.randrange(len(window)))
    return random.choice([*near, inside, inside, inside, inside, inside - timedelta(days=400)])


def assert_same(computed: Computed, naive: Naive) -> None:
    """The program's number and the recount agree: value, entries, shares, roster and every part."""
    name = computed.id
    assert set(computed.evidence) == set(naive.shares), name
    assert len(computed.evidence) == len(set(computed.evidence)), name
    assert {part.key for part in computed.parts} == set(naive.parts), name
    for part in computed.parts:
        assert part.value == sum(naive.parts[part.key].values()), (name, part.key)
        assert set(part.evidence) == set(naive.parts[part.key]), (name, part.key)
    if computed.how == "sum":
        assert dict(computed.shares) == naive.shares, name
        for part in computed.parts:
            assert dict(part.shares) == naive.parts[part.key], (name, part.key)
    if computed.how == "ratio":
        assert set(computed.roster) == naive.roster, name
        assert (computed.numerator, computed.denominator) == (len(naive.shares), len(naive.roster)), name
        _assert_percentage(computed, naive)
    else:
        assert computed.value == naive.value, name


def _assert_percentage(computed: Computed, naive: Naive) -> None:
    if naive.value is None:
        assert computed.value is None
        return
    assert computed.value is not None
    shown = Fraction(computed.value)
    assert (10 * shown).denominator == 1, "one decimal at most"
    assert abs(shown - naive.value) <= Fraction(1, 10)
    assert (shown == 100) is (naive.value == 100)
    assert (shown == 0) is (naive.value == 0)
