"""A form sent to an act: once only, with the law's refusals and another officer's edit told in place.

A view builds its form and hands over what to do; here lie the three things no view may forget: the same form sent
twice is carried out once, a refusal keeps what was typed, an edit made on an old state overwrites nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from dienhong.law.citations import cite_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.acts import said
from dienhong.page.busy import RETRY_AFTER, Busy
from dienhong.page.conflict import conflict_context
from dienhong.page.once import led_to, new_token, once
from dienhong.page.request import PageRequest
from dienhong.records.acts import EditConflict


@dataclass(frozen=True)
class FormPage:
    """What a form page says around its form. `law` is the legal basis (mini-grammar of citations); `formset` the name of
    the form's attribute that holds its rows, if any."""

    title: str
    submit: str
    cancel_url: str
    law: str = ""
    intro: str = ""
    template: str = "page/form.html"
    formset: str = ""
    formset_title: str = ""
    formset_row_name: str = ""
    multipart: bool = False
    context: Mapping[str, Any] = field(default_factory=dict)


def submit(
    request: PageRequest,
    form: forms.BaseForm,
    page: FormPage,
    act: Callable[[], str],
    *,
    done: str = "Đã ghi vào sổ.",
    revision: int | None = None,
    verdict: Verdict | None = None,
) -> HttpResponse:
    """Show the form, or carry `act` out once and go to the URL it returns.

    `verdict` is asked before the form is shown: what could have been said before is not refused after. `revision` is
    the state the form is opened at; the act compares what `revision_of` reads back.
    """
    before = led_to(request.POST.get("once", "")) if request.method == "POST" else ""
    if before:  # before its fields are looked at: a browser that sends again may have emptied some
        return _told_again(request, before)
    resuming = bool(request.POST.get("resume") or request.POST.get("more"))
    if request.method != "POST" or resuming or (verdict is not None and not verdict):
        return _show(request, form, page, verdict=verdict, revision=revision)
    if not form.is_valid():
        return _show(request, form, page, verdict=verdict, revision=revision, status=422)
    try:
        url, repeated = once(request.POST.get("once", ""), request.now, act)
    except Refused as refused:
        for reason in refused.verdict.reasons:
            form.add_error(None, str(reason))
        status = 503 if isinstance(refused, Busy) else 409
        return _show(request, form, page, verdict=verdict, revision=revision, status=status)
    except EditConflict as conflict:
        context = {**page.context, **conflict_context(request, form, conflict)}
        return render(request, "page/conflict.html", context, status=409)
    if repeated:
        return _told_again(request, url)
    messages.success(request, done)
    return HttpResponseRedirect(url)


def _told_again(request: PageRequest, url: str) -> HttpResponse:
    messages.info(request, "Biểu mẫu này đã được ghi từ lần gửi trước; không ghi lần nữa.")
    return HttpResponseRedirect(url)


def revision_of(request: PageRequest) -> int:
    """The state the sent form was opened at; 0 (which conflicts with every entry) when the hidden field is gone."""
    text = request.POST.get("revision", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _show(
    request: PageRequest,
    form: forms.BaseForm,
    page: FormPage,
    *,
    verdict: Verdict | None,
    revision: int | None,
    status: int = 200,
) -> HttpResponse:
    blocked = verdict is not None and not verdict
    context = {
        **page.context,
        "title": page.title,
        "basis": cite_vi(page.law) if page.law else "",
        "intro": page.intro,
        "form": form,
        "formset": getattr(form, page.formset) if page.formset else None,
        "formset_title": page.formset_title,
        "formset_row_name": page.formset_row_name,
        "formset_more": "more" if page.formset else "",
        "multipart": page.multipart,
        "submit": page.submit,
        "cancel_url": page.cancel_url,
        "warnings": said(verdict.warnings) if verdict else (),
        "blocked": said(verdict.reasons) if blocked and verdict is not None else (),
        # A refused form may be sent again after a correction: it was not carried out, so its token is still good.
        "once": request.POST.get("once") or new_token(),
        "revision": request.POST.get("revision") or revision,
    }
    reply = render(request, page.template, context, status=409 if blocked and request.method == "POST" else status)
    if status == 503:
        reply.headers["Retry-After"] = RETRY_AFTER
    return reply
