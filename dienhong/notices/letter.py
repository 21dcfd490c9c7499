"""A notice as a letter. Its Message-ID follows from the notice's key: a letter sent twice is seen to be one."""

from datetime import datetime
from email.header import Header
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.crypto import salted_hmac

from dienhong.notices.models import Notice

MARK = 32  # hex digits


def mark_of(key: str) -> str:
    """What stands for a key outside: the same for the same key, and no two communes of one mail server share one."""
    return salted_hmac("dienhong.notices", key, algorithm="sha256").hexdigest()[:MARK]


def letter(notice: Notice, at: datetime) -> EmailMessage:
    """The letter of a notice, dated `at`. It asks automatic answers to stay away."""
    sender = settings.DEFAULT_FROM_EMAIL
    domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    return EmailMessage(
        subject=_encoded(notice.subject),
        body=notice.body,
        from_email=sender,
        to=[notice.address],
        headers={
            "Message-ID": f"<{mark_of(notice.key)}@{domain}>",
            "Date": format_datetime(at),
            "Auto-Submitted": "auto-generated",
        },
    )


def _encoded(subject: str) -> str:
    """The subject as encoded words of which the first fits on the header's own line; whatever looks encoded in it is not."""
    return Header(subject, "utf-8", header_name="Subject").encode(linesep="")
