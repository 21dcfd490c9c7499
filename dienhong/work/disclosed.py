"""Matters out of the book of disclosure: what waits for the second check, papers that hang nowhere, questions unread."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from dienhong.commune.queries import villages_on
from dienhong.disclosure.asked.queries import open_questions
from dienhong.disclosure.asked.states import QuestionState
from dienhong.disclosure.desk_queries import in_preparation, told_since, with_clock
from dienhong.disclosure.models import Item
from dienhong.disclosure.plan.queries import not_begun
from dienhong.disclosure.proofs.grid import places_of
from dienhong.disclosure.proofs.own import duties, village_of
from dienhong.disclosure.requirements import POSTING, asked_of
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
RECENT = timedelta(days=60)
POSTED = "10/2022/QH15 art 13 k 2"
PLANNED = "10/2022/QH15 art 14 k 1"
LONGEST = 120


def disclosed(reader: Reader) -> Iterator[Matter]:
    """What the book asks of the reader; of a village head, what hangs and is passed on in the own village."""
    if may(reader, "disclosure.read"):
        yield from _steps(reader)
        yield from _papers(reader)
        yield from _questions(reader)
        yield from _planned(reader)
    if may(reader, "village.told"):
        yield from _village(reader)


def _steps(reader: Reader) -> Iterator[Matter]:
    """Versions that wait for the second check, or to go out. The first check is told by the clock of the item."""
    for item in in_preparation((Step.MARKED, Step.CLEARED)):
        label, words, name = NEXT[Step(item.step)]
        mine = may(reader, f"disclosure.{name}")
        act = Act(label, reverse(f"disclosure:{name}", args=[item.code])) if mine else Act("Xem", item.desk_path())
        yield Matter(
            None, f"{words}: {_short(item.title)}", item.code, item.desk_path(), "Hai bước rà soát", act, mine=mine
        )


def _papers(reader: Reader) -> Iterator[Matter]:
    """Items told lately whose paper is missing somewhere; owed by the day they had to be public. Three queries."""
    today = reader.today
    found = list(with_clock(told_since(today - RECENT)))
    villages = list(villages_on(today).values_list("code", flat=True)) if found else []
    proving = may(reader, "disclosure.prove")
    for item in found:
        missing = _missing(item, villages, today)
        if not missing:
            continue
        words = f"Niêm yết ở {missing} nơi còn thiếu: {_short(item.title)}"
        url = reverse("disclosure:post_up", args=[item.code])
        act = Act("Ghi niêm yết", url) if proving else Act("Xem", item.desk_path())
        day = item.due_on or item.published_on
        yield Matter(day, words, item.code, item.desk_path(), cite_vi(POSTED), act)


def _missing(item: Item, villages: list[str], today: date) -> int:
    asked = asked_of(item.content, item.sector, item.starts_on, today).of(POSTING)
    there = {one.village for one in item.postings.all() if one.number == item.shown}
    return sum(place not in there for place in places_of(asked, item.village_codes or villages))


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
    if post or tell:
        url = reverse("disclosure:village")
        words = f"Thôn {village.name}: dán {post} tờ ở nhà văn hóa, báo cho dân {tell} việc"
        yield Matter(None, words, village.code, url, cite_vi(POSTED), Act("Mở", url), mine=True)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
