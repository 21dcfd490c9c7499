"""The questions of the book of inspections: each refusal says what is wrong."""

from datetime import date, timedelta

import pytest

from dienhong.supervision import rules
from dienhong.supervision.models import Programme
from tests.factories.supervision import told

DAY = date(2026, 5, 20)
TODAY = date(2026, 6, 10)
FORMED = date(2025, 7, 1)
PROGRAMME = Programme(code="CTR-2026-0001", body="party", year=2026, issued_on=date(2026, 1, 5))


def ask(resolved: Programme | None = None, /, **more: object) -> str:
    held_on = more.pop("held_on", DAY)
    known = bool(more.pop("subject_known", True))
    verdict = rules.can_record(
        told(held_on, **more),  # type: ignore[arg-type]
        on=TODAY,
        since=FORMED,
        programme=resolved,
        subject_known=known,
    )
    return " ".join(str(reason) for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"held_on": date(2026, 6, 11)}, "chưa diễn ra"),
        ({"held_on": date(2025, 6, 30)}, "trước ngày thành lập xã (01/7/2025)"),
        ({"topic": "  "}, "Thiếu nội dung"),
        ({"subject": " "}, "Thiếu đối tượng"),
        (
            {"subject": "", "subject_code": "DV-2026-0009", "subject_known": False},
            "Không có đơn vị nào mang mã DV-2026",
        ),
        ({"kind": "surprise"}, "Kiểm tra đột xuất phải ghi kết quả"),
        ({"kind": "surprise", "outcome": "none"}, "Kiểm tra đột xuất phải ghi kết quả"),
        ({"internal": True}, "Chỉ việc của cấp ủy"),
        ({"programme": "CTR-2026-0009"}, "Không có chương trình nào"),
    ],
)
def test_what_is_wrong_is_said(more: dict[str, object], words: str) -> None:
    assert words in ask(**more)


@pytest.mark.parametrize("held_on", [TODAY, FORMED])
def test_the_edges_are_allowed(held_on: date) -> None:
    assert ask(held_on=held_on) == ""
    assert ask(held_on=held_on, kind="surprise", outcome="not_met") == ""


def test_a_programme_is_of_the_same_body_and_year_and_stands() -> None:
    same = {"programme": PROGRAMME.code, "body": "party"}
    assert ask(PROGRAMME, **same) == ""
    assert "không phải của HĐND xã" in ask(PROGRAMME, programme=PROGRAMME.code)
    assert "chương trình năm 2026" in ask(PROGRAMME, held_on=date(2025, 12, 30), **same)
    voided = Programme(code="CTR-2026-0002", body="party", year=2026, voided_at=TODAY)
    assert "còn hiệu lực" in ask(voided, programme=voided.code, body="party")


def test_a_planned_one_without_programme_only_warns() -> None:
    verdict = rules.can_record(told(DAY, kind="planned"), on=TODAY, since=None, programme=None)
    assert verdict and "chưa gắn với chương trình" in verdict.warnings[0].text


def test_what_was_internal_stays_internal() -> None:
    opened = rules.can_correct(True, told(DAY, body="party"))
    assert not opened and "lịch sử" in opened.reasons[0].text
    assert rules.can_correct(True, told(DAY, body="party", internal=True))
    assert rules.can_correct(False, told(DAY))


def corrected(**more: object) -> str:
    said: dict[str, object] = {"corrected_on": DAY, "correction": "Biên bản 12", "verified_by": "Phó Chủ tịch HĐND"}
    verdict = rules.can_mark_corrected(held_on=DAY, on=TODAY, **{**said, **more})  # type: ignore[arg-type]
    return " ".join(str(reason) for reason in verdict.reasons)


def test_a_correction_needs_proof_a_post_and_a_day_that_can_be() -> None:
    assert corrected() == corrected(corrected_on=TODAY) == ""
    assert "Thiếu chứng cứ" in corrected(correction=" ")
    assert "Thiếu chức vụ" in corrected(verified_by="")
    assert "trước ngày kiểm tra 20/5/2026" in corrected(corrected_on=DAY - timedelta(days=1))
    assert "sau hôm nay (10/6/2026)" in corrected(corrected_on=TODAY + timedelta(days=1))
    assert "đã ghi khắc phục ngày 20/5/2026" in corrected(before=DAY)


def test_a_finding_has_words_and_a_day_after_the_inspection() -> None:
    assert rules.can_add_finding(text="Thiếu sổ", correct_by=DAY, held_on=DAY)
    assert not rules.can_add_finding(text=" ", correct_by=None, held_on=DAY)
    early = rules.can_add_finding(text="Thiếu sổ", correct_by=DAY - timedelta(days=1), held_on=DAY)
    assert "trước ngày kiểm tra" in early.reasons[0].text


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"issued_on": date(2026, 6, 11)}, "sau hôm nay"),
        ({"issued_on": date(2024, 12, 31)}, "ban hành trong năm 2025 hoặc 2026"),
        ({"topics": " \n"}, "chưa có nội dung"),
        ({"other": PROGRAMME}, "đã có chương trình năm 2026 mang mã CTR-2026-0001"),
        ({"document_known": False}, "không có trong sổ văn bản"),
    ],
)
def test_a_programme_that_cannot_be(more: dict[str, object], words: str) -> None:
    said = {"body": "party", "year": 2026, "issued_on": date(2026, 1, 5), "topics": "Đảng phí", "other": None}
    assert rules.can_record_programme(on=TODAY, **said)  # type: ignore[arg-type]
    verdict = rules.can_record_programme(on=TODAY, **{**said, **more})  # type: ignore[arg-type]
    assert words in " ".join(str(reason) for reason in verdict.reasons)
