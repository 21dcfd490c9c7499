"""A suspended matter: its days do not count, the sentence says which, and an open question is told as one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.certainty import Certainty
from dienhong.law.limits import Limit, Pause, due, limit, limits

DAY = timedelta(days=1)
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


@given(st.sampled_from(limits()), days, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 40)), max_size=3))
def test_a_paused_clock_equals_the_oracle(oracle, wanted: Limit, start: date, spans: list[tuple[int, int]]) -> None:
    start = max(start, wanted.versions[0].from_on)
    pauses = [Pause(start + ahead * DAY, start + (ahead + length) * DAY) for ahead, length in spans]
    still = {
        pause.from_on + number * DAY for pause in pauses for number in range((pause.until_on - pause.from_on).days)
    }
    terms = wanted.version_on(start).terms
    expected = min(oracle.due(wanted.kind, start, term.days, term.count, still) for term in terms)
    answer = due(wanted.id, start, pauses=pauses)
    assert answer.due == expected
    if wanted.kind != "before":
        assert answer.due not in still
        assert set(answer.paused) == {day for day in still if start < day <= answer.due}


@given(st.sampled_from(limits()), days, st.integers(0, 60), st.integers(0, 60), st.integers(0, 30))
def test_a_longer_pause_never_makes_anything_due_earlier(
    wanted: Limit, start: date, ahead: int, length: int, more: int
) -> None:
    start = max(start, wanted.versions[0].from_on)
    begins = start + ahead * DAY
    shorter, longer = Pause(begins, begins + length * DAY), Pause(begins, begins + (length + more) * DAY)
    assert due(wanted.id, start, pauses=[shorter]).due <= due(wanted.id, start, pauses=[longer]).due


def test_overlapping_pauses_do_not_count_twice() -> None:
    one = Pause(date(2026, 8, 3), date(2026, 8, 17))
    inside = Pause(date(2026, 8, 10), date(2026, 8, 12))
    start = date(2026, 7, 20)
    both = due("petitions.denunciation.settle", start, pauses=[one, inside])
    assert both.due == due("petitions.denunciation.settle", start, pauses=[one]).due == date(2026, 9, 3)
    assert len(both.paused) == 14


def test_a_pause_before_the_start_or_after_the_due_day_changes_nothing() -> None:
    start = date(2026, 6, 1)
    plain = due("petitions.complaint.settle", start)
    outside = [Pause(date(2026, 5, 1), start), Pause(date(2026, 7, 2), date(2026, 9, 1))]
    assert due("petitions.complaint.settle", start, pauses=outside) == plain
