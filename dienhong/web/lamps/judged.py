"""What a lamp says of a span: done, still to do, not done, or not known because the book is not closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dienhong.law.periods import Window


class Light(Enum):
    """The lamps; the first of each pair is the drawn state, the second the words."""

    MET = ("ok", "Đã đạt")
    TO_DO = ("warn", "Còn phải làm")
    AHEAD = ("idle", "Chưa đến kỳ")
    NOT_MET = ("stop", "Không đạt")
    OPEN_BOOK = ("idle", "Chưa khóa sổ")
    UNJUDGED = ("idle", "Không xét")

    @property
    def state(self) -> str:
        """ok, warn, stop or idle."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What stands beside the lamp."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the book shows of a span: how many days count, and whether closings cover all of it."""

    count: int
    closed: bool


def judge(window: Window, times: int, found: Counted, today: date, *, unjudged: str = "") -> Light:
    """A duty done is done whatever the book's state; one not done is said only when the span is over and its book closed:
    before that an entry may still be missing."""
    if unjudged:
        return Light.UNJUDGED
    if found.count >= times:
        return Light.MET
    if today < window.from_on:
        return Light.AHEAD
    if today <= window.to_on:
        return Light.TO_DO
    return Light.NOT_MET if found.closed else Light.OPEN_BOOK


def judge_share(met: int, asked: int, window: Window, today: date, *, closed: bool) -> Light:
    """A duty owed for each of several things: all done is done; with none asked there is nothing to judge."""
    if asked == 0:
        return Light.UNJUDGED if closed or today <= window.to_on else Light.OPEN_BOOK
    if met == asked:
        return Light.MET
    return Light.TO_DO if today <= window.to_on else (Light.NOT_MET if closed else Light.OPEN_BOOK)
