"""Matters out of the registers: visits to answer, results to publish, tasks to finish, findings to put right."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Min
from django.urls import reverse

from dienhong.dialogue.promises.queries import open_promises
from dienhong.dialogue.queries import unpublished
from dienhong.dialogue.results import days_of
from dienhong.directives.queries import open_tasks
from dienhong.law.calendar import Calendar
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import Due, NotInForce, due
from dienhong.listening import queries as listening
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.petitions.bookings import queries as bookings
from dienhong.petitions.bookings.models import Booking
from dienhong.petitions.bookings.states import BookingState, Told
from dienhong.petitions.escalations import queries as escalations
from dienhong.petitions.escalations.models import due_of
from dienhong.petitions.escalations.weeks import before, week_of
from dienhong.petitions.queries import unanswered
from dienhong.petitions.sittings.actions import told_of
from dienhong.petitions.sittings.queries import waiting
from dienhong.petitions.sittings.rules import publish_clock
from dienhong.supervision.queries import INTERNAL, findings_overdue
from dienhong.work.dialogues import to_come
from dienhong.work.letters import letters
from dienhong.work.papers import papers_due
from dienhong.work.row import SOON, Matter, Reader

REPLY = "petitions.reception.reply"
RESULT = "dialogue.conference.result"
LONGEST = 160
CHANGED = "Lịch đã đổi sau khi đăng ký; tin nhắn đã soạn ở Thông báo chuyển tay"


def registers(reader: Reader, calendar: Calendar) -> Iterator[Matter]:
    """What the books the reader may read ask for up to a week from now. One query a book."""
    today = reader.today
    if may(reader, "petitions.read"):
        yield from _visits(reader, today, calendar)
        yield from _calendar(reader, today, calendar)
        yield from letters(reader)
    if may(reader, "bookings.read"):
        yield from _bookings(reader, today)
    if may(reader, "escalations.record"):
        yield from _silent_villages(today)
    if may(reader, "escalations.report"):
        yield from _own_week(reader, today)
    if may(reader, "listening.record"):
        yield from _ratings(reader, today)
    if may(reader, "dialogue.read"):
        yield from _conferences(reader, today, calendar)
        yield from _promises(reader, today + timedelta(days=SOON))
        yield from to_come(reader, today, calendar)
    if may(reader, "directives.read"):
        yield from _tasks(today + timedelta(days=SOON))
    if may(reader, "disclosure.read"):
        yield from papers_due(reader, today)
    if may(reader, "supervision.read"):
        yield from _findings(reader, today + timedelta(days=SOON + 1))


def _visits(reader: Reader, today: date, calendar: Calendar) -> Iterator[Matter]:
    """One matter a session: what was asked there stays in the book, only how many wait is told here."""
    sessions = unanswered(today).order_by().values("reception_id", "reception__held_on")
    answering = may(reader, "petitions.correct")
    clocks: dict[date, Due] = {}
    for row in sessions.annotate(waiting=Count("id"), first=Min("order")):
        code, held_on, waiting = row["reception_id"], row["reception__held_on"], row["waiting"]
        if held_on not in clocks:
            clocks[held_on] = due(REPLY, held_on, calendar=calendar)
        clock = clocks[held_on]
        day = date_vi(held_on)
        url = reverse("petitions:show", args=[code])
        if waiting == 1:
            text, answer = (
                f"Trả lời một lượt tiếp công dân ngày {day}",
                reverse("petitions:answer", args=[code, row["first"]]),
            )
        else:
            text, answer = f"Trả lời {waiting} kiến nghị, phản ánh, buổi tiếp công dân ngày {day}", url
        act = Act("Trả lời", answer) if answering else Act("Xem buổi", url)
        yield Matter(clock.due, text, code, url, cite_vi(clock.cite), act, clock=clock)


def _calendar(reader: Reader, today: date, calendar: Calendar) -> Iterator[Matter]:
    """Sittings whose last day to be announced nears or is over, and those whose day passed without a reception."""
    keeping = may(reader, "petitions.record")
    for sitting in waiting(today, today + timedelta(days=SOON)):
        path, day = sitting.desk_path(), date_vi(sitting.planned_on)
        if sitting.planned_on < today:
            text = f"Gắn buổi tiếp, hoãn hoặc bỏ lịch ngày {day} ({sitting.receiver_title})"
            why, act = "Lịch đã qua ngày mà chưa thấy buổi tiếp", Act("Xem lịch", path)
            yield Matter(sitting.planned_on, text, sitting.code, path, why, act)
        elif clock := publish_clock(told_of(sitting), calendar):
            text = f"Công bố lịch tiếp công dân ngày {day} ({sitting.receiver_title})"
            url = f"{reverse('sittings:publish')}?buoi={sitting.code}"
            act = Act("Ghi công bố", url) if keeping else Act("Xem lịch", path)
            yield Matter(clock.due, text, sitting.code, path, cite_vi(clock.cite), act, clock=clock)


def _bookings(reader: Reader, today: date) -> Iterator[Matter]:
    """Who booked and has to be called, since the hour changed; and how many come today."""
    mine = may(reader, "bookings.keep")
    coming: dict[str, list[Booking]] = {}
    for one in bookings.to_see_to(today):
        if one.comes_on == today and one.state == BookingState.BOOKED:
            coming.setdefault(one.sitting, []).append(one)
        if one.told == Told.TO_TELL:
            path = one.desk_path()
            text = f"Gọi báo người đăng ký {one.code}: lịch tiếp công dân đã đổi"
            day = max(one.comes_on, today)
            yield Matter(day, text, one.code, path, CHANGED, Act("Xem", path), mine=mine)
    for sitting, booked in coming.items():
        url = reverse("bookings:sheet", args=[sitting])
        text = f"Tiếp {len(booked)} người đã hẹn hôm nay, từ {booked[0].hour:%H giờ %M}"
        yield Matter(today, text, sitting, url, "Đăng ký tiếp công dân", Act("Mở danh sách", url), mine=mine)


def _silent_villages(today: date) -> Iterator[Matter]:
    """How many villages have told nothing of the last week; its day is a custom of the office."""
    week = before(week_of(today))
    if silent := escalations.silent_in(week):
        url = reverse("escalations:grid")
        text = f"Còn {len(silent)} thôn chưa báo tình hình tuần {week.label_vi()}"
        yield Matter(due_of(week), text, "BTT", url, "Quy ước báo tuần của xã", Act("Xem thôn nào", url))


def _own_week(reader: Reader, today: date) -> Iterator[Matter]:
    """The week that the head of one village has not told."""
    week = before(week_of(today))
    own = {post.village for post in reader.posts if post.village}
    for village in escalations.silent_in(week) if own else ():
        if village.code in own:
            url = reverse("escalations:village")
            text = f"Báo tình hình tuần {week.label_vi()} của thôn {village.name}"
            yield Matter(due_of(week), text, "BTT", url, "Quy ước báo tuần của xã", Act("Báo tuần", url), mine=True)


def _ratings(reader: Reader, today: date) -> Iterator[Matter]:
    """Comments to read, and sheets that wait for their second typing."""
    for one in listening.half_typed() if may(reader, "listening.record") else ():
        path = one.desk_path()
        text = f"Nhập lần hai {one.sheets} phiếu đánh giá"
        yield Matter(
            today,
            text,
            one.code,
            path,
            "Hai lần khớp mới vào sổ",
            Act("Nhập lần hai", path),
            mine=True,
            of=one.summary_vi(),
        )
    if may(reader, "listening.moderate"):
        for survey, number in listening.unread():
            url = reverse("listening:show", args=[survey])
            text = f"Đọc {number} ý kiến kèm đánh giá"
            yield Matter(today, text, survey, url, "Nguyên văn xóa sau khi ghi lại", Act("Đọc", url), mine=True)


def _conferences(reader: Reader, today: date, calendar: Calendar) -> Iterator[Matter]:
    for dialogue in unpublished(today):
        clock = _clock(RESULT, dialogue.held_on, calendar)
        if clock is None:
            continue
        path = dialogue.desk_path()
        act = Act("Công bố kết quả", reverse("dialogue:result", args=[dialogue.code]))
        held = f"kết quả hội nghị đối thoại ngày {date_vi(dialogue.held_on)}"
        days = days_of(dialogue.result_on, dialogue.posted_on, dialogue.heads_told_on)
        lacking = ", ".join(words for words, day in days.items() if day is None)
        text = f"Đã công bố {held}, chưa ghi ngày {lacking}" if dialogue.result_on else f"Công bố {held}"
        yield Matter(
            clock.due,
            text,
            dialogue.code,
            path,
            cite_vi(clock.cite),
            act if may(reader, "dialogue.correct") else Act("Xem", path),
            clock=clock,
            of=_short(dialogue.title),
        )


def _promises(reader: Reader, until: date) -> Iterator[Matter]:
    keeping = may(reader, "dialogue.correct")
    for promise in open_promises(until):
        path = promise.desk_path()
        act = Act("Ghi đã thực hiện", reverse("promises:keep", args=[promise.code])) if keeping else Act("Xem", path)
        text = f"Thực hiện lời hứa: {_short(promise.words)} ({promise.owner})"
        yield Matter(promise.due_on, text, promise.code, path, f"Hứa tại {promise.dialogue}", act)


def _tasks(until: date) -> Iterator[Matter]:
    for task in open_tasks(until):
        path = task.desk_path()
        text = f"{_short(task.title)} ({task.owner})"
        yield Matter(task.due_on, text, task.code, path, f"Giao theo {task.source}", Act("Xem việc", path))


def _findings(reader: Reader, before: date) -> Iterator[Matter]:
    for finding in findings_overdue(before, internal=may(reader, INTERNAL)):
        inspection = finding.inspection
        owed_by = f" ({finding.owner})" if finding.owner else ""
        path = inspection.desk_path()
        act = Act("Ghi khắc phục", reverse("supervision:finding_corrected", args=[inspection.code, finding.order]))
        yield Matter(
            finding.correct_by,
            f"Khắc phục: {_short(finding.text)}{owed_by}",
            inspection.code,
            path,
            "Hạn ghi trong kết luận kiểm tra",
            act if may(reader, "supervision.correct") else Act("Xem", path),
        )


def _clock(limit: str, start: date, calendar: Calendar) -> Due | None:
    try:
        return due(limit, start, calendar=calendar)
    except NotInForce:
        return None


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
