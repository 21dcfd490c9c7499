"""Identities at a provider like VNeID that sign in to an account: linked by their holder, unlinked by holder or administrator."""

from datetime import datetime

from django.db import transaction

from dienhong.accounts.history import code_of
from dienhong.accounts.models import Account, LinkedIdentity
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.hashes import keyed_digest


def digest_of(issuer: str, subject: str) -> str:
    """What stands for an officer's identity; it cannot be read back, and is not the one a citizen's letters are found by."""
    return keyed_digest(f"officer-subject:{issuer}\n{subject}")


def holder(digest: str) -> Account | None:
    """Whose identity this is, if the account may be entered."""
    found = LinkedIdentity.objects.filter(digest=digest, account__is_active=True).select_related("account").first()
    return found.account if found else None


def link(account: Account, digest: str, *, by: Actor, at: datetime) -> None:
    """This identity signs in to the account from now on. Refused when it signs in to another."""
    with transaction.atomic():
        head = history.lock_head()
        found = LinkedIdentity.objects.filter(digest=digest).first()
        if found is not None and found.account_id != account.pk:
            raise Refused(Verdict.no("Tài khoản định danh này đã gắn với một tài khoản khác; chưa gắn."))
        if found is None:
            LinkedIdentity.objects.create(account=account, digest=digest, linked_at=at)
            history.append(code_of(account.pk), "identity", by=by, at=at, changes={}, head=head)


def unlink_all(account: Account, *, by: Actor, at: datetime) -> None:
    """No identity signs in to the account any more. Refused when none did."""
    with transaction.atomic():
        head = history.lock_head()
        if not account.identities.all().delete()[0]:
            raise Refused(Verdict.no("Tài khoản này không gắn với tài khoản định danh nào; không có gì để gỡ."))
        history.append(code_of(account.pk), "identity_off", by=by, at=at, changes={}, head=head)
