"""The weekly letter to followers: what became public in the week before, for whom asked for it: questions and promises. Legal
notices, items of disclosure among them, went out at once and are not in it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.notices.following.actions import FOLLOWER, WHO
from dienhong.notices.following.models import Subscription, Topic
from dienhong.notices.models import Channel, Notice
from dienhong.notices.tasks import soon
from dienhong.records.models import Event
from dienhong.search.models import PublicText

# What is gathered, by the prefix of a code: its topic, and the acts that make it public. Dialogues, their results and items of
# disclosure are legal notices: followers are told of each at once, and none is here.
GATHERED = {
    "LH": (Topic.DIALOGUE, frozenset({"show"})),
    "CHD": (Topic.DIALOGUE, frozenset({"show", "put"})),
}
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
    """By the day on which a thing became public, which may be long after the day it tells of: a promise is shown when the
    dialogue is over, a question when an officer has read it."""
    for row in PublicText.objects.filter(code__in=_made_public(window)).order_by("-id"):
        topic, _verbs = GATHERED[row.code.partition("-")[0]]
        yield topic, row.village, f"- {row.title}\n  {settings.SITE_URL}{row.path}"


def _made_public(window: Window) -> set[str]:
    """Codes by the first act that made each public, as the history has it: shown again is no news."""
    shown: dict[str, date] = {}
    for prefix, (_topic, verbs) in GATHERED.items():
        acts = Event.objects.filter(code__startswith=f"{prefix}-", verb__in=verbs)
        for code, first in acts.order_by().values_list("code").annotate(first=Min("at")):
            shown[code] = timezone.localdate(first)
    return {code for code, day in shown.items() if day in window}


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
