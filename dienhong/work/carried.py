"""Notices that an officer carries by hand: one matter for each that still waits, by the day on which it must be known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min
from django.urls import reverse

from dienhong.deadlines.models import Deadline
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.rules import NOTICE
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.rules import RESULT
from dienhong.disclosure.clocks import PUBLISH_KEY
from dienhong.law.calendar import Calendar
from dienhong.law.citations import cite_vi
from dienhong.law.limits import Due, NotInForce, due
from dienhong.notices.queries import to_hand_over
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.work.row import SHOWN, Matter, Reader

UNBOUND = "Luật không định số ngày"
CALLED_OFF = "Trước giờ đã báo tổ chức"


@dataclass(frozen=True)
class _Day:
    """By when a notice must have reached its villages, and why."""

    on: date | None = None
    cite: str = UNBOUND
    clock: Due | None = None


def carried(reader: Reader, calendar: Calendar) -> Iterator[Matter]:
    """Four queries. What does not belong to a village (a message to somebody who sent a letter) is told as a number only."""
    if not may(reader, "notices.hand"):
        return
    waiting = to_hand_over().order_by().values("about", "subject")
    rows = list(waiting.annotate(places=Count("pk"), first=Min("written_at")).order_by("first", "about")[:SHOWN])
    days = _days({row["about"] for row in rows}, reader, calendar)
    url, rest = reverse("web:handing"), 0
    for row in rows:
        day = days.get(row["about"])
        if day is None:
            rest += row["places"]
            continue
        text = f"Chuyển thông báo: {row['subject']} (còn {row['places']} nơi)"
        yield Matter(day.on, text, row["about"], url, day.cite, Act("Chuyển", url), mine=True, clock=day.clock)
    if rest:
        yield Matter(None, f"Gửi {rest} tin nhắn đang chờ", "", url, UNBOUND, Act("Gửi", url), mine=True)


def _days(codes: set[str], reader: Reader, calendar: Calendar) -> dict[str, _Day]:
    """Code → day, of what the reader may know about."""
    found: dict[str, _Day] = {}
    if may(reader, "dialogue.read"):
        for planned in PlannedDialogue.objects.filter(pk__in=codes):
            off = planned.state == PlanState.CALLED_OFF
            found[planned.code] = (
                _Day(planned.planned_on, CALLED_OFF) if off else _clock(NOTICE, planned.planned_on, calendar)
            )
        for dialogue in Dialogue.objects.filter(pk__in=codes):
            found[dialogue.code] = _clock(RESULT, dialogue.held_on, calendar)
    if may(reader, "disclosure.read"):
        found |= {code: _Day() for code in codes if code.startswith("CK-")}
        for one in Deadline.objects.filter(code__in=codes, key=PUBLISH_KEY):
            found[one.code] = _Day(one.judged_on, cite_vi(one.cite))
    return found


def _clock(limit: str, start: date, calendar: Calendar) -> _Day:
    try:
        clock = due(limit, start, calendar=calendar)
    except NotInForce:  # before the law's article came into force nothing was asked
        return _Day()
    return _Day(clock.due, cite_vi(clock.cite), clock)
