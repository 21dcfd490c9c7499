"""What a resident sends from an item: a question, a request to correct; and what became of the request.

No session is opened and no name is asked. Sent twice is kept once; what was typed stays when something is wrong.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.asked.actions import ask_correction, ask_question
from dienhong.disclosure.asked.models import CorrectionRequest
from dienhong.disclosure.models import Item
from dienhong.disclosure.public_forms import CorrectionForm, QuestionForm, ReceiptForm
from dienhong.disclosure.views.public import open_item
from dienhong.law.limits import Due, NotInForce, due
from dienhong.law.verdict import Refused
from dienhong.page.busy import RETRY_AFTER, Busy
from dienhong.page.clock import real_now
from dienhong.page.limiter import ACTS, address_of, key_of, take_turn
from dienhong.page.once import led_to, new_token, once
from dienhong.page.permissions import public_view
from dienhong.page.receipt import given, key_again, key_sent
from dienhong.page.request import PageRequest
from dienhong.page.templatetags.page import instant_vi
from dienhong.records import receipts
from dienhong.records.actor import Actor

RESIDENT = Actor(post="Người dân (trang công khai)", role="resident")
ANSWER = "disclosure.correction"
FORM = "disclosure/public/form.html"
FORM_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Page:
    """What stands around a form."""

    item: Item
    title: str
    intro: str
    submit: str

    def context(self, request: PageRequest, form: forms.Form) -> dict[str, Any]:
        """For the template; a refused form keeps its token, for it was not carried out."""
        token = request.POST.get("once") or new_token()
        return {
            "item": self.item,
            "title": self.title,
            "intro": self.intro,
            "submit": self.submit,
            "form": form,
            "once": token,
        }


@public_view
@require_http_methods(FORM_METHODS)
def ask(request: PageRequest, code: str) -> HttpResponse:
    """Ask about an item. The question stands on the page once somebody has read it."""
    item = open_item(code)
    form = QuestionForm(request.POST or None)
    page = Page(
        item,
        _("Hỏi lại về mục này"),
        _("Không cần tài khoản, không hỏi tên. Cán bộ đọc rồi cho hiện câu hỏi; câu trả lời nằm ngay dưới mục này."),
        _("Gửi câu hỏi"),
    )

    def act() -> str:
        ask_question(item.code, words=form.cleaned_data["words"], by=RESIDENT, at=request.now)
        return reverse("disclosed:asked", args=[item.code])

    return _send(request, form, page, act, HttpResponseRedirect)


@public_view
@require_http_methods(["GET", "HEAD"])
def asked(request: PageRequest, code: str) -> HttpResponse:
    """That the question came in, and what happens now."""
    return render(request, "disclosure/public/asked.html", {"item": open_item(code)})


@public_view
@never_cache
@require_http_methods(FORM_METHODS)
def correct(request: PageRequest, code: str) -> HttpResponse:
    """Say what is wrong; the answer is read with the code and key of the receipt."""
    item = open_item(code)
    form = CorrectionForm(request.POST or None)
    page = Page(
        item,
        _("Đề nghị đính chính"),
        _("Xã phải kiểm tra và trả lời. Gửi xong, bà con nhận một mã và một khóa để xem câu trả lời."),
        _("Gửi đề nghị"),
    )

    def act() -> str:
        told = form.cleaned_data
        kept = ask_correction(item.code, wrong=told["wrong"], right=told["right"], by=RESIDENT, at=request.now)
        receipts.issue(kept.code, at=request.now, key=key_sent(request))
        return f"{reverse('disclosed:correction_find')}?ma={kept.code}"

    return _send(request, form, page, act, lambda url: _receipt(request, item, url))


@public_view
@never_cache
@require_http_methods(FORM_METHODS)
def find(request: PageRequest) -> HttpResponse:
    """What became of a request, for whoever holds the receipt. A wrong key and an unknown code get the same answer."""
    form = ReceiptForm(request.POST or None, initial={"code": request.GET.get("ma", "")[:24]})
    if request.method != "POST" or not form.is_valid():
        return render(request, "disclosure/public/find.html", {"form": form}, status=422 if form.is_bound else 200)
    code = receipts.code_of(form.cleaned_data["code"])
    turn = take_turn([key_of("DDC", address_of(request)), key_of("DDC", code)], real_now())
    if turn.until is not None:
        form.add_error(None, _("Đã thử quá nhiều lần. Hãy thử lại sau %(at)s.") % {"at": instant_vi(turn.until)})
        return render(request, "disclosure/public/find.html", {"form": form}, status=429)
    opened = receipts.opens(code, form.cleaned_data["key"])
    found = CorrectionRequest.objects.standing().filter(pk=code).first() if opened else None
    if found is None:
        form.add_error(None, _("Mã hoặc khóa không đúng. Hãy xem lại giấy biên nhận."))
        return render(request, "disclosure/public/find.html", {"form": form}, status=422)
    turn.give_back()
    item = Item.objects.filter(pk=found.item).first()
    context = {"asked": found, "item": item, "due": _answer_clock(found), "today": request.today}
    return render(request, "disclosure/public/correction.html", context)


def _send(
    request: PageRequest, form: forms.Form, page: Page, act: Callable[[], str], done: Callable[[str], HttpResponse]
) -> HttpResponse:
    """Show the form, or carry the act out once and answer with `done`."""
    before = led_to(request.POST.get("once", "")) if request.method == "POST" else ""
    if before:
        return done(before)
    if request.method != "POST":
        return render(request, FORM, page.context(request, form))
    if not form.is_valid():
        return render(request, FORM, page.context(request, form), status=422)
    turn = take_turn([key_of("CK", address_of(request))], real_now(), allowed=ACTS)
    if turn.until is not None:
        form.add_error(None, _("Từ máy này đã gửi nhiều lần. Hãy gửi lại sau %(at)s.") % {"at": instant_vi(turn.until)})
        return render(request, FORM, page.context(request, form), status=429)
    try:
        url, _again = once(request.POST.get("once", ""), request.now, act)
    except Refused as refused:
        for reason in refused.verdict.reasons:
            form.add_error(None, str(reason))
        busy = isinstance(refused, Busy)
        reply = render(request, FORM, page.context(request, form), status=503 if busy else 409)
        if busy:
            reply.headers["Retry-After"] = RETRY_AFTER
        return reply
    return done(url)


def _receipt(request: PageRequest, item: Item, url: str) -> HttpResponse:
    """Code and key, to be written down: they are shown now, for a lost answer within the hour, and never again."""
    code = url.rpartition("=")[2]
    key = key_again(request, code)
    if not key:
        return given(request, code, on=url, label=_("Trang xem câu trả lời"))
    found = CorrectionRequest.objects.get(pk=code)
    context = {"item": item, "code": code, "key": key, "due": _answer_clock(found), "today": request.today}
    return render(request, "disclosure/public/receipt.html", context)


def _answer_clock(asked: CorrectionRequest) -> Due | None:
    try:
        return due(ANSWER, asked.received_on, calendar=local_calendar())
    except NotInForce:
        return None
