"""Ten tries an hour for whoever guesses: a password, the key of a receipt, a code that was sent. Then one has to wait.

An act that guesses nothing (a rating, a question, a letter) has a much higher bound for an address: a hall full of people,
a one-stop office and a whole mobile network are one address each. What runs out (the hours of a reception) keeps the ten.

The count is kept in the database, so it holds across the server's workers and its restarts. What is counted is a keyed
digest: neither an address nor a name can be read back. Rows older than the hour go.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest

from dienhong.page.models import Attempt

ALLOWED = 10
ACTS = 120  # what guesses nothing: more than a hall sends in an hour, less than a machine that floods the books
OF_ADDRESS = 60  # wrong passwords of a whole office behind one address: its morning fits, trying every name does not
OF_ACCOUNT = (
    100  # wrong passwords for one account from everywhere: ten strangers' worth, so that no single one locks it
)
SPAN = timedelta(hours=1)
IPV6_NETWORK = 64  # bits


def address_of(request: HttpRequest) -> str:
    """The visitor's address. Behind our own proxy it is what the proxy wrote last; what a visitor writes before is not
    believed. Without either every visitor counts as one: tighter, never looser. Of IPv6 only the network counts: every
    house has 2^64 addresses to choose from."""
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() if settings.HTTPS else ""
    return _network(told or str(request.META.get("REMOTE_ADDR", "")))


def _network(told: str) -> str:
    try:
        address = ip_address(told.partition("%")[0])
    except ValueError:
        return told
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ip_network((int(address), IPV6_NETWORK), strict=False))
    return str(address)


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


def take_turn(keys: Sequence[str], at: datetime, *, allowed: int | Sequence[int] = ALLOWED) -> Turn:
    """Count one try under each of `keys`, and only then look whether there were too many: of tries sent at the same time
    no more get through than of those sent one by one. A refused try leaves nothing. Call it outside any transaction.
    `allowed` is one bound for all keys, or one for each."""
    bounds = [allowed] * len(keys) if isinstance(allowed, int) else allowed
    Attempt.objects.filter(at__lte=at - SPAN).delete()
    rows = tuple(row.pk for row in Attempt.objects.bulk_create(Attempt(key=key, at=at) for key in keys))
    others = Attempt.objects.exclude(pk__in=rows)
    waits = []
    for key, own, bound in zip(keys, rows, bounds, strict=True):
        before = others.filter(key=key, pk__lt=own, at__gt=at - SPAN).order_by("-at").values_list("at", flat=True)
        waits += [oldest + SPAN for oldest in before[bound - 1 : bound]]
    turn = Turn(max(waits, default=None), rows)
    if turn.until is not None:
        turn.give_back()
    return turn


def forget(key: str, turn: Turn) -> None:
    """A right password clears the count under `key` and gives back its own turn under every other one."""
    Attempt.objects.filter(Q(key=key) | Q(pk__in=turn.rows)).delete()
