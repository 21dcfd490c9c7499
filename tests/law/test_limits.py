"""Counting, for every limit and any day of the calendar, against the oracle; and what every answer must carry."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.areas import area_of, by_area
from dienhong.law.calendar import Calendar, LocalDay
from dienhong.law.certainty import Certainty
from dienhong.law.citations import Citation
from dienhong.law.limits import Due, Limit, NotInForce, UnknownLimit, due, limit, limits

DAY = timedelta(days=1)
days = st.dates(date(2024, 4, 1), date(2028, 6, 30))
any_limit = st.sampled_from(limits())


def started(wanted: Limit, start: date) -> date:
    """The day, or the first day of the limit when it did not exist yet."""
    return max(start, wanted.versions[0].from_on)


def parts(answer: Due) -> tuple[Due, ...]:
    return answer.alternatives or (answer,)


@given(any_limit, days)
def test_due_equals_the_oracle(oracle, wanted: Limit, start: date) -> None:
    start = started(wanted, start)
    terms = wanted.version_on(start).terms
    expected = min(oracle.due(wanted.kind, start, term.days, term.count) for term in terms)
    assert due(wanted.id, start).due == expected


@given(any_limit, days, st.integers(0, 40))
def test_a_later_start_is_never_due_earlier_under_the_same_version(wanted: Limit, start: date, later: int) -> None:
    first = started(wanted, start)
    second = first + later * DAY
    if wanted.version_on(first) == wanted.version_on(second):
        assert due(wanted.id, first).due <= due(wanted.id, second).due


@given(any_limit, days)
def test_every_answer_says_its_rule_version_article_and_days_passed_over(wanted: Limit, start: date) -> None:
    start = started(wanted, start)
    answer = due(wanted.id, start)
    version = wanted.version_on(start)
    assert answer.limit == wanted.id
    assert answer.version_from == version.from_on <= start
    assert Citation.parse_all(answer.cite)
    assert all(term.cite in answer.cite for term in version.terms)
    for part in parts(answer):
        assert part.rule.endswith(".")
        assert part.rule in answer.rule
        assert f"{part.days:02d} ngày" in part.rule
        for day in part.skipped + part.moved:
            assert day.reason
        assert ("không tính" in part.rule.partition("theo")[2]) == bool(part.skipped)
        assert ("Điều 148" in part.rule) == bool(part.moved)
    if not answer.certainty.is_firm:
        assert "kiểm tra văn bản gốc" in answer.note or answer.certainty is Certainty.SECONDARY


@given(any_limit, days)
def test_days_passed_over_and_days_counted_fill_the_span(oracle, wanted: Limit, start: date) -> None:
    start = started(wanted, start)
    for part in parts(due(wanted.id, start)):
        step = DAY if part.due >= start else -DAY
        span = [start + number * step for number in range(1, abs((part.due - start).days) + 1)]
        if part.count == "working":
            assert [day.day for day in part.skipped] == [day for day in span if oracle.is_off(day)]
            assert len(span) - len(part.skipped) == part.days
            assert not part.moved
        else:
            assert not part.skipped
            assert len(span) == part.days + len(part.moved)
            assert [day.day for day in part.moved] == span[part.days - 1 : len(span) - 1][: len(part.moved)]


@given(any_limit, days, st.integers(1, 60))
def test_a_local_day_off_never_makes_anything_due_earlier(wanted: Limit, start: date, ahead: int) -> None:
    start = started(wanted, start)
    forward = wanted.kind != "before"
    local = LocalDay(
        start + (ahead if forward else -ahead) * DAY, False, "nghỉ theo quyết định của tỉnh", "VB-2026-0001"
    )
    plain = due(wanted.id, start).due
    with_local = due(wanted.id, start, calendar=Calendar.load().with_local([local])).due
    assert with_local >= plain if forward else with_local <= plain


def test_a_limit_that_does_not_exist_offers_its_neighbours() -> None:
    with pytest.raises(UnknownLimit) as caught:
        due("petitions.complaint.acept", date(2026, 1, 5))
    assert str(caught.value).startswith("Không có thời hạn nào tên “petitions.complaint.acept”.")
    assert "petitions.complaint.accept" in str(caught.value)
    assert isinstance(caught.value, KeyError)


def test_before_the_first_version_there_is_no_answer() -> None:
    with pytest.raises(
        NotInForce, match=r"không có quy định nào .* ngày 30/6/2026 \(dữ liệu bắt đầu từ ngày 01/7/2026\)"
    ):
        due("petitions.reception.refusal_notice", date(2026, 6, 30))


def test_an_instant_is_not_a_day() -> None:
    with pytest.raises(TypeError):
        due("petitions.complaint.accept", datetime(2026, 1, 5, tzinfo=UTC))


def test_another_day_may_choose_the_version() -> None:
    by_old_law = due("petitions.complaint.accept", date(2026, 7, 1), chosen_on=date(2026, 6, 30))
    assert by_old_law.count == "calendar"
    assert by_old_law.due == date(2026, 7, 13)


def test_the_reply_after_reception_as_an_officer_reads_it() -> None:
    answer = due("petitions.reception.reply", date(2025, 12, 31))
    assert answer.rule == (
        "Trong 10 ngày làm việc kể từ ngày tiếp nhận khiếu nại, tố cáo, kiến nghị, phản ánh 31/12/2025, không tính "
        "ngày đầu, theo khoản 1 Điều 28 Luật Tiếp công dân; không tính 05 ngày nghỉ: 01/01/2026 (Tết Dương lịch); "
        "02/01/2026 (nghỉ hoán đổi với ngày 10/01/2026); 03/01/2026 (Thứ Bảy); 04/01/2026, 11/01/2026 (Chủ nhật); "
        "ngày 10/01/2026 (làm bù cho ngày 02/01/2026) là ngày làm việc."
    )
    assert answer.note == (
        "Ngày nghỉ, ngày làm bù chưa đối chiếu quyết định gốc: 02/01/2026 (nghỉ hoán đổi với ngày 10/01/2026); "
        "10/01/2026 (làm bù cho ngày 02/01/2026)."
    )


def test_a_date_that_rests_on_an_exchange_is_no_surer_than_the_exchange() -> None:
    answer = due("petitions.complaint.accept", date(2025, 12, 31))
    assert (answer.due, answer.moved) == (date(2026, 1, 10), ())
    assert [day.day for day in answer.worked] == [date(2026, 1, 10)]
    assert (answer.certainty, answer.weakest) == (Certainty.VERIFIED, Certainty.SECONDARY)
    assert "10/01/2026 (làm bù cho ngày 02/01/2026)" in answer.note


def test_an_ordinary_holiday_needs_no_warning_but_an_expected_one_does() -> None:
    assert due("petitions.reception.reply", date(2026, 4, 28)).note == ""
    expected = due("petitions.complaint.decision_sent", date(2027, 2, 3))
    assert "05/02/2027 (giao thừa Tết Nguyên đán)" in expected.note
    assert expected.weakest is Certainty.INFERENCE


def test_outside_the_listed_years_the_answer_says_so() -> None:
    assert "Lịch nghỉ lễ chỉ có cho các năm 2024–2028" in due("petitions.complaint.accept", date(2019, 1, 30)).note


def test_an_answer_is_ready_for_json() -> None:
    told = due("petitions.complaint.accept", date(2026, 7, 1)).as_dict()
    assert told["due"] == "2026-07-10"
    assert told["certainty"] == "inference"
    assert told["skipped"] == [
        {"day": "2026-07-04", "reason": "Thứ Bảy"},
        {"day": "2026-07-05", "reason": "Chủ nhật"},
    ]
    assert [other["due"] for other in told["alternatives"]] == ["2026-07-10", "2026-07-13"]


def test_every_limit_belongs_to_a_field_of_work() -> None:
    fields = by_area(limits())
    assert sum(len(found) for _name, found in fields) == len(limits()) >= 110
    assert [name for name, _found in fields][:3] == ["Tiếp công dân", "Khiếu nại", "Tố cáo"]
    assert area_of("petitions.filed_kept") == "Kiến nghị, phản ánh, lưu đơn"
    assert area_of("weather.rain") == ""


def test_both_groups_of_the_issue_are_there() -> None:
    names = {entry.id for entry in limits()}
    assert {name for name in names if name.startswith("petitions.reception.")} == {
        f"petitions.reception.{name}"
        for name in (
            "reply",
            "calendar_posted",
            "refusal_notice",
            "transferred_result",
            "transfer_told",
            "party_notice",
            "online_notice",
            "online_test",
        )
    }
    assert len({name for name in names if name.startswith("petitions.complaint.")}) == 19
    assert limit("petitions.complaint.lodge").binds == "citizen"
