"""The weekly letter to followers: what became public in the week before, for whom asked for it. Legal notices went out at once
and are not in it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.notices.following.actions import FOLLOWER, WHO
from dienhong.notices.following.models import Subscription, Topic
from dienhong.notices.models import Channel, Notice
from dienhong.notices.tasks import soon
from dienhong.search.models import PublicText

# What each topic is made of, by the prefix of a code. A dialogue that is announced is a legal notice: it is not here.
TOPICS = {"CK": Topic.DISCLOSURE, "LH": Topic.DIALOGUE, "CHD": Topic.DIALOGUE}
MOST_LINES = 60
CHUNK = 500


def week_before(day: date) -> Window:
    """Monday to Sunday of the week before this one."""
    monday = day - timedelta(days=day.weekday() + 7)
    return Window(monday, monday + timedelta(days=6))


def write(at: datetime) -> int:
    """Write the letters of the week before into the outbox; how many. Done again it writes none twice."""
    window = week_before(timezone.localdate(at))
    lines = list(_lines(window))
    if not lines:
        return 0
    year, week, _day = window.from_on.isocalendar()
    letters = []
    for one in Subscription.objects.filter(confirmed_at__isnull=False).iterator(chunk_size=CHUNK):
        mine = [text for topic, village, text in lines if _wants(one, topic, village)]
        if mine:
            letters.append(_letter(one, f"tuan/{year}-{week:02d}/d{one.pk}", window, mine, at))
    with transaction.atomic():
        before = Notice.objects.count()
        Notice.objects.bulk_create(letters, batch_size=CHUNK, ignore_conflicts=True)
        fresh = Notice.objects.count() - before
        if fresh:
            soon()
    return fresh


def _lines(window: Window) -> Iterator[tuple[str, str, str]]:
    found = PublicText.objects.filter(day__gte=window.from_on, day__lte=window.to_on).order_by("-id")
    for row in found[:1000]:
        topic = TOPICS.get(row.code.partition("-")[0])
        if topic is not None:
            yield topic, row.village, f"- {row.title}\n  {settings.SITE_URL}{row.path}"


def _wants(one: Subscription, topic: str, village: str) -> bool:
    """What belongs to no village is everybody's."""
    return one.topic in ("", topic) and (not one.village or not village or one.village == village)


def _letter(one: Subscription, key: str, window: Window, lines: list[str], at: datetime) -> Notice:
    more = f"\n(và {len(lines) - MOST_LINES} việc nữa trên trang của xã)" if len(lines) > MOST_LINES else ""
    days = f"từ {date_vi(window.from_on)} đến {date_vi(window.to_on)}"
    return Notice(
        key=key,
        channel=Channel.MAIL,
        address=one.address,
        post=WHO,
        role=FOLLOWER,
        subject=f"Tin trong tuần của xã, {days}",
        body=f"Những việc xã đưa ra {days}:\n\n" + "\n".join(lines[:MOST_LINES]) + more + "\n",
        written_at=at,
        subscription=one,
    )
