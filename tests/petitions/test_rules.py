"""What the reception book refuses, and in which words."""

from datetime import date

import pytest

from dienhong.law.verdict import Verdict
from dienhong.petitions import rules
from dienhong.petitions.rules import VisitData
from tests.factories.petitions import visit

ON = date(2026, 6, 10)
SINCE = date(2025, 7, 1)


def ask(held_on: date = date(2026, 6, 4), *visits: VisitData, delegated: bool = False) -> Verdict:
    return rules.can_record(held_on=held_on, visits=visits, on=ON, since=SINCE, is_delegated=delegated)


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (ask(date(2026, 6, 11)), "chưa diễn ra"),
        (ask(date(2025, 6, 30)), "trước ngày thành lập xã (01/7/2025)"),
        (ask(date(2026, 6, 4), visit(full_name=" ")), "Lượt 1: thiếu họ tên"),
        (ask(date(2026, 6, 4), visit(), visit(content="")), "Lượt 2: thiếu nội dung"),
        (ask(date(2026, 6, 4), visit(handling="transfer")), "nơi chuyển đến"),
        (ask(date(2026, 6, 4), visit(answered_on=date(2026, 6, 3))), "không nằm giữa"),
        (ask(date(2026, 6, 4), visit(answered_on=date(2026, 6, 11))), "không nằm giữa"),
        (ask(date(2026, 6, 4), visit(classification="denunciation")), "người tố cáo"),
    ],
)
def test_refusals_say_what_is_wrong(verdict: Verdict, words: str) -> None:
    assert not verdict
    assert words in verdict.reasons[0].text


def test_a_denouncers_identity_never_enters_but_the_matter_does() -> None:
    anonymous = visit(classification="denunciation", full_name="", address="", id_number="")
    assert ask(date(2026, 6, 4), anonymous)


def test_a_session_nobody_came_to_is_a_fact() -> None:
    assert ask()


@pytest.mark.parametrize(("people", "warned"), [(4, False), (5, True), (40, True)])
def test_a_crowd_is_warned_about_never_refused(people: int, warned: bool) -> None:
    verdict = ask(date(2026, 6, 4), visit(people_count=people))
    assert verdict
    assert bool(verdict.warnings) is warned


def test_a_deputys_day_is_told_by_the_law_of_the_day() -> None:
    before, after = (
        ask(delegated=True),
        rules.can_record(held_on=date(2026, 7, 2), visits=(), on=date(2026, 7, 3), since=SINCE, is_delegated=True),
    )
    assert before and after
    assert before.warnings[0].cite.startswith("42/2013/QH13")
    assert after.warnings[0].cite.startswith("136/2025/QH15")


def test_an_answer_comes_once_and_in_order() -> None:
    def answer(answered_on: date, before: date | None = None) -> Verdict:
        return rules.can_answer(held_on=date(2026, 6, 4), answered_on=answered_on, on=ON, answered_before=before)

    assert answer(date(2026, 6, 4)) and answer(ON)
    assert "trước ngày tiếp" in answer(date(2026, 6, 3)).reasons[0].text
    assert "sau hôm nay" in answer(date(2026, 6, 11)).reasons[0].text
    assert "đã ghi trả lời" in answer(ON, before=ON).reasons[0].text


@pytest.mark.parametrize(
    ("title", "host", "kind", "delegated", "allowed"),
    [
        ("Phó Chủ tịch UBND xã", "committee", "periodic", False, False),
        ("PHÓ BÍ THƯ Thường trực", "party", "periodic", False, False),
        ("Phó Chủ tịch UBND xã", "committee", "periodic", True, True),
        ("Phó Chủ tịch UBND xã", "committee", "ad_hoc", False, True),
        ("Phó Chủ tịch HĐND xã", "council", "periodic", False, True),
        ("Chủ tịch UBND xã", "committee", "periodic", False, True),
    ],
)
def test_a_deputys_periodic_day_cannot_pass_for_the_heads(
    title: str, host: str, kind: str, delegated: bool, allowed: bool
) -> None:
    verdict = rules.may_be_heads(host=host, kind=kind, receiver_title=title, is_delegated=delegated)
    assert bool(verdict) is allowed
