"""Lists by the day of the fact: complex cases, fit and unfit petitions, refusals; and numbers that go with them."""

from __future__ import annotations

from datetime import date

import pytest

from dienhong.law import check
from dienhong.law.certainty import Certainty
from dienhong.law.criteria import (
    NotInForce,
    UnknownCriteria,
    criteria,
    criteria_list,
    criteria_lists,
    criterion,
)
from dienhong.law.limits import due
from dienhong.law.thresholds import threshold, thresholds

LAST_OLD, FIRST_NEW = date(2026, 6, 30), date(2026, 7, 1)
TODAY = date(2026, 11, 26)


def test_the_lists_a_register_may_ask_for() -> None:
    assert {name: len(criteria(name, TODAY)) for name in criteria_lists()} == {
        "disclosure.relay": 6,
        "petitions.complaint.complex": 7,
        "petitions.complaint.not_accepted": 9,
        "petitions.complaint.stopped": 2,
        "petitions.complaint.suspended": 2,
        "petitions.content.complaint": 3,
        "petitions.content.denunciation": 2,
        "petitions.content.feedback": 1,
        "petitions.content.recommendation": 1,
        "petitions.denunciation.acceptance": 4,
        "petitions.denunciation.complex": 7,
        "petitions.denunciation.continued": 3,
        "petitions.denunciation.stopped": 3,
        "petitions.denunciation.suspended": 2,
        "petitions.eligibility.anonymous": 3,
        "petitions.eligibility.complaint": 6,
        "petitions.eligibility.denunciation": 7,
        "petitions.eligibility.feedback": 5,
        "petitions.filed": 4,
        "petitions.ineligible": 7,
        "reception.ad_hoc": 2,
        "reception.bring": 3,
        "reception.online": 5,
        "reception.papers": 3,
        "reception.party_ad_hoc": 2,
        "reception.refusal": 13,
        "reception.venue": 2,
    }


def test_complaints_and_denunciations_are_complex_by_the_same_seven_keys() -> None:
    complaint = criteria("petitions.complaint.complex", FIRST_NEW)
    denunciation = criteria("petitions.denunciation.complex", LAST_OLD)
    assert [item.key for item in complaint] == [item.key for item in denunciation]
    assert {item.certainty for item in complaint + denunciation} == {Certainty.VERIFIED}
    assert complaint[0].cite == "155/2026/NĐ-CP art 2 k 1 pt a"
    assert denunciation[-1].cite == "31/2019/NĐ-CP art 3 k 2 pt g"


def test_before_the_decree_nobody_knows_what_a_complex_complaint_is() -> None:
    with pytest.raises(NotInForce, match=r"ngày 30/6/2026 \(dữ liệu bắt đầu từ ngày 01/7/2026\)"):
        criteria("petitions.complaint.complex", LAST_OLD)


def test_a_name_that_is_not_there_offers_its_neighbours() -> None:
    with pytest.raises(UnknownCriteria) as caught:
        criteria("petitions.complaint.complx", TODAY)
    assert "Có phải: petitions.complaint.complex" in str(caught.value)
    with pytest.raises(UnknownCriteria) as caught:
        criterion("reception.refusal", "intoxcated", TODAY)
    assert str(caught.value) == "Danh mục “reception.refusal” không có mục “intoxcated”. Có phải: intoxicated?"


def test_of_the_thirteen_refusals_two_need_the_printed_notice_within_three_working_days() -> None:
    refusals = criteria("reception.refusal", FIRST_NEW)
    written = [item for item in refusals if item.written]
    assert [item.key for item in written] == ["prolonged", "answered"]
    for item in written:
        assert item.form == "154/2026/NĐ-CP form 01/TCD"
        notice = due(item.limit, date(2026, 8, 28))
        assert (notice.days, notice.count, notice.due) == (3, "working", date(2026, 9, 7))
    assert all(not item.form and not item.limit for item in refusals if not item.written)


def test_the_older_refusals_are_three_and_name_no_form_nobody_has_read() -> None:
    refusals = criteria("reception.refusal", LAST_OLD)
    assert [item.key for item in refusals] == ["intoxicated", "threatening", "prolonged"]
    assert criterion("reception.refusal", "prolonged", LAST_OLD).written
    assert not any(item.form for item in refusals)
    with pytest.raises(UnknownCriteria):
        criterion("reception.refusal", "armed", LAST_OLD)


def test_whatever_stops_a_clock_names_the_time_in_which_its_paper_is_sent() -> None:
    for kind, days in (("complaint", 3), ("denunciation", 5)):
        for step in ("suspended", "stopped"):
            for item in criteria(f"petitions.{kind}.{step}", TODAY):
                assert item.written
                assert (due(item.limit, TODAY).days, due(item.limit, TODAY).count) == (days, "working")


def test_an_item_is_never_surer_than_its_list() -> None:
    order = list(Certainty)
    for versions in criteria_lists().values():
        for version in versions:
            assert all(order.index(item.certainty) >= order.index(version.certainty) for item in version.items)
    grades = {item.key: item.certainty.value for item in criteria("petitions.ineligible", LAST_OLD)}
    assert grades["anonymous"] == "verified"
    assert grades["duplicate"] == grades["unsigned_copy"] == "recalled"
    assert criterion("petitions.ineligible", "anonymous", FIRST_NEW).certainty is Certainty.INFERENCE


def test_a_list_says_what_was_not_read() -> None:
    later = criteria_list("petitions.complaint.not_accepted", FIRST_NEW)
    assert later.certainty is Certainty.INFERENCE
    assert "không thấy sửa Điều 11" in later.source
    assert "chưa đọc được" in criteria_list("petitions.complaint.suspended", TODAY).note


@pytest.mark.parametrize(("people", "fewest", "most"), [(5, 1, 2), (10, 1, 2), (11, 1, 5), (400, 1, 5)], ids=str)
def test_how_many_speak_for_a_group(people: int, fewest: int, most: int) -> None:
    band = threshold("petitions.representatives", LAST_OLD).band(people)
    assert band is not None
    assert (band.fewest, band.most) == (fewest, most)


def test_four_people_need_no_representative() -> None:
    group = threshold("petitions.representatives", FIRST_NEW)
    assert (group.people, group.band(4), group.certainty) == (5, None, Certainty.INFERENCE)


def test_how_many_criteria_make_a_case_complex() -> None:
    counts = {name: threshold(name, TODAY) for name in thresholds() if threshold(name, TODAY).unit == "criteria"}
    assert {name: found.at_least for name, found in counts.items()} == {
        "petitions.complaint.complex": 1,
        "petitions.denunciation.complex": 1,
        "petitions.denunciation.special": 2,
    }


def test_every_list_is_reported_and_its_review_can_be_overdue() -> None:
    report = {row["id"]: row for row in check.criteria_report()}
    assert set(report) == set(criteria_lists())
    assert [value["from"] for value in report["reception.refusal"]["values"]] == ["2014-07-01", "2026-07-01"]
    assert "criteria reception.refusal" in {late.subject for late in check.overdue_reviews(date(2027, 5, 2))}
