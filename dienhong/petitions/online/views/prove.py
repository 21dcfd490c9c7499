"""`/don-thu/xac-nhan-thu/…/`: is this mail address the sender's? Answered with the receipt's key, or by “not mine”."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dienhong.page.clock import real_now
from dienhong.page.limiter import ALLOWED, address_of, key_of, take_turn
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.petitions.online import proving
from dienhong.petitions.online.receipt_forms import KeyForm


@csrf_exempt  # no cookie and no session speaks for anybody here; the link itself and the key do
@public_view
@never_cache
@sensitive_post_parameters("key")
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: PageRequest, token: str) -> HttpResponse:
    """The page of the link; opening it changes nothing, a program that looks into mail opens links."""
    contacts = proving.asked_by(token, at=request.now)
    if not contacts:
        return _show(request, None, status=404)
    if request.method != "POST":
        return _show(request, KeyForm(), code=contacts[0].pk)
    if "khong-phai" in request.POST:
        proving.disown(contacts)
        return _show(request, None, done="disowned")
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _show(request, form, code=contacts[0].pk, status=422)
    turn = take_turn([key_of("receipt", address_of(request)), key_of("receipt code", contacts[0].pk)], real_now())
    if turn.until is not None:
        form.add_error(None, _("Đã thử sai %(times)d lần trong một giờ. Hãy thử lại sau một giờ.") % {"times": ALLOWED})
        return _show(request, form, code=contacts[0].pk, status=429)
    if not proving.prove(contacts, form.cleaned_data["key"], at=request.now):
        form.add_error("key", _("Khóa chưa đúng. Hãy xem lại giấy biên nhận của đơn này."))
        return _show(request, form, code=contacts[0].pk, status=422)
    turn.give_back()
    return _show(request, None, done="proved")


def _show(
    request: PageRequest, form: forms.Form | None, *, code: str = "", done: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "code": code, "done": done}
    reply = render(request, "petitions/online/prove.html", context, status=status)
    reply["X-Robots-Tag"] = "noindex"
    return reply
