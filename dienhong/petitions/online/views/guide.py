"""`/don-thu/gui/`: from what happened to a sent letter, in a few small pages without script, session or cookie.

Each page is the answer to a POST and carries what was typed before; "back" of the browser and our own button both bring it.
The views are exempt from the token against forged requests: no cookie and no session speaks for anybody here, so there is
nothing that a forged request could borrow; only a page that we signed leads to the next.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from dienhong.commune.queries import villages_on
from dienhong.law.citations import cite_vi
from dienhong.law.verdict import Refused
from dienhong.page.busy import RETRY_AFTER, Busy
from dienhong.page.citizen import subject_of
from dienhong.page.clock import real_now
from dienhong.page.limiter import ACTS, address_of, key_of, take_turn
from dienhong.page.once import carried_out, once
from dienhong.page.permissions import public_view
from dienhong.page.receipt import KEY_SHOWN_FOR
from dienhong.page.request import PageRequest
from dienhong.petitions.online import actions
from dienhong.petitions.online.ahead import promises, wants_signature
from dienhong.petitions.online.asked import boxes, may_be_unnamed
from dienhong.petitions.online.content import elements, further
from dienhong.petitions.online.denouncing import TITLE, above
from dienhong.petitions.online.forms import AboutForm, MoreForm, PartsForm, SendForm, SplitForm, WhatForm
from dienhong.petitions.online.guide import ABOUT, KIND, MORE, PAGES, SEND, WHAT, Typed, part_name
from dienhong.petitions.online.state import Sending, pack, unpack
from dienhong.petitions.online.views.receipt import given, receipt
from dienhong.petitions.papers.axes import PLEAS, Content
from dienhong.petitions.sittings.queries import announced
from dienhong.petitions.states import Host, SessionKind

SITTINGS_SHOWN = 3
SENT_TO = "/don-thu/theo-doi/?don="


@csrf_exempt
@public_view
def guide(request: PageRequest) -> HttpResponse:
    """The first page, or the one behind the page that was sent."""
    if request.method != "POST":
        return _show(request, WHAT, Typed({}, request.today))
    if sent_before := _sent_before(request):
        return sent_before
    before = unpack(request.POST.get("da-ghi", ""))
    if before is None and request.POST.get("da-ghi"):
        return _show(
            request, WHAT, Typed({}, request.today), problem=_("Trang này mở đã lâu; hãy bắt đầu lại."), status=422
        )
    page = request.POST.get("trang", WHAT)
    typed = Typed(before or {}, request.today)
    form = _form(request, page if page in PAGES else WHAT, typed, data=request.POST)
    if "ve" in request.POST:
        typed = Typed({**typed.said, **_as_typed(request, form)}, request.today)
        return _show(request, typed.before(page), typed)
    if not form.is_valid():
        return _show(request, page, typed, form=form, status=422)
    if page == SEND:
        return _send(request, typed, form)
    typed = Typed({**typed.said, **_plain(form.cleaned_data)}, request.today)
    return _show(request, typed.after(page), typed)


def _send(request: PageRequest, typed: Typed, form: forms.Form) -> HttpResponse:
    """Enter the letters once, and give the receipt. Sent again after a lost connection, it gives the same receipt again."""
    sending = Sending.unpack(request.POST.get("gui-mot-lan", ""))
    if sending is None or not typed.kinds:
        return _show(request, WHAT, typed, problem=_("Trang này mở đã lâu; hãy xem lại rồi gửi."), status=422)
    for page in typed.pages()[:-1]:  # "back" kept what stood in the boxes, right or wrong
        before = _form(request, page, typed, data=typed.said)
        if not before.is_valid():
            return _show(request, page, typed, form=before, status=422)
    at = real_now()
    turn = take_turn([key_of("letters", address_of(request))], at, allowed=ACTS)
    if turn.until is not None:
        form.add_error(
            None, _("Quá nhiều đơn gửi từ mạng này trong một giờ. Những gì đã ghi vẫn còn; hãy gửi lại sau ít phút.")
        )
        return _show(request, SEND, typed, form=form, status=429, sending=sending)
    data = form.cleaned_data

    def act() -> str:
        codes = actions.send(
            typed.letters(data),
            key=sending.key,
            at=request.now,
            email=data.get("email", "") if data.get("agree_mail") else "",
            phone=data.get("phone", "") if data.get("agree_mail") else "",
            subject_digest=subject_of(request),
            photos=data.get("photos") or [],
            site=request.build_absolute_uri("/"),
        )
        return SENT_TO + ",".join(codes)

    try:
        url, _again = once(sending.once, request.now, act)
    except Refused as refused:
        for reason in refused.verdict.reasons:
            form.add_error(None, str(reason))
        status = 503 if isinstance(refused, Busy) else 409
        reply = _show(request, SEND, typed, form=form, status=status, sending=sending)
        if status == 503:
            reply.headers["Retry-After"] = RETRY_AFTER
        return reply
    return receipt(request, url.removeprefix(SENT_TO).split(","), sending.key)


def _sent_before(request: PageRequest) -> HttpResponse | None:
    """The receipt of a page that was carried out already: the answer was lost on the way, or somebody pressed twice."""
    sending = Sending.unpack(request.POST.get("gui-mot-lan", ""))
    row = carried_out(sending.once) if sending else None
    if sending is None or row is None or not row.url:
        return None
    codes = row.url.removeprefix(SENT_TO).split(",")
    if request.now - row.used_at > KEY_SHOWN_FOR:
        return given(request, codes, row.used_at)
    return receipt(request, codes, sending.key, again=True)


def _show(
    request: PageRequest,
    page: str,
    typed: Typed,
    *,
    form: forms.Form | None = None,
    problem: str = "",
    status: int = 200,
    sending: Sending | None = None,
) -> HttpResponse:
    road = typed.pages() if typed.said.get("about") else PAGES
    if page not in road:
        page = WHAT
    sending = sending or Sending.unpack(request.POST.get("gui-mot-lan", "")) or Sending.fresh()
    context = {
        "form": form or _form(request, page, typed, data=None),
        "page": page,
        "first": page == WHAT,
        "number": road.index(page) + 1,
        "of": len(road),
        "typed": pack(dict(typed.said)),
        "sending": sending.pack() if page == SEND else "",
        "problem": problem,
        "here": reverse("online:guide"),
        "by_identity": page == SEND and not typed.denounces and bool(subject_of(request)),
        **_said(request, page, typed),
    }
    # A step may be kept by the browser: "back" must show what was typed. It holds no key; the receipt, which does, is not kept.
    return render(request, f"petitions/online/{TEMPLATES[page]}.html", context, status=status)


TEMPLATES = {WHAT: "what", ABOUT: "about", MORE: "more", KIND: "kind", SEND: "send"}


def _said(request: PageRequest, page: str, typed: Typed) -> dict[str, Any]:
    """What a page says beside its form."""
    if page not in (KIND, SEND):
        return {}
    found: dict[str, Any] = {
        "kinds": [_kind(kind, typed) for kind in typed.kinds],
        "denounces": typed.denounces,
        "sent_apart": typed.sent_apart,
        "told": typed.said,
        "today": request.today,
    }
    if typed.denounces or typed.sent_apart:
        until = request.today + timedelta(days=60)
        found["above"] = above(typed.said.get("accused"))
        sittings = announced(request.today, until)
        if found["above"]:  # nobody is sent to whom the own words accuse
            sittings = sittings.exclude(host=Host.COMMITTEE, kind__in=(SessionKind.PERIODIC, SessionKind.AD_HOC))
        found["sittings"] = list(sittings[:SITTINGS_SHOWN])
    if page == SEND:
        asked = boxes(tuple(typed.sendable), request.today)
        found["letters"] = typed.letters({})
        found["asked"] = said_of(asked)
        found["signature"] = [
            cite_vi(cite) for kind in typed.sendable if (cite := wants_signature(kind, request.today))
        ][:1]
        found["complains"] = Content.COMPLAINT in typed.sendable
        found["pleads"] = all(kind in PLEAS for kind in typed.sendable)
    return found


def said_of(asked: Mapping[str, Any]) -> list[dict[str, str]]:
    """Why each thing is asked for: the law's words and article, each once."""
    rows: dict[str, dict[str, str]] = {}
    for item in asked.values():
        rows.setdefault(item.key, {"vi": item.vi, "cite": cite_vi(item.cite), "doubt": item.certainty.told_vi})
    return list(rows.values())


def _kind(kind: Content, typed: Typed) -> dict[str, Any]:
    return {
        "kind": kind,
        "label": str(TITLE if kind == Content.DENUNCIATION else _(Content(kind).label)).lower(),
        "why": [
            {
                "vi": item.vi,
                "cite": cite_vi(item.cite),
                "doubt": item.certainty.told_vi,
            }
            for item in elements(kind, typed.on)
            if item.key in typed.facts
        ],
        "promises": promises(kind, typed.on),
        "denounces": kind == Content.DENUNCIATION,
    }


def _form(request: PageRequest, page: str, typed: Typed, *, data: Any) -> forms.Form:
    """The form of a page; `data`: what was typed on it, now or before."""
    initial = dict(typed.said)
    if page == WHAT:
        return WhatForm(data, villages=[unit.name for unit in villages_on(request.today)], initial=initial)
    if page == ABOUT:
        return AboutForm(data, initial=initial)
    if page == MORE:
        return MoreForm(data, questions=further(typed.said.get("about", ())), initial=initial)
    if page == KIND:
        return _split_form(data, typed, initial)
    files = request.FILES if data is not None else None
    return SendForm(
        data,
        {"photos": files.getlist("photos")} if files is not None else None,
        boxes=boxes(tuple(typed.sendable), request.today),
        unnamed=bool(typed.kinds) and all(may_be_unnamed(kind) for kind in typed.sendable),
        mail=not typed.denounces,
        initial=initial,
    )


def _split_form(data: Any, typed: Typed, initial: dict[str, Any]) -> forms.Form:
    """Nothing to ask where the letter is one thing."""
    if len(typed.kinds) < 2:
        return forms.Form(data)
    parts = {part_name(kind): _("Phần thuộc đơn %(kind)s") % {"kind": _(kind.label).lower()} for kind in typed.sendable}
    whole = str(typed.said.get("what", ""))
    if typed.sent_apart:  # nothing to choose, and nothing filled in beforehand: the whole story would denounce by name
        return PartsForm(data, parts=parts, whole=whole, initial=initial)
    for name in parts:
        initial.setdefault(name, whole)
    return SplitForm(data, parts=parts, initial=initial)


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, list | tuple) else value for name, value in data.items()}


def _as_typed(request: PageRequest, form: forms.Form) -> dict[str, Any]:
    """The boxes of a page as they stand, right or wrong: going back loses nothing. Who sends it is never carried along."""
    if isinstance(form, SendForm):
        return {}
    return {
        name: request.POST.getlist(name) if name in ("about", "accused") else request.POST.get(name, "")
        for name in form.fields
        if name in request.POST
    }
