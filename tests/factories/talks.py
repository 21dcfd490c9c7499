"""Planned dialogues and questions, through the actions that forms use."""

from datetime import date, datetime, time

from dienhong.dialogue.asked import actions as asked
from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans import actions
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.rules import PlanData
from dienhong.records.actor import Actor

KEY = "ABCD2345"
WORDS = "Bao giờ nạo vét xong mương tiêu thôn Đình Hạ?"


def told(planned_on: date = date(2026, 6, 20), **more: object) -> PlanData:
    """A conference ten days after the tests' day."""
    said: dict[str, object] = {
        "planned_on": planned_on,
        "begins": time(8, 0),
        "kind": "conference",
        "hosts": "both",
        "title": "Đối thoại với Nhân dân sáu tháng đầu năm",
        "content": "Thoát nước, rác thải, đường thôn",
        "place": "Hội trường UBND xã",
        "attending": "Đến trực tiếp, không phải đăng ký",
    }
    return PlanData(**{**said, **more})  # type: ignore[arg-type]


def planned(planned_on: date = date(2026, 6, 20), *, by: Actor, at: datetime, **more: object) -> PlannedDialogue:
    """`told`, planned."""
    return actions.plan_dialogue(told(planned_on, **more), by=by, at=at)


def announced(planned_on: date = date(2026, 6, 20), *, by: Actor, at: datetime, **more: object) -> PlannedDialogue:
    """`told`, planned and announced at `at`."""
    code = planned(planned_on, by=by, at=at, **more).code
    return actions.announce(code, announced_on=at.date(), how="Đài truyền thanh xã", by=by, at=at)


def hall(code: str, *, by: Actor, at: datetime) -> Dialogue:
    """The hall of an announced dialogue, opened with fifty people."""
    return actions.open_hall(code, attendees=50, by=by, at=at)[1]


def question(code: str, words: str = WORDS, *, at: datetime, key: str = KEY) -> AskedQuestion:
    """A resident's question, not read yet."""
    return asked.ask(code, words, key=key, at=at)[0]


def shown(code: str, words: str = WORDS, *, by: Actor, at: datetime) -> AskedQuestion:
    """A resident's question that an officer let through."""
    return asked.show(question(code, words, at=at).code, words, looked=False, by=by, at=at)
