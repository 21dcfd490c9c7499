"""The desk of questions: read before they are shown, answered where everybody reads the answer."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.disclosure.asked import actions, queries, rules
from dienhong.disclosure.asked.columns import QUESTION_ORDER, QUESTIONS
from dienhong.disclosure.asked.forms import (
    HideForm,
    QuestionFilter,
    ReplyForm,
    ShowForm,
)
from dienhong.disclosure.asked.models import ItemQuestion
from dienhong.disclosure.asked.states import QuestionState
from dienhong.disclosure.asked.views.shown import QUESTIONS_VI, record_of
from dienhong.disclosure.views.frame import VERBS, allowed, crumbs
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
        "record": record_of(asked, f"Câu hỏi về {asked.item}", asked.is_open, ""),
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
