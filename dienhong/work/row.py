"""One matter that somebody has to do something about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from dienhong.commune.models import Commune
from dienhong.law.dates_vi import date_vi, day_month_vi
from dienhong.law.limits import Due
from dienhong.page.acts import Act
from dienhong.page.permissions import Holder

SOON = 7
SHOWN = 40


class Reader(Holder, Protocol):
    """Whose work it is: posts, day and commune. A request of the desk is one; the morning makes one for each officer."""

    @property
    def today(self) -> date: ...
    @property
    def commune(self) -> Commune | None: ...


@dataclass(frozen=True)
class Matter:
    """`cite` is the ground of the day: an article, or the paper that set it. `mine`: it waits for this reader's own act.
    `clock` is there when the law's clock made the day, and explains it. `url` is where the matter is dealt with. `of` tells
    apart matters of the same words: title, village, period; the desk shows it, letters do not, for people typed it."""

    due_on: date | None
    text: str
    code: str
    url: str
    cite: str
    act: Act
    mine: bool = False
    clock: Due | None = None
    of: str = ""


def groups(matters: Iterable[Matter], today: date, view: str = "") -> list[dict[str, Any]]:
    """The four groups of the desk, the nearest day first; a group without matters is left out. A long group shows its
    first forty and says how many there are. Only the most overdue matter has the red button. `view`: the part of a query
    string that the links to a clock keep."""
    buckets: dict[str, list[Matter]] = {"Quá hạn": [], "Hạn hôm nay": [], "Chờ tôi": [], "Trong 7 ngày tới": []}
    for matter in sorted(matters, key=lambda one: (one.due_on or date.max, one.code)):
        title = _group(matter, today)
        if title:
            buckets[title].append(matter)
    late = buckets["Quá hạn"]
    if late:
        late[0] = replace(late[0], act=replace(late[0].act, primary=True))
    return [
        {"title": title, "count": len(rows), "rows": [_row(one, today, view) for one in rows[:SHOWN]]}
        for title, rows in buckets.items()
        if rows
    ]


def on_desk(matters: Iterable[Matter], today: date) -> int:
    """How many of them stand in a group today."""
    return sum(1 for one in matters if _group(one, today))


def _group(matter: Matter, today: date) -> str:
    left = None if matter.due_on is None else (matter.due_on - today).days
    if left is not None and left < 0:
        return "Quá hạn"
    if left == 0:
        return "Hạn hôm nay"
    if matter.mine:
        return "Chờ tôi"
    return "Trong 7 ngày tới" if left is not None and left <= SOON else ""


def _row(matter: Matter, today: date, view: str) -> dict[str, Any]:
    state, left = _left(matter.due_on, today)
    return {
        "on": _day(matter.due_on, today) if matter.due_on else "",
        "state": state,
        "left": left,
        "why_url": f"?{view}cach-tinh={matter.code}#cach-tinh" if matter.clock else "",
        "text": matter.text,
        "of": matter.of,
        "url": matter.url,
        "code": matter.code,
        "cite": matter.cite,
        "act": matter.act,
    }


def _day(due_on: date, today: date) -> str:
    """Without its year where that is this year's."""
    return day_month_vi(due_on) if due_on.year == today.year else date_vi(due_on)


def _left(due_on: date | None, today: date) -> tuple[str, str]:
    if due_on is None:
        return "idle", "chưa có hạn"
    days = (due_on - today).days
    if days < 0:
        return "stop", f"quá {-days} ngày"
    return ("warn", "hôm nay") if days == 0 else ("idle", f"còn {days} ngày")
