"""What a paper for every household says of a public thing: told from its register's own columns, as long as half a sheet holds.

The words that search keeps are no notice: they name no hour, and they point at a page that paper has not got.
"""

from collections.abc import Callable, Iterator
from datetime import date
from textwrap import shorten

from django.conf import settings

from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.demands.models import Demand
from dienhong.dialogue.demands.queries import counted, in_force
from dienhong.dialogue.demands.rules import needed
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.queries import shown_promises
from dienhong.disclosure.asked.models import ItemQuestion
from dienhong.disclosure.models import Item
from dienhong.disclosure.summaries.models import QuarterList
from dienhong.law.dates_vi import count_vi, date_vi, weekday_vi
from dienhong.listening.models import Survey
from dienhong.reports.models import Report
from dienhong.search.models import PublicText

#: Letters that half a sheet holds beside the rest; what is longer ends in “…” behind a whole word.
LONGEST_TITLE, LONGEST, SHORT, MOST_PARAGRAPHS = 200, 600, 320, 6
SITE = "trang thông tin của xã"


def title_of(public: PublicText) -> str:
    """The title as the paper has room for it."""
    return _cut(public.title, LONGEST_TITLE)


def lines_of(public: PublicText, on: date) -> list[str]:
    """The paragraphs of the paper, as it is printed on a day. Raises KeyError for a book nobody prints from, DoesNotExist for
    an entry that is gone."""
    return list(WORDS[public.code.partition("-")[0]](public, on))


def villages_of(public: PublicText) -> frozenset[str]:
    """The codes of the villages it concerns; none: the whole commune."""
    item = Item.objects.filter(pk=public.code).first()
    if item is not None:
        return frozenset(item.village_codes)
    return frozenset([public.village] if public.village else [])


def where(path: str) -> str:
    """The address of a public page as it is written on paper; in words where this installation does not know its own."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else SITE


def _dialogue(public: PublicText, _on: date) -> Iterator[str]:
    """What Law 72/2025/QH15 art. 43 asks a notice to tell: time, place, content, way to attend."""
    planned = PlannedDialogue.objects.get(pk=public.code)
    yield f"Thời gian: {planned.when_vi()} ({_lower(weekday_vi(planned.planned_on))})"
    yield f"Địa điểm: {planned.place}"
    yield f"Nội dung: {_cut(planned.content, LONGEST)}"
    yield f"Cách dự: {_cut(planned.attending, SHORT)}"
    page = where(public.path) if settings.SITE_URL else f"{SITE} (mục Đối thoại)"
    yield (
        f"Gửi câu hỏi trước, đến hết ngày {date_vi(planned.questions_until or planned.planned_on)}: viết ra giấy đưa trưởng "
        f"thôn hoặc cán bộ tiếp công dân tại trụ sở UBND xã, nói để cán bộ ghi giúp, hoặc gửi tại {page}. Không phải ghi tên."
    )


def _result(public: PublicText, _on: date) -> Iterator[str]:
    """What came of it: each promise with who owes it and by when, as many as half a sheet holds."""
    dialogue = Dialogue.objects.get(pk=public.code)
    yield f"Đối thoại ngày {date_vi(dialogue.held_on)}, {dialogue.place}"
    yield (
        f"Nhân dân nêu {count_vi(dialogue.opinions)} ý kiến; trả lời tại chỗ {count_vi(dialogue.answered_on_spot)}, hứa giải "
        f"quyết {count_vi(dialogue.assigned)}."
    )
    for promise in shown_promises().filter(dialogue=public.code).order_by("due_on", "code_number")[:MOST_PARAGRAPHS]:
        yield f"{_cut(promise.words, SHORT)} ({promise.owner}, hạn {date_vi(promise.due_on)})"


def _promise(public: PublicText, _on: date) -> Iterator[str]:
    promise = Promise.objects.get(pk=public.code)
    if promise.question:
        yield f"Nhân dân hỏi: {_cut(promise.question, SHORT)}"
    if len(promise.words) > LONGEST_TITLE:
        yield f"Nội dung hứa: {_cut(promise.words, LONGEST)}"
    yield f"Thực hiện: {promise.owner}"
    yield f"Hạn: ngày {date_vi(promise.due_on)}"
    if promise.kept_on:
        yield f"Đã làm xong ngày {date_vi(promise.kept_on)}: {_cut(promise.evidence, SHORT)}".rstrip(": ")
    elif promise.broken_on:
        yield f"Không thực hiện được, kết luận ngày {date_vi(promise.broken_on)}: {_cut(promise.broken_why, SHORT)}"


def _question(public: PublicText, _on: date) -> Iterator[str]:
    question = AskedQuestion.objects.get(pk=public.code)
    if len(question.shown_words) > LONGEST_TITLE:
        yield f"Câu hỏi: {_cut(question.shown_words, LONGEST)}"
    planned = PlannedDialogue.objects.filter(pk=question.planned).first()
    if planned is not None:
        yield f"Hỏi tại cuộc: {_cut(planned.title, LONGEST_TITLE)}, {planned.when_vi()}"
    if question.answer and question.answered_on:
        yield f"Trả lời ngày {date_vi(question.answered_on)}: {_cut(question.answer, LONGEST)}"
    else:
        yield "Câu hỏi chưa được trả lời."


def _item_question(public: PublicText, _on: date) -> Iterator[str]:
    question = ItemQuestion.objects.get(pk=public.code)
    item = Item.objects.get(pk=question.item)
    if len(question.shown_words) > LONGEST_TITLE:
        yield f"Câu hỏi: {_cut(question.shown_words, LONGEST)}"
    yield f"Hỏi về: {_cut(item.title, LONGEST_TITLE)} (mã {item.code})"
    if question.answer and question.answered_on:
        yield f"Trả lời ngày {date_vi(question.answered_on)}: {_cut(question.answer, LONGEST)}"
    else:
        yield "Câu hỏi chưa được trả lời."


def _demand(public: PublicText, on: date) -> Iterator[str]:
    demand = Demand.objects.get(pk=public.code)
    yield f"Cử tri yêu cầu đối thoại, mở ngày {date_vi(demand.opened_on)}: {_lower(demand.get_state_display())}"
    enough = needed(demand.voters, demand.opened_on)
    if enough:
        good = "chữ ký còn hạn" if demand.state == DemandState.COLLECTING else "chữ ký"
        yield (
            f"Cần {count_vi(enough)} chữ ký trong {count_vi(demand.voters)} cử tri của xã; đến ngày {date_vi(on)} có "
            f"{count_vi(counted(demand, in_force(demand, on)))} {good}"
        )
    if demand.state == DemandState.COLLECTING:
        yield "Ký trên tờ ký: nhận tại bộ phận tiếp dân, nộp tại Ủy ban nhân dân xã."


def _quarter(public: PublicText, _on: date) -> Iterator[str]:
    listed = QuarterList.objects.get(pk=public.code)
    yield f"Lập ngày {date_vi(listed.redrawn_on or listed.drawn_on)}: {count_vi(listed.entries)} nội dung đã công khai trong quý"
    if listed.posted_on:
        yield f"Niêm yết đủ nơi từ ngày {date_vi(listed.posted_on)}"


def _survey(public: PublicText, _on: date) -> Iterator[str]:
    survey = Survey.objects.get(pk=public.code)
    yield f"Nhận đánh giá từ ngày {date_vi(survey.opened_on)}"
    if survey.closed_on:
        yield f"Đóng từ ngày {date_vi(survey.closed_on)}"
    yield "Không hỏi tên. Xã chỉ công bố con số chung."


def _disclosure(public: PublicText, _on: date) -> Iterator[str]:
    item = Item.objects.get(pk=public.code)
    version = item.versions.get(number=item.shown)
    yield version.summary
    yield f"Quyết định: {item.decided_by}, ngày {date_vi(item.decided_on)}"
    if item.published_on:
        yield f"Công khai từ ngày {date_vi(item.published_on)}; đơn vị trả lời: {item.unit}"
    yield from (
        _cut(line, SHORT) for line in [one for one in version.text.splitlines() if one.strip()][:MOST_PARAGRAPHS]
    )


def _report(public: PublicText, _on: date) -> Iterator[str]:
    report = Report.objects.get(pk=public.code)
    yield report.title
    if report.signed_on:
        yield f"Số {report.number}, ngày {date_vi(report.signed_on)}"


#: By the first letters of the entry's code: one kind that is found may come from several books.
WORDS: dict[str, Callable[[PublicText, date], Iterator[str]]] = {
    PlannedDialogue.CODE_PREFIX: _dialogue,
    Dialogue.CODE_PREFIX: _result,
    Promise.CODE_PREFIX: _promise,
    AskedQuestion.CODE_PREFIX: _question,
    Demand.CODE_PREFIX: _demand,
    Item.CODE_PREFIX: _disclosure,
    ItemQuestion.CODE_PREFIX: _item_question,
    QuarterList.CODE_PREFIX: _quarter,
    Survey.CODE_PREFIX: _survey,
    Report.CODE_PREFIX: _report,
}


def _cut(text: str, most: int) -> str:
    return shorten(text, most, placeholder="…")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
