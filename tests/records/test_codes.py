"""Codes are issued once, ordered by number, joined in runs."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.commune.models import Commune, Unit
from dienhong.records import acts, codes
from dienhong.records.actor import Actor
from tests.factories.commune import village

numbers = st.lists(st.integers(1, 60), unique=True)


def test_codes_are_issued_in_order_and_never_again(commune: Commune, by: Actor, at: datetime) -> None:
    first, second = village("Đình Hạ", by=by, at=at), village("Cầu Đá", by=by, at=at)
    acts.void(second, by=by, at=at, reason="Ghi nhầm")
    third = village("Phú Lộc", by=by, at=at)
    assert [unit.code for unit in (first, second, third)] == ["DV-2026-0001", "DV-2026-0002", "DV-2026-0003"]


def test_a_code_resolves_voided_or_not_and_nothing_else(commune: Commune, by: Actor, at: datetime) -> None:
    unit = village("Đình Hạ", by=by, at=at)
    acts.void(unit, by=by, at=at, reason="Ghi nhầm")
    assert codes.resolve(unit.code.lower()) == unit
    for absent in ("DV-2026-0009", "XX-2026-0001", "DV-26-1", "", "'; drop table"):
        assert codes.resolve(absent) is None
    assert codes.resolve_many([unit.code, "DV-2026-0009", "rác"]) == {unit.code: unit}


def test_order_is_by_number_never_by_text() -> None:
    shown = [codes.show("DV", 2026, number) for number in (10000, 9999, 2)]
    assert sorted(shown, key=codes.sort_key) == ["DV-2026-0002", "DV-2026-9999", "DV-2026-10000"]


def test_a_bad_code_says_how_a_code_looks() -> None:
    with pytest.raises(codes.BadCode, match="TCD-2026-0007"):
        codes.parse("25")


@given(numbers)
def test_runs_name_each_code_once(chosen: list[int]) -> None:
    told: list[int] = []
    for run in codes.runs([codes.show("TCD", 2026, number) for number in chosen]):
        head, _, last = run.partition("…")
        first = codes.parse(head)[2]
        told.extend(range(first, int(last) + 1) if last else [first])
    assert told == sorted(chosen)


def test_registers_have_prefixes_of_their_own() -> None:
    by_prefix = codes.models_by_prefix()
    assert by_prefix["DV"] is Unit
    assert len(set(by_prefix.values())) == len(by_prefix)
