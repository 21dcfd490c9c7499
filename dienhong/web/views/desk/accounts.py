"""Tài khoản: who may sign in, which post each holds, and who gave it. Read by the administrator and by those who watch him."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.accounts.history import code_of
from dienhong.accounts.models import Account, Post
from dienhong.accounts.roles import roles
from dienhong.accounts.second_factor import factor_of
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.listing import Cell, Column, Empty, build
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.templatetags.page import instant_vi
from dienhong.records import history
from dienhong.records.models import Event

TITLE = "Tài khoản"
BASIS = "Ai được đăng nhập, giữ chức vụ nào, từ ngày nào, do ai giao. Quản trị hệ thống không đọc được các sổ."
VERBS = {
    "record": "Đã mở tài khoản",
    "give_post": "Đã giao chức vụ",
    "end_post": "Đã kết thúc chức vụ",
    "lock": "Đã khóa tài khoản",
    "unlock": "Đã mở khóa tài khoản",
    "link": "Đã cấp đường dẫn đăng nhập một lần",
    "password": "Đã dùng đường dẫn và đặt mật khẩu",
    "factor": "Đã bật xác thực hai lớp",
    "factor_reset": "Đã gỡ xác thực hai lớp",
    "recovery_new": "Đã cấp lại mã dự phòng",
    "recovery_used": "Đã dùng một mã dự phòng",
    "sessions_ended": "Đã đăng xuất khỏi mọi nơi",
    "identity": "Đã gắn tài khoản định danh",
    "identity_off": "Đã gỡ tài khoản định danh",
}


@permission("accounts.read")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """Every account, by name."""
    entries: QuerySet[Account] = Account.objects.prefetch_related("posts")
    table = build(
        request,
        entries,
        _columns(request.today),
        unit="tài khoản",
        caption="Các tài khoản",
        row_url=lambda account: reverse("web:account", args=[account.pk]),
        default_order=("name", "pk"),
        empty=Empty("Mỗi cán bộ một tài khoản, không dùng chung."),
    )
    context = {
        "register": {"title": TITLE, "basis": BASIS},
        "acts": [Act.under(may_handle(request), "Mở tài khoản", reverse("web:account_new"), primary=True)],
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("accounts.read")
@require_safe
def show(request: PageRequest, number: int) -> HttpResponse:
    """One account."""
    return account_page(request, get_object_or_404(Account, pk=number))


def account_page(
    request: PageRequest, account: Account, *, link: str = "", said: Verdict | None = None
) -> HttpResponse:
    """The account with its posts and history. A fresh one-time link is shown here once, in the answer that made it."""
    allowed = may_handle(request)
    posts = list(account.posts.order_by("-from_on", "-pk"))
    context = {
        "record": {
            "code": account.username,
            "title": account.name,
            "basis": BASIS,
            "state": _state(account),
        },
        "facts": _facts(account),
        "posts": [_post(post, request.today, allowed) for post in posts],
        "link": link,
        "refused": [str(reason) for reason in said.reasons] if said is not None else [],
        "acts": _acts(account, allowed),
        "history": _history(account) if may(request, "records.history") else [],
        "crumbs": [{"label": TITLE, "url": reverse("web:accounts")}],
    }
    reply = render(request, "web/desk/account.html", context, status=409 if said is not None else 200)
    reply.headers["Cache-Control"] = "private, no-store"
    return reply


def may_handle(request: PageRequest) -> Verdict:
    """Whether the reader may change accounts."""
    if may(request, "accounts.record"):
        return Verdict.yes()
    return Verdict.no("Tài khoản do người quản trị hệ thống mở và khóa.")


def _columns(today: date) -> tuple[Column, ...]:
    def held(account: Account) -> Cell:
        now = [post for post in account.posts.all() if _holds(post, today)]
        return Cell("; ".join(post.title for post in now)) if now else Cell("không giữ chức vụ nào", "muted")

    def state(account: Account) -> Cell:
        told = _state(account)
        return Cell(told["text"], "lamp", state=told["state"])

    def url(account: Account) -> str:
        return reverse("web:account", args=[account.pk])

    return (
        Column("ten", "Họ tên", lambda a: Cell(a.name, "strong", url(a)), ("name",)),
        Column("dang-nhap", "Tên đăng nhập", lambda a: Cell(a.username), ("username",)),
        Column("chuc-vu", "Chức vụ hôm nay", held),
        Column("trang-thai", "Trạng thái", state, ("is_active",)),
    )


def _state(account: Account) -> dict[str, str]:
    if not account.is_active:
        return {"state": "stop", "text": "đã khóa"}
    if account.is_demo:
        return {"state": "idle", "text": "tài khoản mẫu"}
    if not account.has_usable_password():
        return {"state": "warn", "text": "chưa đặt mật khẩu"}
    return {"state": "ok", "text": "đăng nhập được"}


def _facts(account: Account) -> list[dict[str, Any]]:
    return [
        {"label": "Tên đăng nhập", "text": account.username},
        {"label": "Thư điện tử", "text": account.email},
        {
            "label": "Đăng nhập lần cuối",
            "text": instant_vi(account.last_login) if account.last_login else "chưa lần nào",
        },
        {"label": "Xác thực hai lớp", "text": _factor(account)},
    ]


def _factor(account: Account) -> str:
    factor = factor_of(account)
    if factor is not None and factor.confirmed_at is not None:
        return f"đang bật, từ {instant_vi(factor.confirmed_at)}"
    return f"chưa bật, phải bật trước {instant_vi(factor.due_at)}" if factor and factor.due_at else "chưa bật"


def _post(post: Post, today: date, allowed: Verdict) -> dict[str, Any]:
    term = f"{date_vi(post.from_on)} – {date_vi(post.to_on)}" if post.to_on else f"từ {date_vi(post.from_on)}"
    role = roles().get(post.role)
    ending = Act.under(allowed, "Kết thúc", reverse("web:account_post_end", args=[post.account_id, post.pk]))
    over = post.to_on is not None and post.to_on < today
    return {
        "post": post,
        "role": role.vi if role else post.role,
        "term": term,
        "now": _holds(post, today),
        "end": None if over or not allowed else ending,
    }


def _holds(post: Post, day: date) -> bool:
    return post.from_on <= day and (post.to_on is None or day <= post.to_on)


def _acts(account: Account, allowed: Verdict) -> list[Act]:
    def under(label: str, name: str, *, method: str = "get", primary: bool = False) -> Act:
        return Act.under(allowed, label, reverse(name, args=[account.pk]), method=method, primary=primary)

    switch = (
        ("Khóa tài khoản", "web:account_lock") if account.is_active else ("Mở khóa tài khoản", "web:account_unlock")
    )
    return [
        under("Cấp đường dẫn đăng nhập một lần", "web:account_link", method="post", primary=True),
        under("Giao chức vụ", "web:account_post_new"),
        under(*switch, method="post"),
        *([under("Gỡ xác thực hai lớp", "web:account_factor_reset", method="post")] if _has_factor(account) else []),
        *(
            [under("Gỡ tài khoản định danh", "web:account_unlink", method="post")]
            if account.identities.exists()
            else []
        ),
    ]


def _has_factor(account: Account) -> bool:
    factor = factor_of(account)
    return factor is not None and factor.is_on


def _history(account: Account) -> list[dict[str, Any]]:
    events = history.of(code_of(account.pk))
    return [
        {"at": event.at, "verb": VERBS.get(event.verb, event.verb), "by": event.post, "changes": _post_changes(event)}
        for event in reversed(events)
    ]


def _post_changes(event: Event) -> list[dict[str, str]]:
    """Which posts an act gave or ended, by title and term."""
    old, new = history.changes_of(event).get("posts", [[], []])
    before = {_said(post) for post in old or []}
    return [{"label": "Chức vụ", "before": "", "after": _said(post)} for post in new if _said(post) not in before]


def _said(post: dict[str, Any]) -> str:
    until = f" đến hết {date_vi(date.fromisoformat(post['to_on']))}" if post["to_on"] else ""
    return f"{post['title']}, từ {date_vi(date.fromisoformat(post['from_on']))}{until}"
