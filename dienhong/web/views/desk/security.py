"""Bảo mật: an officer's own second factor, recovery codes, linked identity, and where the account is signed in."""

from collections.abc import Callable, Sequence
from io import BytesIO

from django.conf import settings
from django.contrib import auth, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.accounts import identities, provider, second_factor, sessions
from dienhong.accounts.actors import actor_for
from dienhong.law.verdict import Refused, Verdict
from dienhong.page import limiter
from dienhong.page.acts import Act
from dienhong.page.clock import real_now
from dienhong.page.permissions import FACTOR_DUE, permission, without_factor
from dienhong.page.request import PageRequest
from dienhong.web.account_forms import CodeForm, PhoneCodeForm

DEMO = "Tài khoản mẫu vào bằng một lần bấm, không dùng xác thực hai lớp."
TOO_OFTEN = "Đã sai quá nhiều lần trong một giờ; hãy đợi rồi thử lại. Chưa đổi gì."


@permission("desk.read")
@without_factor
@require_safe
def show(request: PageRequest) -> HttpResponse:
    """What protects the account, and its sessions."""
    return _page(request)


@permission("desk.read")
@without_factor
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: PageRequest) -> HttpResponse:
    """The QR code and the code that proves it is on the phone; then recovery codes, this once."""
    account = request.user
    secret = second_factor.offered_secret(account)
    if not secret:
        return HttpResponseRedirect(reverse("web:security"))
    form = PhoneCodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            codes = _counted(
                request,
                lambda: second_factor.confirm(
                    account, form.cleaned_data["code"], by=actor_for(request.posts), at=real_now()
                ),
            )
        except Refused as refused:
            _tell(form, refused)
        else:
            request.session.pop(FACTOR_DUE, None)
            return _page(request, codes=codes)
    key = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    context = {"form": form, "key": key, "username": account.username, "crumbs": _crumbs()}
    return render(request, "web/desk/enrol.html", context, status=422 if form.is_bound else 200)


@permission("desk.read")
@without_factor
@never_cache
@require_safe
def qr(request: PageRequest) -> HttpResponse:
    """The picture of the secret that waits to be proved; afterwards there is none."""
    import segno

    secret = second_factor.offered_secret(request.user)
    if not secret:
        raise Http404("nothing is being set up")
    picture = segno.make(second_factor.enrolment_uri(request.user, secret), error="m", micro=False)
    drawn = BytesIO()
    picture.save(drawn, kind="svg", scale=5, border=4, dark="#000", light="#fff", xmldecl=False)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@permission("desk.read")
@without_factor
@sensitive_post_parameters("code")
@require_POST
def offer(request: PageRequest) -> HttpResponse:
    """Begin to set the second factor up, or to move it to another phone."""
    code = request.POST.get("code", "")
    try:
        _counted(request, lambda: second_factor.offer(request.user, code=code, at=real_now()))
    except Refused as refused:
        return _page(request, refused=refused.verdict)
    return HttpResponseRedirect(reverse("web:security_enrol"))


@permission("desk.read")
@sensitive_post_parameters("code")
@require_POST
def renew(request: PageRequest) -> HttpResponse:
    """Fresh recovery codes, shown in this answer and nowhere else."""
    code, by = request.POST.get("code", ""), actor_for(request.posts)
    try:
        codes = _counted(request, lambda: second_factor.renew_codes(request.user, code, by=by, at=real_now()))
    except Refused as refused:
        return _page(request, refused=refused.verdict)
    return _page(request, codes=codes)


@permission("desk.read")
@without_factor
@require_POST
def end_session(request: PageRequest, number: int) -> HttpResponse:
    """End one session of one's own."""
    if not sessions.end(request.user, number):
        raise Http404("not a session of this account")
    messages.success(request, "Đã kết thúc phiên ấy.")
    return HttpResponseRedirect(reverse("web:security"))


@permission("desk.read")
@without_factor
@require_POST
def end_everywhere(request: PageRequest) -> HttpResponse:
    """End every session of one's own, this one too."""
    sessions.end_all(request.user, by=actor_for(request.posts), at=real_now())
    auth.logout(request)
    return HttpResponseRedirect(reverse("web:sign_in"))


@permission("desk.read")
@require_POST
def unlink(request: PageRequest) -> HttpResponse:
    """No identity signs in to the account any more."""
    try:
        identities.unlink_all(request.user, by=actor_for(request.posts), at=real_now())
    except Refused as refused:
        return _page(request, refused=refused.verdict)
    messages.success(request, "Đã gỡ tài khoản định danh; từ nay chỉ còn đăng nhập bằng mật khẩu.")
    return HttpResponseRedirect(reverse("web:security"))


def _counted(request: PageRequest, act: Callable[[], list[str] | None]) -> list[str]:
    """An act that may fail for a wrong code: ten wrong ones an hour, together with those of sign-in."""
    turn = limiter.take_turn([limiter.key_of("second factor", str(request.user.pk))], real_now())
    if turn.until is not None:
        raise Refused(Verdict.no(TOO_OFTEN))
    done = act() or []
    turn.give_back()
    return done


def _tell(form: CodeForm, refused: Refused) -> None:
    for reason in refused.verdict.reasons:
        form.add_error("code", str(reason))


def _page(request: PageRequest, *, codes: Sequence[str] = (), refused: Verdict | None = None) -> HttpResponse:
    account, at = request.user, real_now()
    factor = second_factor.factor_of(account)
    is_on = factor is not None and factor.is_on
    demo = Verdict.no(DEMO) if account.is_demo else Verdict.yes()
    context = {
        "is_on": is_on,
        "since": factor.confirmed_at if factor else None,
        "due": factor.due_at if factor and not is_on else None,
        "asked": second_factor.is_asked_of(request.posts),
        "left": second_factor.codes_left(account),
        "codes": codes,
        "refused": [str(reason) for reason in refused.reasons] if refused is not None else [],
        "offer": Act.under(demo, "Bật xác thực hai lớp", reverse("web:security_offer"), method="post", primary=True),
        "form": CodeForm(auto_id="ma_%s"),
        "sessions": sessions.open_of(account, at=at),
        "here": request.session.session_key,
        "identity": _identity(request),
        "crumbs": [],
    }
    reply = render(request, "web/desk/security.html", context, status=409 if refused is not None else 200)
    reply.headers["Cache-Control"] = "private, no-store"
    return reply


def _identity(request: PageRequest) -> dict[str, object] | None:
    linked = request.user.identities.first()
    if not provider.offered() and linked is None:
        return None
    url = f"{reverse('web:identity')}?{urlencode({'viec': 'gan'})}" if provider.offered() else ""
    return {"name": settings.OIDC_NAME, "since": linked.linked_at if linked else None, "url": url}


def _crumbs() -> list[dict[str, str]]:
    return [{"label": "Bảo mật", "url": reverse("web:security")}]
