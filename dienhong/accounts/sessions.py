"""Where an account is signed in, and how its holder ends one of those sessions or all of them."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction

from dienhong.accounts.history import code_of
from dienhong.accounts.models import Account, OpenSession
from dienhong.records import history
from dienhong.records.actor import Actor

SHOWN = 20
# The first that fits: Edge and Cốc Cốc call themselves Chrome too, Chrome calls itself Safari.
BROWSERS = (("Edg", "Edge"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


def browser_of(agent: str) -> str:
    """What the holder recognises: “Chrome, Windows”. Nothing else of what a browser tells is kept."""
    name = next((name for sign, name in BROWSERS if sign in agent), "Trình duyệt khác")
    system = next((name for name in SYSTEMS if name in agent), "")
    return f"{name}, {system}" if system else name


def note(account: Account, session_key: str, browser: str, *, at: datetime) -> None:
    """A session began; those that are over are forgotten."""
    age = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    OpenSession.objects.filter(account=account, began_at__lt=at - age).delete()
    OpenSession.objects.update_or_create(
        session_key=session_key, defaults={"account": account, "began_at": at, "browser": browser}
    )


def open_of(account: Account, *, at: datetime) -> list[OpenSession]:
    """Sessions of the account that still stand, the newest first."""
    rows = list(account.open_sessions.all()[: 2 * SHOWN])
    keys = [row.session_key for row in rows]
    standing = set(Session.objects.filter(pk__in=keys, expire_date__gt=at).values_list("pk", flat=True))
    return [row for row in rows if row.session_key in standing][:SHOWN]


def end(account: Account, pk: int) -> bool:
    """End one session of the account; False when it is none of its own."""
    with transaction.atomic():
        row = account.open_sessions.filter(pk=pk).first()
        if row is None:
            return False
        Session.objects.filter(pk=row.session_key).delete()
        row.delete()
    return True


def end_all(account: Account, *, by: Actor, at: datetime) -> None:
    """Every session of the account ends, those begun before this table existed too; its history tells."""
    with transaction.atomic():
        head = history.lock_head()
        account.session_salt = secrets.token_hex(16)
        account.save(update_fields=["session_salt"])
        Session.objects.filter(pk__in=list(account.open_sessions.values_list("session_key", flat=True))).delete()
        account.open_sessions.all().delete()
        history.append(code_of(account.pk), "sessions_ended", by=by, at=at, changes={}, head=head)
