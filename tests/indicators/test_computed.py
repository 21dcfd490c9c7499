"""How a number is written, and percentages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dienhong.indicators.computed import Computed, Part, UnknownPart, percentage
from dienhong.law.periods import Window

COUNT = Computed(
    id="petitions.receptions_held",
    label="Cuộc tiếp công dân",
    kind="computed",
    how="count",
    value=25,
    qualifier="",
    unit="cuộc",
    numerator=None,
    denominator=None,
    window=Window(date(2026, 1, 1), date(2026, 5, 31)),
    parts=(Part("committee", "UBND xã", 21, ()), Part("party", "Đảng ủy xã", 4, ())),
)
RATIO = replace(
    COUNT, id="compliance.conventions", how="ratio", value=100, unit="%", numerator=19, denominator=19, parts=()
)
OPEN = date(2026, 5, 31)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (25, "25"),
        (3, "03"),
        (1397, "1.397"),
        (34000, "34.000"),
        (Decimal("24.5"), "24,5"),
        (0, "0"),
        (None, "chưa có mẫu số"),
    ],
)
def test_a_value_is_written_as_reports_write_it(value: int | Decimal | None, text: str) -> None:
    assert replace(COUNT, value=value).text_vi == text


def test_a_zero_is_written_only_when_its_book_is_closed() -> None:
    assert replace(COUNT, value=0).text_vi == "0"
    assert replace(COUNT, value=0, gap=OPEN).text_vi == "chưa khóa sổ"
    assert replace(COUNT, value=1, gap=OPEN).text_vi == "01", "what happened needs no closing to be said"


def test_an_empty_part_is_a_zero_too() -> None:
    assert COUNT.token_vi("committee") == "21"
    assert COUNT.token_vi("council") == "0"
    assert replace(COUNT, gap=OPEN).token_vi("council") == "chưa khóa sổ"
    assert replace(COUNT, gap=OPEN).token_vi("party") == "04"


def test_a_part_nobody_defined_is_told() -> None:
    with pytest.raises(UnknownPart, match="không có phần “front”"):
        COUNT.part("front")


def test_a_ratio_is_written_as_percentage_fraction_or_either_number() -> None:
    assert [RATIO.token_vi(part) for part in ("", "n/N", "n", "N")] == ["100%", "19/19", "19", "19"]
    partly = replace(RATIO, value=percentage(3, 9), numerator=3, denominator=9)
    assert [partly.token_vi(part) for part in ("", "n/N", "n", "N")] == ["33,3%", "3/9", "03", "09"]


def test_a_ratio_without_roster_or_with_an_open_book_prints_no_number() -> None:
    nobody = replace(RATIO, value=None, numerator=0, denominator=0)
    assert [nobody.token_vi(part) for part in ("", "n/N", "n", "N")] == ["chưa có mẫu số"] * 4
    unproved = replace(RATIO, value=0, numerator=0, denominator=19, gap=OPEN)
    assert [unproved.token_vi(part) for part in ("", "n/N", "n", "N")] == ["chưa khóa sổ"] * 3 + ["19"]


def test_a_declared_number_keeps_its_qualifier_beside_it() -> None:
    people = replace(COUNT, id="fact:population", kind="declared", how=None, value=34000, qualifier="gần", parts=())
    assert (people.text_vi, people.qualified_vi) == ("34.000", "gần 34.000")


@example((1, 5000))
@example((1999, 2000))
@example((4999, 5000))
@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_percentage_is_exact_to_a_tenth_and_says_all_only_of_all(pair: tuple[int, int]) -> None:
    numerator, denominator = pair
    value = percentage(numerator, denominator)
    assert value is not None
    exact, shown = Fraction(100 * numerator, denominator), Fraction(value)
    assert (shown == 100) is (numerator == denominator)
    assert (shown == 0) is (numerator == 0)
    assert isinstance(value, int) is (shown.denominator == 1)
    nearest = abs(shown - exact) <= Fraction(1, 20)
    assert nearest or shown in (Fraction(1, 10), Fraction(999, 10))


def test_a_percentage_of_nobody_is_none() -> None:
    assert percentage(0, 0) is None
