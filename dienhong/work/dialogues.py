"""Matters of dialogues to come: notices to give, questions to read, demands of voters that are enough."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from dienhong.dialogue.asked.queries import unread
from dienhong.dialogue.demands.queries import owed
from dienhong.dialogue.demands.queries import unread as unread_demands
from dienhong.dialogue.plans.queries import to_announce
from dienhong.dialogue.plans.rules import notice_clock
from dienhong.law.calendar import Calendar
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.work.row import SOON, Matter, Reader

# A dialogue is announced a week ahead; the draft is told of a week before that.
AHEAD = timedelta(days=2 * SOON)
DEMAND = "72/2025/QH15 art 43"


def to_come(reader: Reader, today: date, calendar: Calendar) -> Iterator[Matter]:
    """One query a kind of matter."""
    keeping = may(reader, "dialogue.correct")
    for planned in to_announce(today, today + AHEAD):
        clock = notice_clock(planned.planned_on)
        path = planned.desk_path()
        act = Act("Ghi thông báo", reverse("plans:announce", args=[planned.code])) if keeping else Act("Xem", path)
        text = f"Thông báo cuộc đối thoại ngày {date_vi(planned.planned_on)}: {planned.title}"
        day, why = (clock.due, cite_vi(clock.cite)) if clock else (planned.planned_on, "")
        yield Matter(day, text, planned.code, path, why, act)
    for demand in owed():
        path = demand.desk_path()
        text = f"Lập cuộc đối thoại theo yêu cầu của cử tri: {demand.subject}"
        act = Act("Lập cuộc", f"{reverse('plans:new')}?yeu-cau={demand.code}") if keeping else Act("Xem", path)
        # The law sets no day by which the dialogue must be: it waits, and is never told as late.
        yield Matter(None, text, demand.code, path, cite_vi(DEMAND), act, mine=keeping)
    if may(reader, "dialogue.moderate"):
        yield from _unread()


def _unread() -> Iterator[Matter]:
    """One matter for all that wait: what was asked stays in the book."""
    why = "Nhân dân gửi trên trang công khai"
    questions = list(unread()[:100])
    if questions:
        url = f"{reverse('asked:list')}?state=waiting_look"
        words = (
            f"Đọc {len(questions)} câu hỏi gửi đối thoại" if len(questions) < 100 else "Đọc các câu hỏi gửi đối thoại"
        )
        yield Matter(None, words, questions[0].code, url, why, Act("Đọc", url), mine=True)
    for demand in unread_demands()[:20]:
        path = demand.desk_path()
        text = "Đọc đề nghị mở yêu cầu đối thoại"
        yield Matter(None, text, demand.code, path, why, Act("Đọc", path), mine=True)
