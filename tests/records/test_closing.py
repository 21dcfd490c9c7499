"""A zero needs a closed book: which days closings cover, and what comes late."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.commune.models import Commune
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.closing import _first_gap, close_book, coverage
from dienhong.records.models import Closing
from tests.factories.commune import village

HALF = Window(date(2026, 1, 1), date(2026, 5, 31))
DAY0 = date(2026, 1, 1)
ranges = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=8)


def test_a_closing_counts_the_entries_and_covers_its_days(commune: Commune, by: Actor, at: datetime) -> None:
    village("Đình Hạ", by=by, at=at)
    closing = close_book("DV", Window(date(2025, 7, 1), date(2026, 5, 31)), by=by, at=at)
    assert (closing.code, closing.entries) == ("KSO-2026-0001", 1)
    assert coverage("DV", HALF) and not coverage("TCD", HALF)
    assert coverage("TCD", HALF).gap == HALF.from_on


def test_only_a_past_range_closes_and_only_once(commune: Commune, by: Actor, at: datetime) -> None:
    with pytest.raises(Refused, match="chỉ khóa được sau khi hết ngày 10/6/2026"):
        close_book("DV", Window(date(2026, 1, 1), date(2026, 6, 10)), by=by, at=at)
    close_book("DV", HALF, by=by, at=at)
    with pytest.raises(Refused, match="đã khóa"):
        close_book("DV", HALF, by=by, at=at)
    with pytest.raises(Refused, match="Không có sổ"):
        close_book("ZZ", HALF, by=by, at=at)


def test_what_comes_after_the_closing_is_marked_late(commune: Commune, by: Actor, at: datetime) -> None:
    early = village("Đình Hạ", by=by, at=at)
    closing = close_book("DV", Window(date(2025, 7, 1), date(2026, 5, 31)), by=by, at=at)
    late = village("Cầu Đá", by=by, at=at)
    corrected = acts.change(early, verb="correct", by=by, at=at, name="Đình Thượng")
    assert late.late_after == corrected.late_after == closing.code


def test_days_before_the_commune_existed_need_no_closing(commune: Commune, by: Actor, at: datetime) -> None:
    close_book("DV", Window(commune.formed_on, date(2025, 12, 31)), by=by, at=at)
    year = Window(date(2025, 1, 1), date(2025, 12, 31))
    assert not coverage("DV", year)
    assert coverage("DV", year, since=commune.formed_on)


def test_a_voided_closing_covers_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    acts.void(close_book("DV", HALF, by=by, at=at), by=by, at=at, reason="Khóa nhầm")
    assert coverage("DV", HALF).gap == HALF.from_on


@given(ranges, st.integers(0, 30), st.integers(0, 10))
def test_the_first_gap_is_the_first_day_no_closing_covers(told: list[tuple[int, int]], start: int, length: int) -> None:
    closings = [Closing(from_on=DAY0 + timedelta(days=a), to_on=DAY0 + timedelta(days=a + n)) for a, n in sorted(told)]
    days = [DAY0 + timedelta(days=start + offset) for offset in range(length + 1)]
    naive = next((d for d in days if not any(c.from_on <= d <= c.to_on for c in closings)), None)
    assert _first_gap(closings, days[0], days[-1]) == naive
