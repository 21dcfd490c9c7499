"""A resident's words sent without an account: counted first, entered once, and when they must wait, kept in the form."""

from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from dienhong.law.verdict import Refused
from dienhong.page.busy import RETRY_AFTER, Busy
from dienhong.page.clock import real_now
from dienhong.page.limiter import ACTS, address_of, key_of, take_turn
from dienhong.page.once import led_to, once
from dienhong.page.request import PageRequest


@dataclass(frozen=True, slots=True)
class Sent:
    """The code of what was entered, or "" and the status of the page that says why not."""

    code: str = ""
    status: int = 200


def sent_once(request: PageRequest, form: Form, what: str, act: Callable[[], str]) -> Sent:
    """Carry `act` out once; what stands against it is told in the form. Nothing for a page that is only opened."""
    if request.method != "POST":
        return Sent()
    token = request.POST.get("once", "")
    if before := led_to(token):  # before its fields are looked at: a browser that sends again may have emptied some
        return Sent(before)
    if not form.is_valid():
        return Sent(status=422)
    turn = take_turn([key_of(what, address_of(request))], real_now(), allowed=ACTS)
    if turn.until is not None:
        form.add_error(None, _("Từ mạng này đã gửi quá nhiều trong một giờ; hãy chờ rồi gửi tiếp. Lời đã ghi vẫn còn."))
        return Sent(status=429)
    try:
        code, _again = once(token, request.now, act)
    except Refused as refused:
        turn.give_back()
        for reason in refused.verdict.reasons:
            form.add_error(None, reason.text)
        return Sent(status=503 if isinstance(refused, Busy) else 409)
    return Sent(code)


def told_to_wait(reply: HttpResponse) -> HttpResponse:
    """A busy answer says when to come again."""
    if reply.status_code == 503:
        reply.headers["Retry-After"] = RETRY_AFTER
    return reply
