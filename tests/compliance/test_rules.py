"""The questions of the book of duties. The shares are compared with exact fractions over every small count."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from dienhong.compliance import rules
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.obligations import UnknownObligation, obligation, obligations
from dienhong.compliance.rules import Meeting
from dienhong.compliance.spans import months_after, span
from dienhong.law.certainty import Certainty
from dienhong.law.periods import PeriodError, Window
from dienhong.law.quorums import quorum

DAY = date(2026, 5, 20)
TODAY = date(2026, 6, 10)
STAFF = quorum("conference.staff", DAY)
WORKPLACE = quorum("dialogue.workplace", DAY)


def said(verdict: object) -> str:
    return " ".join(str(reason) for reason in verdict.reasons)  # type: ignore[attr-defined]


@pytest.mark.parametrize("entitled", range(1, 201))
def test_two_thirds_present_of_every_count(entitled: int) -> None:
    for attended in range(entitled + 1):
        valid = Fraction(attended, entitled) >= Fraction(2, 3)
        assert STAFF.present.reached(attended, entitled) is valid
        # Enough agree, so the verdict hangs on who came alone.
        verdict = rules.meeting_counts(STAFF, Meeting(entitled, attended, attended, 0))
        assert bool(verdict) is (valid and attended > 0)
    fewest = next(n for n in range(entitled + 1) if Fraction(n, entitled) >= Fraction(2, 3))
    assert STAFF.present.fewest(entitled) == fewest


@pytest.mark.parametrize("attended", range(1, 201))
def test_more_than_half_of_those_present_of_every_count(attended: int) -> None:
    assert STAFF.passes is not None
    for agreed in range(attended + 1):
        carried = Fraction(agreed, attended) > Fraction(1, 2)
        assert bool(rules.meeting_counts(STAFF, Meeting(attended, attended, agreed, attended - agreed))) is carried
    fewest = next(n for n in range(attended + 1) if Fraction(n, attended) > Fraction(1, 2))
    assert STAFF.passes.fewest(attended) == fewest


@pytest.mark.parametrize("entitled", range(1, 201))
def test_more_than_seventy_percent_of_the_workers_side(entitled: int) -> None:
    for attended in range(entitled + 1):
        held = Fraction(attended, entitled) > Fraction(70, 100)
        assert bool(rules.meeting_counts(WORKPLACE, Meeting(entitled, attended))) is held


def test_an_invalid_conference_is_refused_with_its_article() -> None:
    short = said(rules.meeting_counts(STAFF, Meeting(31, 20, 20, 0)))
    assert "Có 20/31 người dự, chưa đủ ít nhất 2/3 (cần từ 21 người)" in short
    assert "Khoản 2 Điều 51 Luật Thực hiện dân chủ ở cơ sở" in short
    split = said(rules.meeting_counts(STAFF, Meeting(31, 30, 15, 15)))
    assert "15/30 người dự tán thành, chưa đủ hơn một nửa (cần từ 16 người)" in split


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        (Meeting(), "Thiếu số người thuộc thành phần"),
        (Meeting(0, 0, 0, 0), "Thiếu số người thuộc thành phần"),
        (Meeting(30, None, 20, 0), "Thiếu số người thuộc thành phần hoặc số người dự"),
        (Meeting(30, 31, 31, 0), "Số người dự (31) nhiều hơn"),
        (Meeting(30, 30, None, 0), "Thiếu số người tán thành"),
        (Meeting(30, 30, 20, 11), "(31) nhiều hơn số dự (30)"),
    ],
)
def test_numbers_that_cannot_be(meeting: Meeting, words: str) -> None:
    assert words in said(rules.meeting_counts(STAFF, meeting))


def test_a_share_that_is_only_inferred_warns() -> None:
    verdict = rules.meeting_counts(replace(STAFF, certainty=Certainty.INFERENCE), Meeting(31, 20, 20, 0))
    assert verdict and "20/31" in verdict.warnings[0].text


def a_roster(key: str = "school_conferences", window: Window | None = None) -> Roster:
    window = window or Window(date(2025, 9, 1), date(2026, 5, 31))
    return Roster(
        code="DS-2026-0001",
        obligation_key=key,
        period="2025-2026",
        from_on=window.from_on,
        to_on=window.to_on,
        as_of=DAY,
    )


def ask(key: str = "workplace_dialogue", state: str = "due", **more: object) -> str:
    line = Duty(code="CH-2026-0001", state=state, met_on=DAY if state == "met" else None, listed_on=DAY)
    told: dict[str, object] = {
        "met_on": DAY,
        "note": "Biên bản",
        "document": "",
        "meeting": Meeting(10, 8, 8, 0),
        "on": TODAY,
    }
    roster = more.pop("roster", a_roster(key))
    return said(rules.can_mark_met(line, roster, **{**told, **more}))  # type: ignore[arg-type]


def test_met_once_on_a_day_of_the_period_with_proof() -> None:
    assert ask() == ""
    assert "đã ghi “đã tổ chức” ngày 20/5/2026" in ask(state="met")
    assert ask(state="met", again=True) == ""
    assert "sau hôm nay (10/6/2026)" in ask(met_on=date(2026, 6, 11))
    assert "trước kỳ của danh sách" in ask(met_on=date(2025, 8, 31))
    assert "sau kỳ của danh sách" in ask(met_on=date(2026, 6, 1))
    assert "Thiếu chứng cứ: biên bản đối thoại" in ask(note=" ")
    assert "mang mã VB-2026-0404" in ask(document="VB-2026-0404", document_known=False)
    voided = a_roster()
    voided.voided_at, voided.void_reason = TODAY, "lập nhầm"  # type: ignore[assignment]
    assert "đã hủy (lập nhầm)" in ask(roster=voided)


def test_a_conference_may_be_held_in_the_first_three_months_of_the_next_working_year() -> None:
    school = a_roster("school_conferences", Window(date(2025, 1, 1), date(2025, 12, 31)))
    today = date(2026, 6, 10)
    assert ask(roster=school, met_on=date(2026, 3, 31), on=today) == ""
    late = ask(roster=school, met_on=date(2026, 4, 1), on=today)
    assert "03 tháng đầu của năm công tác tiếp theo" in late and "Khoản 1 Điều 51" in late


def test_a_convention_needs_its_recognition_and_may_be_older_than_the_list() -> None:
    old = {"key": "conventions", "met_on": date(2024, 3, 1), "meeting": Meeting()}
    refused = ask(**old, note="Đã có hương ước")  # type: ignore[arg-type]
    assert "quyết định công nhận" in refused and "Nghị định 61/2023/NĐ-CP" in refused
    assert ask(**old, document="VB-2026-0001") == ""  # type: ignore[arg-type]


def opened(key: str = "conventions", **more: object) -> str:
    told: dict[str, object] = {
        "window": Window(date(2026, 1, 1), date(2026, 12, 31)),
        "as_of": DAY,
        "on": TODAY,
        "since": date(2025, 7, 1),
        "other": None,
        "subjects": 19,
        "basis": "Danh bạ",
    }
    return said(rules.can_open(obligation(key), **{**told, **more}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"as_of": date(2026, 6, 11)}, "sau hôm nay"),
        ({"as_of": date(2025, 12, 31)}, "ngoài kỳ 01/01 – 31/12/2026"),
        (
            {"as_of": date(2025, 6, 30), "window": Window(date(2025, 1, 1), date(2025, 12, 31))},
            "trước ngày thành lập xã",
        ),
        ({"other": a_roster()}, "Đã có danh sách DS-2026-0001"),
        ({"subjects": 0}, "không có mẫu số"),
        ({"basis": " "}, "Thiếu căn cứ"),
        ({"document_known": False}, "không có trong sổ văn bản"),
    ],
)
def test_a_roster_that_cannot_be(more: dict[str, object], words: str) -> None:
    assert opened() == ""
    assert words in opened(**more)


def test_what_no_known_article_obliges_says_so() -> None:
    for owed in obligations():
        warned = rules.can_open(
            owed,
            window=Window(DAY, DAY),
            as_of=DAY,
            on=TODAY,
            since=None,
            other=None,
            subjects=1,
            basis="Kế hoạch",
        ).warnings
        assert bool(warned) is (owed.key in ("union_propaganda", "pledges"))


def test_adding_asks_why_and_only_once() -> None:
    roster, line = a_roster(), Duty(code="CH-2026-0007")
    assert rules.can_add(roster, listed=None, fits=True, reason="Mới tách")
    assert "CH-2026-0007" in said(rules.can_add(roster, listed=line, fits=True, reason="Mới tách"))
    assert "không thuộc diện" in said(rules.can_add(roster, listed=None, fits=False, reason="Mới tách"))
    assert "Thiếu lý do" in said(rules.can_add(roster, listed=None, fits=True, reason=""))


def test_obligations_are_whole() -> None:
    for owed in obligations():
        assert owed.vi and owed.short and owed.met_vi and owed.proof_vi and owed.subjects
        assert bool(owed.cite) is (owed.certainty is not None)
        assert owed.of_officials is bool(owed.seats)
    with pytest.raises(UnknownObligation, match="Không có nghĩa vụ"):
        obligation("school")


def test_spans_of_periods_and_working_years() -> None:
    assert span("2026-H1") == Window(date(2026, 1, 1), date(2026, 6, 30))
    school_year = span("2025-2026", date(2025, 9, 1), date(2026, 5, 31))
    assert school_year == Window(date(2025, 9, 1), date(2026, 5, 31))
    for period, words in (
        ("2025-2027", "hai năm liền nhau"),
        ("2025-2026", "vắt qua hai năm"),
        ("6 tháng", "Không đọc"),
    ):
        with pytest.raises(PeriodError, match=words):
            span(period)
    assert months_after(date(2025, 12, 31), 3) == date(2026, 3, 31)
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_after(date(2023, 11, 30), 3) == date(2024, 2, 29)
