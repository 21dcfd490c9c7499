"""What the book of dialogues refuses and in which words; what it only tells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.dialogue import rules
from dienhong.dialogue.rules import Known
from dienhong.law.verdict import Verdict
from tests.factories.dialogue import told

ON = date(2026, 6, 10)
SINCE = date(2025, 7, 1)
PLAN, CONCLUSION = "VB-2026-0001", "VB-2026-0002"
KNOWN = Known(
    on=ON,
    since=SINCE,
    documents={PLAN: date(2026, 1, 16), CONCLUSION: date(2026, 5, 20)},
    villages={"DV-2025-0001"},
)
counts = st.integers(0, 30)


def ask(held_on: date = date(2026, 5, 14), known: Known = KNOWN, **more: object) -> Verdict:
    return rules.can_record(told(held_on, **more), known)


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (ask(date(2026, 6, 11)), "ngày 11/6/2026 chưa diễn ra"),
        (ask(date(2025, 6, 30)), "trước ngày thành lập xã (01/7/2025)"),
        (ask(title=" "), "Thiếu tên"),
        (ask(place=""), "Thiếu địa điểm"),
        (ask(kind="thematic"), "phải ghi chuyên đề"),
        (ask(level="village"), "ít nhất một thôn"),
        (ask(level="village", villages=("DV-2025-0009",)), "Không có thôn nào mang mã DV-2025-0009"),
        (ask(attendees=0), "Không có người dự"),
        (ask(opinions=-1), "không thể nhỏ hơn 0"),
        (ask(opinions=9), "Trả lời tại chỗ 7 và giao giải quyết 3 là 10 ý kiến, nhiều hơn 9"),
        (ask(plan="VB-2026-0099"), "VB-2026-0099 ghi làm kế hoạch không còn"),
        (ask(conclusion="VB-2026-0099"), "VB-2026-0099 ghi làm thông báo kết luận không còn"),
        (ask(plan=PLAN, conclusion=PLAN), "không thể vừa là kế hoạch vừa là"),
        (ask(date(2026, 5, 21), conclusion=CONCLUSION), "trước ngày đối thoại 21/5/2026"),
        (ask(notice_on=date(2026, 5, 15)), "lại sau ngày tổ chức"),
        (ask(result_on=date(2026, 5, 13)), "trước ngày tổ chức"),
        (ask(result_on=date(2026, 6, 11)), "sau hôm nay (10/6/2026)"),
        (ask(known=Known(on=ON, twin="DTH-2026-0004")), "đã có trong sổ với mã DTH-2026-0004"),
    ],
)
def test_refusals_say_what_is_wrong(verdict: Verdict, words: str) -> None:
    assert not verdict
    assert any(words in reason.text for reason in verdict.reasons), verdict.reasons


def test_a_whole_dialogue_stands() -> None:
    verdict = ask(
        kind="thematic", topic="Đất đai", level="village", villages=("DV-2025-0001",), plan=PLAN, conclusion=CONCLUSION
    )
    assert verdict and not verdict.warnings


@given(counts, counts, counts, counts)
def test_issues_are_compared_with_nothing(opinions: int, issues: int, answered: int, assigned: int) -> None:
    verdict = ask(opinions=opinions, issues=issues, answered_on_spot=answered, assigned=assigned)
    assert bool(verdict) is (answered + assigned <= opinions)


def test_a_plan_made_afterwards_is_told() -> None:
    verdict = ask(plan=CONCLUSION)
    assert verdict and "sau ngày đối thoại" in verdict.warnings[0].text


def conference(held_on: date, **more: object) -> list[str]:
    verdict = ask(held_on, kind="conference", **more)
    assert verdict  # a conference held badly is still a fact
    return [warning.text for warning in verdict.warnings]


def test_a_conference_is_held_against_the_law_of_its_day() -> None:
    bare = conference(date(2026, 5, 14))
    assert [text.split(";")[-1].strip() for text in bare if "chậm nhất" in text] == [
        "chưa ghi ngày thông báo.",
        "chưa ghi ngày công bố.",
    ]
    assert any("MTTQ" in text for text in bare)
    kept = {
        "front_digest": True,
        "notice_on": date(2026, 5, 7),
        "result_on": date(2026, 5, 25),
        "co_chair": "Phó Chủ tịch HĐND xã",
    }
    assert conference(date(2026, 5, 14), **kept) == []
    late = conference(date(2026, 5, 14), **{**kept, "notice_on": date(2026, 5, 8), "result_on": date(2026, 5, 26)})
    assert "chậm nhất ngày 07/5/2026; đã thông báo ngày 08/5/2026" in late[0]
    assert "chậm nhất ngày 25/5/2026; đã công bố ngày 26/5/2026" in late[1]


def test_a_conference_needs_the_chair_as_an_inference_only() -> None:
    verdict = ask(kind="conference", hosts="secretary", front_digest=True, notice_on=date(2026, 5, 1))
    chair = next(warning for warning in verdict.warnings if "Chủ tịch UBND xã" in warning.text)
    assert verdict and chair.certainty == "inference" and chair.cite == rules.CONFERENCE


def test_before_its_article_nothing_is_asked_and_other_kinds_have_no_clock() -> None:
    long_ago = told(date(2024, 5, 14), kind="conference", front_digest=True)
    assert not rules.remarks(long_ago, date(2024, 12, 1)).warnings
    assert rules.result_clock(long_ago) is None
    assert rules.result_clock(told()) is None
    clock = rules.result_clock(told(kind="conference"))
    assert clock and clock.due == date(2026, 5, 25)  # ten days after 14/5 is Sunday 24/5: it runs to Monday
