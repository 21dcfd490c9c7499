"""Ten tries an hour for whoever guesses: a password, the key of a receipt, a code that was sent. Then one has to wait.

The count is kept in the database, so it holds across the server's workers and its restarts. What is counted is a keyed
digest: neither an address nor a name can be read back. Rows older than the hour go.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from dienhong.page.models import Attempt

ALLOWED = 10
SPAN = timedelta(hours=1)


def address_of(request: HttpRequest) -> str:
    """The visitor's address. Behind our own proxy it is what the proxy wrote last; what a visitor writes before is not
    believed. Without either every visitor counts as one: tighter, never looser."""
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() if settings.HTTPS else ""
    return told or str(request.META.get("REMOTE_ADDR", ""))


def key_of(*parts: str) -> str:
    """What stands for an address, a name, or both together; none can be read back."""
    said = "\n".join(part.strip().lower() for part in parts).encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Turn:
    """Leave to try once, or (`until`) when the next try is allowed."""

    until: datetime | None
    rows: tuple[int, ...] = ()

    def give_back(self) -> None:
        """The try was right: it does not count. Wrong ones before it do, so a right key buys no guesses at another."""
        Attempt.objects.filter(pk__in=self.rows).delete()


def take_turn(keys: Sequence[str], at: datetime, *, allowed: int = ALLOWED) -> Turn:
    """Count one try under each of `keys`, and only then look whether there were too many: of tries sent at the same time
    no more get through than of those sent one by one. A refused try leaves nothing. Call it outside any transaction."""
    Attempt.objects.filter(at__lte=at - SPAN).delete()
    rows = tuple(Attempt.objects.create(key=key, at=at).pk for key in keys)
    others = Attempt.objects.exclude(pk__in=rows)
    waits = []
    for key, own in zip(keys, rows, strict=True):
        before = others.filter(key=key, pk__lt=own, at__gt=at - SPAN).order_by("-at").values_list("at", flat=True)
        latest = list(before[:allowed])
        if len(latest) == allowed:
            waits.append(latest[-1] + SPAN)
    turn = Turn(max(waits, default=None), rows)
    if turn.until is not None:
        turn.give_back()
    return turn


def wait_until(key: str, at: datetime) -> datetime | None:
    """When the next try is allowed; None when it is allowed now."""
    recent = Attempt.objects.filter(key=key, at__gt=at - SPAN).order_by("-at").values_list("at", flat=True)
    latest = list(recent[:ALLOWED])
    return latest[-1] + SPAN if len(latest) == ALLOWED else None


def note_failure(key: str, at: datetime) -> None:
    """Keep one failed try, and drop what no longer counts."""
    with transaction.atomic():
        Attempt.objects.filter(at__lte=at - SPAN).delete()
        Attempt.objects.create(key=key, at=at)


def forget(key: str) -> None:
    """A right password clears the count."""
    Attempt.objects.filter(key=key).delete()
