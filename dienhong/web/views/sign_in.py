"""Signing in and out. In demo mode a demo account is entered by one click."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import auth
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from dienhong.accounts import provider
from dienhong.accounts.models import Account, Post
from dienhong.page import limiter
from dienhong.page.busy import RETRY_AFTER
from dienhong.page.clock import real_now
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.web.entering import let_in, proved
from dienhong.web.hash_turns import Crowded, hash_turn
from dienhong.web.local import local_path

ACCOUNTS_SHOWN = 20
CROWDED = gettext_lazy(
    "Nhiều người đang đăng nhập cùng lúc nên chưa đến lượt. Tên còn ở dưới; hãy nhập lại mật khẩu rồi gửi."
)


class SignInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Chưa điền tên đăng nhập.")},
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Chưa điền mật khẩu.")},
    )


@public_view
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: PageRequest) -> HttpResponse:
    """The form, and what it sends. A wrong pair says neither which half was wrong nor whether the name exists."""
    onward = local_path(request.POST.get("next") or request.GET.get("next") or "", reverse("web:desk"))
    if request.method != "POST":
        if request.user.is_authenticated:
            return HttpResponseRedirect(onward)
        return _show(request, SignInForm(), onward)
    if settings.DEMO_MODE and request.POST.get("account"):
        return _enter_demo(request, onward)
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _show(request, form, onward, status=422)
    # The limiter counts in real time: the demo commune's day stands still, its hours do not.
    at = real_now()
    address, name = limiter.address_of(request), form.cleaned_data["username"]
    pair = limiter.key_of(address, name)
    turn = limiter.take_turn(
        [pair, limiter.key_of("sign-in from", address), limiter.key_of("sign-in to", name)],
        at,
        allowed=[limiter.ALLOWED, limiter.OF_ADDRESS, limiter.OF_ACCOUNT],
    )
    if turn.until is not None:
        clock = timezone.localtime(turn.until)
        told = _("Đã sai quá nhiều lần trong một giờ. Hãy thử lại từ %(hour)02d giờ %(minute)02d.")
        form.add_error(None, told % {"hour": clock.hour, "minute": clock.minute})
        return _show(request, form, onward, status=429)
    try:
        with hash_turn():
            account = auth.authenticate(request, **form.cleaned_data)
    except Crowded:
        turn.give_back()
        form.add_error(None, CROWDED)
        reply = _show(request, form, onward, status=503)
        reply.headers["Retry-After"] = RETRY_AFTER
        return reply
    if account is None:
        form.add_error(None, _("Tên đăng nhập hoặc mật khẩu chưa đúng. Chưa có gì thay đổi; hãy thử lại."))
        return _show(request, form, onward, status=422)
    limiter.forget(pair, turn)
    return proved(request, account, onward, at=at)


@public_view
@require_POST
def sign_out(request: PageRequest) -> HttpResponse:
    """End the session."""
    auth.logout(request)
    return HttpResponseRedirect(reverse("web:home"))


def _enter_demo(request: PageRequest, onward: str) -> HttpResponse:
    name = request.POST["account"]
    known = Account.objects.filter(is_demo=True, is_active=True)
    account = None if "\0" in name else known.filter(username=name).first()  # a server refuses the zero character
    if account is None:
        return _show(request, SignInForm(), onward, status=422)
    return let_in(request, account, onward, at=real_now())


def _show(request: PageRequest, form: forms.Form, onward: str, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "next": onward,
        "accounts": _demo_accounts(request) if settings.DEMO_MODE else [],
    }
    context["citizen_url"] = reverse("web:citizen")
    if provider.offered():
        context["identity"] = {
            "name": settings.OIDC_NAME,
            "url": f"{reverse('web:identity')}?{urlencode({'next': onward})}",
        }
    return render(request, "page/signin.html", context, status=status)


def _demo_accounts(request: PageRequest) -> list[dict[str, Any]]:
    posts = Post.objects.held_on(request.today).filter(account__is_demo=True, account__is_active=True)
    rows: dict[str, dict[str, Any]] = {}
    for post in posts.select_related("account").order_by("account_id", "id"):
        account = post.account
        rows.setdefault(account.username, {"label": account.name, "post": post.title, "value": account.username})
    return list(rows.values())[:ACCOUNTS_SHOWN]
