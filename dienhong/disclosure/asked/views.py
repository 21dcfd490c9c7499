"""The desk of what residents ask: requests to correct with their ten days, questions that wait to be read or answered."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import local_calendar
from dienhong.deadlines.clock import clock_of
from dienhong.deadlines.queries import deadlines_of
from dienhong.disclosure.asked import actions, queries, rules
from dienhong.disclosure.asked.columns import QUESTION_ORDER, QUESTIONS, REQUEST_ORDER, REQUESTS
from dienhong.disclosure.asked.forms import (
    AnswerForm,
    HideForm,
    QuestionFilter,
    ReplyForm,
    RequestFilter,
    RequestForm,
    ShowForm,
)
from dienhong.disclosure.asked.models import CorrectionRequest, ItemQuestion
from dienhong.disclosure.asked.states import QuestionState, RequestState
from dienhong.disclosure.models import Item
from dienhong.disclosure.views.frame import VERBS, allowed, crumbs
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

REQUESTS_VI, QUESTIONS_VI = "Đề nghị đính chính", "Câu hỏi về nội dung công khai"


@permission("disclosure.read")
def requests(request: PageRequest) -> HttpResponse:
    """Requests to correct, the latest first."""
    filters = RequestFilter(request.GET or None)
    entries = queries.requests()
    if filters.is_bound and filters.is_valid():
        entries = queries.narrowed(entries, "received_on", **filters.cleaned_data)
    if wants_excel(request, filters):
        return export(
            request,
            entries,
            REQUESTS,
            title=REQUESTS_VI,
            filename="de-nghi-dinh-chinh.xlsx",
            default_order=REQUEST_ORDER,
        )
    context = {
        "register": {"title": REQUESTS_VI, "basis": cite_vi(f"{rules.CORRECTION}; {rules.SAME_CHANNELS}")},
        "strip": strip(
            request,
            "DDC",
            unit="đề nghị",
            close_url=reverse("disclosure:requests_close"),
            permission="disclosure.close",
        ),
        "listing": build(
            request,
            entries,
            REQUESTS,
            unit="đề nghị",
            caption="Các đề nghị đính chính",
            row_url=CorrectionRequest.desk_path,
            default_order=REQUEST_ORDER,
            filters=filters,
            empty=Empty(
                "Chưa có đề nghị nào. Người dân gửi ngay tại trang nội dung công khai; đề nghị trên giấy, qua điện thoại thì "
                "ghi từ trang của nội dung ấy.",
                law=cite_vi(rules.CORRECTION),
            ),
        ),
        "crumbs": crumbs(),
    }
    return render(request, "page/register_list.html", context)


@permission("disclosure.read")
def request_page(request: PageRequest, code: str) -> HttpResponse:
    """One request: what is said to be wrong, its clock, its answer."""
    asked = get_object_or_404(CorrectionRequest, pk=code)
    clocks = [one for one in deadlines_of(code) if one.is_open]
    answered = Verdict.yes() if asked.is_open else Verdict.no("Đề nghị này đã trả lời rồi.")
    context = {
        "record": _record(asked, f"Đề nghị đính chính {asked.item}", asked.is_open, cite_vi(rules.CORRECTION)),
        "facts": _request_facts(request, asked),
        "due": clock_of(clocks[0], local_calendar()) if clocks else None,
        "due_label": "Hạn trả lời",
        "acts": [
            Act.under(
                allowed(request, "answer") & void_verdict(asked) & answered,
                "Trả lời",
                reverse("disclosure:request_answer", args=[code]),
                primary=asked.is_open,
            ),
            Act.under(
                allowed(request, "void") & void_verdict(asked),
                "Hủy bản ghi",
                reverse("disclosure:request_void", args=[code]),
            ),
        ],
        "links": document_links((("Nội dung công khai", asked.item),)),
        "history": history_for(request, asked, VERBS),
        "crumbs": [*crumbs(), {"label": REQUESTS_VI, "url": reverse("disclosure:requests")}],
    }
    return render(request, "page/record.html", context)


@permission("disclosure.prove")
def new_request(request: PageRequest, code: str) -> HttpResponse:
    """Enter a request that came on paper, by phone or in person."""
    item = get_object_or_404(Item, pk=code)
    form = RequestForm(request.POST or None, initial={"received_on": request.today})

    def act() -> str:
        return actions.ask_correction(
            code, **form.cleaned_data, by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = FormPage(
        f"Ghi đề nghị đính chính {code}",
        "Ghi đề nghị",
        item.desk_path(),
        law=rules.CORRECTION,
        intro=f"{item.title}. Không bắt buộc ghi người đề nghị.",
        context={"crumbs": crumbs(item)},
    )
    shown = Verdict.yes() if item.shown else Verdict.no(rules.LEFT_PUBLIC)
    return submit(request, form, page, act, done="Đã nhận đề nghị; hạn trả lời bắt đầu chạy.", verdict=shown)


@permission("disclosure.answer")
def answer(request: PageRequest, code: str) -> HttpResponse:
    """Answer a request."""
    asked = get_object_or_404(CorrectionRequest, pk=code)
    shown = Item.objects.filter(pk=asked.item).values_list("shown", flat=True).first() or 0
    corrected = shown > asked.number
    outcome = RequestState.CORRECTED if corrected else RequestState.REFUSED
    form = AnswerForm(request.POST or None, initial={"answered_on": request.today, "outcome": outcome})

    def act() -> str:
        data = dict(form.cleaned_data)
        done = actions.answer_corrected if data.pop("outcome") == RequestState.CORRECTED else actions.answer_refused
        return done(
            code, **data, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    not_yet = rules.can_say_corrected(number=asked.number, shown=shown).reasons
    hint = not_yet[0].text if not_yet else f"Bản {shown} đã thay bản {asked.number}."
    page = FormPage(
        f"Trả lời {code}",
        "Ghi trả lời",
        asked.desk_path(),
        law=rules.CORRECTION,
        intro=hint,
        context={"crumbs": crumbs()},
    )
    verdict = void_verdict(asked) & (Verdict.yes() if asked.is_open else Verdict.no("Đề nghị này đã trả lời rồi."))
    return submit(request, form, page, act, done="Đã ghi trả lời.", revision=asked.revision, verdict=verdict)


@permission("disclosure.void")
def void_request(request: PageRequest, code: str) -> HttpResponse:
    """Void a request entered by mistake."""
    return void_page(request, get_object_or_404(CorrectionRequest, pk=code))


@permission("disclosure.close")
def close_requests(request: PageRequest) -> HttpResponse:
    """Close the book of requests for past days."""
    return close_page(request, "DDC", back_url=reverse("disclosure:requests"))


@permission("disclosure.read")
def questions(request: PageRequest) -> HttpResponse:
    """Questions, the latest first."""
    filters = QuestionFilter(request.GET or None)
    entries = queries.questions()
    if filters.is_bound and filters.is_valid():
        entries = queries.narrowed(entries, "asked_on", **filters.cleaned_data)
    if wants_excel(request, filters):
        return export(
            request,
            entries,
            QUESTIONS,
            title=QUESTIONS_VI,
            filename="cau-hoi-cong-khai.xlsx",
            default_order=QUESTION_ORDER,
        )
    context = {
        "register": {"title": QUESTIONS_VI, "basis": "Người hỏi không ghi tên; câu hỏi chỉ hiện sau khi có người đọc."},
        "strip": strip(
            request,
            "HCK",
            unit="câu hỏi",
            close_url=reverse("disclosure:questions_close"),
            permission="disclosure.close",
        ),
        "listing": build(
            request,
            entries,
            QUESTIONS,
            unit="câu hỏi",
            caption="Các câu hỏi",
            row_url=ItemQuestion.desk_path,
            default_order=QUESTION_ORDER,
            filters=filters,
            empty=Empty("Chưa có câu hỏi nào. Người dân hỏi ngay tại trang nội dung công khai."),
        ),
        "crumbs": crumbs(),
    }
    return render(request, "page/register_list.html", context)


@permission("disclosure.read")
def question(request: PageRequest, code: str) -> HttpResponse:
    """One question: what was typed, what is shown of it, its answer."""
    asked = get_object_or_404(ItemQuestion, pk=code)
    answering = allowed(request, "answer") & void_verdict(asked)
    unread = Verdict.no("Câu hỏi chưa được duyệt hiện; hãy duyệt trước.")
    hidden = Verdict.no("Câu hỏi đã quyết định không hiện.")
    shown = {QuestionState.WAITING: unread, QuestionState.HIDDEN: hidden}
    waiting = asked.state in (QuestionState.WAITING, QuestionState.HIDDEN)
    reading = Verdict.no("Câu hỏi này đã trả lời rồi.") if asked.state == QuestionState.ANSWERED else Verdict.yes()
    context = {
        "record": _record(asked, f"Câu hỏi về {asked.item}", asked.is_open, ""),
        "facts": _question_facts(request, asked),
        "acts": [
            Act.under(
                answering & reading,
                "Cho hiện" if waiting else "Sửa lời đang hiện",
                reverse("disclosure:question_show", args=[code]),
                primary=asked.state == QuestionState.WAITING,
            ),
            Act.under(
                answering & shown.get(QuestionState(asked.state), Verdict.yes()),
                "Trả lời" if asked.state != QuestionState.ANSWERED else "Sửa trả lời",
                reverse("disclosure:question_reply", args=[code]),
                primary=asked.state == QuestionState.SHOWN,
            ),
            Act.under(
                answering & (hidden if asked.state == QuestionState.HIDDEN else Verdict.yes()),
                "Không hiện",
                reverse("disclosure:question_hide", args=[code]),
            ),
            Act.under(
                allowed(request, "void") & void_verdict(asked),
                "Hủy bản ghi",
                reverse("disclosure:question_void", args=[code]),
            ),
        ],
        "links": document_links((("Nội dung công khai", asked.item),)),
        "history": history_for(request, asked, VERBS),
        "crumbs": [*crumbs(), {"label": QUESTIONS_VI, "url": reverse("disclosure:questions")}],
    }
    return render(request, "page/record.html", context)


@permission("disclosure.answer")
def show(request: PageRequest, code: str) -> HttpResponse:
    """Let a question stand, in words that name nobody."""
    asked = get_object_or_404(ItemQuestion, pk=code)
    form = ShowForm(request.POST or None, initial={"words": asked.shown_words or asked.words})
    return _question_act(request, asked, form, "Cho hiện câu hỏi", actions.show_question)


@permission("disclosure.answer")
def reply(request: PageRequest, code: str) -> HttpResponse:
    """Answer on the item's page."""
    asked = get_object_or_404(ItemQuestion, pk=code)
    form = ReplyForm(request.POST or None, initial={"answer": asked.answer})
    verdict = rules.can_reply(asked.state, answer="…")
    return _question_act(
        request, asked, form, "Trả lời câu hỏi", actions.answer_question, verdict=verdict, intro=asked.shown_words
    )


@permission("disclosure.answer")
def hide(request: PageRequest, code: str) -> HttpResponse:
    """Do not show a question."""
    asked = get_object_or_404(ItemQuestion, pk=code)
    verdict = rules.can_hide(asked.state, why="…")
    return _question_act(
        request, asked, HideForm(request.POST or None), "Không hiện câu hỏi", actions.hide_question, verdict=verdict
    )


@permission("disclosure.void")
def void_question(request: PageRequest, code: str) -> HttpResponse:
    """Void a question."""
    return void_page(request, get_object_or_404(ItemQuestion, pk=code))


@permission("disclosure.close")
def close_questions(request: PageRequest) -> HttpResponse:
    """Close the book of questions for past days."""
    return close_page(request, "HCK", back_url=reverse("disclosure:questions"))


def _question_act(
    request: PageRequest,
    asked: ItemQuestion,
    form: forms.Form,
    title: str,
    done: Any,
    *,
    verdict: Verdict | None = None,
    intro: str = "",
) -> HttpResponse:
    def act() -> str:
        return str(
            done(
                asked.code,
                **form.cleaned_data,
                by=actor_for(request.posts),
                at=request.now,
                revision=revision_of(request),
            ).desk_path()
        )

    page = FormPage(f"{title} {asked.code}", title, asked.desk_path(), intro=intro, context={"crumbs": crumbs()})
    verdict = void_verdict(asked) & (verdict or Verdict.yes())
    return submit(request, form, page, act, done="Đã ghi.", revision=asked.revision, verdict=verdict)


def _record(entry: Any, title: str, is_open: bool, basis: str) -> dict[str, Any]:
    return {
        "code": entry.code,
        "title": title,
        "state": {"state": "warn" if is_open else "ok", "text": entry.get_state_display()},
        "basis": basis,
        "late": f"Ghi hoặc sửa sau khóa sổ {entry.late_after}." if entry.late_after else "",
        "voided": None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""},
    }


def _request_facts(request: PageRequest, asked: CorrectionRequest) -> list[dict[str, Any]]:
    who = ", ".join(part for part in (asked.sender, asked.contact) if part) or "không ghi"
    facts = [
        {"label": "Ngày nhận", "text": date_vi(asked.received_on), "sub": str(asked.get_channel_display()).lower()},
        {"label": "Bản bị đề nghị đính chính", "text": f"bản {asked.number}"},
        {"label": "Chỗ sai", "text": asked.wrong},
        {"label": "Theo người đề nghị", "text": asked.right or "không ghi"},
    ]
    if may(request, "disclosure.answer"):
        facts.append({"label": "Người đề nghị", "text": who})
    if asked.answered_on:
        corrected = f", bản {asked.new_number}" if asked.new_number else ""
        facts.append({"label": "Trả lời", "text": asked.answer, "sub": f"ngày {date_vi(asked.answered_on)}{corrected}"})
    return facts


def _question_facts(request: PageRequest, asked: ItemQuestion) -> list[dict[str, Any]]:
    facts = [{"label": "Ngày hỏi", "text": date_vi(asked.asked_on)}]
    if may(request, "disclosure.answer"):
        facts.append({"label": "Câu hỏi đã gửi", "text": asked.words})
    facts.append({"label": "Lời đang hiện", "text": asked.shown_words or "chưa hiện"})
    if asked.answer:
        sub = f"{asked.answered_by}, ngày {date_vi(asked.answered_on)}" if asked.answered_on else ""
        facts.append({"label": "Trả lời", "text": asked.answer, "sub": sub})
    if asked.hidden_why:
        facts.append({"label": "Lý do không hiện", "text": asked.hidden_why})
    return facts
