"""A question that somebody brought to an officer, and the slip with code and key for who asked: the answer to the sending itself,
never an address, so that no key stands in one."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.dialogue.asked import actions, rules
from dienhong.dialogue.asked.forms import SlipForm, TakeInForm
from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.queries import with_key
from dienhong.dialogue.asked.views.acts import way_back
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.queries import taking_questions
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.once import led_to, once
from dienhong.page.permissions import may, permission
from dienhong.page.qr import qr_path
from dienhong.page.receipt import given, key_again, key_sent
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_verdict

SHOWN_AS = 4
"""The key in two halves, as it is read aloud."""


@permission("dialogue.take_in")
@never_cache
@sensitive_variables("key", "form")
def take_in(request: PageRequest) -> HttpResponse:
    """A question told, telephoned or on paper, for a dialogue that takes questions; the slip in answer to it."""
    plans = [(one.code, f"{date_vi(one.planned_on)}: {one.title}") for one in taking_questions(request.today)]
    wanted = {"planned": request.GET.get("cuoc", "")[:24]}
    form = TakeInForm(request.POST or None, plans=plans, villages=villages_on(request.today), initial=wanted)

    def act() -> str:
        data = form.cleaned_data
        question, _key = actions.take_in(**data, key=key_sent(request), by=actor_for(request.posts), at=request.now)
        return question.desk_path()

    verdict = Verdict.yes() if plans else Verdict.no("Chưa có cuộc nào đã thông báo và còn nhận câu hỏi.")
    page = FormPage(
        "Ghi giúp một câu hỏi",
        "Ghi, in giấy hẹn",
        reverse("asked:list"),
        intro="Cho người đến hỏi, gọi điện, gửi giấy. Ghi xong máy hiện giấy hẹn có mã và khóa, một lần: đưa cho người hỏi, hoặc "
        "đọc qua điện thoại.",
    )
    back = reverse("asked:list")
    return _slip_after(request, form, page, act, back=back, verdict=verdict)


@permission("dialogue.take_in")
@never_cache
@sensitive_variables("key", "form")
def slip(request: PageRequest, code: str) -> HttpResponse:
    """The slip of a question from the floor."""
    question = get_object_or_404(AskedQuestion, pk=code)
    form = SlipForm(request.POST or None)

    def act() -> str:
        actions.give_slip(code, key=key_sent(request), by=actor_for(request.posts), at=request.now)
        return question.desk_path()

    verdict = void_verdict(question) & rules.can_give_slip(given=bool(with_key([code])))
    back = way_back(request, question) if may(request, "dialogue.correct") else question.desk_path()
    page = FormPage(
        f"Giấy hẹn {code}",
        "In giấy hẹn",
        back,
        intro="Giấy hẹn có mã và khóa, hiện một lần. Đưa cho người đã hỏi: có khóa mới xem được trả lời và nói việc đã hứa có "
        "làm thật hay không.",
    )
    return _slip_after(request, form, page, act, back=back, verdict=verdict)


def _slip_after(
    request: PageRequest, form: forms.Form, page: FormPage, act: Callable[[], str], *, back: str, verdict: Verdict
) -> HttpResponse:
    """The form; sent, the slip. Sent twice it is one question, one key, and the slip is the same."""
    path = led_to(request.POST.get("once", "")) if request.method == "POST" else ""
    if not path and (request.method != "POST" or not form.is_valid()):
        return submit(request, form, page, act, verdict=verdict)
    try:
        path = path or once(request.POST.get("once", ""), request.now, act)[0]
    except Refused as refused:
        for reason in refused.verdict.reasons:
            form.add_error(None, str(reason))
        return submit(request, form, page, act, verdict=verdict)
    code = path.rstrip("/").rpartition("/")[2]
    key = key_again(request, code)
    if not key:
        return given(request, code, on=back, label="Về bàn làm việc")
    return _slip(request, get_object_or_404(AskedQuestion, pk=code), key, back)


def _slip(request: PageRequest, question: AskedQuestion, key: str, back: str) -> HttpResponse:
    follow = f"{request.build_absolute_uri(reverse('talk:follow'))}?ma={question.code}"
    context: dict[str, Any] = {
        "question": question,
        "planned": PlannedDialogue.objects.filter(pk=question.planned).first(),
        "key": f"{key[:SHOWN_AS]}-{key[SHOWN_AS:]}",
        "follow_shown": request.build_absolute_uri(reverse("talk:follow")).partition("://")[2],
        "qr": qr_path(follow),
        "back": back,
        "at": request.now,
    }
    return render(request, "dialogue/asked/slip.html", context)
