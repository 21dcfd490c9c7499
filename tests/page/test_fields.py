"""Days and counts as people type them."""

from datetime import date, timedelta

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from dienhong.page.days import parse_day
from dienhong.page.fields import CountField, DayField


@pytest.mark.parametrize(
    "text",
    ["5/6/2026", "05/06/2026", "05-6-2026", "5.6.2026", "5 6 2026", " 2026-06-05 ", "０５/０６/２０２６", "5/6/2026\n"],
)
def test_a_day_reads_as_people_write_it(text: str) -> None:
    assert parse_day(text) == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/2/2026", "Không có ngày 31/02/2026"),
        ("29/02/2026", "Không có ngày 29/02/2026"),
        ("31/4/2026", "Không có ngày 31/4/2026"),
        ("0/1/2026", "Không có ngày 00/01/2026"),
        ("1/13/2026", "Không có ngày 01/13/2026"),
        ("2026-02-30", "Không có ngày 30/02/2026"),
        ("1/1/0001", "Năm 0001 không đúng"),
        ("1/1/0000", "Không có ngày 01/01/0000"),
        ("1/1/9999", "Năm 9999 không đúng"),
        ("1/1/206", "không phải ngày"),
        ("5/6/26", "không phải ngày"),
        ("hôm nay", "không phải ngày"),
        ("²/6/2026", "không phải ngày"),
        ("5/6/2026/1", "không phải ngày"),
        ("20260605", "không phải ngày"),
        ("5\x00/6/2026", "không phải ngày"),
    ],
)
def test_what_is_no_day_is_told_in_words(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_day(text)


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(ValueError) as wrong:
        parse_day("9" * 100_000)
    assert len(str(wrong.value)) < 200


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_reads_back_as_written(day: date) -> None:
    assert parse_day(f"{day.day}/{day.month}/{day.year}") == parse_day(day.isoformat()) == day


@given(st.integers(-5, 40), st.integers(-2, 20), st.integers(1890, 2110))
def test_a_triple_is_a_day_exactly_when_the_calendar_has_it(day: int, month: int, year: int) -> None:
    calendar = {(d.day, d.month) for d in (date(year, 1, 1) + timedelta(days=n) for n in range(366)) if d.year == year}
    expected = (day, month) in calendar and 1900 <= year <= 2100
    try:
        found: date | None = parse_day(f"{day}/{month}/{year}")
    except ValueError:
        found = None
    assert (found is not None) == expected


def test_a_day_shows_as_it_is_written_on_paper_and_an_unchanged_one_is_unchanged() -> None:
    class DayForm(forms.Form):
        on = DayField()

    assert 'value="05/6/2026"' in DayForm(initial={"on": date(2026, 6, 5)}).as_p()
    assert not DayForm({"on": "5/6/2026"}, initial={"on": date(2026, 6, 5)}).has_changed()
    kept = DayForm({"on": "31/2/2026"})
    assert not kept.is_valid() and 'value="31/2/2026"' in kept.as_p()


@pytest.mark.parametrize(
    ("text", "number"), [("25", 25), ("1.250", 1250), ("1.000.000", 1_000_000), (" 3 ", 3), ("0", 0), ("２５", 25)]
)
def test_a_count_reads_with_and_without_dots(text: str, number: int) -> None:
    assert CountField().clean(text) == number


@pytest.mark.parametrize("text", ["-1", "1,5", "1.25", "1.2500", "hai", "1e3", "1000001", "9" * 5000, "1 250", "0x10"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(forms.ValidationError):
        CountField().clean(text)
