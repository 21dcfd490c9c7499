"""Accounts in the history chain: who may act is changed by the program only, or it is found. Names of persons stay out."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from dienhong.accounts.models import Account, Post
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from dienhong.records.snapshots import difference, plain
from dienhong.records.told import told_of

PREFIX = "tai-khoan-"  # not a record code: an account is cited nowhere
TOLD = ("role", "title", "from_on", "to_on")
CHUNK = 500


def code_of(account_id: int) -> str:
    """Under which code the history has an account."""
    return f"{PREFIX}{account_id}"


def said_of(account: Account) -> dict[str, Any]:
    """What the history has of an account: its sign-in name, whether it may sign in, its posts with their terms."""
    posts = [_said(post) for post in account.posts.order_by("id")]
    return {
        "username": account.username,
        "is_active": account.is_active,
        "is_demo": account.is_demo,
        "posts": posts,
    }


def _said(post: Post) -> dict[str, Any]:
    said = {name: plain(getattr(post, name)) for name in TOLD}
    return (
        {**said, "village": post.village} if post.village else said
    )  # posts told before there were villages stay as told


def tell(account: Account, verb: str, *, before: dict[str, Any], by: Actor, at: datetime) -> None:
    """Append one event on the account. `before` is `said_of` it before the act. Call inside the act's transaction."""
    changes = difference(before, said_of(account))
    if changes:
        history.append(code_of(account.pk), verb, by=by, at=at, changes=changes, head=history.lock_head())


def differing() -> Iterator[str | None]:
    """For every account None, or how it differs from its history, in Vietnamese. Then accounts that are gone."""
    accounts = Account.objects.order_by("pk").prefetch_related("posts")
    for account in accounts.iterator(chunk_size=CHUNK):
        code = code_of(account.pk)
        told = told_of([code]).get(code)
        now = said_of(account)
        wrong = sorted(name for name in now if told is None or told.values.get(name) != now[name])
        if told is None:
            yield f"tài khoản “{account.username}”: không có lịch sử"
        else:
            yield f"tài khoản “{account.username}”: khác lịch sử ở {', '.join(wrong)}" if wrong else None
    there = {code_of(pk) for pk in Account.objects.values_list("pk", flat=True)}
    told_codes = Event.objects.filter(code__startswith=PREFIX).order_by().values_list("code", flat=True).distinct()
    for code in sorted(set(told_codes) - there):
        yield f"{code}: tài khoản có trong lịch sử nhưng đã mất"
