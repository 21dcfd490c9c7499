"""`/vao/SECRET`: a one-time link asks for a password, sets it and signs in. Every link that cannot be used gets one answer."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dienhong.accounts import links
from dienhong.accounts.models import Account
from dienhong.page.clock import real_now
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.web.account_forms import PasswordForm
from dienhong.web.entering import proved
from dienhong.web.hash_turns import Crowded, hash_turn

CROWDED = (
    "Nhiều người đang đăng nhập cùng lúc nên chưa đến lượt. Đường dẫn vẫn dùng được; hãy nhập lại mật khẩu rồi gửi."
)


@public_view
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: PageRequest, secret: str) -> HttpResponse:
    """The form while the link is good; using it ends it."""
    at = real_now()  # a link ages by the clock on the wall, also where the demo's day stands still
    account = links.holder(secret, at=at)
    if account is None:
        return _unusable(request)
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, form, account)
    try:
        with hash_turn():
            entered = links.enter(secret, form.cleaned_data["password"], at=at)
    except Crowded:
        form.add_error(None, CROWDED)
        return _show(request, form, account, status=503)
    except ValidationError as weak:
        form.add_error("password", weak)
        return _show(request, form, account)
    if entered is None:
        return _unusable(request)
    return proved(request, entered, reverse("web:desk"), at=at)


def _show(request: PageRequest, form: forms.Form, account: Account, status: int = 0) -> HttpResponse:
    context = {"form": form, "name": account.name, "username": account.username}
    return render(request, "web/public/enter.html", context, status=status or (422 if form.is_bound else 200))


def _unusable(request: PageRequest) -> HttpResponse:
    context = {
        "status": 404,
        "title": _("Đường dẫn này không dùng được"),
        "what": _(
            "Đường dẫn đăng nhập một lần chỉ dùng được một lần, trong 48 giờ. Đường dẫn này đã dùng, đã hết hạn, đã "
            "được thay bằng đường dẫn mới, hoặc chép thiếu."
        ),
        "todo": _(
            "Nếu đã đặt mật khẩu, hãy đăng nhập bằng mật khẩu ấy. Nếu chưa, hãy xin người quản trị đường dẫn mới."
        ),
        "links": [{"label": _("Đăng nhập"), "url": reverse("web:sign_in")}],
    }
    return render(request, "page/error.html", context, status=404)
