"""What is done with a promise: enter, correct, put off, keep, give up, void, close."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.dialogue.promises import actions
from dienhong.dialogue.promises.forms import BreakForm, KeepForm, PromiseForm, RenegotiateForm, ShowForm
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.rules import CLOSED
from dienhong.documents.offered import offered_mark
from dienhong.documents.rules import may_come_in
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.closing import close_page
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.privacy.packages import Unreadable


@permission("dialogue.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter a promise; `?cuoc=DTH-…` has the dialogue chosen."""
    form = PromiseForm(request.POST or None, dialogue=request.GET.get("cuoc", "")[:24])

    def act() -> str:
        return actions.make_promise(form.to_data(), by=actor_for(request.posts), at=request.now).desk_path()

    return submit(request, form, FormPage("Ghi lời hứa", "Ghi vào sổ", reverse("promises:list")), act)


@permission("dialogue.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct a promise."""
    promise = get_object_or_404(Promise, pk=code)
    form = PromiseForm(request.POST or None, promise=promise)

    def act() -> str:
        return actions.correct_promise(
            code,
            form.to_data(),
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
            looked=form.cleaned_data["looked"],
        ).desk_path()

    page = FormPage(f"Sửa {code}", "Ghi bản sửa", promise.desk_path())
    return submit(request, form, page, act, done="Đã ghi bản sửa.", revision=promise.revision, verdict=_still(promise))


@permission("dialogue.correct")
def put_off(request: PageRequest, code: str) -> HttpResponse:
    """Agree on a later day."""
    promise = get_object_or_404(Promise, pk=code)
    form = RenegotiateForm(request.POST or None, initial={"decided_on": request.today})

    def act() -> str:
        return actions.renegotiate(
            code, **form.cleaned_data, revision=revision_of(request), by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = FormPage(
        f"Lùi hạn {code}",
        "Lùi hạn",
        promise.desk_path(),
        intro=f"{promise.words}. Hạn cũ vẫn giữ trong sổ; lùi khi đã quá hạn thì vẫn tính là trễ.",
    )
    return submit(request, form, page, act, done="Đã lùi hạn.", revision=promise.revision, verdict=_still(promise))


@permission("dialogue.correct")
def keep(request: PageRequest, code: str) -> HttpResponse:
    """Enter that it was done."""
    promise = get_object_or_404(Promise, pk=code)
    form = KeepForm(request.POST or None, request.FILES or None, initial={"kept_on": request.today})

    def act() -> str:
        data = form.cleaned_data
        file = data["file"]
        if file:
            _at_the_door(file)
        return actions.keep_promise(
            code,
            kept_on=data["kept_on"],
            evidence=data["evidence"],
            evidence_document=data["evidence_document"],
            file=(file.name, file.file) if file else None,
            looked=data["looked"],
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
        ).desk_path()

    page = FormPage(
        f"Ghi đã thực hiện {code}", "Ghi đã thực hiện", promise.desk_path(), intro=promise.words, multipart=True
    )
    return submit(
        request, form, page, act, done="Đã ghi thực hiện xong.", revision=promise.revision, verdict=_still(promise)
    )


@permission("dialogue.correct")
def give_up(request: PageRequest, code: str) -> HttpResponse:
    """Conclude that it cannot be kept."""
    promise = get_object_or_404(Promise, pk=code)
    form = BreakForm(request.POST or None, initial={"broken_on": request.today})

    def act() -> str:
        return actions.break_promise(
            code, **form.cleaned_data, revision=revision_of(request), by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = FormPage(
        f"{code}: không thực hiện được",
        "Ghi kết luận",
        promise.desk_path(),
        intro=f"{promise.words}. Lời hứa này sẽ tính là không thực hiện.",
    )
    return submit(request, form, page, act, done="Đã ghi kết luận.", revision=promise.revision, verdict=_still(promise))


@permission("dialogue.correct")
def show(request: PageRequest, code: str) -> HttpResponse:
    """Let everybody read it."""
    promise = get_object_or_404(Promise, pk=code)
    form = ShowForm(request.POST or None)

    def act() -> str:
        return actions.show_promise(
            code,
            looked=form.cleaned_data["looked"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    shown = Verdict.no("Lời hứa này đã đăng cho Nhân dân đọc.") if promise.shown_on else Verdict.yes()
    page = FormPage(
        f"Đăng {code} cho Nhân dân đọc",
        "Đăng",
        promise.desk_path(),
        intro=f"{promise.words} ({promise.owner}). Từ nay Nhân dân đọc được lời hứa, hạn, chứng cứ và kết quả.",
    )
    verdict = void_verdict(promise) & shown
    return submit(request, form, page, act, done="Đã đăng.", revision=promise.revision, verdict=verdict)


@permission("dialogue.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a promise entered by mistake."""
    return void_page(request, get_object_or_404(Promise, pk=code))


@permission("dialogue.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the ledger for past days."""
    return close_page(request, "LH", back_url=reverse("promises:list"))


def _still(promise: Promise) -> Verdict:
    return void_verdict(promise) & (Verdict.yes() if promise.is_open else Verdict.no(CLOSED))


def _at_the_door(file: Any) -> None:
    """Nothing marked secret comes in with the evidence either. Raises Refused."""
    try:
        mark = offered_mark(file.name, file.file)
    except Unreadable as wrong:
        raise Refused(Verdict.no(f"{wrong} Chưa ghi gì.")) from None
    if mark:
        raise Refused(may_come_in(mark))
