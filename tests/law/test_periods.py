from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.data_rules import problems_in_closing_day
from dienhong.law.periods import Period, PeriodError, Window
from dienhong.law.tables import read_table

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
keys = st.one_of(
    st.integers(2000, 2100).map(str),
    st.builds("{}-H{}".format, st.integers(2000, 2100), st.integers(1, 2)),
    st.builds("{}-Q{}".format, st.integers(2000, 2100), st.integers(1, 4)),
    st.builds("{}-{:02d}".format, st.integers(2000, 2100), st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("key", "label", "following", "calendar", "statutory"),
    [
        (
            "2026-H1",
            "6 tháng đầu năm 2026",
            "6 tháng cuối năm 2026",
            (date(2026, 1, 1), date(2026, 6, 30)),
            (date(2025, 12, 15), date(2026, 6, 14)),
        ),
        (
            "2026-H2",
            "6 tháng cuối năm 2026",
            "6 tháng đầu năm 2027",
            (date(2026, 7, 1), date(2026, 12, 31)),
            (date(2026, 6, 15), date(2026, 12, 14)),
        ),
        (
            "2026",
            "năm 2026",
            "năm 2027",
            (date(2026, 1, 1), date(2026, 12, 31)),
            (date(2025, 12, 15), date(2026, 12, 14)),
        ),
        (
            "2026-Q1",
            "quý I năm 2026",
            "quý II năm 2026",
            (date(2026, 1, 1), date(2026, 3, 31)),
            (date(2025, 12, 15), date(2026, 3, 14)),
        ),
        (
            "2026-Q4",
            "quý IV năm 2026",
            "quý I năm 2027",
            (date(2026, 10, 1), date(2026, 12, 31)),
            (date(2026, 9, 15), date(2026, 12, 14)),
        ),
        (
            "2028-02",
            "tháng 2 năm 2028",
            "tháng 3 năm 2028",
            (date(2028, 2, 1), date(2028, 2, 29)),
            (date(2028, 1, 15), date(2028, 2, 14)),
        ),
        (
            "2026-12",
            "tháng 12 năm 2026",
            "tháng 1 năm 2027",
            (date(2026, 12, 1), date(2026, 12, 31)),
            (date(2026, 11, 15), date(2026, 12, 14)),
        ),
    ],
)
def test_a_period(
    key: str, label: str, following: str, calendar: tuple[date, date], statutory: tuple[date, date]
) -> None:
    period = Period.parse(key)
    assert period.key == key == str(period)
    assert period.label_vi == label
    assert period.next_label_vi == following
    assert period.calendar_window() == Window(*calendar)
    assert period.statutory_window() == Window(*statutory)


def test_the_first_half_of_2026_has_the_182_days_of_the_decree() -> None:
    assert len(Period.parse("2026-H1").statutory_window()) == 182


@given(keys)
def test_windows_follow_each_other_without_gap_or_overlap(key: str) -> None:
    period = Period.parse(key)
    assert period.key == key
    assert period.following().calendar_window().from_on - period.calendar_window().to_on == timedelta(days=1)
    if period.year >= 2020:
        assert period.following().statutory_window().from_on - period.statutory_window().to_on == timedelta(days=1)


@pytest.mark.parametrize("key", ["2018", "2018-H2", "2018-Q4", "2019-02"])
def test_a_period_before_the_decree_has_no_window_of_it(key: str) -> None:
    with pytest.raises(PeriodError, match="Chưa có quy định"):
        Period.parse(key).statutory_window()


@pytest.mark.parametrize(
    "text", ["", "2026-H3", "2026-Q5", "2026-13", "2026-5", "26-H1", "0000", "2026 H1", "2026-H1x"]
)
def test_a_period_that_cannot_be(text: str) -> None:
    with pytest.raises(PeriodError, match="Không đọc được kỳ báo cáo"):
        Period.parse(text)


@given(days, days)
def test_a_window_holds_exactly_its_days(a: date, b: date) -> None:
    window = Window(min(a, b), max(a, b))
    assert len(window.days()) == len(window) == (window.to_on - window.from_on).days + 1
    assert all(day in window for day in window.days())
    assert window.from_on - timedelta(days=1) not in window
    assert window.to_on + timedelta(days=1) not in window
    assert "2026-01-01" not in window


@given(days, days, days, days)
def test_a_window_covers_another_when_it_holds_all_its_days(a: date, b: date, c: date, d: date) -> None:
    outer, inner = Window(min(a, b), max(a, b)), Window(min(c, d), max(c, d))
    assert outer.covers(inner) == (inner.from_on in outer and inner.to_on in outer)


def test_how_a_window_is_written() -> None:
    assert Window(date(2026, 1, 1), date(2026, 5, 31)).label_vi() == "01/01 – 31/5/2026"
    assert Window(date(2025, 12, 15), date(2026, 6, 14)).label_vi() == "15/12/2025 – 14/6/2026"
    assert Window(date(2026, 5, 4), date(2026, 5, 4)).label_vi() == "04/5/2026"
    assert Window(date(2026, 1, 1), date(2026, 5, 31)).iso() == {"from": "2026-01-01", "to": "2026-05-31"}


def test_a_window_that_ends_before_it_begins_is_refused_in_vietnamese() -> None:
    with pytest.raises(PeriodError, match="ngày cuối 01/01/2026 trước ngày đầu 02/01/2026"):
        Window(date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize("day", [0, 31, "14", None])
def test_the_checker_refuses_a_closing_day_that_months_lack(day: object) -> None:
    row = read_table("periods.toml")["state_report"]
    assert problems_in_closing_day("state_report", row) == []
    broken = {**row, "value": [{**row["value"][0], "closing_day": day}]}
    assert problems_in_closing_day("state_report", broken) == ["state_report: ngày chốt phải là ngày 1 đến 27"]
