"""Documents, directives, tasks and briefings, through the actions that an officer's forms use."""

from datetime import date, datetime

from dienhong.directives import actions
from dienhong.directives.models import Briefing, Directive, Task
from dienhong.directives.rules import BriefingData, TaskData
from dienhong.documents.actions import record_document
from dienhong.documents.models import Direction, Document
from dienhong.records.actor import Actor


def theirs(
    number: str, signed_on: date | None, *, by: Actor, at: datetime, title: str = "", issuer: str = "Thành ủy"
) -> Document:
    """A superior's document."""
    return record_document(
        number=number, direction=Direction.INCOMING, signed_on=signed_on, issuer=issuer, title=title, by=by, at=at
    )


def ours(number: str, signed_on: date | None, *, by: Actor, at: datetime, title: str = "") -> Document:
    """A document of the commune."""
    return record_document(
        number=number, direction=Direction.OUTGOING, signed_on=signed_on, issuer="Đảng ủy xã", title=title, by=by, at=at
    )


def directive(
    number: str,
    signed_on: date | None,
    received_on: date,
    *,
    by: Actor,
    at: datetime,
    title: str = "Thực hiện dân chủ ở cơ sở",
) -> Directive:
    """A superior's document, entered and received."""
    paper = theirs(number, signed_on, by=by, at=at, title=title)
    return actions.receive_directive(document=paper.code, received_on=received_on, by=by, at=at)


def task(
    source: str,
    due_on: date,
    *,
    by: Actor,
    at: datetime,
    title: str = "Rà soát quy chế",
    owner: str = "Văn phòng Đảng ủy",
) -> Task:
    """A task of the Party office."""
    return actions.assign_task(TaskData(source=source, title=title, owner=owner, due_on=due_on), by=by, at=at)


def brief(held_on: date = date(2026, 4, 6), **more: object) -> BriefingData:
    """A periodic briefing of 41 people."""
    said: dict[str, object] = {
        "held_on": held_on,
        "host": "secretary",
        "kind": "periodic",
        "participants": 41,
        "title": "Nắm tình hình thôn, việc tháng 4",
        "actions": "Văn phòng Đảng ủy tổng hợp kiến nghị của các thôn\nTrưởng thôn rà soát hộ nghèo",
    }
    return BriefingData(**{**said, **more})  # type: ignore[arg-type]


def briefing(held_on: date = date(2026, 4, 6), *, by: Actor, at: datetime, **more: object) -> Briefing:
    """`brief`, entered."""
    return actions.record_briefing(brief(held_on, **more), by=by, at=at)
