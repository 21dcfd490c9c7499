"""Sittings of the calendar, through the actions that an officer's form uses."""

from datetime import date, datetime, time

from dienhong.petitions.models import Sitting
from dienhong.petitions.sittings import actions
from dienhong.petitions.sittings.rules import SittingData
from dienhong.petitions.states import Host, SessionKind
from dienhong.records.actor import Actor


def told(planned_on: date = date(2026, 6, 25), **more: object) -> SittingData:
    """The chair's Thursday morning."""
    said: dict[str, object] = {
        "planned_on": planned_on,
        "begins": time(7, 30),
        "ends": time(11, 30),
        "host": Host.COMMITTEE,
        "kind": SessionKind.PERIODIC,
        "receiver_title": "Chủ tịch UBND xã",
        "receiver": "Phạm Quốc Tuấn",
        "place": "Phòng tiếp công dân",
        "contents": "Tiếp nhận kiến nghị, phản ánh",
    }
    return SittingData(**{**said, **more})  # type: ignore[arg-type]


def sitting(planned_on: date = date(2026, 6, 25), *, by: Actor, at: datetime, **more: object) -> Sitting:
    """`told`, in the calendar."""
    return actions.plan_sitting(told(planned_on, **more), by=by, at=at)


def published(
    planned_on: date = date(2026, 6, 25), *, on: date = date(2026, 6, 10), by: Actor, at: datetime, **more: object
) -> Sitting:
    """A sitting that was announced on a day."""
    made = sitting(planned_on, by=by, at=at, **more)
    return actions.publish_sittings([made.code], published_on=on, where="both", by=by, at=at)[0]
