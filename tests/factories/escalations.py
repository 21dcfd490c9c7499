"""Matters and weeks, through the actions that an officer's form uses."""

from datetime import date, datetime

from dienhong.law.periods import Window
from dienhong.petitions.escalations import actions
from dienhong.petitions.escalations.rules import MatterData
from dienhong.petitions.escalations.weeks import week_of
from dienhong.petitions.models import Escalation, WeeklyReturn
from dienhong.records.actor import Actor

WEEK = week_of(date(2026, 6, 3))


def told(happened_on: date = date(2026, 6, 3), **more: object) -> MatterData:
    """A crowd about land."""
    said: dict[str, object] = {
        "happened_on": happened_on,
        "crowd": True,
        "people": 14,
        "theme": "land",
        "words": "Hỏi đơn giá bồi thường đất ao",
    }
    return MatterData(**{**said, **more})  # type: ignore[arg-type]


def matter(happened_on: date = date(2026, 6, 3), *, by: Actor, at: datetime, **more: object) -> Escalation:
    """`told`, in the book."""
    return actions.record_matter(told(happened_on, **more), by=by, at=at)


def signed(village: str, week: Window = WEEK, *, by: Actor, at: datetime) -> WeeklyReturn:
    """A week signed by a village's head."""
    return actions.sign_week(village, week, signed_as="Trưởng thôn", by=by, at=at)
