"""Receptions, through the action that an officer's form uses."""

from datetime import date, datetime

from dienhong.petitions import actions
from dienhong.petitions.models import Reception
from dienhong.petitions.rules import VisitData
from dienhong.petitions.states import Classification, Handling, Host, SessionKind
from dienhong.records.actor import Actor


def visit(content: str = "Mương thoát nước bị lấp", **more: object) -> VisitData:
    """A recommendation by an invented resident, accepted."""
    said: dict[str, object] = {
        "content": content,
        "classification": Classification.RECOMMENDATION,
        "handling": Handling.ACCEPT,
        "full_name": "Vũ Đức Thịnh",
        "address": "Xóm Bến",
        "village": "Trung Hòa",
        "id_number": "031090004438",
    }
    return VisitData(**{**said, **more})  # type: ignore[arg-type]


def reception(
    held_on: date,
    *,
    by: Actor,
    at: datetime,
    host: str = Host.COMMITTEE,
    kind: str = SessionKind.PERIODIC,
    visits: tuple[VisitData, ...] = (),
) -> Reception:
    """A session held by the chair."""
    return actions.record_reception(
        held_on=held_on,
        host=host,
        kind=kind,
        received_by="Phạm Quốc Tuấn",
        receiver_title="Chủ tịch UBND xã",
        place="Phòng tiếp công dân",
        visits=visits,
        by=by,
        at=at,
    )
