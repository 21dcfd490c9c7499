"""Promises of a dialogue, through the action that an officer's form uses."""

from datetime import date, datetime

from dienhong.dialogue.models import Promise
from dienhong.dialogue.promises import actions
from dienhong.dialogue.promises.rules import PromiseData
from dienhong.records.actor import Actor


def told(dialogue: str, due_on: date = date(2026, 6, 30), **more: object) -> PromiseData:
    """Dredging a ditch."""
    said: dict[str, object] = {
        "dialogue": dialogue,
        "words": "Nạo vét tuyến mương tiêu thôn Đình Hạ",
        "owner": "Trưởng phòng Kinh tế",
        "due_on": due_on,
        "question": "Bao giờ thông mương?",
    }
    return PromiseData(**{**said, **more})  # type: ignore[arg-type]


def promise(dialogue: str, due_on: date = date(2026, 6, 30), *, by: Actor, at: datetime, **more: object) -> Promise:
    """`told`, in the ledger."""
    return actions.make_promise(told(dialogue, due_on, **more), by=by, at=at)
