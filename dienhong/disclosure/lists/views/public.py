"""The list under an item, for as long as it is told: read page by page, kept out of every index, with its objections.

There is no download of the whole, no search by name, no JSON; the answer asks machines not to keep it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.lists import queries
from dienhong.disclosure.lists.forgotten import forget
from dienhong.disclosure.lists.forms import ObjectionForm, ReceiptForm
from dienhong.disclosure.lists.models import Objection
from dienhong.disclosure.lists.objecting import object_to
from dienhong.disclosure.models import Item
from dienhong.disclosure.requirements import ANSWER
from dienhong.disclosure.states import State
from dienhong.law.limits import Due, NotInForce, due
from dienhong.law.people_lists import list_kind
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
PAGE = 20
View = Callable[..., HttpResponse]


def kept_nowhere(view: View) -> View:
    """No index, no archive, no cache keeps what the view answers."""

    @wraps(view)
    def answer(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reply = view(request, *args, **kwargs)
        forget(reply)
        return reply

    return answer


@public_view
@require_safe
@kept_nowhere
def listing(request: PageRequest, code: str) -> HttpResponse:
    """Twenty rows a page; by village if asked. Over or taken down: 410 and no row."""
    item = _item(code)
    sheet = queries.shown_list(item, request.today)
    if sheet is None:
        if queries.list_at(item, item.shown) is None and item.state != State.WITHDRAWN:
            raise Http404
        return render(request, "disclosure/lists/over.html", {"item": item}, status=410)
    kind = list_kind(sheet.kind, sheet.shown_from or request.today)
    names = queries.village_names(sheet.rows.values_list("village", flat=True).distinct().order_by())
    village = request.GET.get("thon", "")
    rows = sheet.rows.order_by("order")
    if village in names:
        rows = rows.filter(village=village)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    shown = [{"row": row, "name": row.shown_name(sheet.masked), "village": names.get(row.village, "")} for row in page]
    context = {
        "item": item,
        "sheet": sheet,
        "kind": kind,
        "columns": {field.id for field in kind.fields},
        "rows": shown,
        "page": page,
        "villages": sorted(names.items(), key=lambda one: one[1]),
        "village": village if village in names else "",
        "summed": queries.summed(sheet),
    }
    return render(request, "disclosure/lists/public.html", context)


@public_view
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def object_page(request: PageRequest, code: str) -> HttpResponse:
    """Say what is wrong with the list; the answer is read with the code and key of the receipt."""
    item = _item(code)
    sheet = queries.shown_list(item, request.today)
    if sheet is None:
        return render(request, "disclosure/lists/over.html", {"item": item}, status=410)
    line = request.GET.get("dong", "")
    start = {"line": line if line.isascii() and line.isdecimal() and len(line) < 6 else None}
    form = ObjectionForm(request.POST or None, initial=start)

    def act() -> str:
        kept = object_to(item.code, by=RESIDENT, at=request.now, **form.cleaned_data)
        receipts.issue(kept.code, at=request.now, key=key_sent(request))
        return f"{reverse('lists:follow')}?ma={kept.code}"

    return _send(request, item, form, act)


@public_view
@require_http_methods(["GET", "HEAD", "POST"])
@kept_nowhere
def follow(request: PageRequest) -> HttpResponse:
    """What became of an objection. A wrong key and an unknown code get the same answer."""
    form = ReceiptForm(request.POST or None, initial={"code": request.GET.get("ma", "")[:24]})
    if request.method != "POST" or not form.is_valid():
        return render(request, "disclosure/lists/follow.html", {"form": form}, status=422 if form.is_bound else 200)
    code = receipts.code_of(form.cleaned_data["code"])
    turn = take_turn([key_of("YK", address_of(request)), key_of("YK", code)], real_now())
    if turn.until is not None:
        form.add_error(None, _("Đã thử quá nhiều lần. Hãy thử lại sau %(at)s.") % {"at": instant_vi(turn.until)})
        return render(request, "disclosure/lists/follow.html", {"form": form}, status=429)
    opened = receipts.opens(code, form.cleaned_data["key"])
    found = Objection.objects.standing().filter(pk=code).first() if opened else None
    if found is None:
        form.add_error(None, _("Mã hoặc khóa không đúng. Hãy xem lại giấy hẹn."))
        return render(request, "disclosure/lists/follow.html", {"form": form}, status=422)
    turn.give_back()
    context = {"objection": found, "due": _clock(found), "today": request.today}
    return render(request, "disclosure/lists/followed.html", context)


def _item(code: str) -> Item:
    found: Item = get_object_or_404(Item.objects.standing(), pk=code, state__in=(State.PUBLISHED, State.WITHDRAWN))
    return found


def _send(request: PageRequest, item: Item, form: ObjectionForm, act: Callable[[], str]) -> HttpResponse:
    context = {"item": item, "form": form, "once": request.POST.get("once") or new_token()}
    template = "disclosure/lists/object.html"
    before = led_to(request.POST.get("once", "")) if request.method == "POST" else ""
    if before:
        return _receipt(request, item, before)
    if request.method != "POST":
        return render(request, template, context)
    if not form.is_valid():
        return render(request, template, context, status=422)
    turn = take_turn([key_of("YK+", address_of(request))], real_now(), allowed=ACTS)
    if turn.until is not None:
        form.add_error(None, _("Từ máy này đã gửi nhiều lần. Hãy gửi lại sau %(at)s.") % {"at": instant_vi(turn.until)})
        return render(request, template, context, status=429)
    try:
        url, _again = once(request.POST.get("once", ""), request.now, act)
    except Refused as refused:
        for reason in refused.verdict.reasons:
            form.add_error(None, str(reason))
        busy = isinstance(refused, Busy)
        reply = render(request, template, context, status=503 if busy else 409)
        if busy:
            reply.headers["Retry-After"] = RETRY_AFTER
        return reply
    return _receipt(request, item, url)


def _receipt(request: PageRequest, item: Item, url: str) -> HttpResponse:
    """Code and key, to be written down: shown now, for a lost answer within the hour, and never again."""
    code = url.rpartition("=")[2]
    key = key_again(request, code)
    if not key:
        return given(request, code, on=url, label=_("Xem ý kiến đã gửi"))
    found = Objection.objects.get(pk=code)
    context = {"item": item, "code": code, "key": key, "due": _clock(found), "today": request.today}
    return render(request, "disclosure/lists/receipt.html", context)


def _clock(objection: Objection) -> Due | None:
    try:
        return due(ANSWER, objection.received_on, calendar=local_calendar())
    except NotInForce:
        return None
