from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.dates_vi import count_vi, date_long_vi, date_vi, number_vi, weekday_vi


@pytest.mark.parametrize(
    ("day", "short", "long", "weekday"),
    [
        (date(2026, 6, 5), "05/6/2026", "ngày 05 tháng 6 năm 2026", "thứ Sáu"),
        (date(2026, 2, 5), "05/02/2026", "ngày 05 tháng 02 năm 2026", "thứ Năm"),
        (date(2026, 1, 31), "31/01/2026", "ngày 31 tháng 01 năm 2026", "thứ Bảy"),
        (date(2026, 10, 11), "11/10/2026", "ngày 11 tháng 10 năm 2026", "Chủ nhật"),
        (date(2026, 6, 12), "12/6/2026", "ngày 12 tháng 6 năm 2026", "thứ Sáu"),
        (date(2026, 3, 9), "09/3/2026", "ngày 09 tháng 3 năm 2026", "thứ Hai"),
    ],
)
def test_days(day: date, short: str, long: str, weekday: str) -> None:
    assert (date_vi(day), date_long_vi(day), weekday_vi(day)) == (short, long, weekday)


@given(st.dates())
def test_a_written_date_can_be_read_back(day: date) -> None:
    assert date(*reversed([int(part) for part in date_vi(day).split("/")])) == day
    assert weekday_vi(day) == weekday_vi(day + timedelta(days=7)) if day.year < 9999 else True


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (34000, "34.000"),
        (24.5, "24,5"),
        (Decimal("24.50"), "24,5"),
        (Decimal("100.00"), "100"),
        (1397, "1.397"),
        (0, "0"),
        (-1250.75, "-1.250,75"),
        (999, "999"),
        (1234567, "1.234.567"),
        (0.1 + 0.2, "0,3"),
        (Decimal("1E+3"), "1.000"),
        (-0.0000001, "0"),
    ],
)
def test_numbers(value: int | float | Decimal, text: str) -> None:
    assert number_vi(value) == text


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_written_number_can_be_read_back(value: Decimal) -> None:
    assert Decimal(number_vi(value).replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_not_a_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number_vi(value)


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (1, "01"), (3, "03"), (9, "09"), (10, "10"), (1397, "1.397")])
def test_counts(count: int, text: str) -> None:
    assert count_vi(count) == text
