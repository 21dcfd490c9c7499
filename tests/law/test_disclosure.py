"""The matrix of disclosure against a table written by hand from articles 12 and 13, and the sector laws over it."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

import pytest

from dienhong.law import check
from dienhong.law.certainty import Certainty
from dienhong.law.disclosure import (
    NotInForce,
    Strength,
    UnknownContent,
    content,
    contents,
    forms,
    longest_stay,
    publish_limit,
    required,
    sector,
    sectors,
)
from dienhong.law.disclosure_rules import problems_in_disclosure
from dienhong.law.limits import due, limit
from dienhong.law.people_lists import kinds_for
from dienhong.law.tables import read_table

FIRST, TODAY = date(2023, 7, 1), date(2026, 11, 26)
FORMS = (
    "posting portal loudspeaker village_head written dialogue reception organisations network other".split()  # noqa: SIM905 - a row of the table
)
# M mandatory, P posted for good, E mandatory where it exists, L as its own law says, o free to choose.
HAND = """
       a b c d đ e g h i k
CK1    M E o o o o o o o o
CK2    M E o o o o o o o o
CK3    M E o o o o o o o o
CK4    P E o o o o o o o o
CK5    M E o o o o o o o o
CK6    M E o o o o o o o o
CK7    M E E M o o o o o o
CK8    M E E M o o o o o o
CK9    M E E M o o o o o o
CK10   M E E M o o o o o o
CK11   M E E M o o o o o o
CK12   M E E M o o o o o o
CK13   P E o o o o o o o o
CK14   L E o o o o o o o o
"""
ROWS = [line.split() for line in HAND.strip().splitlines()[1:]]
CELLS = [(row[0], form, mark) for row in ROWS for form, mark in zip(FORMS, row[1:], strict=True)]
SIGNS = {
    "M": Strength.MANDATORY,
    "P": Strength.MANDATORY,
    "E": Strength.IF_EXISTS,
    "L": Strength.OWN_LAW,
    "o": Strength.OPTIONAL,
}
CLAUSE = {"portal": "1", "posting": "2", "loudspeaker": "3", "village_head": "4"}


def test_fourteen_contents_meet_ten_forms() -> None:
    assert [one.id for one in contents(TODAY)] == [row[0] for row in ROWS]
    assert [one.id for one in forms(TODAY)] == FORMS
    assert [one.cite for one in forms(TODAY)] == [f"10/2022/QH15 art 12 k 1 pt {point}" for point in "abcdđeghik"]
    assert len({one.short_vi for one in contents(TODAY)}) == 14
    assert all(one.plain_vi != one.vi for one in forms(TODAY))


@pytest.mark.parametrize("on", [FIRST, TODAY])
@pytest.mark.parametrize(("content_id", "form", "mark"), CELLS)
def test_every_cell(content_id: str, form: str, mark: str, on: date) -> None:
    cell = next(one for one in required(content_id, on) if one.form.id == form)
    assert cell.strength is SIGNS[mark]
    assert cell.permanent is (mark == "P")
    assert cell.publish == "disclosure.publish"
    clause = {"o": "5", "L": "6"}.get(mark) or CLAUSE[form]
    assert cell.cite == f"10/2022/QH15 art 13 k {clause}"
    assert cell.certainty is Certainty.VERIFIED
    stays = {"posting": "disclosure.posted", "loudspeaker": "disclosure.loudspeaker"}.get(form, "")
    assert cell.stays == (stays if mark in "ME" else "")
    places = {"M": ("office", "village"), "P": ("office",), "L": ("office", "village")}
    assert cell.places == (
        places[mark] if form == "posting" else ("village",) if form + mark == "village_headM" else ()
    )


def test_the_clocks_of_a_cell_can_be_counted() -> None:
    posting = required("CK3", TODAY)[0]
    assert due(posting.stays, date(2026, 6, 2)).due == date(2026, 7, 2)
    assert due(posting.publish, date(2026, 5, 28)).due == date(2026, 6, 4)


def test_the_law_did_not_stand_before_july_2023() -> None:
    before = FIRST - timedelta(days=1)
    for ask in (contents, forms):
        with pytest.raises(NotInForce, match="01/7/2023"):
            ask(before)
    with pytest.raises(NotInForce):
        required("CK1", before)


def test_what_was_not_read_in_its_new_wording_says_so() -> None:
    assert content("CK3", date(2025, 6, 30)).certainty is Certainty.VERIFIED
    assert content("CK3", date(2025, 7, 1)).certainty is Certainty.INFERENCE
    assert "chưa đọc" in content("CK3", TODAY).source


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownContent, match="CK1"):
        required("CK15", TODAY)
    with pytest.raises(UnknownContent, match="budget_draft"):
        sector("budget_drafts", TODAY)
    with pytest.raises(UnknownContent, match="CK3"):
        required("CK3", TODAY, "military")


# sector, content, publish, posting stays, places, certainty of the posting on 2026-11-26
SECTORS = [
    ("budget_draft", "CK2", "disclosure.budget.draft", "disclosure.posted", 2, "inference"),
    ("budget_decided", "CK2", "disclosure.budget.decided", "disclosure.posted", 2, "inference"),
    ("budget_execution", "CK2", "disclosure.budget.execution", "disclosure.posted", 2, "inference"),
    ("budget_year", "CK2", "disclosure.budget.year", "disclosure.posted", 2, "inference"),
    ("support_policy", "CK7", "disclosure.budget.support_policy", "disclosure.posted", 2, "inference"),
    ("support_result", "CK7", "disclosure.budget.support_result", "disclosure.posted", 2, "inference"),
    ("military", "CK9", "disclosure.publish", "disclosure.military.posted", 1, "inference"),
    ("assistance", "CK7", "disclosure.publish", "disclosure.assistance.posted", 1, "inference"),
    ("assistance_facility", "CK7", "disclosure.publish", "disclosure.assistance.facility_posted", 1, "inference"),
    ("merit", "CK7", "disclosure.publish", "disclosure.merit.posted", 2, "inference"),
    ("information", "CK14", "disclosure.information.publish", "disclosure.information.posted", 2, "verified"),
]


@pytest.mark.parametrize(("name", "content_id", "publish", "stays", "places", "grade"), SECTORS)
def test_a_sector_law_comes_first(
    name: str, content_id: str, publish: str, stays: str, places: int, grade: str
) -> None:
    general, own = required(content_id, TODAY), required(content_id, TODAY, name)
    posting = own[0]
    assert publish_limit(content_id, TODAY, name) == publish
    assert (posting.stays, len(posting.places), posting.certainty.value) == (stays, places, grade)
    assert posting.strength is Strength.MANDATORY
    assert limit(stays).kind == "waiting"
    assert [(one.form, one.strength) for one in own[1:]] == [(one.form, one.strength) for one in general[1:]]
    assert name in {one.id for one in sectors(TODAY, content_id)}


def test_every_sector_law_is_in_the_hand_written_table() -> None:
    assert {one.id for one in sectors(TODAY)} == {row[0] for row in SECTORS}
    assert sectors(TODAY, "CK1") == ()


@pytest.mark.parametrize(
    ("sector", "kind", "posting"),
    [
        ("assistance", "assistance", "disclosure.assistance.posted"),
        ("assistance_facility", "assistance_facility", "disclosure.assistance.facility_posted"),
        ("support_result", "support", "disclosure.posted"),
    ],
)
def test_a_list_goes_after_the_days_of_its_sector(sector: str, kind: str, posting: str) -> None:
    (found,) = kinds_for("CK7", sector, date(2026, 6, 10))
    assert (found.id, found.posting) == (kind, posting)


def test_a_list_of_assistance_leaves_hiv_out() -> None:
    for name in ("assistance", "assistance_facility"):
        assert {one.withheld_vi for one in required("CK7", TODAY, name)} == {"thông tin liên quan đến HIV/AIDS"}
    assert {one.withheld_vi for one in required("CK7", TODAY)} == {""}


def test_the_decree_on_the_budget_begins_on_its_day() -> None:
    eve = date(2026, 3, 24)
    assert required("CK2", eve, "budget_decided")[0].publish == "disclosure.budget.decided"
    assert sector("budget_decided", eve).cite == "343/2016/TT-BTC art 18"
    with pytest.raises(NotInForce, match="25/3/2026"):
        required("CK2", eve, "budget_draft")


def test_the_grade_of_a_sector_is_never_surer_than_its_limits() -> None:
    for one in sectors(TODAY):
        for name in filter(None, (one.publish, one.stays)):
            assert limit(name).version_on(TODAY).certainty is one.certainty


def _without(path: str) -> dict[str, Any]:
    table = copy.deepcopy(read_table("disclosure.toml"))
    target: Any = table
    *steps, last = path.split(".")
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    target.pop(last)
    return table


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("content.0.vi", "thiếu vi"),
        ("content.0.checked", "thiếu checked"),
        ("form.3.value", "không có giá trị nào"),
        ("rule.1.value.0.cite", "thiếu trích dẫn"),
        ("sector.6.checked.by", "thiếu người kiểm tra"),
        ("free.value.0.from", "không ghi ngày"),
    ],
)
def test_a_row_that_lacks_something_is_told(path: str, told: str) -> None:
    assert any(told in line for line in problems_in_disclosure(_without(path)))


@pytest.mark.parametrize(
    ("kind", "change", "told"),
    [
        ("rule", {"form": "posters"}, "không có hình thức"),
        ("rule", {"contents": ["CK20"]}, "không có nội dung CK20"),
        ("rule", {"strength": "maybe"}, "mức bắt buộc"),
        ("rule", {"form": "posting"}, "có hai quy định"),
        ("rule", {"places": ["market"]}, "không có nơi"),
        ("sector", {"publish": "disclosure.never"}, "không có thời hạn"),
        ("sector", {"posting_certainty": "sure"}, "sai độ chắc chắn"),
        ("sector", {"stay": "x"}, "khóa lạ"),
    ],
)
def test_a_row_that_names_nothing_real_is_told(kind: str, change: dict[str, Any], told: str) -> None:
    table = copy.deepcopy(read_table("disclosure.toml"))
    table[kind][0].update(change)
    assert any(told in line for line in problems_in_disclosure(table))


def test_the_reviews_of_the_matrix_are_watched_over() -> None:
    late = {one.subject for one in check.overdue_reviews(date(2027, 5, 2))}
    assert {"disclosure content CK7", "disclosure sector military"} <= late


def test_the_longest_stay_is_the_largest_number_any_version_has() -> None:
    every = [limit(name) for name in ("disclosure.posted", "disclosure.military.posted", "disclosure.loudspeaker")]
    assert longest_stay() >= max(term.days for one in every for version in one.versions for term in version.terms)
