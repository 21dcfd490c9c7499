"""What an officer has to do up to a few days from now, in words that may travel by mail: codes, kinds, days, articles.

The desk shows the reader what people typed (the title of a task, the words of a finding); a letter does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dienhong.accounts.models import Post
from dienhong.commune.models import Commune
from dienhong.deadlines.queries import owed
from dienhong.law.calendar import Calendar
from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi
from dienhong.page.permissions import may
from dienhong.records.codes import resolve_many
from dienhong.work.registers import registers
from dienhong.work.reporting import reporting
from dienhong.work.row import Matter
from dienhong.work.whose import DONE_BY

AHEAD = timedelta(days=3)
# What stands for words that somebody typed.
TYPED = {
    "NV": "Nhiệm vụ được giao",
    "GS": "Khắc phục hạn chế nêu trong kết luận",
    "LT": "Công bố, hoặc ghi kết quả một buổi trong lịch tiếp công dân",
    "LH": "Thực hiện lời hứa tại đối thoại",
    "KDT": "Thông báo một cuộc đối thoại với Nhân dân",
    "CHD": "Đọc câu hỏi gửi đối thoại",
    "YCD": "Yêu cầu đối thoại của cử tri",
}


@dataclass(frozen=True)
class Officer:
    """Who is reminded: the posts held on the day, in which commune."""

    posts: Sequence[Post]
    today: date
    commune: Commune | None


@dataclass(frozen=True)
class Line:
    """One line of a letter. `ground` is the article, with how sure it is when its words were not read."""

    due_on: date
    text: str
    code: str
    ground: str = ""


def lines_for(officer: Officer, calendar: Calendar) -> Iterator[Line]:
    """What the officer's roles owe by the law's clocks, what waits in the books they write, what reports ask of them."""
    until = officer.today + AHEAD
    clocks = list(_clocks(officer, until))
    yield from clocks
    told = {one.code for one in clocks}
    for matter in registers(officer, calendar):
        prefix = matter.code.partition("-")[0]
        if matter.code not in told and prefix in DONE_BY and may(officer, DONE_BY[prefix]):
            yield from _waiting(matter, until, TYPED.get(prefix, ""))
    for matter in reporting(officer):
        if matter.mine:
            yield from _waiting(matter, until, "")


def _clocks(officer: Officer, until: date) -> Iterator[Line]:
    found = list(owed(officer.today, until=until, roles={post.role for post in officer.posts}))
    entries = resolve_many(one.code for one in found)
    for one in found:
        entry = entries.get(one.code)
        if entry is None or entry.standing:
            yield Line(one.due_on, one.vi, one.code, _ground(one.cite, Certainty(one.certainty)))


def _waiting(matter: Matter, until: date, instead: str) -> Iterator[Line]:
    if matter.due_on is None or matter.due_on > until:
        return
    if instead:
        yield Line(matter.due_on, instead, matter.code)
    elif matter.clock:
        yield Line(matter.due_on, matter.text, matter.code, _ground(matter.clock.cite, matter.clock.certainty))
    else:
        yield Line(matter.due_on, matter.text, matter.code, matter.cite)


def _ground(cite: str, sure: Certainty) -> str:
    return "; ".join([cite_vi(cite), *([] if sure.is_firm else [sure.label_vi])])
