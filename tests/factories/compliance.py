"""Units, rosters and duties, through the actions that an officer's form uses."""

from datetime import date, datetime

from dienhong.commune.actions import record_unit, seat_member
from dienhong.commune.models import Unit
from dienhong.compliance import opening
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.rules import Official
from dienhong.documents.actions import record_document
from dienhong.documents.models import Document
from dienhong.records.actor import Actor

FORMED_ON = date(2025, 7, 1)
STAFF = (
    Official("Vũ Thị Hà", "Chủ tịch UBND xã", "UBND xã"),
    Official("Đỗ Văn Bình", "Công chức Tư pháp – Hộ tịch", "UBND xã"),
    Official("Bùi Quang Đạt", "Công chức Văn hóa – Xã hội", "UBND xã"),
)


def unit(kind: str, name: str, *, by: Actor, at: datetime, has_union: bool = False) -> Unit:
    """A unit since the commune was formed."""
    return record_unit(kind=kind, name=name, from_on=FORMED_ON, has_union=has_union, by=by, at=at)


def units(kind: str, count: int, *, by: Actor, at: datetime) -> list[Unit]:
    """So many units of one kind: "school 01", …"""
    return [unit(kind, f"{kind} {number:02d}", by=by, at=at) for number in range(1, count + 1)]


def official(name: str, title: str, seat: Unit, *, by: Actor, at: datetime) -> None:
    """A person who holds an office since the commune was formed."""
    seat_member(seat, name=name, title=title, from_on=FORMED_ON, by=by, at=at)


def roster(obligation: str, *, by: Actor, at: datetime, period: str = "2026", **more: object) -> Roster:
    """A roster of the year, drawn up on 31/5/2026."""
    said: dict[str, object] = {"as_of": date(2026, 5, 31), "basis": "Danh bạ đơn vị của xã"}
    return opening.open_roster(obligation, period, by=by, at=at, **{**said, **more})  # type: ignore[arg-type]


def pledges(*, by: Actor, at: datetime, **more: object) -> Roster:
    """A roster of three invented officials who owe the pledge."""
    return roster("pledges", by=by, at=at, **{"officials": STAFF, **more})


def lines(of: Roster) -> list[Duty]:
    """The lines of a roster, in Vietnamese order."""
    return list(Duty.objects.filter(roster=of).order_by("sort_name", "code_number"))


def decision(number: str, *, by: Actor, at: datetime) -> Document:
    """A decision of the people's committee."""
    return record_document(number=number, direction="out", kind="Quyết định", issuer="UBND xã An Khánh", by=by, at=at)
