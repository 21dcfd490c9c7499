"""A suspended matter: its days do not count, the sentence says which, and an open question is told as one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.certainty import Certainty
from dienhong.law.limits import Pause, due, limit, limits

days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def test_days_of_a_suspension_do_not_count_in_a_calendar_clock() -> None:
    plain = due("petitions.complaint.settle", date(2026, 3, 2))
    paused = due("petitions.complaint.settle", date(2026, 3, 2), pauses=[Pause(date(2026, 3, 9), date(2026, 3, 16))])
    assert plain.due == date(2026, 4, 1)
    assert (paused.due, len(paused.paused)) == (date(2026, 4, 8), 7)
    assert "không tính 07 ngày tạm đình chỉ: từ 09/3/2026 đến hết 15/3/2026" in paused.rule
    assert paused.weakest is Certainty.INFERENCE and "suy luận" in paused.note


def test_nor_in_a_working_clock_whose_days_off_lie_inside() -> None:
    paused = due("petitions.reception.reply", date(2026, 3, 2), pauses=[Pause(date(2026, 3, 5), date(2026, 3, 10))])
    assert paused.due == date(2026, 3, 19)
    assert [day.day for day in paused.skipped] == [date(2026, 3, 14), date(2026, 3, 15)]


def test_a_pause_that_ends_before_it_begins_is_a_fault() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Pause(date(2026, 3, 2), date(2026, 3, 1))


@given(st.sampled_from(limits()), days, st.integers(0, 60), st.integers(0, 90))
def test_a_pause_never_makes_anything_due_earlier(wanted: object, start: date, ahead: int, length: int) -> None:
    start = max(start, wanted.versions[0].from_on)  # type: ignore[attr-defined]
    pause = Pause(start + timedelta(days=ahead), start + timedelta(days=ahead + length))
    plain, paused = due(wanted.id, start), due(wanted.id, start, pauses=[pause])  # type: ignore[attr-defined]
    if limit(plain.limit).kind == "before":
        assert paused.due == plain.due
    else:
        assert paused.due >= plain.due
        assert not any(pause.covers(paused.due) for _ in paused.paused)
