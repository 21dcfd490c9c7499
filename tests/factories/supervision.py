"""Inspections, through the actions that an officer's form uses."""

from datetime import date, datetime

from dienhong.records.actor import Actor
from dienhong.supervision import actions, programmes
from dienhong.supervision.models import Finding, Inspection, Programme
from dienhong.supervision.rules import InspectionData
from dienhong.supervision.states import Body, InspectionKind, Outcome


def told(held_on: date, **more: object) -> InspectionData:
    """A thematic supervision by the council of a village's public land."""
    said: dict[str, object] = {
        "body": Body.COUNCIL,
        "kind": InspectionKind.THEMATIC,
        "subject": "Thôn Đình Hạ",
        "topic": "Quản lý quỹ đất công ích",
    }
    return InspectionData(held_on=held_on, **{**said, **more})  # type: ignore[arg-type]


def inspection(held_on: date, *, by: Actor, at: datetime, **more: object) -> Inspection:
    """An inspection that was held."""
    return actions.record_inspection(told(held_on, **more), by=by, at=at)


def surprise(held_on: date, *, by: Actor, at: datetime, met: bool = True, **more: object) -> Inspection:
    """A surprise inspection of the people's committee's office, met or not."""
    outcome = Outcome.MET if met else Outcome.NOT_MET
    said: dict[str, object] = {"kind": InspectionKind.SURPRISE, "body": Body.COMMITTEE, "outcome": outcome}
    return inspection(held_on, by=by, at=at, **{**said, **more})


def internal(held_on: date, topic: str, *, by: Actor, at: datetime, **more: object) -> Inspection:
    """An inspection internal to the Party."""
    return inspection(held_on, by=by, at=at, topic=topic, **{"body": Body.PARTY, "internal": True, **more})


def finding(
    entry: Inspection, *, by: Actor, at: datetime, text: str = "Chưa niêm yết công khai", correct_by: date | None = None
) -> Finding:
    """Something found wrong."""
    return actions.add_finding(entry.code, text=text, correct_by=correct_by, by=by, at=at)


def programme(year: int, *, by: Actor, at: datetime, **more: object) -> Programme:
    """The Party committee's programme of a year, issued on its 5 January."""
    said: dict[str, object] = {
        "body": Body.PARTY,
        "issued_on": date(year, 1, 5),
        "topics": "Thực hiện quy chế làm việc\nThực hiện dân chủ ở cơ sở",
    }
    return programmes.record_programme(year=year, by=by, at=at, **{**said, **more})  # type: ignore[arg-type]
