"""One-time sign-in links: how a new account, or one whose password is forgotten, gets in and sets a password.

The secret is shown once to whoever issued the link and kept as a digest; issuing another ends the one before. An
unknown, used, ended or expired link gets one and the same answer.
"""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from dienhong.accounts.actors import posts_on
from dienhong.accounts.history import code_of
from dienhong.accounts.models import Account, SignInLink
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import history
from dienhong.records.actor import Actor

LASTS = timedelta(hours=48)
SECRET_BYTES = 32
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def issue(account: Account, *, by: Actor, at: datetime) -> str:
    """A new secret for the account, good for 48 hours; the ones before end. Refused for a locked account."""
    if not account.is_active:
        raise Refused(Verdict.no("Tài khoản đang bị khóa; hãy mở khóa trước. Chưa cấp đường dẫn."))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    with transaction.atomic():
        head = history.lock_head()
        account.links.filter(ended_at__isnull=True).update(ended_at=at)
        SignInLink.objects.create(account=account, digest=_digest(secret), made_at=at, expires_at=at + LASTS)
        history.append(code_of(account.pk), "link", by=by, at=at, changes={}, head=head)
    return secret


def holder(secret: str, *, at: datetime) -> Account | None:
    """Whose link this is, if it can still be used; None for every other secret, whatever is wrong with it."""
    link = _usable(secret, at)
    return link.account if link else None


def enter(secret: str, password: str, *, at: datetime) -> Account | None:
    """Use the link up and set the password; None when it is no longer usable (somebody may just have used it).

    Raises ValidationError for a password the rules do not take; the link stays good then.
    """
    link = _usable(secret, at)
    if link is None:
        return None
    account = link.account
    validate_password(password, account)
    with transaction.atomic():
        head = history.lock_head()
        if not SignInLink.objects.filter(pk=link.pk, ended_at__isnull=True).update(ended_at=at):
            return None
        account.set_password(password)
        account.save(update_fields=["password"])
        held = posts_on(account, at.date())
        by = Actor(held[0].title, held[0].role, account.pk) if held else Actor("Chủ tài khoản", "")
        history.append(code_of(account.pk), "password", by=by, at=at, changes={}, head=head)
    return account


def _usable(secret: str, at: datetime) -> SignInLink | None:
    if not SECRET.fullmatch(secret):
        return None
    links = SignInLink.objects.filter(digest=_digest(secret), ended_at__isnull=True, expires_at__gt=at)
    return links.filter(account__is_active=True).select_related("account").first()


def _digest(secret: str) -> str:
    """A plain digest is enough: the secret is 256 random bits, not a word somebody chose."""
    return hashlib.sha256(secret.encode()).hexdigest()
