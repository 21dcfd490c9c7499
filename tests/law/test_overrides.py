"""A commune's own time joins the law's: tighter for the authority, never looser, never against a citizen."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.certainty import Certainty
from dienhong.law.limits import Limit, Override, due, limits

START = date(2026, 5, 4)
REPLY = "petitions.reception.reply"


def own(limit_id: str = REPLY, days: int = 5, to_on: date | None = None) -> Override:
    return Override(limit_id, days, "working", date(2026, 1, 1), "05/QĐ-UBND", to_on)


def test_a_tighter_local_time_counts_and_names_its_document() -> None:
    answer = due(REPLY, START, overrides=[own()])
    assert answer.due == date(2026, 5, 11)
    assert answer.cite == "42/2013/QH13 art 28 k 1; 05/QĐ-UBND"
    assert answer.certainty is Certainty.VERIFIED
    assert [other.days for other in answer.alternatives] == [10, 5]
    assert "theo quy định riêng 05/QĐ-UBND" in answer.rule


def test_a_looser_local_time_changes_nothing() -> None:
    answer = due(REPLY, START, overrides=[own(days=15)])
    assert answer.due == due(REPLY, START).due
    assert answer.days == 10


def test_it_holds_only_between_its_own_dates() -> None:
    ended = own(to_on=date(2026, 5, 3))
    assert due(REPLY, START, overrides=[ended]) == due(REPLY, START)
    assert due(REPLY, date(2025, 12, 31), overrides=[own()]) == due(REPLY, date(2025, 12, 31))


def test_the_rule_of_another_limit_does_not_leak() -> None:
    assert due("petitions.complaint.accept", START, overrides=[own()]) == due("petitions.complaint.accept", START)


def test_a_citizens_time_cannot_be_shortened() -> None:
    lodge = "petitions.complaint.lodge"
    answer = due(lodge, START, overrides=[own(lodge)])
    assert answer.due == due(lodge, START).due
    assert answer.alternatives == ()
    assert answer.note == "Quy định riêng 05/QĐ-UBND không áp dụng cho thời hạn này."


def test_a_legal_effect_cannot_be_moved() -> None:
    effect = "petitions.complaint.decision_in_force"
    assert due(effect, START, overrides=[own(effect)]).due == due(effect, START).due


@given(st.sampled_from(limits()), st.dates(date(2026, 7, 1), date(2027, 12, 31)), st.integers(1, 120))
def test_no_local_rule_is_ever_looser_than_the_law(wanted: Limit, start: date, days: int) -> None:
    start = max(start, wanted.versions[0].from_on)
    local = Override(wanted.id, days, "calendar", date(2026, 1, 1), "05/QĐ-UBND")
    assert due(wanted.id, start, overrides=[local]).due <= due(wanted.id, start).due
