"""Dialogues and documents, through the actions that an officer's forms use."""

from datetime import date, datetime

from dienhong.dialogue import actions
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.rules import DialogueData
from dienhong.dialogue.states import DialogueKind, Hosts
from dienhong.documents.actions import record_document
from dienhong.documents.models import Document
from dienhong.records.actor import Actor


def told(held_on: date = date(2026, 5, 14), **more: object) -> DialogueData:
    """An ad hoc dialogue with invented words: 62 people, 11 opinions, 7 answered at once, 3 given on, 5 issues."""
    said: dict[str, object] = {
        "held_on": held_on,
        "kind": DialogueKind.AD_HOC,
        "hosts": Hosts.BOTH,
        "title": "Đối thoại về tuyến mương tiêu thoát nước",
        "place": "Nhà văn hóa thôn Đình Hạ",
        "attendees": 62,
        "opinions": 11,
        "issues": 5,
        "answered_on_spot": 7,
        "assigned": 3,
    }
    return DialogueData(**{**said, **more})  # type: ignore[arg-type]


def dialogue(held_on: date = date(2026, 5, 14), *, by: Actor, at: datetime, **more: object) -> Dialogue:
    """`told`, entered."""
    return actions.record_dialogue(told(held_on, **more), by=by, at=at)


def document(
    number: str, signed_on: date | None, *, by: Actor, at: datetime, direction: str = "out", title: str = ""
) -> Document:
    """A document of the register, issued by whom its number says."""
    issuer = "Ủy ban nhân dân xã An Khánh" if number.endswith("UBND") else "Đảng ủy xã"
    return record_document(
        number=number, direction=direction, signed_on=signed_on, issuer=issuer, title=title, by=by, at=at
    )
