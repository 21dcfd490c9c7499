"""Matters out of the book of disclosure: what waits for the second check, proof that is missing, questions unread."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from dienhong.deadlines.models import Deadline
from dienhong.disclosure.asked.queries import open_questions
from dienhong.disclosure.asked.states import QuestionState
from dienhong.disclosure.clocks import CHANGED_KEY, PUBLISH_KEY
from dienhong.disclosure.desk_queries import in_hand
from dienhong.disclosure.models import Item
from dienhong.disclosure.plan.queries import not_begun
from dienhong.disclosure.proofs.owed import still_owed
from dienhong.disclosure.proofs.own import duties, village_of
from dienhong.disclosure.states import Step
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.work.row import SOON, Matter, Reader

NEXT = {
    Step.MARKED: ("Duyệt", "Duyệt trước khi công khai", "clear"),
    Step.CLEARED: ("Công khai", "Công khai nội dung đã duyệt", "publish"),
}
POSTED = "10/2022/QH15 art 13 k 2"
TOLD = {"post_up": POSTED, "relay": "10/2022/QH15 art 13 k 4", "broadcast": "10/2022/QH15 art 13 k 3"}
RECORD = {"post_up": "Ghi niêm yết", "relay": "Ghi truyền đạt", "broadcast": "Ghi phát thanh"}
PLANNED = "10/2022/QH15 art 14 k 1"
LONGEST = 120


def disclosed(reader: Reader) -> Iterator[Matter]:
    """What the book asks of the reader; of a village head, what hangs and is passed on in the own village."""
    if may(reader, "disclosure.read"):
        found = list(in_hand((Step.MARKED, Step.CLEARED)))
        yield from _steps(reader, found)
        yield from _proofs(reader, [item for item in found if item.unproven and item.public])
        yield from _hanging(reader, [item for item in found if item.hangs])
        yield from _questions(reader)
        yield from _planned(reader)
    if may(reader, "village.told"):
        yield from _village(reader)


def _steps(reader: Reader, found: list[Item]) -> Iterator[Matter]:
    """Versions that wait for the second check, or to go out. The first check is told by the clock of the item."""
    for item in found:
        if item.step not in NEXT:
            continue
        label, words, name = NEXT[Step(item.step)]
        mine = may(reader, f"disclosure.{name}")
        act = Act(label, reverse(f"disclosure:{name}", args=[item.code])) if mine else Act("Xem", item.desk_path())
        yield Matter(
            None, f"{words}: {_short(item.title)}", item.code, item.desk_path(), "Hai bước rà soát", act, mine=mine
        )


def _proofs(reader: Reader, unproven: list[Item]) -> Iterator[Matter]:
    """Items whose proof is missing somewhere, until it is there; owed by the day they had to be told. One query."""
    found = still_owed(unproven, reader.today)
    clocks = Deadline.objects.filter(code__in=[item.code for item, _ in found]).order_by("judged_on")
    due = {(code, _kind(key)): day for code, key, day in clocks.values_list("code", "key", "judged_on")}
    proving = may(reader, "disclosure.prove")
    for item, lacks in found:
        words = f"{_upper(lacks.words)} còn thiếu{_version(item)}: {_short(item.title)}"
        name = "post_up" if lacks.places else "relay" if lacks.heads else "broadcast"
        url = reverse(f"disclosure:{name}", args=[item.code])
        act = Act(RECORD[name], url) if proving else Act("Xem", item.desk_path())
        yield Matter(_day(item, due), words, item.code, item.desk_path(), cite_vi(TOLD[name]), act, mine=proving)


def _hanging(reader: Reader, gone: list[Any]) -> Iterator[Matter]:
    """Papers of what was taken down: on the wall it is read on."""
    proving = may(reader, "disclosure.prove")
    for item in gone:
        url = reverse("disclosure:take_down", args=[item.code])
        act = Act("Ghi đã gỡ", url) if proving else Act("Xem", item.desk_path())
        words = f"Gỡ giấy còn treo ở {item.hangs} nơi: {_short(item.title)}"
        since = f"Đã gỡ khỏi trang ngày {date_vi(item.withdrawn_on)}"
        yield Matter(None, words, item.code, item.desk_path(), since, act, mine=proving)


def _day(item: Item, due: dict[tuple[str, str], date]) -> date | None:
    """The first version by its clock; a later one by that of the change, else as soon as it can be."""
    if item.shown > 1:
        return due.get((item.code, CHANGED_KEY))
    return due.get((item.code, PUBLISH_KEY), item.published_on)


def _kind(key: str) -> str:
    """Each change has its own clock; the last one counts."""
    return CHANGED_KEY if key.startswith(CHANGED_KEY) else key


def _version(item: Item) -> str:
    return f" (bản {item.shown})" if item.shown > 1 else ""


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _questions(reader: Reader) -> Iterator[Matter]:
    answering = may(reader, "disclosure.answer")
    for question in open_questions():
        unread = question.state == QuestionState.WAITING
        words = f"{'Đọc' if unread else 'Trả lời'} câu hỏi về {question.item}, gửi ngày {date_vi(question.asked_on)}"
        act = (
            Act("Đọc" if unread else "Trả lời", question.desk_path()) if answering else Act("Xem", question.desk_path())
        )
        yield Matter(None, words, question.code, question.desk_path(), "Luật không định số ngày", act, mine=answering)


def _planned(reader: Reader) -> Iterator[Matter]:
    recording = may(reader, "disclosure.record")
    for line in not_begun(reader.today.year, reader.today + timedelta(days=SOON)):
        url = f"{reverse('disclosure:new')}?ke-hoach={line.plan_id}/{line.order}"
        path = line.plan.desk_path()
        act = Act("Ghi nội dung", url) if recording else Act("Xem kế hoạch", path)
        words = f"Công khai theo kế hoạch: {_short(line.what)} ({line.responsible})"
        yield Matter(line.due_on, words, line.plan_id, path, cite_vi(PLANNED), act)


def _village(reader: Reader) -> Iterator[Matter]:
    village = village_of(reader.posts, reader.today)
    if village is None:
        return
    found = duties(village, reader.today)
    post, tell = sum(one.to_post for one in found), sum(one.to_relay for one in found)
    down = sum(one.to_take_down for one in found)
    if post or tell or down:
        url = reverse("disclosure:village")
        does = (
            f"dán {post} tờ ở nhà văn hóa" if post else "",
            f"báo cho dân {tell} việc" if tell else "",
            f"gỡ {down} tờ xã không công khai nữa" if down else "",
        )
        words = f"Thôn {village.name}: {', '.join(filter(None, does))}"
        yield Matter(None, words, village.code, url, cite_vi(POSTED), Act("Mở", url), mine=True)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
