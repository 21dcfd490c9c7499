"""`/nhan-tin/`: being told by mail of a village or a matter. An address says yes twice; one button leaves."""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dienhong.commune.queries import villages_on
from dienhong.notices.following import actions
from dienhong.notices.following.links import LEAVE, YES, row_of
from dienhong.notices.following.models import Topic
from dienhong.page.clock import real_now
from dienhong.page.limiter import ACTS, ALLOWED, address_of, key_of, take_turn
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest

EITHER = ["GET", "HEAD", "POST"]


class FollowForm(forms.Form):
    """An address, a village, a matter."""

    email = forms.EmailField(
        label=gettext_lazy("Địa chỉ thư điện tử"),
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Chưa ghi địa chỉ thư."),
            "invalid": gettext_lazy("Địa chỉ thư có dạng ten@nhacungcap.vn."),
        },
    )
    village = forms.ChoiceField(label=gettext_lazy("Thôn"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Chuyện gì"), choices=Topic.choices, required=False)


@public_view
@never_cache
@require_http_methods(EITHER)
def follow(request: PageRequest) -> HttpResponse:
    """Ask to be told. The answer is the same whether the address is known or not."""
    form = FollowForm(request.POST if request.method == "POST" else None)
    chosen = [("", _("Cả xã")), *villages_on(request.today).values_list("code", "name")]
    form.fields["village"].choices = chosen  # type: ignore[attr-defined]
    if not settings.SITE_URL or not form.is_valid():
        return _show(request, form, 422 if form.is_bound and settings.SITE_URL else 200)
    at, data = real_now(), form.cleaned_data
    keys = [key_of("follow", address_of(request)), key_of("follow", data["email"])]
    if take_turn(keys, at, allowed=[ACTS, ALLOWED]).until is not None:  # nobody's box gets more than ten letters
        form.add_error(None, _("Đã xin quá nhiều lần trong một giờ. Hãy chờ rồi thử lại."))
        return _show(request, form, 429)
    actions.ask(data["email"], village=data["village"], topic=data["topic"], at=at)
    return _show(request, form, 200, sent=True)


@public_view
@never_cache
@require_http_methods(EITHER)
def agree(request: PageRequest, secret: str) -> HttpResponse:
    """A button first: programs that look into mail open every link, and none of them may say yes."""
    pk = row_of(secret, YES)
    if pk is None:
        return _done(request, "broken", 404)
    if request.method != "POST":
        return _done(request, "ask_yes", 200)
    stands = actions.say_yes(pk, at=real_now())
    return _done(request, "yes" if stands else "broken", 200 if stands else 404)


@csrf_exempt  # mail programs press the one button themselves (RFC 8058); the secret in the address is what is asked for
@public_view
@never_cache
@require_http_methods(EITHER)
def leave(request: PageRequest, secret: str) -> HttpResponse:
    """One button, and the address is forgotten."""
    pk = row_of(secret, LEAVE)
    if pk is None:
        return _done(request, "broken", 404)
    if request.method != "POST":
        return _done(request, "ask_leave", 200)
    actions.leave(pk)
    return _done(request, "left", 200)


def _show(request: PageRequest, form: forms.Form, status: int, *, sent: bool = False) -> HttpResponse:
    context = {"form": form, "sent": sent, "offered": bool(settings.SITE_URL)}
    return render(request, "web/public/follow.html", context, status=status)


def _done(request: PageRequest, what: str, status: int) -> HttpResponse:
    return render(request, "web/public/follow_done.html", {"what": what}, status=status)
