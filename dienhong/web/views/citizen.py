"""`/dang-nhap/nguoi-dan/`: a citizen without account, by a link to the address the letters carry, or by a provider."""

from django import forms
from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dienhong.accounts import provider
from dienhong.page import limiter
from dienhong.page.citizen import citizen_of, let_in, let_out
from dienhong.page.clock import real_now
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.web import citizen_links

LETTERS = "/don-thu/cua-toi/"


class AddressForm(forms.Form):
    """The address that letters carry."""

    email = forms.EmailField(
        label=gettext_lazy("Địa chỉ thư điện tử đã ghi khi gửi đơn"),
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Chưa ghi địa chỉ thư."),
            "invalid": gettext_lazy("Địa chỉ thư có dạng ten@nhacungcap.vn."),
        },
    )


@public_view
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: PageRequest) -> HttpResponse:
    """Ask for a link. The answer is one and the same whether letters carry the address or not."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, form, 422 if form.is_bound else 200)
    at, address = real_now(), form.cleaned_data["email"]
    turn = limiter.take_turn(
        [limiter.key_of("citizen link", limiter.address_of(request)), limiter.key_of("citizen link to", address)],
        at,
        allowed=[limiter.ACTS, limiter.ALLOWED],  # nobody's box gets more than ten letters
    )
    if turn.until is not None:
        clock = timezone.localtime(turn.until)
        told = _("Đã xin quá nhiều lần trong một giờ. Hãy thử lại từ %(hour)02d giờ %(minute)02d.")
        form.add_error(None, told % {"hour": clock.hour, "minute": clock.minute})
        return _show(request, form, 429)
    path = reverse("web:citizen_link", args=["x"]).removesuffix("x")
    site = f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)
    citizen_links.ask(address, site, at=at)
    return _show(request, form, 200, sent=True)


@public_view
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: PageRequest, secret: str) -> HttpResponse:
    """A button first: programs that look into mail open every link, and none of them may use it up."""
    at = real_now()
    if request.method != "POST":
        if not citizen_links.stands(secret, at=at):
            return _unusable(request)
        return render(request, "web/public/citizen_link.html")
    citizen = citizen_links.use(secret, at=at)
    if citizen is None:
        return _unusable(request)
    reply = HttpResponseRedirect(LETTERS)
    let_in(reply, citizen)
    return reply


@public_view
@require_POST
def leave(request: PageRequest) -> HttpResponse:
    """Forget the citizen, on a machine that is shared."""
    reply = HttpResponseRedirect(reverse("web:home"))
    let_out(reply)
    return reply


def _show(request: PageRequest, form: forms.Form, status: int, *, sent: bool = False) -> HttpResponse:
    asked = urlencode({"viec": "dan"})
    identity = {"name": settings.OIDC_NAME, "url": f"{reverse('web:identity')}?{asked}"} if provider.offered() else None
    context = {"form": form, "sent": sent, "identity": identity, "known": citizen_of(request) is not None}
    return render(request, "web/public/citizen.html", context, status=status)


def _unusable(request: PageRequest) -> HttpResponse:
    context = {
        "status": 404,
        "title": _("Đường dẫn này không dùng được"),
        "what": _(
            "Đường dẫn xem đơn chỉ dùng được một lần, trong 30 phút. Đường dẫn này đã dùng, đã hết hạn, hoặc chép thiếu."
        ),
        "todo": _("Hãy xin đường dẫn mới, hoặc theo dõi đơn bằng mã đơn và khóa trên giấy biên nhận."),
        "links": [{"label": _("Xin đường dẫn mới"), "url": reverse("web:citizen")}],
    }
    return render(request, "page/error.html", context, status=404)
