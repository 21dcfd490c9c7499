"""What may stand in the calendar, and what the law asked of it: days computed by hand from the calendar of 2026."""

from datetime import date, time

import pytest

from dienhong.law.calendar import Calendar
from dienhong.law.periods import Window
from dienhong.petitions.sittings import rules
from dienhong.petitions.sittings.rules import Known
from dienhong.petitions.sittings.series import days_by_rule
from tests.factories.sittings import told

KNOWN = Known(on=date(2026, 6, 10), since=date(2025, 7, 1))
CALENDAR = Calendar.load()


@pytest.mark.parametrize(
    ("held_on", "last_day"),
    [
        (date(2026, 6, 25), date(2026, 6, 18)),  # Thursday back over one weekend
        (date(2026, 5, 7), date(2026, 4, 28)),  # over 30/4, 1/5 and two weekends: 6, 5, 4/5, 29, 28/4
        (date(2026, 7, 9), date(2026, 7, 2)),
    ],
)
def test_last_day_to_announce(held_on: date, last_day: date) -> None:
    clock = rules.publish_clock(told(held_on), CALENDAR)
    assert clock is not None and clock.due == last_day and clock.days == 5
    assert clock.certainty.value == ("inference" if held_on >= date(2026, 7, 1) else "verified")


def test_an_ad_hoc_sitting_cannot_be_announced_ahead() -> None:
    assert rules.publish_clock(told(kind="ad_hoc"), CALENDAR) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ends": time(7, 30)}, "Giờ kết thúc không sau"),
        ({"place": " "}, "Thiếu địa điểm"),
        ({"receiver_title": ""}, "Thiếu chức vụ"),
        ({"planned_on": date(2025, 6, 30)}, "trước ngày thành lập xã"),
        ({"venue": "decided", "place_document": "VB-2026-0001"}, "luật chỉ cho tiếp tại trụ sở"),
        ({"venue": "decided", "planned_on": date(2026, 7, 2)}, "dẫn văn bản quyết định địa điểm"),
        ({"kind": "ad_hoc", "ad_hoc_ground": "prominent"}, "không có trong danh mục"),
        ({"online": True, "online_ground": "complex"}, "không có trong danh mục"),
    ],
)
def test_refused(change: dict[str, object], words: str) -> None:
    verdict = rules.can_plan(told(**change), KNOWN)  # type: ignore[arg-type]
    assert not verdict and words in " ".join(str(reason) for reason in verdict.reasons)


@pytest.mark.parametrize(
    "change",
    [
        {"venue": "decided", "place_document": "VB-2026-0001", "planned_on": date(2026, 7, 2)},
        {"kind": "ad_hoc", "ad_hoc_ground": "acute"},
        {"kind": "ad_hoc", "ad_hoc_ground": "prominent", "host": "party"},
        {"online": True, "online_ground": "complex", "planned_on": date(2026, 7, 2)},
    ],
)
def test_allowed_by_the_law_of_the_day(change: dict[str, object]) -> None:
    assert rules.can_plan(told(**change), KNOWN)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"planned_on": date(2026, 6, 27)}, "là ngày nghỉ (thứ Bảy)"),
        ({"planned_on": date(2026, 5, 1)}, "đã qua"),
        ({"online": True}, "luật chưa có quy định về việc tiếp trực tuyến"),
        ({"kind": "ad_hoc"}, "Chưa chọn căn cứ tiếp đột xuất"),
    ],
)
def test_told_and_not_refused(change: dict[str, object], words: str) -> None:
    verdict = rules.can_plan(told(**change), KNOWN)  # type: ignore[arg-type]
    assert verdict and words in " ".join(str(warning) for warning in verdict.warnings)


def test_too_late_is_told_with_its_article() -> None:
    in_time = rules.late_words(date(2026, 6, 25), date(2026, 6, 18), date(2026, 6, 18))
    late = rules.late_words(date(2026, 6, 25), date(2026, 6, 18), date(2026, 6, 19))
    assert not in_time.warnings
    assert late and "ít nhất 5 ngày làm việc" in late.warnings[0].text and late.warnings[0].cite.endswith("art 24 k 4")


def test_days_of_a_rule_against_a_walk() -> None:
    window = Window(date(2026, 4, 1), date(2026, 6, 30))
    thursdays = days_by_rule(window, {3}, CALENDAR)
    assert thursdays == [d for d in window.days() if f"{d:%a}" == "Thu" and CALENDAR.is_working(d)]
    assert date(2026, 4, 30) not in thursdays
    moved = days_by_rule(window, {3}, CALENDAR, move=True)
    assert set(moved) - set(thursdays) == {CALENDAR.next_working(date(2026, 4, 30))}
    twice = days_by_rule(window, {3}, CALENDAR, ordinals={2, 4})
    assert [f"{day:%d/%m}" for day in twice] == ["09/04", "23/04", "14/05", "28/05", "11/06", "25/06"]
