"""Accounts as an administrator handles them: opened, given and relieved of posts, locked; each act is in the history."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.accounts.history import said_of, tell
from dienhong.accounts.models import Account, Post
from dienhong.accounts.roles import roles
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.records.actor import Actor
from dienhong.records.history import lock_head


@dataclass(frozen=True)
class PostData:
    """A post to be held: its row in the table of roles, its title as printed, its term."""

    role: str
    title: str
    from_on: date
    to_on: date | None = None
    village: str = ""


def open_account(
    username: str,
    name: str,
    posts: Sequence[PostData],
    *,
    by: Actor,
    at: datetime,
    password: str | None = None,
    is_demo: bool = False,
    email: str = "",
) -> Account:
    """A new account that holds `posts`, with one event of the history.

    Refused for a name that is taken and a role that the table does not have.
    """
    username = username.strip().lower()
    if not username or not name.strip():
        raise Refused(Verdict.no("Tài khoản cần họ tên và tên đăng nhập; chưa mở tài khoản."))
    if Account.objects.filter(username=username).exists():
        raise Refused(Verdict.no(f"Tên đăng nhập “{username}” đã có; chưa mở tài khoản."))
    unknown = sorted({post.role for post in posts} - roles().keys())
    if unknown:
        raise Refused(Verdict.no(f"Không có vai trò {', '.join(unknown)}; chưa mở tài khoản."))
    with transaction.atomic():
        lock_head()
        account = Account.objects.create_account(username, name, password, is_demo=is_demo, email=email.strip())
        Post.objects.bulk_create(
            Post(
                account=account,
                role=post.role,
                title=post.title,
                from_on=post.from_on,
                to_on=post.to_on,
                village=post.village,
                given_by=by.post,
                given_at=at,
                giver_id=by.account_id,
            )
            for post in posts
        )
        tell(account, "record", before={}, by=by, at=at)
    return account


def open_by_email(name: str, email: str, post: PostData, *, by: Actor, at: datetime) -> Account:
    """Open an account that signs in by its e-mail address, holding one post; it has no password until its holder sets one.

    Raises Refused.
    """
    _refuse_bad_term(post)
    return open_account(email, name.strip(), [post], by=by, at=at, email=email)


def give_post(account: Account, post: PostData, *, by: Actor, at: datetime) -> Post:
    """Give the account a post for a term; who gave it stays beside it. Raises Refused."""
    _refuse_bad_term(post)
    if post.role not in roles():
        raise Refused(Verdict.no(f"Không có vai trò {post.role}; chưa giao chức vụ."))
    with _changing(account, "give_post", by=by, at=at):
        same = account.posts.filter(role=post.role, title=post.title).held_on(post.from_on)
        if same.exists():
            raise Refused(Verdict.no(f"Tài khoản đang giữ chức vụ “{post.title}” vào ngày ấy; chưa giao thêm."))
        return Post.objects.create(
            account=account,
            role=post.role,
            title=post.title,
            from_on=post.from_on,
            to_on=post.to_on,
            village=post.village,
            given_by=by.post,
            given_at=at,
            giver_id=by.account_id,
        )


def end_post(post: Post, *, last_on: date, by: Actor, at: datetime) -> Post:
    """The post is held to the end of `last_on`. Refused when it began later, ended before, or is the last administrator's."""
    with _changing(post.account, "end_post", by=by, at=at):
        post.refresh_from_db()
        if last_on < post.from_on:
            raise Refused(Verdict.no(f"Chức vụ bắt đầu từ {date_vi(post.from_on)}; không thể kết thúc trước ngày ấy."))
        if post.to_on is not None and post.to_on <= last_on:
            raise Refused(Verdict.no(f"Chức vụ đã kết thúc ngày {date_vi(post.to_on)}; chưa đổi gì."))
        if post.role == ADMINISTRATOR:
            _refuse_last_administrator(leaving=post, at=at)
        post.to_on = last_on
        post.save(update_fields=["to_on"])
    return post


def lock(account: Account, *, by: Actor, at: datetime) -> None:
    """The account signs in no more; sessions and links end with it. Refused for oneself."""
    if by.account_id == account.pk:
        raise Refused(Verdict.no("Không tự khóa tài khoản đang dùng; chưa đổi gì."))
    _set_active(account, False, verb="lock", by=by, at=at)
    account.links.filter(ended_at__isnull=True).update(ended_at=at)


def unlock(account: Account, *, by: Actor, at: datetime) -> None:
    """The account may sign in again."""
    _set_active(account, True, verb="unlock", by=by, at=at)


ADMINISTRATOR = "administrator"


def _set_active(account: Account, active: bool, *, verb: str, by: Actor, at: datetime) -> None:
    with _changing(account, verb, by=by, at=at):
        account.is_active = active
        account.save(update_fields=["is_active"])


@contextmanager
def _changing(account: Account, verb: str, *, by: Actor, at: datetime) -> Iterator[None]:
    with transaction.atomic():
        lock_head()
        account.refresh_from_db()
        before = said_of(account)
        yield
        tell(account, verb, before=before, by=by, at=at)


def _refuse_bad_term(post: PostData) -> None:
    if not post.title.strip():
        raise Refused(Verdict.no("Chưa ghi tên chức vụ; chưa ghi gì."))
    if post.to_on is not None and post.to_on < post.from_on:
        raise Refused(
            Verdict.no(f"Chức vụ kết thúc {date_vi(post.to_on)} trước khi bắt đầu {date_vi(post.from_on)}; chưa ghi.")
        )


def _refuse_last_administrator(*, leaving: Post, at: datetime) -> None:
    today = timezone.localdate(at)
    others = Post.objects.held_on(today).filter(role=ADMINISTRATOR, account__is_active=True).exclude(pk=leaving.pk)
    if not others.exists():
        raise Refused(Verdict.no("Đây là người quản trị duy nhất; hãy giao chức vụ ấy cho người khác trước."))
