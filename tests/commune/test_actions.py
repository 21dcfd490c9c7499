"""The commune's frame: units with their terms, offices, declared facts with their sources."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from dienhong.commune import actions
from dienhong.commune.models import Commune, Fact, LocalDayOff, Membership, Unit
from dienhong.commune.queries import fact_on, local_calendar, units_on, villages_on
from dienhong.documents.actions import record_document
from dienhong.law.verdict import Refused
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from tests.factories.commune import FORMED_ON, village


@pytest.fixture
def source(commune: Commune, by: Actor, at: datetime) -> str:
    """A document that says numbers."""
    return str(record_document(number="12-BC/ĐU", direction="out", by=by, at=at).code)


def fact(source: str, by: Actor, at: datetime, **more: object) -> Fact:
    """The population, as the document says it."""
    said: dict[str, object] = {
        "key": "population",
        "label": "Dân số",
        "value": Decimal(34000),
        "unit": "người",
        "as_of": date(2026, 5, 31),
        "document": source,
    }
    return actions.declare_fact(**{**said, **more}, by=by, at=at)  # type: ignore[arg-type]


def test_villages_stand_in_vietnamese_order(commune: Commune, by: Actor, at: datetime) -> None:
    for name in ("Đình Hạ", "Ngọc Trì", "Cầu Đá", "Ấp Mới", "Đông Sơn", "Dân Hòa", "An Lạc"):
        village(name, by=by, at=at)
    names = [unit.name for unit in villages_on(at.date())]
    assert names == ["An Lạc", "Ấp Mới", "Cầu Đá", "Dân Hòa", "Đình Hạ", "Đông Sơn", "Ngọc Trì"]


def test_a_unit_of_the_same_kind_and_name_is_refused_however_it_is_typed(
    commune: Commune, by: Actor, at: datetime
) -> None:
    village("Đình Hạ", by=by, at=at)
    for name in (" Đình  Hạ ", "Đình Hạ"):
        with pytest.raises(Refused, match="Đã có “Đình Hạ”"):
            village(name, by=by, at=at)
    with pytest.raises(Refused, match="Chưa ghi tên"):
        village(" ", by=by, at=at)
    actions.record_unit(kind="school", name="Đình Hạ", from_on=FORMED_ON, by=by, at=at)
    assert Unit.objects.count() == 2


def test_a_unit_s_name_tells_of_no_person_and_may_tell_of_a_street_or_an_illness(
    commune: Commune, by: Actor, at: datetime
) -> None:
    for name in ("Nhà ông Năm, 0987 111 222", "Tổ liên gia, CCCD 031088777111"):
        with pytest.raises(Refused, match="giống dữ liệu cá nhân"):
            village(name, by=by, at=at)
    for name in ("Hội Người mù xã", "Trường Tiểu học số 2, đường 17B", "Chi hội Nạn nhân chất độc da cam", "Thôn 12"):
        assert actions.record_unit(kind="union", name=name, from_on=FORMED_ON, by=by, at=at)


def test_a_unit_stands_from_its_first_day_to_its_last_and_not_when_voided(
    commune: Commune, by: Actor, at: datetime
) -> None:
    unit = acts.change(village("Đình Hạ", by=by, at=at), verb="correct", by=by, at=at, to_on=date(2026, 3, 31))
    stands = {FORMED_ON - timedelta(days=1): 0, FORMED_ON: 1, date(2026, 3, 31): 1, date(2026, 4, 1): 0}
    assert {day: units_on(day).count() for day in stands} == stands
    acts.void(unit, by=by, at=at, reason="Ghi nhầm")
    assert not units_on(FORMED_ON).exists()


def test_a_seat_is_part_of_the_unit_s_history_and_has_a_term(commune: Commune, by: Actor, at: datetime) -> None:
    unit = village("Đình Hạ", by=by, at=at)
    seat = {"name": "Vũ  Đức Thịnh", "title": "Trưởng thôn", "from_on": date(2026, 1, 1), "by": by, "at": at}
    assert actions.seat_member(unit, **seat).name == "Vũ Đức Thịnh"  # type: ignore[arg-type]
    assert [event.verb for event in history.of(unit.code)] == ["record", "seat"]
    with pytest.raises(Refused, match="trước khi bắt đầu"):
        actions.seat_member(unit, **seat, to_on=date(2025, 12, 31))  # type: ignore[arg-type]
    acts.void(unit, by=by, at=at, reason="Ghi nhầm")
    with pytest.raises(Refused, match="đã hủy"):
        actions.seat_member(unit, **seat)  # type: ignore[arg-type]
    assert Membership.objects.count() == 1


def test_a_fact_needs_a_standing_document(source: str, by: Actor, at: datetime) -> None:
    assert fact(source.lower(), by, at).document == source
    unit = village("Đình Hạ", by=by, at=at)
    for wrong in ("", "VB-2026-0099", unit.code, "12-BC/ĐU"):
        with pytest.raises(Refused, match="cần văn bản nguồn"):
            fact(wrong, by, at)
    from dienhong.documents.models import Document

    acts.void(Document.objects.get(pk=source), by=by, at=at, reason="Ghi nhầm")
    with pytest.raises(Refused, match="cần văn bản nguồn"):
        fact(source, by, at)


@pytest.mark.parametrize("value", ["1E+15", "-1E+15", "1.2345", "NaN", "Infinity", "1E+400"])
def test_a_number_that_cannot_be_kept_as_said_is_refused_not_rounded(
    source: str, by: Actor, at: datetime, value: str
) -> None:
    with pytest.raises(Refused, match="quá lớn hoặc quá 3 chữ số lẻ"):
        fact(source, by, at, value=Decimal(value))
    assert not Fact.objects.exists()


def test_a_fact_of_tomorrow_is_refused(source: str, by: Actor, at: datetime) -> None:
    fact(source, by, at, as_of=at.date())
    with pytest.raises(Refused, match="sau hôm nay"):
        fact(source, by, at, as_of=at.date() + timedelta(days=1))


def test_the_last_declared_fact_holds_across_years_and_ten_entries(source: str, by: Actor, at: datetime) -> None:
    day = date(2026, 5, 31)
    for number in range(11):
        fact(source, by, at, value=Decimal(number))
    last = fact(source, by, at + timedelta(days=365), value=Decimal(99))
    assert last.code == "SK-2027-0001"
    found = fact_on("population", day)
    assert found == last
    assert fact_on("population", day - timedelta(days=1)) is None and fact_on("area", day) is None
    acts.void(last, by=by, at=at, reason="Khai nhầm")
    again = fact_on("population", day)
    assert again is not None and again.value == 10


def test_local_days_join_the_country_s_calendar(commune: Commune) -> None:
    monday = date(2026, 6, 15)
    assert local_calendar().is_working(monday)
    LocalDayOff.objects.create(day=monday, working=False, reason="Lễ hội làng", document="VB-2026-0001")
    assert not local_calendar().is_working(monday)


def test_there_is_never_a_second_commune(commune: Commune) -> None:
    with pytest.raises(Refused, match="đã là của xã An Khánh"):
        actions.found_commune(slug="khac", name="Khác", official_code="1", province="tỉnh khác", formed_on=FORMED_ON)
    assert Commune.objects.count() == 1
