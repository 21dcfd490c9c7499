"""Signing in by a provider like VNeID: off to it, and what it brings back, for officers and for citizens.

What was asked for lies meanwhile in a signed cookie of ten minutes that goes to these two addresses only. The way back is
a GET by the protocol; without that cookie, or a second time, it changes nothing.
"""

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dienhong.accounts import identities, provider
from dienhong.accounts.actors import actor_for
from dienhong.accounts.backends import may_sign_in
from dienhong.accounts.provider import Asked, NotProved, ProviderDown
from dienhong.law.verdict import Refused
from dienhong.page.citizen import by_subject, let_in
from dienhong.page.clock import real_now
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.web.entering import proved
from dienhong.web.local import local_path

COOKIE, SALT = "dinh-danh", "dienhong.web.identity"
GOOD_FOR = 600
DESK, LINK, CITIZEN = "ban", "gan", "dan"
LETTERS = "/don-thu/cua-toi/"


@public_view
@never_cache
@require_safe
def start(request: PageRequest) -> HttpResponse:
    """Send the browser to the provider. `viec`: to the desk, to link the signed-in account, or as a citizen to own letters."""
    if not provider.offered():
        raise Http404("no provider is named")
    purpose = request.GET.get("viec", DESK)
    if purpose not in (DESK, LINK, CITIZEN) or (purpose == LINK and not request.user.is_authenticated):
        raise Http404("no such purpose")
    try:
        asked = provider.ask(_back_to(request))
    except ProviderDown:
        return _down(request)
    onward = local_path(request.GET.get("next", ""), LETTERS if purpose == CITIZEN else reverse("web:desk"))
    told = {"state": asked.state, "nonce": asked.nonce, "verifier": asked.verifier, "to": purpose, "onward": onward}
    told["who"] = str(request.user.pk) if purpose == LINK else ""
    reply = HttpResponseRedirect(asked.url)
    reply.set_cookie(
        COOKIE,
        signing.dumps(told, salt=SALT),
        max_age=GOOD_FOR,
        path=reverse("web:identity"),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return reply


@public_view
@never_cache
@require_safe
def back(request: PageRequest) -> HttpResponse:
    """What the provider sent back. Every proof that does not hold gets one answer; the cookie is used up by the first try."""
    try:
        told = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return _not_proved(request)
    if not provider.offered():
        raise Http404("no provider is named")
    asked = Asked("", told["state"], told["nonce"], told["verifier"])
    code, state = request.GET.get("code", ""), request.GET.get("state", "")
    try:
        subject = provider.subject_of(code=code, state=state, asked=asked, back_to=_back_to(request))
    except NotProved:
        reply = _not_proved(request)
    except ProviderDown:
        reply = _down(request)
    else:
        reply = _entered(request, told, subject)
    reply.delete_cookie(COOKIE, path=reverse("web:identity"), samesite="Lax")
    return reply


def _entered(request: PageRequest, told: dict[str, str], subject: str) -> HttpResponse:
    if told["to"] == CITIZEN:
        reply = HttpResponseRedirect(told["onward"])
        let_in(reply, by_subject(settings.OIDC_ISSUER, subject))
        return reply
    digest = identities.digest_of(settings.OIDC_ISSUER, subject)
    if told["to"] == LINK:
        return _linked(request, told["who"], digest)
    account = identities.holder(digest)
    if account is None or not may_sign_in(account):
        return _say(
            request,
            403,
            f"{settings.OIDC_NAME} này chưa gắn với tài khoản nào",
            "Đã xác nhận được danh tính, nhưng danh tính ấy chưa gắn với tài khoản cán bộ nào. Không có gì được lưu lại.",
            "Hãy đăng nhập bằng mật khẩu, vào “Bảo mật” và gắn một lần; từ lần sau vào thẳng được.",
        )
    return proved(request, account, told["onward"], at=real_now())


def _linked(request: PageRequest, who: str, digest: str) -> HttpResponse:
    if not request.user.is_authenticated or str(request.user.pk) != who:
        return _not_proved(request)
    try:
        identities.link(request.user, digest, by=actor_for(request.posts), at=real_now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã gắn {settings.OIDC_NAME}; từ nay đăng nhập được bằng {settings.OIDC_NAME}.")
    return HttpResponseRedirect(reverse("web:security"))


def _back_to(request: PageRequest) -> str:
    return request.build_absolute_uri(reverse("web:identity_back"))


def _not_proved(request: PageRequest) -> HttpResponse:
    return _say(
        request,
        400,
        _("Chưa xác nhận được qua %(name)s") % {"name": settings.OIDC_NAME},
        _(
            "Lần xác nhận này đã hết hạn, đã dùng, bị hủy, hoặc không khớp lúc bắt đầu. Chưa đăng nhập, không có gì được lưu lại."
        ),
        _("Hãy bắt đầu lại từ nút đăng nhập, trong cùng một trình duyệt."),
    )


def _down(request: PageRequest) -> HttpResponse:
    return _say(
        request,
        503,
        _("%(name)s đang không trả lời") % {"name": settings.OIDC_NAME},
        _("Máy chủ của xã hỏi %(name)s mà không được trả lời đúng. Chưa đăng nhập và không có gì được lưu lại.")
        % {"name": settings.OIDC_NAME},
        _("Hãy thử lại sau ít phút. Cán bộ đăng nhập được bằng mật khẩu; bà con theo dõi đơn bằng mã đơn và khóa."),
    )


def _say(request: PageRequest, status: int, title: str, what: str, todo: str) -> HttpResponse:
    links = [
        {"label": _("Đăng nhập"), "url": reverse("web:sign_in")},
        {"label": _("Về trang đầu"), "url": reverse("web:home")},
    ]
    context = {"status": status, "title": title, "what": what, "todo": todo, "links": links}
    return render(request, "page/error.html", context, status=status)
