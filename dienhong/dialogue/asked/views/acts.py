"""What is done with a question: show, join, part, decline, answer, promise, void, close the book."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.dialogue.asked import actions, queries
from dienhong.dialogue.asked.forms import AnswerForm, DeclineForm, JoinForm, PromiseQuestionForm, ShowForm
from dienhong.dialogue.asked.looking import doubts
from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import PlanState
from dienhong.law.verdict import Verdict
from dienhong.page.closing import close_page
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

OFFERED = 100


@permission("dialogue.moderate")
def show(request: PageRequest, code: str) -> HttpResponse:
    """Let it through, in words the officer answers for."""
    question = get_object_or_404(AskedQuestion, pk=code)
    form = ShowForm(request.POST or None, initial={"shown_words": question.shown_words or question.words})
    seen = doubts(question.words)
    intro = "Bỏ tên người, số điện thoại, số giấy tờ, địa chỉ nhà; giữ nguyên điều được hỏi."
    if seen:
        intro = f"Máy thấy có chỗ giống dữ liệu cá nhân: {'; '.join(seen)}. {intro}"

    def act() -> None:
        data = form.cleaned_data
        actions.show(
            code,
            data["shown_words"],
            looked=data["looked"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        )

    return _page(
        request, question, form, act, title=f"Đăng {code}", button="Đăng câu hỏi", intro=intro, done="Đã đăng."
    )


@permission("dialogue.moderate")
def join(request: PageRequest, code: str) -> HttpResponse:
    """Join it to one that asks the same."""
    question = get_object_or_404(AskedQuestion, pk=code)
    others = queries.shown_at(question.planned).exclude(pk=code)[:OFFERED]
    form = JoinForm(request.POST or None, offered=[(one.code, f"{one.code}: {one.shown_words}") for one in others])

    def act() -> None:
        actions.join(
            code, form.cleaned_data["lead"], by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        )

    none = Verdict.yes() if others else Verdict.no("Cuộc này chưa có câu hỏi nào khác đã đăng.")
    return _page(
        request,
        question,
        form,
        act,
        title=f"Ghép {code}",
        button="Ghép",
        intro=question.words,
        done="Đã ghép.",
        also=none,
    )


@permission("dialogue.moderate")
def part(request: PageRequest, code: str) -> HttpResponse:
    """Take it out again."""
    question = get_object_or_404(AskedQuestion, pk=code)

    def act() -> None:
        actions.part(code, by=actor_for(request.posts), at=request.now, revision=revision_of(request))

    form = forms.Form(request.POST or None)
    intro = f"Câu hỏi đang ghép vào {question.lead}; bỏ ghép thì câu hỏi chờ đọc lại."
    return _page(
        request, question, form, act, title=f"Bỏ ghép {code}", button="Bỏ ghép", intro=intro, done="Đã bỏ ghép."
    )


@permission("dialogue.moderate")
def decline(request: PageRequest, code: str) -> HttpResponse:
    """Not shown, with the reason."""
    question = get_object_or_404(AskedQuestion, pk=code)
    form = DeclineForm(request.POST or None)

    def act() -> None:
        actions.decline(
            code,
            form.cleaned_data["reason"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        )

    return _page(
        request,
        question,
        form,
        act,
        title=f"Không đăng {code}",
        button="Không đăng",
        intro=question.words,
        done="Đã ghi.",
    )


@permission("dialogue.moderate")
def answer(request: PageRequest, code: str) -> HttpResponse:
    """Answered on the spot."""
    question = get_object_or_404(AskedQuestion, pk=code)
    form = AnswerForm(request.POST or None)

    def act() -> None:
        data = form.cleaned_data
        actions.answer(
            code,
            data["words"],
            looked=data["looked"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        )

    title = f"Trả lời {code}"
    return _page(
        request,
        question,
        form,
        act,
        title=title,
        button="Ghi trả lời",
        intro=question.shown_words,
        done="Đã ghi trả lời.",
    )


@permission("dialogue.moderate")
def promise(request: PageRequest, code: str) -> HttpResponse:
    """Promised: owner and day, in one act."""
    question = get_object_or_404(AskedQuestion, pk=code)
    form = PromiseQuestionForm(request.POST or None)

    def act() -> None:
        actions.promise(
            code, **form.cleaned_data, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        )

    title = f"Hứa giải quyết {code}"
    return _page(
        request,
        question,
        form,
        act,
        title=title,
        button="Ghi lời hứa",
        intro=question.shown_words,
        done="Đã ghi lời hứa.",
    )


@permission("dialogue.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a question entered by mistake."""
    return void_page(request, get_object_or_404(AskedQuestion, pk=code))


@permission("dialogue.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of questions for past days."""
    return close_page(request, "CHD", back_url=reverse("asked:list"))


def way_back(request: PageRequest, question: AskedQuestion) -> str:
    """To the hall while the dialogue is under way, else to the question."""
    held = PlannedDialogue.objects.filter(pk=question.planned, state=PlanState.HELD, planned_on=request.today).exists()
    return reverse("plans:hall", args=[question.planned]) if held else question.desk_path()


def _page(
    request: PageRequest,
    question: AskedQuestion,
    form: forms.Form,
    act: Callable[[], None],
    *,
    title: str,
    button: str,
    intro: str,
    done: str,
    also: Verdict | None = None,
) -> HttpResponse:
    """A form of a question; it leads back to the hall while the dialogue is under way, else to the question."""
    back = way_back(request, question)

    def then() -> str:
        act()
        return back

    verdict = void_verdict(question) & (also or Verdict.yes())
    page = FormPage(title, button, back, intro=intro)
    return submit(request, form, page, then, done=done, revision=question.revision, verdict=verdict)
