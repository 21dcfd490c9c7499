"""The lines of a quarter's list: each matter that was told in it, by which form, when and where.

A telling belongs to the quarter in which it began: the version on the page, the paper on the board, the broadcast, the
relay, each stands in one list and in no other; one that ended after the quarter is told as going on, so that a list once
drawn stays true. What was taken down since is a line without its title.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from dienhong.commune.models import Unit
from dienhong.disclosure.models import Broadcast, Item, Posting, Relay, Telling, Version
from dienhong.disclosure.states import State
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import contents
from dienhong.law.periods import Window

if TYPE_CHECKING:
    from django.db.models import QuerySet

PORTAL, POSTED, SPOKEN, RELAYED = (
    "Trang thông tin điện tử",
    "Niêm yết",
    "Truyền thanh",
    "Trưởng thôn, tổ trưởng báo lại",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One form over the same days; `places` are names. `to_on` None: it goes on, or it was one day."""

    form: str
    from_on: date
    to_on: date | None = None
    places: tuple[str, ...] = ()
    count: int = 1

    @property
    def days_vi(self) -> str:
        """As “từ 02/6/2026 đến 02/7/2026”."""
        if self.form in (PORTAL, POSTED, SPOKEN):
            end = f" đến {date_vi(self.to_on)}" if self.to_on else ""
            return f"từ {date_vi(self.from_on)}{end}"
        return date_vi(self.from_on)

    @property
    def line_vi(self) -> str:
        """As the list prints it."""
        where = f" ({', '.join(self.places)})" if self.places else ""
        return f"{self.form}{where}: {self.days_vi}"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line. `title` is empty for what was taken down since."""

    code: str
    content: str
    content_vi: str
    title: str
    told: tuple[Told, ...]
    public: bool

    @property
    def title_vi(self) -> str:
        """The title, or that it was taken down."""
        return self.title or "(nội dung đã gỡ)"


def items_told(window: Window) -> "QuerySet[Item]":
    """Items with at least one telling that began in the window, in the order in which they were first public."""
    days = (window.from_on, window.to_on)
    began = (
        Version.objects.filter(shown_from__range=days).values("item"),
        Posting.objects.filter(from_on__range=days).values("item"),
        Broadcast.objects.filter(from_on__range=days).values("item"),
        Relay.objects.filter(on__range=days).values("item"),
        Telling.objects.filter(on__range=days).values("item"),
    )
    told = Q()
    for each in began:
        told |= Q(pk__in=each)
    found = Item.objects.standing().filter(told, state__in=(State.PUBLISHED, State.WITHDRAWN))
    return found.order_by("published_on", "code_year", "code_number")


def lines(items: Iterable[Item], window: Window) -> list[Listed]:
    """The lines of some items for the window. Six queries, whatever their number."""
    items = list(items)
    told = _told([item.code for item in items], window)
    names = {one.id: one.short_vi for one in contents(window.to_on)}
    return [
        Listed(
            code=item.code,
            content=item.content,
            content_vi=names.get(item.content, ""),
            title=item.title if item.public else "",
            told=tuple(told[item.code]),
            public=item.public,
        )
        for item in items
    ]


def text_of(listed: Iterable[Listed]) -> str:
    """The list as one text, for its digest: what was taken down later changes it, as it must."""
    return "".join(f"{one.code}\t{one.title_vi}\t{'; '.join(each.line_vi for each in one.told)}\n" for one in listed)


def digest_of(listed: Iterable[Listed]) -> str:
    """SHA-256 of the list's text."""
    return hashlib.sha256(text_of(listed).encode()).hexdigest()


def _told(codes: list[str], window: Window) -> dict[str, list[Told]]:
    days = (window.from_on, window.to_on)
    found: dict[str, list[Told]] = defaultdict(list)
    for version in Version.objects.filter(item__in=codes, shown_from__range=days).order_by("number"):
        if version.shown_from is not None:
            found[version.item_id].append(Told(PORTAL, version.shown_from, _within(version.shown_until, window)))
    papers = list(Posting.objects.filter(item__in=codes, from_on__range=days).order_by("from_on", "place", "id"))
    relays = list(Relay.objects.filter(item__in=codes, on__range=days).order_by("on", "id"))
    casts = list(Broadcast.objects.filter(item__in=codes, from_on__range=days).order_by("from_on", "id"))
    names = _names(papers, relays)
    hung: dict[tuple[str, date, date | None], list[str]] = defaultdict(list)
    for paper in papers:
        hung[paper.item_id, paper.from_on, _within(paper.to_on, window)].append(names.get(paper.village, paper.where))
    for (code, from_on, to_on), places in hung.items():
        found[code].append(Told(POSTED, from_on, to_on, tuple(places), len(places)))
    for cast in casts:
        found[cast.item_id].append(Told(SPOKEN, cast.from_on, _within(cast.to_on, window)))
    passed: dict[tuple[str, date], list[str]] = defaultdict(list)
    for relay in relays:
        passed[relay.item_id, relay.on].append(names.get(relay.village, relay.village))
    for (code, on), places in passed.items():
        found[code].append(Told(RELAYED, on, None, tuple(places), len(places)))
    for telling in Telling.objects.filter(item__in=codes, on__range=days).order_by("on", "id"):
        found[telling.item_id].append(Told(str(telling.get_form_display()), telling.on))
    return found


def _within(day: date | None, window: Window) -> date | None:
    return day if day is not None and day <= window.to_on else None


def _names(papers: list[Posting], relays: list[Relay]) -> dict[str, str]:
    codes = {paper.village for paper in papers if paper.village} | {relay.village for relay in relays}
    return dict(Unit.objects.filter(pk__in=codes).values_list("code", "name"))
