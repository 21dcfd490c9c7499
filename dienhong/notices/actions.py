"""The acts of the outbox: put a notice in, put back what was given up. `delivery` sends."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dienhong.accounts.models import Post
from dienhong.law.verdict import Refused, Verdict
from dienhong.notices.channels import ADAPTERS
from dienhong.notices.models import Channel, Notice, NoticeState
from dienhong.notices.rules import may_retry
from dienhong.notices.tasks import soon

LONGEST_SUBJECT = 200
CITIZEN, CITIZEN_ROLE = "Người gửi đơn", "citizen"


@dataclass(frozen=True)
class Recipient:
    """Who is told: the address, and the post with its role by which the screens tell of it."""

    address: str
    post: str
    role: str

    @classmethod
    def of(cls, post: Post) -> "Recipient":
        """The holder of a post, at the address of the account."""
        return cls(post.account.email, post.title, post.role)

    @classmethod
    def citizen(cls, address: str) -> "Recipient":
        """Whoever sent something in and wished to be told, at the address given for that. It is told of as a sender and
        never by name."""
        return cls(address, CITIZEN, CITIZEN_ROLE)


def put(
    key: str, *, to: Recipient, subject: str, body: str, about: str = "", at: datetime, channel: str = Channel.MAIL
) -> Notice:
    """Put a notice into the outbox, inside the transaction of the act that causes it; the same key twice is one notice.

    Neither `subject` nor `body` may hold personal data: mail is read on the way, and so is a message, of which `body` is the
    whole text. Refused for an address that is none.
    """
    adapter = ADAPTERS[channel]
    if not adapter.reads(to.address):
        raise Refused(Verdict.no(f"Nơi nhận của {to.post}: {adapter.unread}. Chưa gửi thông báo."))
    told = {
        "about": about,
        "channel": channel,
        "address": adapter.kept(to.address),
        "post": to.post,
        "role": to.role,
        "subject": _one_line(subject),
        "body": unicodedata.normalize("NFC", body),
        "written_at": at,
    }
    with transaction.atomic():
        notice, fresh = Notice.objects.get_or_create(key=key, defaults=told)
        if fresh and adapter.by_itself:
            soon()
    return notice


def retry(pk: int) -> Notice:
    """Put a notice that was given up back to waiting, with all its tries before it. Refused for any other."""
    with transaction.atomic():
        notice = Notice.objects.select_for_update().get(pk=pk)
        verdict = may_retry(notice)
        if not verdict:
            raise Refused(verdict)
        notice.state, notice.tries, notice.next_try_at, notice.claimed_at = NoticeState.WAITING, 0, None, None
        notice.save(update_fields=["state", "tries", "next_try_at", "claimed_at"])
        soon()
    return notice


def forget_citizen(about: str, *, role: str = CITIZEN_ROLE) -> int:
    """Take a sender's address out of the outbox, with what still waits for it: the entry's own was erased. How many rows.
    `role`: as which the outbox knows such people, where they are no senders."""
    with transaction.atomic():
        unsent = forget_unsent(about, role=role)
        return unsent + Notice.objects.filter(about=about, role=role).exclude(address="").update(address="")


def forget_unsent(about: str, *, role: str) -> int:
    """Take back what still waits for such people: it is no longer true, or they know by now. How many."""
    rows = Notice.objects.filter(about=about, role=role, state__in=(NoticeState.WAITING, NoticeState.FAILED))
    return rows.delete()[0]


def _one_line(text: str) -> str:
    """A subject is one line without control characters: whatever stands in it, it adds no header."""
    seen = (" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    line = " ".join(unicodedata.normalize("NFC", "".join(seen)).split())
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"
