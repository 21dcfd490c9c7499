"""The clocks of a letter as its page tells them: how each day came about, by which paper it moved, and how it ended."""

from datetime import date
from typing import Any

from dienhong.deadlines.clock import clock_of
from dienhong.deadlines.models import Deadline
from dienhong.deadlines.queries import deadlines_of
from dienhong.deadlines.states import DeadlineState
from dienhong.law.calendar import Calendar
from dienhong.law.dates_vi import date_vi
from dienhong.petitions.papers.columns import left_vi
from dienhong.petitions.papers.models import Petition

LAMPS = {
    DeadlineState.MET: "ok",
    DeadlineState.MET_LATE: "warn",
    DeadlineState.DROPPED: "idle",
    DeadlineState.SUSPENDED: "warn",
}


def clocks(petition: Petition, today: date, calendar: Calendar) -> list[dict[str, Any]]:
    """Every clock, those that are owed first, the nearest of them on top."""
    rows = [clock_row(one, today, calendar) for one in deadlines_of(petition.code)]
    return sorted(rows, key=lambda row: (not row["open"], row["deadline"].due_on))


def clock_row(deadline: Deadline, today: date, calendar: Calendar) -> dict[str, Any]:
    """One clock: the law's answer as it stands, where the clock stands today, and the decisions that moved it."""
    state = deadline.state_on(today)
    lamp, words = _now(deadline, state, today)
    return {
        "deadline": deadline,
        "due": clock_of(deadline, calendar),
        "open": deadline.is_open,
        "lamp": lamp,
        "words": words,
        "extensions": [_extended(deadline, one) for one in deadline.extensions.all()],
        "suspensions": [_suspended(one) for one in deadline.suspensions.all()],
    }


def _now(deadline: Deadline, state: DeadlineState, today: date) -> tuple[str, str]:
    if state in (DeadlineState.RUNNING, DeadlineState.OVERDUE):
        return left_vi(deadline.judged_on, today)
    if state == DeadlineState.DROPPED and deadline.dropped_on:
        return LAMPS[state], f"thôi tính từ {date_vi(deadline.dropped_on)}: {deadline.dropped_why}"
    if state == DeadlineState.SUSPENDED and deadline.suspended_on:
        return LAMPS[state], f"tạm dừng từ {date_vi(deadline.suspended_on)}"
    if deadline.met_on and state == DeadlineState.MET_LATE:
        return LAMPS[
            state
        ], f"xong ngày {date_vi(deadline.met_on)}, trễ {(deadline.met_on - deadline.judged_on).days} ngày"
    return LAMPS.get(state, "ok"), f"xong ngày {date_vi(deadline.met_on)}, đúng hạn" if deadline.met_on else ""


def _extended(deadline: Deadline, one: Any) -> dict[str, str]:
    late = "" if one.in_time else f"; ra khi đã hết hạn nên vẫn tính trễ từ {date_vi(one.due_before)}"
    said = f"ngày {date_vi(one.decided_on)}: từ {date_vi(one.due_before)} thành {date_vi(one.due_on)}{late}"
    return {"said": said, "document": one.document}


def _suspended(one: Any) -> dict[str, str]:
    until = f"đến {date_vi(one.until_on)}" if one.until_on else "đến nay"
    return {"said": f"từ {date_vi(one.from_on)} {until}: {one.reason}", "document": one.document}
