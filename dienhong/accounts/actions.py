"""Accounts as an administrator handles them: opened, given and relieved of posts, locked; each act in the history of the
account's entry. `open_account` alone leaves none: it is how the demo and the tests make accounts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.accounts.models import Account, AccountEntry, Post
from dienhong.accounts.roles import roles
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor


@dataclass(frozen=True)
class PostData:
    """A post to be held: its row in the table of roles, its title as printed, its term."""

    role: str
    title: str
    from_on: date
    to_on: date | None = None


def open_account(
    username: str,
    name: str,
    posts: Sequence[PostData],
    *,
    password: str | None = None,
    is_demo: bool = False,
    email: str = "",
) -> Account:
    """A new account that holds `posts`. Refused for a name that is taken and a role that the table does not have."""
    username = username.strip().lower()
    if not username or not name.strip():
        raise Refused(Verdict.no("Tài khoản cần họ tên và tên đăng nhập; chưa mở tài khoản."))
    if Account.objects.filter(username=username).exists():
        raise Refused(Verdict.no(f"Tên đăng nhập “{username}” đã có; chưa mở tài khoản."))
    unknown = sorted({post.role for post in posts} - roles().keys())
    if unknown:
        raise Refused(Verdict.no(f"Không có vai trò {', '.join(unknown)}; chưa mở tài khoản."))
    with transaction.atomic():
        account = Account.objects.create_account(username, name, password, is_demo=is_demo, email=email.strip())
        Post.objects.bulk_create(
            Post(account=account, role=post.role, title=post.title, from_on=post.from_on, to_on=post.to_on)
            for post in posts
        )
    return account


def open_in_book(name: str, email: str, post: PostData, *, by: Actor, at: datetime) -> Account:
    """Open an account that signs in by its e-mail address, holding one post; it has no password until its holder sets one.

    Raises Refused.
    """
    _refuse_bad_term(post)
    with transaction.atomic():
        entry = AccountEntry(opened_on=timezone.localdate(at))
        entry.account = open_account(email, name.strip(), [post], email=email)
        entry.account.posts.update(given_by=by.post, given_at=at, giver_id=by.account_id)
        acts.create(entry, verb="open", by=by, at=at)
    return entry.account


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


def entry_of(account: Account, *, by: Actor, at: datetime) -> AccountEntry:
    """The account's entry; an account that has none yet (a demo one) gets it now."""
    found = AccountEntry.objects.filter(account=account).first()
    if found is None:
        found = acts.create(
            AccountEntry(account=account, opened_on=timezone.localdate(at)), verb="record", by=by, at=at
        )
    return found


ADMINISTRATOR = "administrator"


def _set_active(account: Account, active: bool, *, verb: str, by: Actor, at: datetime) -> None:
    with _changing(account, verb, by=by, at=at):
        account.is_active = active
        account.save(update_fields=["is_active"])


@contextmanager
def _changing(account: Account, verb: str, *, by: Actor, at: datetime) -> Iterator[AccountEntry]:
    with transaction.atomic():
        entry = entry_of(account, by=by, at=at)
        with acts.changing(AccountEntry, entry.code, verb=verb, by=by, at=at) as fresh:
            account.refresh_from_db()
            yield fresh


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
