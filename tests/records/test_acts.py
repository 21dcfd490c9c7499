"""Writing entries: the year is Vietnam's, history tells what the database holds, what moves out of a closed book is late."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from dienhong.commune.models import Commune, Fact, Unit
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.records import acts, codes, history
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from dienhong.records.models import CodeCounter
from tests.factories.commune import FORMED_ON, village


def unit(name: str = "Đình Hạ", from_on: date = FORMED_ON) -> Unit:
    """A village not yet entered."""
    return Unit(kind="village", name=name, sort_name=name, from_on=from_on)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC), "DV-2026-0001"),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "DV-2027-0001"),
        (datetime(2027, 1, 1, 16, 0, tzinfo=UTC), "DV-2027-0001"),
    ],
)
def test_the_year_of_a_code_turns_at_midnight_in_vietnam(commune: Commune, by: Actor, at: datetime, code: str) -> None:
    assert acts.create(unit(), verb="record", by=by, at=at).code == code


def test_a_day_ends_in_vietnam_when_a_book_is_closed(commune: Commune, by: Actor) -> None:
    last = Window(date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(Refused, match="chỉ khóa được"):
        close_book("DV", last, by=by, at=datetime(2026, 12, 31, 16, 59, tzinfo=UTC))
    assert close_book("DV", last, by=by, at=datetime(2026, 12, 31, 17, 0, tzinfo=UTC)).code == "KSO-2027-0001"


def test_a_naive_instant_is_refused(commune: Commune, by: Actor) -> None:
    with pytest.raises(ValueError, match="naive"):
        acts.create(unit(), verb="record", by=by, at=datetime(2026, 6, 10))  # noqa: DTZ001 - that is the point
    assert not CodeCounter.objects.exists()


def test_what_is_filled_in_after_the_code_is_saved_and_told(commune: Commune, by: Actor, at: datetime) -> None:
    with acts.creating(unit(), verb="record", by=by, at=at) as made:
        made.name = f"Thôn {made.code}"
    assert Unit.objects.get().name == "Thôn DV-2026-0001"
    assert history.changes_of(history.of(made.code)[0])["name"] == [None, "Thôn DV-2026-0001"]


def test_a_column_history_does_not_tell_is_still_saved_with_its_event(
    commune: Commune, by: Actor, at: datetime
) -> None:
    made = village("Đình Hạ", by=by, at=at)
    acts.change(made, verb="correct", by=by, at=at, sort_name="dinh ha")
    fresh = Unit.objects.get()
    assert (fresh.sort_name, fresh.revision) == ("dinh ha", 2)
    assert history.changes_of(history.of(made.code)[1]) == {}


def test_the_same_value_in_another_spelling_is_no_change(commune: Commune, by: Actor, at: datetime) -> None:
    fact = Fact(key="area", label="Diện tích", value=Decimal("24.5"), unit="km²", as_of=at.date())
    made = acts.create(fact, verb="declare", by=by, at=at)
    acts.change(made, verb="correct", by=by, at=at, value=Decimal("24.500"))
    closing = close_book("SK", Window(FORMED_ON, date(2026, 5, 31)), by=by, at=at)
    acts.change(closing, verb="correct", by=by, at=at, closed_at=at.astimezone(UTC))
    assert len(history.of(made.code)) == len(history.of(closing.code)) == 1


def test_an_act_may_hold_another_with_its_own_event(commune: Commune, by: Actor, at: datetime) -> None:
    with acts.creating(unit(), verb="record", by=by, at=at) as outer:
        inner = acts.create(unit("Cầu Đá"), verb="record", by=by, at=at)
    assert [event.code for event in (*history.of(inner.code), *history.of(outer.code))] == [inner.code, outer.code]
    assert history.verify().events == 2 and history.verify()


def test_an_entry_moved_out_of_a_closed_range_is_late_as_one_moved_in(
    commune: Commune, by: Actor, at: datetime
) -> None:
    inside = acts.create(unit("Trong", date(2026, 3, 1)), verb="record", by=by, at=at)
    outside = acts.create(unit("Ngoài", date(2026, 6, 1)), verb="record", by=by, at=at)
    closing = close_book("DV", Window(date(2026, 1, 1), date(2026, 5, 31)), by=by, at=at)
    moved_out = acts.change(inside, verb="correct", by=by, at=at, from_on=date(2026, 6, 2))
    moved_in = acts.change(outside, verb="correct", by=by, at=at, from_on=date(2026, 3, 2))
    assert moved_out.late_after == moved_in.late_after == closing.code


def test_overlapping_closings_mark_with_the_first_that_came_and_not_with_a_voided_one(
    commune: Commune, by: Actor, at: datetime
) -> None:
    early = close_book("DV", Window(date(2026, 1, 1), date(2026, 3, 31)), by=by, at=at)
    later = close_book("DV", Window(date(2026, 3, 1), date(2026, 5, 31)), by=by, at=at + timedelta(hours=1))
    assert acts.create(unit("Một", date(2026, 3, 15)), verb="record", by=by, at=at).late_after == early.code
    acts.void(early, by=by, at=at, reason="Khóa nhầm")
    assert acts.create(unit("Hai", date(2026, 3, 15)), verb="record", by=by, at=at).late_after == later.code
    assert acts.create(unit("Ba", date(2026, 2, 1)), verb="record", by=by, at=at).late_after == ""


def test_a_reason_too_long_for_the_book_is_refused_not_cut(commune: Commune, by: Actor, at: datetime) -> None:
    made = village("Đình Hạ", by=by, at=at)
    with pytest.raises(Refused, match="dài quá 500 chữ"):
        acts.void(made, by=by, at=at, reason="x" * 501)
    assert acts.void(made, by=by, at=at, reason="x" * 500).void_reason == "x" * 500


@pytest.mark.parametrize(
    "code", ["DV-2026-" + "9" * 5000, "DV-２０２６-0001", "DV-2026-0001\x00", "DV-2026-0001-1", "Đ-2026-0001"]
)
def test_strange_codes_resolve_to_nothing(commune: Commune, by: Actor, at: datetime, code: str) -> None:
    village("Đình Hạ", by=by, at=at)
    assert codes.resolve(code) is None and codes.resolve_many([code]) == {}
    with pytest.raises(codes.BadCode) as wrong:
        codes.parse(code)
    assert len(str(wrong.value)) < 150
