"""25 = 21 + 2 + 2: sessions and briefings read out together, and one session voided."""

from datetime import date, timedelta
from typing import Any

import pytest

from dienhong.directives.models import Briefing
from dienhong.indicators.compute import compute_many
from dienhong.indicators.freeze import drift, faults, freeze, reserve
from dienhong.law.periods import Window
from dienhong.records import acts
from dienhong.records.closing import close_book
from tests.indicators.receptions import reception

pytestmark = pytest.mark.django_db
WINDOW = Window(date(2026, 1, 1), date(2026, 5, 31))
IDS = ("reception.with_briefings", "petitions.receptions_held", "directives.briefings_held")
BRIEFING = "Giao ban với bí thư chi bộ, trưởng thôn"


@pytest.fixture
def acting(commune: object, by: Any, at: Any) -> dict[str, Any]:
    return {"by": by, "at": at}


@pytest.fixture
def books(acting: dict[str, Any]) -> list[Any]:
    """21 sessions of the people's committee, 2 of the Party committee, 2 briefings."""
    weekly = [WINDOW.from_on + timedelta(days=7 * week) for week in range(21)]
    sessions = [reception(day, "committee", **acting) for day in weekly]
    sessions += [reception(date(2026, month, 15), "party", **acting) for month in (2, 4)]
    for month in (1, 4):
        briefing = Briefing(
            held_on=date(2026, month, 20), host="secretary", kind="periodic", participants=42, title="Tình hình"
        )
        acts.create(briefing, verb="record", **acting)
    return sessions


def figures() -> dict[str, Any]:
    return {name: found for (name, _), found in compute_many((name, WINDOW) for name in IDS).items()}


def parts(name: str) -> list[tuple[str, int]]:
    return [(part.label, part.value) for part in figures()[name].parts]


def test_the_three_figures_agree_and_say_that_a_briefing_is_no_reception(books: list[Any]) -> None:
    found = figures()
    assert [found[name].value for name in IDS] == [25, 23, 2]
    assert parts(IDS[0]) == [("UBND xã", 21), ("Đảng ủy xã", 2), (BRIEFING, 2)]
    assert parts(IDS[1]) == [("UBND xã", 21), ("Đảng ủy xã", 2)]
    assert set(found[IDS[0]].evidence) == {*found[IDS[1]].evidence, *found[IDS[2]].evidence}
    assert found[IDS[0]].part("briefing").evidence == found[IDS[2]].evidence == ("GB-2026-0001", "GB-2026-0002")
    assert any("không phải là tiếp công dân" in note for note in found[IDS[0]].notes)
    assert all(faults(one) == [] for one in found.values())


def test_one_session_voided_is_gone_everywhere_and_the_frozen_report_tells_it(
    books: list[Any], acting: dict[str, Any]
) -> None:
    reserved = reserve("BC-2026-0001", IDS, **acting)
    frozen = {name: freeze(reserved[name], found, acting["at"]) for name, found in figures().items()}
    acts.void(books[3], reason="Ghi trùng buổi", **acting)
    now = figures()
    assert [now[name].value for name in IDS] == [24, 22, 2]
    assert parts(IDS[0]) == [("UBND xã", 20), ("Đảng ủy xã", 2), (BRIEFING, 2)]
    assert all(books[3].code not in found.evidence for found in now.values())
    assert [drift(frozen[name], now[name]) for name in IDS] == [
        "khi chốt là 25, nay là 24",
        "khi chốt là 23, nay là 22",
        "",
    ]


def test_both_books_must_be_closed(books: list[Any], acting: dict[str, Any]) -> None:
    def state() -> tuple[bool, tuple[str, ...], date | None]:
        found = figures()[IDS[0]]
        return found.needs_closing, found.open_books, found.gap

    assert state() == (True, ("TCD", "GB"), WINDOW.from_on)
    close_book("TCD", WINDOW, **acting)
    assert state() == (True, ("GB",), WINDOW.from_on)
    close_book("GB", Window(WINDOW.from_on, date(2026, 5, 30)), **acting)
    assert state() == (True, ("GB",), WINDOW.to_on)
    close_book("GB", Window(WINDOW.to_on, WINDOW.to_on), **acting)
    assert state() == (False, (), None)
    assert figures()[IDS[0]].closings == ("KSO-2026-0001", "KSO-2026-0002", "KSO-2026-0003")


def test_the_earliest_gap_of_several_books_is_the_one_told(acting: dict[str, Any]) -> None:
    close_book("GB", Window(date(2026, 1, 1), date(2026, 3, 31)), **acting)
    close_book("TCD", Window(date(2026, 1, 1), date(2026, 2, 28)), **acting)
    assert figures()[IDS[0]].gap == date(2026, 3, 1)
    close_book("TCD", Window(date(2026, 3, 1), date(2026, 4, 30)), **acting)
    assert figures()[IDS[0]].gap == date(2026, 4, 1)
