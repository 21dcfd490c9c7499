"""The two links a follower gets: to say yes, and to leave. Each is signed for one row and one purpose, and kept nowhere."""

from datetime import timedelta

from django.core import signing

YES, LEAVE = "notices.following.yes", "notices.following.leave"
YES_LASTS = timedelta(days=7)


def secret_of(pk: int, purpose: str) -> str:
    """The secret part of a link."""
    return signing.dumps(pk, salt=purpose, compress=False).replace(":", ".")


def row_of(secret: str, purpose: str) -> int | None:
    """The row a link is for; None for one that is wrong, changed, or (a yes) too old."""
    body, _dot, tail = secret.partition(".")
    try:
        found = signing.loads(
            f"{body}:{tail.replace('.', ':', 1)}", salt=purpose, max_age=YES_LASTS if purpose == YES else None
        )
    except signing.BadSignature:
        return None
    return found if isinstance(found, int) else None
