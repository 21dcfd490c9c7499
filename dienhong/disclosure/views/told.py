"""What the page of an item says, put together: state, facts with their clocks, files, table, versions, questions."""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    BooleanField,
    Case,
    Count,
    DateField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
    Window,
    prefetch_related_objects,
)
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dienhong.commune.models import Unit
from dienhong.commune.queries import local_calendar, villages_on
from dienhong.disclosure.changes import changes
from dienhong.disclosure.digests import grouped, text_digest
from dienhong.disclosure.explained import Posted, posted, publishing, requirements
from dienhong.disclosure.lists.queries import open_list
from dienhong.disclosure.models import Item, ItemQuestion, Version
from dienhong.disclosure.qr import square
from dienhong.disclosure.queries import questions_about
from dienhong.disclosure.requirements import HEADS, LOUDSPEAKER
from dienhong.disclosure.states import OtherForm
from dienhong.disclosure.tables import figures
from dienhong.documents.models import Document
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.disclosure import NotInForce, content, contents
from dienhong.law.limits import Due
from dienhong.page.request import PageRequest
from dienhong.records.models import Attachment

QUESTIONS = 20
_NEVER = Value(None, output_field=DateField())
MEGABYTE = 1_000_000


def item_context(request: PageRequest, item: Item, version: Version, every: list[Version]) -> dict[str, Any]:
    """For `disclosure/public/item.html`; `every` are all versions of the item. At most twelve questions with those asked for
    the item and its versions."""
    calendar = local_calendar()
    papers = list(item.postings.order_by("place", "village", "from_on", "id"))
    villages, names = _villages(item, [*item.village_codes, *(paper.village for paper in papers)], request.today)
    place = posted(item, papers, villages, request.today, calendar)
    versions = [one for one in every if one.readable]
    before = next((one for one in reversed(versions) if one.number < version.number), None)
    due = publishing(item, calendar)
    prefetch_related_objects([one for one in (version, before) if one], "lines")
    return {
        "crumbs": [
            {"label": _("Biết"), "url": reverse("disclosed:list")},
            {"label": kind_of(item), "url": f"{reverse('disclosed:list')}?noi_dung={item.content}"},
        ],
        "item": item,
        "version": version,
        "current": version.number == item.shown,
        "state": state_of(item, place, request),
        "document": document_of(item),
        "publishing": due,
        "late_by": late_by(item, due),
        "place": place,
        "papers": [{"paper": paper, "village": names.get(paper.village, "")} for paper in place.papers],
        "where": where_words(place, names),
        "villages": ", ".join(names[code] for code in item.village_codes if code in names),
        "told": _told(item),
        "why": why(item),
        "files": files_of(item, version, request.today),
        "figures": figures(version),
        "people_list": open_list(item, getattr(version, "people_list", None), request.today)
        if version.number == item.shown
        else None,
        "digest": grouped(text_digest(version)),
        "versions": [one for one in every if one.readable or one.gone_on],
        "before": before,
        "changes": changes(before, version) if before else [],
        "questions": _questions(item, request.GET.get("trang")),
        "short_address": short_address(request, item),
        "square": square(address(request, item)),
        "today": request.today,
    }


def kind_of(item: Item) -> str:
    """The content as a filter names it."""
    try:
        return _(content(item.content, item.starts_on).short_vi)
    except NotInForce:
        return next(
            (_(one.short_vi) for one in contents(item.published_on or item.starts_on) if one.id == item.content), ""
        )


def document_of(item: Item) -> Document | None:
    """The paper by which it was decided, while it stands in the register of documents."""
    found: Document | None = Document.objects.standing().filter(pk=item.document).first() if item.document else None
    return found


def state_of(item: Item, place: Posted, request: PageRequest) -> dict[str, str]:
    """The line above the title: a lamp, its words, and what follows them."""
    if place.ever and place.missing:
        return {"lamp": "warn", "words": _("Niêm yết chưa đủ nơi"), "rest": villages_share(place)}
    if place.hanging and item.permanent:
        return {"lamp": "ok", "words": _("Niêm yết thường xuyên"), "rest": ""}
    if place.hanging:
        left = (place.last - request.today).days if place.last else -1
        rest = ngettext("còn %(count)d ngày", "còn %(count)d ngày", left) % {"count": left} if left >= 0 else ""
        return {"lamp": "ok", "words": _("Đang niêm yết"), "rest": rest}
    if place.ever:
        return {"lamp": "idle", "words": _("Đã hết thời gian niêm yết"), "rest": _("vẫn đọc được ở đây")}
    owed = any(one.form.id == "posting" and one.is_owed for one in requirements(item))
    if owed:
        return {"lamp": "warn", "words": _("Đã đăng ở đây"), "rest": _("chưa ghi nơi niêm yết")}
    return {"lamp": "ok", "words": _("Đang công khai"), "rest": ""}


def late_by(item: Item, due: Due | None) -> int:
    """By how many days it came too late; 0 when in time or when no time was set."""
    return max(0, (item.published_on - due.due).days) if due and item.published_on else 0


def where_words(place: Posted, names: dict[str, str]) -> str:
    """The places in one line: the office, two villages by name and how many more; where some are missing, how many of how
    many, and which."""
    office = list(dict.fromkeys(paper.where for paper in place.papers if not paper.village))
    villages = list(dict.fromkeys(names[p.village] for p in place.papers if p.village in names))
    parts = office[:1]
    if place.missing:
        lacking = [names.get(code, code) if code else _("trụ sở") for code in place.missing]
        return "; ".join([*parts, villages_share(place), f"{_('chưa ghi:')} {', '.join(lacking)}"])
    if villages:
        named, more = villages[:2], len(villages) - 2
        told = _("nhà văn hóa, điểm sinh hoạt thôn %(names)s") % {"names": ", ".join(named)}
        if more > 0:
            told = f"{told} {_('và %(count)d thôn còn lại') % {'count': more}}"
        parts.append(told)
    return "; ".join(parts)


def villages_share(place: Posted) -> str:
    """As “7/19 thôn”: in how many of the villages of the law it hangs or hung."""
    wanted = [code for code in place.wanted if code]
    done = len(wanted) - sum(1 for code in place.missing if code)
    return _("%(done)d/%(wanted)d thôn") % {"done": done, "wanted": len(wanted)} if wanted else _("chưa ghi trụ sở")


def why(item: Item) -> dict[str, Any]:
    """The article that orders it, and those of the forms it had to take."""
    try:
        found = content(item.content, item.starts_on)
    except NotInForce:
        return {}
    owed = [one for one in requirements(item) if one.is_owed]
    return {
        "content": found,
        "cite": cite_vi(found.cite.partition(";")[0]),
        "doubt": found.certainty.told_vi,
        "forms": [{"form": one.form, "cite": cite_vi(one.cite), "strength": one.strength.label_vi} for one in owed],
    }


def files_of(item: Item, version: Version, today: date) -> list[dict[str, Any]]:
    """The files of a version with their size and digest; a list of persons until its last day."""
    same = Attachment.objects.filter(code=item.code, sha256=OuterRef("sha256")).order_by("id")
    files = version.files.annotate(size=Subquery(same.values("size")[:1])).order_by("order")
    kept = [one for one in files if one.down_on is None or today < one.down_on]
    return [
        {
            "file": one,
            "until": one.down_on - timedelta(days=1) if one.down_on else None,
            "kind": one.name.rpartition(".")[2].upper(),
            "size": _size(one.size) if one.size is not None else "",
            "digest": grouped(one.sha256),
            "url": reverse("disclosed:file", args=[item.code, version.number, one.order]),
        }
        for one in kept
    ]


def _villages(item: Item, codes: list[str], today: date) -> tuple[list[str], dict[str, str]]:
    """The villages that a matter of the whole commune concerns, in their order, and code → name of these and of `codes`."""
    named = Q(pk__in={code for code in codes if code})
    if item.villages:
        return [], dict(Unit.objects.filter(named).values_list("code", "name"))
    of_all = Q(pk__in=villages_on(item.published_on or today).order_by().values("pk"))
    counted = Case(When(of_all, then=True), default=False, output_field=BooleanField())
    rows = (
        Unit.objects.filter(named | of_all).annotate(counted=counted).order_by("sort_name", "code_year", "code_number")
    )
    told = list(rows.values_list("code", "name", "counted"))
    return [code for code, _name, one in told if one], {code: name for code, name, _one in told}


def _questions(item: Item, number: str | None) -> Page[ItemQuestion]:
    """A page of what was asked about it. Each question read tells how many there are: the number is not asked by itself."""
    every = Paginator(questions_about(item.code), QUESTIONS)
    asked = int(number) if number and number.isascii() and number.isdecimal() and len(number) < 5 else 1
    start = max(0, asked - 1) * QUESTIONS
    shown = list(questions_about(item.code).annotate(of=Window(Count("pk")))[start : start + QUESTIONS])
    if shown or not start:
        every.count = shown[0].of if shown else 0
    page = every.get_page(number)
    if shown:
        page.object_list = shown
    return page


def address(request: PageRequest, item: Item) -> str:
    """What the square holds: the short address, whole."""
    return request.build_absolute_uri(reverse("web:record", args=[item.code]))


def short_address(request: PageRequest, item: Item) -> str:
    """The short address as one types it."""
    return address(request, item).partition("://")[2]


def _told(item: Item) -> list[str]:
    """How else it was told: loudspeakers, village heads, other forms."""
    lines, forms = [], []
    villages: dict[int, set[str]] = {}
    for way, number, from_on, to_on, times, what, _pk in _ways(item):
        if way == HEADS:
            villages.setdefault(number, set()).add(what)
        elif way == LOUDSPEAKER:
            until = f"{_('đến hết')} {date_vi(to_on)}" if to_on else _("đến nay")
            told = f"{_('Loa truyền thanh: từ')} {date_vi(from_on)} {until}, {times} {_('lần mỗi ngày')}"
            lines.append(f"{told}{_of_version(number, item)}")
        else:
            forms.append(f"{_(OtherForm(what).label)}: {date_vi(from_on)}")
    for number, heads in sorted(villages.items()):
        told = _("Trưởng thôn, tổ trưởng đã báo lại ở %(count)d thôn") % {"count": len(heads)}
        lines.append(f"{told}{_of_version(number, item)}")
    return [*lines, *forms]


def _ways(item: Item) -> Any:
    """(way, version, day, last day, times, village or form) of everything by which it was told beside the page, by day: one
    question for the three tables."""
    casts = item.broadcasts.order_by().annotate(told=Value(LOUDSPEAKER), what=Value(""))
    relays = item.relays.order_by().annotate(told=Value(HEADS), to=_NEVER, times=Value(0))
    tellings = item.tellings.order_by().annotate(told=Value(""), number=Value(0), to=_NEVER, times=Value(0))
    return sorted(
        casts.values_list("told", "number", "from_on", "to_on", "times", "what", "pk").union(
            relays.values_list("told", "number", "on", "to", "times", "village", "pk"),
            tellings.values_list("told", "number", "on", "to", "times", "form", "pk"),
            all=True,
        ),
        key=lambda row: (row[2], row[6]),
    )


def _of_version(number: int, item: Item) -> str:
    """Which version that was, when it is not the one shown."""
    return "" if number == item.shown else f" ({_('bản %(number)d') % {'number': number}})"


def _size(size: int) -> str:
    return f"{number_vi(round(size / MEGABYTE, 1))} MB" if size >= MEGABYTE else f"{number_vi(-(-size // 1000))} kB"
