"""What the administrator does to accounts. There is no way to read a password, and none to set one for somebody else."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from dienhong.accounts import actions, identities, links, second_factor, sessions
from dienhong.accounts.actors import actor_for
from dienhong.accounts.models import Account, Post
from dienhong.commune.queries import villages_on
from dienhong.law.verdict import Refused
from dienhong.page.clock import real_now
from dienhong.page.once import once
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.web.account_forms import LastDayForm, NewAccountForm, PostForm
from dienhong.web.views.desk.accounts import account_page

ROLES_INTRO = (
    "Vai trò Quản trị hệ thống mở tài khoản nhưng không đọc được các sổ. Việc giao chức vụ ghi lại ai giao, lúc nào."
)


@permission("accounts.record")
def new(request: PageRequest) -> HttpResponse:
    """Open an account."""
    form = NewAccountForm(
        request.POST or None, villages=list(villages_on(request.today)), initial={"from_on": request.today}
    )
    page = FormPage(title="Mở tài khoản", submit="Mở tài khoản", cancel_url=reverse("web:accounts"), intro=ROLES_INTRO)

    def act() -> str:
        data = form.cleaned_data
        by = actor_for(request.posts)
        account = actions.open_by_email(data["name"], data["email"], form.post(), by=by, at=request.now)
        return _url(account)

    done = "Đã mở tài khoản. Hãy cấp đường dẫn đăng nhập một lần và trao tận tay người giữ tài khoản."
    return submit(request, form, page, act, done=done)


@permission("accounts.record")
def give_post(request: PageRequest, number: int) -> HttpResponse:
    """Give a post."""
    account = get_object_or_404(Account, pk=number)
    form = PostForm(request.POST or None, villages=list(villages_on(request.today)), initial={"from_on": request.today})
    page = FormPage(
        title=f"Giao chức vụ cho {account.name}", submit="Giao chức vụ", cancel_url=_url(account), intro=ROLES_INTRO
    )

    def act() -> str:
        actions.give_post(account, form.post(), by=actor_for(request.posts), at=request.now)
        return _url(account)

    return submit(request, form, page, act, done="Đã giao chức vụ.")


@permission("accounts.record")
def end_post(request: PageRequest, number: int, order: int) -> HttpResponse:
    """End a post on a day."""
    post = get_object_or_404(Post.objects.select_related("account"), pk=order, account_id=number)
    form = LastDayForm(request.POST or None, initial={"last_on": request.today})
    page = FormPage(title=f"Kết thúc: {post.title}", submit="Kết thúc chức vụ", cancel_url=_url(post.account))

    def act() -> str:
        actions.end_post(post, last_on=form.cleaned_data["last_on"], by=actor_for(request.posts), at=request.now)
        return _url(post.account)

    return submit(request, form, page, act, done="Đã kết thúc chức vụ.")


@permission("accounts.record")
@require_POST
def issue_link(request: PageRequest, number: int) -> HttpResponse:
    """A new one-time link, shown in this answer and nowhere else; the one before ends."""
    account = get_object_or_404(Account, pk=number)
    made: list[str] = []

    def act() -> str:
        made.append(links.issue(account, by=actor_for(request.posts), at=real_now()))
        return _url(account)

    try:
        _, repeated = once(request.POST.get("once", ""), request.now, act)
    except Refused as refused:
        return account_page(request, account, said=refused.verdict)
    if repeated:
        messages.info(request, "Đường dẫn đã cấp ở lần bấm trước và chỉ hiện một lần; nếu đã mất, hãy cấp lại.")
        return HttpResponseRedirect(_url(account))
    link = request.build_absolute_uri(reverse("web:enter", args=[made[0]]))
    return account_page(request, account, link=link)


@permission("accounts.record")
@require_POST
def lock(request: PageRequest, number: int) -> HttpResponse:
    """No more signing in."""
    account = get_object_or_404(Account, pk=number)
    return _at_once(
        request,
        account,
        lambda: actions.lock(account, by=actor_for(request.posts), at=request.now),
        "Đã khóa tài khoản; phiên đang mở cũng hết dùng được.",
    )


@permission("accounts.record")
@require_POST
def unlock(request: PageRequest, number: int) -> HttpResponse:
    """Signing in again."""
    account = get_object_or_404(Account, pk=number)
    return _at_once(
        request,
        account,
        lambda: actions.unlock(account, by=actor_for(request.posts), at=request.now),
        "Đã mở khóa tài khoản.",
    )


@permission("accounts.record")
@require_POST
def reset_factor(request: PageRequest, number: int) -> HttpResponse:
    """The holder lost the phone and the paper: the second factor has to be set up anew."""
    account = get_object_or_404(Account, pk=number)

    def do() -> None:
        by = actor_for(request.posts)
        second_factor.reset(account, by=by, at=real_now())
        sessions.end_all(account, by=by, at=real_now())

    done = "Đã gỡ xác thực hai lớp và kết thúc mọi phiên; lần đăng nhập tới phải bật lại mới mở được sổ."
    return _at_once(request, account, do, done)


@permission("accounts.record")
@require_POST
def unlink(request: PageRequest, number: int) -> HttpResponse:
    """No identity of a provider signs in to the account any more."""
    account = get_object_or_404(Account, pk=number)

    def do() -> None:
        identities.unlink_all(account, by=actor_for(request.posts), at=real_now())

    return _at_once(request, account, do, "Đã gỡ tài khoản định danh.")


def _at_once(request: PageRequest, account: Account, do: Callable[[], None], done: str) -> HttpResponse:
    def act() -> str:
        do()
        return _url(account)

    try:
        once(request.POST.get("once", ""), request.now, act)
    except Refused as refused:
        return account_page(request, account, said=refused.verdict)
    messages.success(request, done)
    return HttpResponseRedirect(_url(account))


def _url(account: Account) -> str:
    return reverse("web:account", args=[account.pk])
