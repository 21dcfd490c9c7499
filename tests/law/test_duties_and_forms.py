"""Frequencies, statutory columns, thresholds and principles by the day of the fact."""

from __future__ import annotations

from datetime import date

import pytest

from dienhong.law.book_forms import NoForm, form_on, forms_of
from dienhong.law.certainty import Certainty
from dienhong.law.duties import UnknownDuty, duties, duty
from dienhong.law.limits import NotInForce
from dienhong.law.principles import Principle
from dienhong.law.thresholds import UnknownThreshold, threshold

LAST_OLD, FIRST_NEW = date(2026, 6, 30), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("name", "day", "times", "per", "cite", "certainty"),
    [
        ("reception.chair", LAST_OLD, 1, "week", "42/2013/QH13 art 15 k 2 pt d", "verified"),
        ("reception.chair", FIRST_NEW, 2, "month", "136/2025/QH15 art 1 k 7", "verified"),
        ("reception.party_secretary", date(2025, 11, 22), 2, "month", "11-QĐi/TW art 4 k 1", "verified"),
        ("reception.party_secretary", LAST_OLD, 2, "month", "11-QĐi/TW art 4 k 1; 215-KL/TW", "verified"),
        ("reception.other_head", LAST_OLD, 1, "month", "42/2013/QH13 art 18 k 2", "verified"),
        ("reception.other_head", FIRST_NEW, 1, "month", "42/2013/QH13 art 18 k 2", "inference"),
        ("dialogue.people", date(2025, 6, 15), 1, "year", "10/2022/QH15 art 32 k 1", "verified"),
        ("dialogue.people", LAST_OLD, 1, "year", "10/2022/QH15 art 32 k 1; 72/2025/QH15 art 43", "verified"),
        ("dialogue.workplace", LAST_OLD, 1, "year", "45/2019/QH14 art 63", "verified"),
        ("conference.staff", LAST_OLD, 1, "year", "10/2022/QH15 art 51 k 1", "verified"),
        ("conference.workers", LAST_OLD, 1, "year", "145/2020/NĐ-CP art 47", "verified"),
        ("conference.village", LAST_OLD, 1, "year", "10/2022/QH15 art 33", "verified"),
        ("disclosure.list", LAST_OLD, 1, "quarter", "10/2022/QH15 art 13 k 2", "verified"),
        ("supervision.inspectorate_report", LAST_OLD, 1, "quarter", "59/2023/NĐ-CP art 14 k 3", "verified"),
        ("village.covenant_review", LAST_OLD, 1, "year", "61/2023/NĐ-CP art 15 k 4", "verified"),
    ],
)
def test_a_duty_on_a_day(name: str, day: date, times: int, per: str, cite: str, certainty: str) -> None:
    found = duty(name, day)
    assert (found.times, found.per, found.cite, found.certainty.value) == (times, per, cite, certainty)
    assert found.version_from <= day


def test_every_duty_is_covered_above() -> None:
    assert len(duties()) == 11


def test_a_duty_as_an_officer_reads_it() -> None:
    assert duty("reception.chair", LAST_OLD).label_vi == "ít nhất 01 ngày mỗi tuần"
    assert duty("reception.chair", FIRST_NEW).label_vi == "ít nhất 02 ngày mỗi tháng"
    assert duty("conference.staff", LAST_OLD).within_months == 3


def test_a_duty_that_is_not_there() -> None:
    with pytest.raises(UnknownDuty) as caught:
        duty("reception.chairs", LAST_OLD)
    assert "Có phải: reception.chair" in str(caught.value)
    with pytest.raises(NotInForce):
        duty("dialogue.people", date(2020, 1, 1))


def test_the_reception_book_has_twelve_columns_until_the_end_of_june_and_thirteen_after() -> None:
    old, new = form_on("reception_book", LAST_OLD), form_on("reception_book", FIRST_NEW)
    assert [column.key for column in old.columns] == [
        "order",
        "held_on",
        "name_address",
        "id_number",
        "content",
        "classification_people",
        "settled_by",
        "accept",
        "return_guide",
        "transfer",
        "follow_up",
        "note",
    ]
    assert [column.number for column in old.columns if column.group == "Hướng xử lý"] == [8, 9, 10]
    assert [column.key for column in new.columns] == [
        "order",
        "held_on",
        "name_address",
        "id_number",
        "content",
        "classification",
        "people_count",
        "settled_by",
        "competent",
        "guided_to",
        "accepted_by",
        "follow_up",
        "note",
    ]
    assert not any(column.group for column in new.columns)
    assert (old.cite, new.cite) == ("04/2021/TT-TTCP form 03", "154/2026/NĐ-CP form 03/TCD")
    assert [column.number for column in new.columns] == list(range(1, 14))
    assert old.certainty is Certainty.VERIFIED


def test_a_form_that_is_not_there() -> None:
    assert forms_of("ballot_book") == ()
    for name, day in (("ballot_book", FIRST_NEW), ("reception_book", date(2021, 11, 14))):
        with pytest.raises(NoForm, match=f"mẫu sổ “{name}”"):
            form_on(name, day)


def test_a_crowd_begins_at_five() -> None:
    assert threshold("reception.crowd", LAST_OLD).people == 5
    assert threshold("reception.crowd", LAST_OLD).certainty is Certainty.VERIFIED
    assert threshold("reception.crowd", FIRST_NEW).certainty is Certainty.INFERENCE
    for key, day in (("reception.crowd", date(2013, 1, 1)), ("reception.queue", LAST_OLD)):
        with pytest.raises(UnknownThreshold):
            threshold(key, day)


def test_six_principles_with_the_words_of_the_motto() -> None:
    assert [principle.label_vi for principle in Principle] == [
        "Biết",
        "Bàn",
        "Làm",
        "Kiểm tra",
        "Giám sát",
        "Thụ hưởng",
    ]
