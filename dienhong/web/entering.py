"""From a proof (a password, a one-time link, an identity at a provider) to an open desk: the second factor stands between.

Between the two the session holds who proved what, for five minutes, and opens nothing.
"""

from datetime import datetime, timedelta

from django.contrib import auth, messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from dienhong.accounts import second_factor, sessions
from dienhong.accounts.actors import posts_on
from dienhong.accounts.backends import may_sign_in
from dienhong.accounts.models import Account
from dienhong.law.dates_vi import date_vi
from dienhong.page.permissions import FACTOR_DUE
from dienhong.page.request import PageRequest

HALF_WAY = "half-way"
GOOD_FOR = timedelta(minutes=5)


def proved(request: PageRequest, account: Account, onward: str, *, at: datetime) -> HttpResponse:
    """The account proved itself once: to the desk, or first to the second factor."""
    factor = None if account.is_demo else second_factor.factor_of(account)
    if factor is None or not factor.is_on:
        return let_in(request, account, onward, at=at)
    request.session.cycle_key()
    told = {"account": account.pk, "hash": account.get_session_auth_hash(), "at": at.isoformat(), "onward": onward}
    request.session[HALF_WAY] = told
    return HttpResponseRedirect(reverse("web:second_step"))


def half_way(request: PageRequest, *, at: datetime) -> tuple[Account, str] | None:
    """Who stands between the two, and where the way leads; None when nobody does or it was too long ago."""
    told = request.session.get(HALF_WAY)
    if not told or not at - GOOD_FOR < datetime.fromisoformat(told["at"]) <= at:
        return None
    account = Account.objects.filter(pk=told["account"]).first()
    # A password changed meanwhile, or an account locked meanwhile, ends the way here too.
    if account is None or not may_sign_in(account) or account.get_session_auth_hash() != told["hash"]:
        return None
    return account, told["onward"]


def let_in(request: PageRequest, account: Account, onward: str, *, at: datetime) -> HttpResponse:
    """Open the session. Whoever still has to set the second factor up is told until when."""
    request.session.pop(HALF_WAY, None)
    auth.login(request, account)
    due = second_factor.due_at(account, posts_on(account, request.today), at=at)
    if due is not None:
        request.session[FACTOR_DUE] = due.isoformat()
        day = date_vi(timezone.localdate(due))
        messages.warning(request, f"Chức vụ này phải bật xác thực hai lớp trước hết ngày {day}: vào mục “Bảo mật”.")
    request.session.save()  # gives a session that is new its key
    if request.session.session_key:
        browser = sessions.browser_of(request.headers.get("User-Agent", ""))
        sessions.note(account, request.session.session_key, browser, at=at)
    return HttpResponseRedirect(onward)
