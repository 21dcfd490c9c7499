"""A notice as a letter. Its Message-ID follows from the notice's key: a letter sent twice is seen to be one."""

from datetime import datetime
from email.header import Header
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac

from dienhong.notices.following.links import LEAVE, YES, secret_of
from dienhong.notices.models import Notice

MARK = 32  # hex digits


def mark_of(key: str) -> str:
    """What stands for a key outside: the same for the same key, and no two communes of one mail server share one."""
    return salted_hmac("dienhong.notices", key, algorithm="sha256").hexdigest()[:MARK]


def letter(notice: Notice, at: datetime) -> EmailMessage:
    """The letter of a notice, dated `at`. It asks automatic answers to stay away."""
    sender = settings.DEFAULT_FROM_EMAIL
    domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    tail, headers = _for_follower(notice)
    return EmailMessage(
        subject=_encoded(notice.subject),
        body=notice.body + tail,
        from_email=sender,
        to=[notice.address],
        headers={
            "Message-ID": f"<{mark_of(notice.key)}@{domain}>",
            "Date": format_datetime(at),
            "Auto-Submitted": "auto-generated",
            **headers,
        },
    )


def _for_follower(notice: Notice) -> tuple[str, dict[str, str]]:
    """The link to say yes, or the link to leave with the header that mail programs turn into one button (RFC 8058). Written
    when the letter leaves: the outbox keeps no link."""
    row = notice.subscription
    if row is None:
        return "", {}
    if row.confirmed_at is None:
        return f"\n{settings.SITE_URL}/nhan-tin/dong-y/{secret_of(row.pk, YES)}/\n", {}
    link = f"{settings.SITE_URL}/nhan-tin/thoi/{secret_of(row.pk, LEAVE)}/"
    headers = {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return f"\nThôi nhận tin: {link}\n", headers if settings.SITE_URL else {}


def _encoded(subject: str) -> str:
    """The subject as encoded words of which the first fits on the header's own line; whatever looks encoded in it is not."""
    return Header(subject, "utf-8", header_name="Subject").encode(linesep="")
