"""Acceptance of a complaint, every day from 2025-12-01 for 375 days, against a day-by-day oracle."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dienhong.law.certainty import Certainty
from dienhong.law.limits import due

FIRST = date(2025, 12, 1)
CHANGE = date(2026, 7, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(375)]


def test_the_period_reaches_beyond_the_last_exchange_of_the_year() -> None:
    assert DAYS[-1] == date(2026, 12, 10)


@pytest.mark.parametrize("start", DAYS, ids=str)
def test_due_day_rule_and_citation(start: date, oracle) -> None:
    answer = due("petitions.complaint.accept", start)
    ten_days, moved = oracle.calendar(start, 10)
    if start < CHANGE:
        assert answer.due == ten_days
        assert (answer.days, answer.count, answer.cite) == (10, "calendar", "02/2011/QH13 art 27")
        assert answer.certainty is Certainty.VERIFIED
        assert answer.version_from == date(2012, 7, 1)
        assert [day.day for day in answer.moved] == moved
        assert answer.alternatives == ()
    else:
        seven_working, skipped = oracle.working(start, 7)
        assert answer.due == min(seven_working, ten_days)
        assert answer.cite == "155/2026/NĐ-CP art 10; 02/2011/QH13 art 27"
        assert answer.certainty is Certainty.INFERENCE
        assert answer.version_from == CHANGE
        assert [(other.due, other.days, other.count, other.cite) for other in answer.alternatives] == [
            (seven_working, 7, "working", "155/2026/NĐ-CP art 10"),
            (ten_days, 10, "calendar", "02/2011/QH13 art 27"),
        ]
        assert [day.day for day in answer.alternatives[0].skipped] == skipped
        assert [day.day for day in answer.alternatives[1].moved] == moved
        assert "Suy luận" in answer.note


def test_both_terms_come_first_on_some_day() -> None:
    """Neither term is idle: around the long holidays the ten days end before seven working days do."""
    counts = {due("petitions.complaint.accept", start).count for start in DAYS if start >= CHANGE}
    assert counts == {"working", "calendar"}


def test_the_start_day_chooses_the_rule_even_when_the_due_day_lies_after_the_change() -> None:
    before = due("petitions.complaint.accept", date(2026, 6, 30))
    assert before.due == date(2026, 7, 10)
    assert before.count == "calendar"


def test_a_recalled_rule_is_told_only_where_it_moved_the_date() -> None:
    still = due("petitions.complaint.accept", date(2025, 12, 1))
    moved = due("petitions.complaint.accept", date(2025, 12, 3))
    assert "Điều 148" not in still.rule
    assert still.weakest is Certainty.VERIFIED
    assert "khoản 5 Điều 148 Bộ luật Dân sự – theo trí nhớ, cần kiểm tra văn bản gốc" in moved.rule
    assert moved.certainty is Certainty.VERIFIED
    assert moved.weakest is Certainty.RECALLED
