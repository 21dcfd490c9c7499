"""What is open behind each of the six doors now: what a resident can read, attend, ask or follow today, and the acts there.

The figures of a door tell how the commune did; this tells what can be done. Only what everybody may read stands here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dienhong.dialogue.promises.queries import open_promises, shown_promises
from dienhong.disclosure.queries import public_items
from dienhong.law.dates_vi import date_vi, day_month_vi, weekday_vi
from dienhong.listening.queries import open_on
from dienhong.page.frame import address
from dienhong.page.templatetags.page import hour_vi
from dienhong.petitions.sittings.queries import announced
from dienhong.petitions.sittings.states import SittingState
from dienhong.web.waiting import waiting

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dienhong.dialogue.promises.models import Promise

AHEAD = timedelta(days=62)


@dataclass(frozen=True)
class Open:
    """One thing that is open: its title and what is said of it, both in the commune's words, and where it is read."""

    title: str
    meta: str
    url: str


@dataclass(frozen=True)
class Behind:
    """How a door reads what is open behind it (the nearest `most`), and its acts: name of the address → verb."""

    read: Callable[[date, int], list[Open]]
    acts: tuple[tuple[str, str], ...]


def open_behind(slug: str, today: date, most: int) -> list[Open]:
    """The nearest `most` things behind a door. One query, three behind Bàn."""
    return BEHIND[slug].read(today, most)


def acts_behind(slug: str) -> list[tuple[str, str]]:
    """(verb, address) of what can be done behind a door; of registers that are installed."""
    return [(_(verb), url) for name, verb in BEHIND[slug].acts if (url := address(name))]


def _items(today: date, most: int) -> list[Open]:
    found = public_items().order_by("-published_on", "-code_year", "-code_number")[:most]
    told = _("Đăng %(day)s")
    return [
        Open(one.title, told % {"day": date_vi(one.published_on)} if one.published_on else "", one.public_path())
        for one in found
    ]


def _asked(today: date, most: int) -> list[Open]:
    until = _("đến hết %(day)s")
    return [
        Open(one.title, f"{one.what} · {until % {'day': date_vi(one.until)}}" if one.until else one.what, one.url)
        for one in waiting(today, most)
    ]


def _promised(today: date, most: int) -> list[Open]:
    return _owed(shown_promises().filter(pk__in=open_promises().values("pk")), _("hạn %(day)s, %(who)s"), most)


def _overdue(today: date, most: int) -> list[Open]:
    late = open_promises().filter(judged_on__lt=today)
    return _owed(shown_promises().filter(pk__in=late.values("pk")), _("quá hạn từ %(day)s, %(who)s"), most)


def _owed(promises: "QuerySet[Promise]", told: str, most: int) -> list[Open]:
    return [
        Open(one.words, told % {"day": date_vi(one.due_on), "who": one.owner}, reverse("talk:promise", args=[one.code]))
        for one in promises.order_by("due_on", "code_year", "code_number")[:most]
    ]


def _received(today: date, most: int) -> list[Open]:
    found = announced(today, today + AHEAD).filter(state=SittingState.PUBLISHED)[:most]
    return [
        Open(
            f"{capfirst(weekday_vi(one.planned_on))} {day_month_vi(one.planned_on)}, {one.receiver_title} tiếp công dân",
            f"{hour_vi(one.begins)} – {hour_vi(one.ends)}, {one.place}",
            reverse("web:sittings"),
        )
        for one in found
    ]


def _rated(today: date, most: int) -> list[Open]:
    return [
        Open(one.title, _("Đang lấy đánh giá"), reverse("rated:rate", args=[one.slug])) for one in open_on(today)[:most]
    ]


BEHIND = {
    "biet": Behind(
        _items, (("disclosed:list", gettext_noop("Xem mọi nội dung công khai")), ("web:search", gettext_noop("Tìm")))
    ),
    "ban": Behind(
        _asked, (("talk:home", gettext_noop("Xem đối thoại")), ("talk:propose", gettext_noop("Đề nghị đối thoại")))
    ),
    "lam": Behind(_promised, (("talk:ledger", gettext_noop("Xem mọi lời hứa")),)),
    "kiem-tra": Behind(
        _received,
        (
            ("online:guide", gettext_noop("Gửi đơn, phản ánh")),
            ("online:follow", gettext_noop("Theo dõi đơn")),
            ("web:sittings", gettext_noop("Xem lịch tiếp công dân")),
        ),
    ),
    "giam-sat": Behind(
        _overdue,
        (
            ("talk:ledger", gettext_noop("Xem mọi lời hứa")),
            ("disclosed:list", gettext_noop("Hỏi về một nội dung công khai")),
        ),
    ),
    "thu-huong": Behind(_rated, (("rated:list", gettext_noop("Đánh giá, xem kết quả")),)),
}
