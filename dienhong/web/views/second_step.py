"""`/dang-nhap/ma/`: the code from the phone, after the password; ten wrong ones an hour for an account."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dienhong.accounts import second_factor
from dienhong.accounts.actors import posts_on
from dienhong.accounts.second_factor import NO_KEY, WRONG_CODE, Checked
from dienhong.page import limiter
from dienhong.page.clock import real_now
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.records.actor import Actor
from dienhong.web.account_forms import CodeForm
from dienhong.web.entering import half_way, let_in


@public_view
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: PageRequest) -> HttpResponse:
    """The form while somebody stands half way; a right code opens the desk."""
    at = real_now()
    found = half_way(request, at=at)
    if found is None:
        return HttpResponseRedirect(reverse("web:sign_in"))
    account, onward = found
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, form, 422 if form.is_bound else 200)
    turn = limiter.take_turn([limiter.key_of("second factor", str(account.pk))], at)
    if turn.until is not None:
        clock = timezone.localtime(turn.until)
        form.add_error(
            "code", f"Đã sai quá nhiều lần trong một giờ. Hãy thử lại từ {clock.hour:02d} giờ {clock.minute:02d}."
        )
        return _show(request, form, 429)
    held = posts_on(account, request.today)
    by = Actor(held[0].title, held[0].role, account.pk) if held else Actor("Chủ tài khoản", "", account.pk)
    said = second_factor.check(account, form.cleaned_data["code"], by=by, at=at)
    if said is not Checked.RIGHT:
        form.add_error("code", NO_KEY if said is Checked.UNREADABLE else WRONG_CODE)
        return _show(request, form, 503 if said is Checked.UNREADABLE else 422)
    turn.give_back()
    return let_in(request, account, onward, at=at)


def _show(request: PageRequest, form: forms.Form, status: int) -> HttpResponse:
    return render(request, "web/public/second_step.html", {"form": form}, status=status)
