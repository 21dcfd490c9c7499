"""Telling everybody of a matter of the commune: followers by mail at once, villages by their groups. Legal notices only come
this way: they are never gathered into a weekly letter."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from dienhong.notices.following.actions import FOLLOWER, WHO
from dienhong.notices.following.models import Subscription, Topic
from dienhong.notices.groups import VillageGroup
from dienhong.notices.messages import SITE, message
from dienhong.notices.models import Channel, Notice, NoticeState
from dienhong.notices.tasks import soon

VILLAGE = "village"
PAGES: dict[str, str] = {Topic.DIALOGUE: "Đối thoại", Topic.DISCLOSURE: "Công khai"}
CHUNK = 500


@dataclass(frozen=True)
class Told:
    """`key` makes it one notice however often it is told; `villages` are codes, none: the whole commune. `path` is its public
    page; `short` what a text message tells (none: the subject). No words may hold personal data: mail is read on the way, and
    groups are read by all."""

    key: str
    about: str
    topic: str
    subject: str
    body: str
    path: str
    villages: tuple[str, ...] = ()
    short: str = ""


def tell(told: Told, *, at: datetime) -> int:
    """Write the notices inside the transaction of the act that causes them; how many were not there yet."""
    followers = Subscription.objects.filter(confirmed_at__isnull=False, topic__in=["", told.topic])
    groups = VillageGroup.objects.all()
    if told.villages:
        followers = followers.filter(Q(village="") | Q(village__in=told.villages))
        groups = groups.filter(village__in=told.villages)
    notices = [_to_follower(told, one, at) for one in followers.iterator(chunk_size=CHUNK)]
    notices += [_to_group(told, one, at) for one in groups]
    with transaction.atomic():
        before = Notice.objects.filter(about=told.about).count()
        Notice.objects.bulk_create(notices, batch_size=CHUNK, ignore_conflicts=True)
        fresh = Notice.objects.filter(about=told.about).count() - before
        if fresh:
            soon()
    return fresh


def recall(about: str) -> int:
    """The matter is no longer public: what was not sent yet is not sent, for it carries its words. How many notices."""
    unsent = Notice.objects.filter(about=about, key__startswith="tin/")
    return unsent.filter(state__in=(NoticeState.WAITING, NoticeState.FAILED)).delete()[0]


def _to_follower(told: Told, one: Subscription, at: datetime) -> Notice:
    return Notice(
        **_said(told, at),
        key=f"tin/{told.key}/d{one.pk}",
        channel=Channel.MAIL,
        address=one.address,
        post=WHO,
        role=FOLLOWER,
        subscription=one,
    )


def _to_group(told: Told, one: VillageGroup, at: datetime) -> Notice:
    key = f"tin/{told.key}/n{one.pk}"
    said = _said(told, at)
    if one.channel == Channel.SMS:
        said["body"] = message(told.short or told.subject, told.about)
    return Notice(**said, key=key, channel=one.channel, address=one.address, post=one.label, role=VILLAGE)


def _said(told: Told, at: datetime) -> dict[str, object]:
    body = unicodedata.normalize("NFC", f"{told.body}\n{_where(told)}\n")
    return {"about": told.about, "subject": told.subject[:200], "body": body, "written_at": at}


def _where(told: Told) -> str:
    """The address of the page; in words where this installation does not know its own: a bare path leads nowhere."""
    if settings.SITE_URL:
        return f"{settings.SITE_URL}{told.path}"
    page = f", mục {PAGES[told.topic]}" if told.topic in PAGES else ""
    return f"{SITE[:1].upper()}{SITE[1:]}{page}, mã {told.about}."
