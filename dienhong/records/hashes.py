"""The hashes of the history. All are keyed: who changes the database without the installation's history key cannot make
an event, or a chain behind a changed one, that verifies."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from functools import lru_cache

from django.conf import settings

GENESIS = "0" * 64

_quoted = json.encoder.encode_basestring
_spelled = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> str:
    """JSON with one spelling: sorted keys, no spaces."""
    return _spelled(value)


def keyed_digest(values: str) -> str:
    """HMAC-SHA256 of a text under the installation's history key, in hex."""
    return hmac.digest(_key(settings.HISTORY_KEY), values.encode(), "sha256").hex()


@lru_cache(maxsize=1)
def _key(told: str) -> bytes:
    return told.encode()


def said(seq: int, code: str, verb: str, at: str, post: str, role: str, digest: str, previous: str) -> str:
    """Everything an event says and its predecessor's hash, as the text that is hashed. `at` is ISO in UTC."""
    words = ",".join(map(_quoted, (code, verb, at, post, role, digest, previous)))
    return f"[{seq},{words}]"


def chain_hash(text: str) -> str:
    """The hash of an event out of what it `said`."""
    return keyed_digest(text)


def plain_hash(text: str) -> str:
    """The hash of an event of before the chain was keyed; such a beginning is sealed by `plain_seal`."""
    return hashlib.sha256(text.encode()).hexdigest()


def plain_seal(seq: int, hash_: str) -> str:
    """What an upgrade writes when it finds an unkeyed beginning: up to which event, and that event's hash."""
    return keyed_digest(f"plain:{seq}:{hash_}")


def instant(at: datetime) -> str:
    """An instant in its one spelling: ISO, in UTC."""
    return at.astimezone(UTC).isoformat()
