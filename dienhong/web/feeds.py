"""Which feeds there are, and what each holds: everything that registers made public, one kind of it, or what concerns a village
(its own things and those of the whole commune). What was told or changed last comes first: the day of a fact, which lies ahead
for a dialogue, is no day of news.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dienhong.commune.models import Commune, Unit
from dienhong.commune.queries import villages_on
from dienhong.search.models import PublicText

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 50
SUMMARY = 400
#: What XML cannot carry.
UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The part of the address → the kinds that the feed holds, and its words.
TOPICS = {
    "cong-khai": (("disclosure", "quarter"), gettext_noop("Nội dung công khai")),
    "doi-thoai": (("dialogue", "result", "question", "promise", "demand"), gettext_noop("Đối thoại, hỏi đáp, lời hứa")),
    "bao-cao": (("report",), gettext_noop("Báo cáo")),
}


@dataclass(frozen=True)
class Feed:
    """One feed: the part of its address ('' for the whole), its words, and the things in it."""

    key: str
    title: str
    found: Q


def feeds(today: date) -> list[Feed]:
    """All of them, as the page of feeds lists them."""
    topics = [_topic(key) for key in TOPICS]
    return [_whole(), *topics, *(_village(unit) for unit in villages_on(today))]


def feed_of(key: str) -> Feed | None:
    """The feed behind an address; None for one that is none. A village keeps its feed after it was merged."""
    if not key:
        return _whole()
    if key in TOPICS:
        return _topic(key)
    unit = Unit.objects.standing().filter(pk=key.upper(), kind="village").first()
    return _village(unit) if unit else None


def written(feed: Feed, *, commune: Commune, author: str, base: str) -> bytes:
    """The feed as Atom: public columns only. `base` is the address of this site, without a slash at the end; what things are
    known by does not hang on it."""
    made = Atom1Feed(
        title=f"{feed.title} · {commune.full_name}",
        link=f"{base}/",
        description="",
        language="vi",
        author_name=author,
        feed_url=f"{base}{path_of(feed.key)}",
        feed_guid=_tag(commune, path_of(feed.key)),
    )
    for row in _entries(feed):
        since, changed = (timezone.localtime(at) for at in (row.public_since or row.changed_at, row.changed_at))
        made.add_item(
            title=_fit(row.title),
            link=f"{base}{row.path}",
            description=_summary(row.text),
            unique_id=_tag(commune, row.code),
            pubdate=since,
            updateddate=changed,
            categories=[row.kind],
        )
    return bytes(made.writeString("utf-8"), "utf-8")


def path_of(key: str) -> str:
    """The address of a feed."""
    return f"/tin/{key}.atom" if key else "/tin.atom"


def _entries(feed: Feed) -> "QuerySet[PublicText]":
    return PublicText.objects.filter(feed.found, changed_at__isnull=False).order_by("-changed_at", "-id")[:MOST]


def _tag(commune: Commune, specific: str) -> str:
    """The name of a thing for ever (RFC 4151): of the commune and the thing, whichever address the site has today."""
    return f"tag:{commune.official_code}.dienhong,{commune.formed_on:%Y-%m-%d}:{specific}"


def _whole() -> Feed:
    return Feed("", _("Tin công khai"), Q())


def _topic(key: str) -> Feed:
    kinds, title = TOPICS[key]
    return Feed(key, _(title), Q(kind__in=kinds))


def _village(unit: Unit) -> Feed:
    return Feed(unit.code.lower(), unit.name, Q(village__in=("", unit.code)))


def _summary(text: str) -> str:
    said = " ".join(_fit(text).split())
    return said if len(said) <= SUMMARY else f"{said[:SUMMARY].rpartition(' ')[0]} …"


def _fit(text: str) -> str:
    return UNFIT.sub(" ", text)
