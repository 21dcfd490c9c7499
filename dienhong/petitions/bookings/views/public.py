"""For anybody, without account: keep an hour, see it again by code and key, move it, give it up.

Nothing is said through a session: the page that answers a form is its receipt. Sent again (a lost connection, "back"), the
same form shows the same receipt, since its key follows from the sending.
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dienhong.law.citations import cite_vi
from dienhong.law.verdict import Refused
from dienhong.page import limiter
from dienhong.page.acts import said
from dienhong.page.busy import RETRY_AFTER, Busy
from dienhong.page.clock import real_now
from dienhong.page.once import led_to, new_token, once
from dienhong.page.permissions import public_view
from dienhong.page.receipt import given, key_again, key_sent
from dienhong.page.request import PageRequest
from dienhong.petitions.bookings import actions, rules
from dienhong.petitions.bookings.actions import RESIDENT
from dienhong.petitions.bookings.forms import BookForm, MoveForm, TicketForm
from dienhong.petitions.bookings.models import Booking
from dienhong.petitions.bookings.queries import bookable, free_hours, instant_of
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.states import SittingState
from dienhong.records import receipts

OFFERED = 12
METHODS = ["GET", "HEAD", "POST"]


@public_view
@never_cache
@sensitive_post_parameters("full_name", "address", "phone", "email", "about", "once")
@require_http_methods(METHODS)
def book(request: PageRequest, code: str) -> HttpResponse:
    """Keep an hour of an announced sitting."""
    sitting = get_object_or_404(Sitting.objects.standing(), pk=code, published_on__isnull=False)
    free = free_hours([sitting], request.now).get(code, [])
    if request.method != "POST":
        return _form(request, sitting, BookForm(None, free=free), bool(free))
    if before := led_to(request.POST.get("once", "")):
        return _receipt(request, before)
    form = BookForm(request.POST, free=free)
    if not form.is_valid():
        return _form(request, sitting, form, bool(free), status=422)
    turn = limiter.take_turn([limiter.key_of("booking", limiter.address_of(request))], real_now())
    if turn.until is not None:
        form.add_error(None, _wait(turn))
        return _form(request, sitting, form, bool(free), status=429)

    def act() -> str:
        told, key = form.to_data(), key_sent(request)
        booking, _key = actions.keep_hour(code, form.chosen(), told, by=RESIDENT, at=request.now, key=key)
        return str(booking.code)

    try:
        made, _repeated = once(request.POST.get("once", ""), request.now, act)
    except Refused as refused:
        turn.give_back()
        for reason in said(refused.verdict.reasons):
            form.add_error(None, f"{reason.text} ({reason.cite})" if reason.cite else reason.text)
        return _form(request, sitting, form, bool(free), status=503 if isinstance(refused, Busy) else 409)
    return _receipt(request, made)


@public_view
@never_cache
@sensitive_post_parameters("key")
@require_http_methods(METHODS)
def ticket(request: PageRequest) -> HttpResponse:
    """The booking behind a code and its key; an unknown code and a wrong key get one answer."""
    form = TicketForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form)
    code = receipts.code_of(form.cleaned_data["code"])
    address = limiter.address_of(request)
    turn = limiter.take_turn([limiter.key_of("ticket", address), limiter.key_of("ticket", code)], real_now())
    if turn.until is not None:
        form.add_error(None, _wait(turn))
        return _ask(request, form, status=429)
    opened = receipts.opens(code, form.cleaned_data["key"])
    booking = Booking.objects.standing().filter(pk=code).first() if opened else None
    if booking is None:
        form.add_error(None, _("Mã hoặc khóa chưa đúng. Hãy xem lại phiếu hẹn; mỗi giờ thử được mười lần."))
        return _ask(request, form, status=422)
    turn.give_back()
    return _do(request, booking, form.cleaned_data["key"])


def _do(request: PageRequest, booking: Booking, key: str) -> HttpResponse:
    wanted = request.POST.get("act", "")
    done, status = "", 200
    wrong: tuple[str, ...] = ()
    moving = MoveForm(request.POST if wanted == "move" else None, offered=_offered(request))
    try:
        if wanted == "give_up":
            actions.give_up(booking.code, by=RESIDENT, at=request.now)
            done = _("Đã bỏ đăng ký. Giờ này nay để người khác giữ; tên và địa chỉ đã xóa.")
        elif wanted == "move" and moving.is_valid():
            actions.move_hour(booking.code, *moving.chosen(), by=RESIDENT, at=request.now)
            done = _("Đã đổi giờ. Mã và khóa giữ nguyên.")
        elif wanted == "move":
            status = 422
    except Refused as refused:
        wrong, status = tuple(reason.text for reason in refused.verdict.reasons), 409
    booking.refresh_from_db()
    comes_at = instant_of(booking.comes_on, booking.hour)
    context = {
        **_told(booking),
        "key": key,
        "done": done,
        "wrong": wrong,
        "moving": moving if status == 422 else MoveForm(None, offered=_offered(request)),
        "may_change": bool(rules.may_change(booking.state, comes_at=comes_at, at=request.now)),
    }
    return render(request, "petitions/bookings/public/ticket.html", context, status=status)


def _receipt(request: PageRequest, code: str) -> HttpResponse:
    """The receipt of a booking just made, to whoever sent its form, also when it is sent again within the hour."""
    key = key_again(request, code)
    if not key:
        return given(request, code, on=reverse("booking:ticket"), label=_("Mở phiếu hẹn"))
    context = {**_told(get_object_or_404(Booking, pk=code)), "key": key}
    return render(request, "petitions/bookings/public/receipt.html", context)


def _told(booking: Booking) -> dict[str, Any]:
    sitting = Sitting.objects.get(pk=booking.sitting)
    return {
        "booking": booking,
        "sitting": sitting,
        "gone": sitting.state in (SittingState.POSTPONED, SittingState.CANCELLED),
        "bring": _bring(sitting),
    }


def _bring(sitting: Sitting) -> list[dict[str, str]]:
    return [{"words": one.vi, "cite": cite_vi(one.cite)} for one in rules.to_bring(sitting.planned_on)]


def _form(request: PageRequest, sitting: Sitting, form: BookForm, free: bool, status: int = 200) -> HttpResponse:
    context = {
        "sitting": sitting,
        "form": form,
        "free": free,
        "bring": _bring(sitting),
        "basis": cite_vi(rules.WHO),
        "once": request.POST.get("once") or new_token(),
    }
    reply = render(request, "petitions/bookings/public/book.html", context, status=status)
    if status == 503:
        reply.headers["Retry-After"] = RETRY_AFTER
    return reply


def _ask(request: PageRequest, form: TicketForm, status: int = 200) -> HttpResponse:
    status = 422 if form.is_bound and status == 200 else status
    return render(request, "petitions/bookings/public/ask.html", {"form": form}, status=status)


def _offered(request: PageRequest) -> list[tuple[Sitting, list[Any]]]:
    sittings = list(bookable(request.now)[:OFFERED])
    free = free_hours(sittings, request.now)
    return [(one, free[one.code]) for one in sittings if free[one.code]]


def _wait(turn: limiter.Turn) -> str:
    until = timezone.localtime(turn.until)
    words = _("Đã quá mười lần trong một giờ từ nơi này. Hãy thử lại từ %(hour)02d giờ %(minute)02d.")
    return words % {"hour": until.hour, "minute": until.minute}
