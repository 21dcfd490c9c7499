"""Status over time: what the sources say, and "chưa rõ" where they do not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.certainty import Certainty
from dienhong.law.instruments import Instrument, find, instruments, status_on

REPORT = date(2026, 6, 12)
UNKNOWN_CITED = [
    "741-CV/BTGDVTU",
    "1669/NQ-UBTVQH15",
    "15-CT/TU",
    "553-KL/TU",
    "142-CV/ĐU",
    "44-KH/ĐU",
    "37-QĐ/TW",
    "50-CT/TW",
    "04/NQ-HĐND",
    "82/NQ-HĐND",
    "10/KH-UBND",
    "120-KL/TW",
]


@pytest.mark.parametrize("number", UNKNOWN_CITED)
def test_a_cited_document_whose_effect_nobody_has_seen_is_not_guessed(number: str) -> None:
    status = status_on(number, REPORT)
    assert (status.code, status.label_vi, status.since) == ("unknown", "chưa rõ", None)
    assert status.note


def test_the_law_that_amends_the_democracy_law_is_in_force() -> None:
    status = status_on("97/2025/QH15", REPORT)
    assert (status.code, status.since, status.certainty) == ("in_force", date(2025, 7, 1), Certainty.VERIFIED)
    assert status_on("97/2025/QH15", date(2025, 6, 30)).code == "not_yet"


def test_the_old_minimum_wage_decree_is_expired_by_memory_and_says_so() -> None:
    status = status_on("38/2022/NĐ-CP", REPORT)
    assert (status.code, status.certainty) == ("expired", Certainty.RECALLED)
    assert status.replaced_by == ("74/2024/NĐ-CP", "293/2025/NĐ-CP")
    assert "293/2025/NĐ-CP, có hiệu lực từ 01/01/2026 (đã đối chiếu)" in status.note
    assert status_on("38/2022/NĐ-CP", date(2025, 3, 1)).replaced_by == ("74/2024/NĐ-CP",)
    assert status_on("74/2024/NĐ-CP", REPORT).certainty is Certainty.SECONDARY
    current = status_on("293/2025/NĐ-CP", REPORT)
    assert (current.code, current.since, current.certainty) == ("in_force", date(2026, 1, 1), Certainty.VERIFIED)


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        ("42/2013/QH13", "in_force", "amended"),
        ("136/2025/QH15", "not_yet", "in_force"),
        ("64/2014/NĐ-CP", "in_force", "expired"),
        ("154/2026/NĐ-CP", "not_yet", "in_force"),
        ("124/2020/NĐ-CP", "in_force", "amended"),
        ("155/2026/NĐ-CP", "not_yet", "in_force"),
        ("31/2019/NĐ-CP", "in_force", "amended"),
    ],
)
def test_the_first_of_july_2026(number: str, before: str, after: str) -> None:
    assert status_on(number, date(2026, 6, 30)).code == before
    turned = status_on(number, date(2026, 7, 1))
    assert turned.code == after
    assert turned.since == date(2026, 7, 1)


def test_a_change_whose_day_is_remembered_is_told_as_remembered() -> None:
    before, after = status_on("02/2011/QH13", REPORT), status_on("02/2011/QH13", date(2026, 7, 1))
    assert (before.code, before.since, before.certainty) == ("amended", date(2025, 7, 1), Certainty.RECALLED)
    assert (after.code, after.since, after.certainty) == ("amended", date(2026, 7, 1), Certainty.VERIFIED)
    assert status_on("10/2022/QH15", REPORT).certainty is Certainty.VERIFIED


def test_access_to_information_changes_law_on_the_first_of_september() -> None:
    assert status_on("104/2016/QH13", date(2026, 8, 31)).code == "in_force"
    assert status_on("104/2016/QH13", date(2026, 9, 1)).replaced_by == ("01/2026/QH16",)
    assert status_on("01/2026/QH16", date(2026, 8, 31)).code == "not_yet"


def test_a_temporary_resolution_ends_by_itself() -> None:
    assert status_on("66.22/2026/NQ-CP", date(2027, 2, 28)).code == "in_force"
    ended = status_on("66.22/2026/NQ-CP", date(2027, 3, 1))
    assert (ended.code, ended.since, ended.replaced_by) == ("expired", date(2027, 3, 1), ())


def test_seen_in_force_from_a_day_but_unknown_before_it() -> None:
    assert status_on("18-CT/TW", date(2026, 1, 1)).code == "in_force"
    assert status_on("18-CT/TW", date(2025, 12, 31)).code == "unknown"


def test_beyond_the_day_of_checking_the_answer_says_so() -> None:
    assert "mới được kiểm tra đến ngày 23/11/2026" in status_on("97/2025/QH15", date(2026, 11, 24)).note
    assert "kiểm tra đến" not in status_on("97/2025/QH15", date(2026, 11, 23)).note


def test_a_number_without_its_year_is_told_apart_by_the_day_of_signing() -> None:
    city = find("82/NQ-HĐND", signed_on=date(2025, 12, 11))
    assert city is not None
    assert city.issuer == "Hội đồng nhân dân thành phố Hải Phòng"
    assert find("82/NQ-HĐND", signed_on=date(2024, 7, 1)) is None
    assert "Không có trong danh mục" in status_on("82/NQ-HĐND", REPORT, signed_on=date(2024, 7, 1)).note


@pytest.mark.parametrize("number", ["97/2025/qh15", " 97/2025/QH15 ", "97 / 2025 / QH15"])
def test_a_number_is_found_however_it_is_spaced(number: str) -> None:
    found = find(number)
    assert found is not None
    assert found.number == "97/2025/QH15"


@given(st.sampled_from(instruments()), st.dates(date(2012, 1, 1), date(2029, 12, 31)))
def test_a_status_follows_the_dates_and_only_the_dates(entry: Instrument, day: date) -> None:
    code = status_on(entry.number, day).code
    begins = entry.in_force_from or entry.seen_in_force_on
    if begins is None:
        assert code == "unknown"
    elif entry.in_force_to is not None and day > entry.in_force_to:
        assert code == "expired"
    elif day < begins:
        assert code == ("not_yet" if entry.in_force_from else "unknown")
    else:
        amended = any(change.on <= day for change in entry.amended_by)
        assert code == ("amended" if amended else "in_force")


@given(st.sampled_from(instruments()), st.dates(date(2012, 1, 1), date(2029, 12, 30)))
def test_what_has_expired_never_comes_back(entry: Instrument, day: date) -> None:
    if status_on(entry.number, day).code == "expired":
        assert status_on(entry.number, day + timedelta(days=1)).code == "expired"
