"""Opening an account with its posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from dienhong.accounts.history import tell
from dienhong.accounts.models import Account, Post
from dienhong.accounts.roles import roles
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
    if Account.objects.filter(username=username).exists():
        raise Refused(Verdict.no(f"Tên đăng nhập “{username}” đã có; chưa mở tài khoản."))
    unknown = sorted({post.role for post in posts} - roles().keys())
    if unknown:
        raise Refused(Verdict.no(f"Không có vai trò {', '.join(unknown)}; chưa mở tài khoản."))
    with transaction.atomic():
        lock_head()
        account = Account.objects.create_account(username, name, password, is_demo=is_demo, email=email.strip())
        Post.objects.bulk_create(
            Post(account=account, role=post.role, title=post.title, from_on=post.from_on, to_on=post.to_on)
            for post in posts
        )
        tell(account, "record", before={}, by=by, at=at)
    return account
