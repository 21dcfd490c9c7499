"""Which days are worked: the generated days, our own decisions over them, a commune's days over both."""

from __future__ import annotations

import importlib.util
import tomllib
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from dienhong.law.calendar import Calendar, LocalDay
from dienhong.law.certainty import Certainty

ROOT = Path(__file__).resolve().parents[2]
CALENDAR = Calendar.load()


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_calendar", ROOT / "scripts" / "generate_calendar.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_calendar_equals_a_fresh_generation(generator: ModuleType) -> None:
    committed = tomllib.loads((ROOT / "dienhong" / "law" / "calendar.toml").read_text(encoding="utf-8"))
    fresh = tomllib.loads(generator.rendered())
    for key in ("first_year", "last_year", "off", "worked"):
        assert committed[key] == fresh[key], "run scripts/generate_calendar.py and describe the change in CHANGELOG.md"


def test_every_day_agrees_with_the_table_written_by_hand(oracle) -> None:
    day = date(2024, 1, 1)
    while day <= date(2028, 12, 31):
        assert CALENDAR.is_working(day) is not oracle.is_off(day), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 1, 1), "Tết Dương lịch"),
        (date(2026, 1, 2), "nghỉ hoán đổi với ngày 10/01/2026"),
        (date(2026, 2, 16), "giao thừa Tết Nguyên đán"),
        (date(2026, 2, 17), "Tết Nguyên đán"),
        (date(2026, 2, 20), "mùng bốn Tết Nguyên đán"),
        (date(2026, 4, 26), "Giỗ Tổ Hùng Vương"),
        (date(2026, 4, 27), "nghỉ bù Giỗ Tổ Hùng Vương"),
        (date(2026, 4, 30), "Ngày Chiến thắng 30/4"),
        (date(2026, 5, 1), "Ngày Quốc tế lao động 01/5"),
        (date(2026, 8, 31), "nghỉ hoán đổi với ngày 22/8/2026"),
        (date(2026, 9, 2), "Quốc khánh"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam 24/11"),
        (date(2026, 6, 6), "Thứ Bảy"),
        (date(2026, 6, 7), "Chủ nhật"),
        (date(2026, 1, 10), None),
        (date(2026, 8, 22), None),
        (date(2025, 11, 24), None),
        (date(2026, 6, 8), None),
    ],
    ids=str,
)
def test_why_a_day_is_off(day: date, reason: str | None) -> None:
    assert CALENDAR.why_off(day) == reason
    assert CALENDAR.is_working(day) is (reason is None)


def test_a_saturday_worked_in_exchange_says_for_which_day() -> None:
    assert CALENDAR.why_worked(date(2026, 1, 10)) == "làm bù cho ngày 02/01/2026"
    assert CALENDAR.why_worked(date(2026, 8, 22)) == "làm bù cho ngày 31/8/2026"
    assert CALENDAR.why_worked(date(2026, 6, 8)) is None


def test_our_own_decision_wins_over_the_package(generator: ModuleType) -> None:
    """The package does not know the exchange of 2026-01-02; were it to learn it, the override would be redundant."""
    packaged = {row["day"] for row in tomllib.loads(generator.rendered())["off"]}
    assert date(2026, 1, 2) not in packaged
    assert not CALENDAR.is_working(date(2026, 1, 2))


def test_next_working_day_runs_over_a_whole_holiday() -> None:
    assert CALENDAR.next_working(date(2026, 2, 14)) == date(2026, 2, 23)
    assert CALENDAR.next_working(date(2026, 2, 13)) == date(2026, 2, 13)


def test_how_sure_we_are_of_a_day() -> None:
    assert CALENDAR.certainty_of(date(2026, 6, 6)) is Certainty.VERIFIED
    assert CALENDAR.certainty_of(date(2026, 11, 24)) is Certainty.SECONDARY
    assert CALENDAR.certainty_of(date(2027, 2, 8)) is Certainty.INFERENCE
    assert CALENDAR.certainty_of(date(2030, 2, 8)) is Certainty.INFERENCE
    doubtful = [date(2026, 1, 2), date(2026, 1, 10), date(2026, 8, 22), date(2026, 11, 24), date(2027, 2, 8)]
    assert all(CALENDAR.is_doubtful(day) for day in doubtful)
    assert not any(CALENDAR.is_doubtful(day) for day in (date(2026, 2, 17), date(2026, 6, 6), date(2026, 6, 8)))
    assert CALENDAR.is_known(date(2028, 12, 31))
    assert not CALENDAR.is_known(date(2023, 12, 31))


def test_local_days_are_laid_over_a_copy() -> None:
    flood = LocalDay(date(2026, 9, 8), working=False, reason="nghỉ do bão", document="12/QĐ-UBND")
    saturday = LocalDay(date(2026, 9, 12), working=True, reason="làm bù cho ngày 08/9/2026")
    local = CALENDAR.with_local([flood, saturday])
    assert local.why_off(date(2026, 9, 8)) == "nghỉ do bão (12/QĐ-UBND)"
    assert local.is_working(date(2026, 9, 12))
    assert CALENDAR.is_working(date(2026, 9, 8))
    assert CALENDAR.with_local([]) is CALENDAR
