"""What the page of an item says, put together: state, facts with their clocks, files, table, versions, questions."""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dienhong.commune.models import Unit
from dienhong.commune.queries import local_calendar, villages_on
from dienhong.disclosure.changes import changes
from dienhong.disclosure.digests import grouped, text_digest
from dienhong.disclosure.explained import Posted, posted, publishing, requirements
from dienhong.disclosure.lists.queries import shown_list
from dienhong.disclosure.models import Item, Version
from dienhong.disclosure.qr import square
from dienhong.disclosure.queries import questions_about
from dienhong.disclosure.tables import figures
from dienhong.documents.models import Document
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.disclosure import NotInForce, content, contents
from dienhong.law.limits import Due
from dienhong.page.request import PageRequest
from dienhong.records.models import Attachment

QUESTIONS = 20
MEGABYTE = 1_000_000


def item_context(request: PageRequest, item: Item, version: Version) -> dict[str, Any]:
    """For `disclosure/public/item.html`."""
    calendar = local_calendar()
    papers = list(item.postings.order_by("place", "village", "from_on", "id"))
    villages = (
        [] if item.villages else list(villages_on(item.published_on or request.today).values_list("code", flat=True))
    )
    place = posted(item, papers, villages, request.today, calendar)
    names = unit_names([*item.village_codes, *place.wanted, *(paper.village for paper in papers)])
    every = list(item.versions.order_by("number"))
    versions = [one for one in every if one.readable]
    before = next((one for one in reversed(versions) if one.number < version.number), None)
    due = publishing(item, calendar)
    asked = Paginator(questions_about(item.code), QUESTIONS).get_page(request.GET.get("trang"))
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
        "people_list": shown_list(item, request.today) if version.number == item.shown else None,
        "digest": grouped(text_digest(version)),
        "versions": [one for one in every if one.readable or one.gone_on],
        "before": before,
        "changes": changes(before, version) if before else [],
        "questions": asked,
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
        "doubt": "" if found.certainty.is_firm else found.certainty.label_vi,
        "forms": [{"form": one.form, "cite": cite_vi(one.cite), "strength": one.strength.label_vi} for one in owed],
    }


def files_of(item: Item, version: Version, today: date) -> list[dict[str, Any]]:
    """The files of a version with their size and digest; a list of persons until its last day."""
    kept = [one for one in version.files.all() if one.down_on is None or today < one.down_on]
    if not kept:
        return []
    known = {one.sha256: one for one in Attachment.objects.filter(code=item.code)}
    return [
        {
            "file": one,
            "until": one.down_on - timedelta(days=1) if one.down_on else None,
            "kind": one.name.rpartition(".")[2].upper(),
            "size": _size(known[one.sha256].size) if one.sha256 in known else "",
            "digest": grouped(one.sha256),
            "url": reverse("disclosed:file", args=[item.code, version.number, one.order]),
        }
        for one in kept
    ]


def unit_names(codes: list[str]) -> dict[str, str]:
    """Code → name of villages."""
    return dict(Unit.objects.filter(pk__in={code for code in codes if code}).values_list("code", "name"))


def address(request: PageRequest, item: Item) -> str:
    """What the square holds: the short address, whole."""
    return request.build_absolute_uri(reverse("web:record", args=[item.code]))


def short_address(request: PageRequest, item: Item) -> str:
    """The short address as one types it."""
    return address(request, item).partition("://")[2]


def _told(item: Item) -> list[str]:
    """How else it was told: loudspeakers, village heads, other forms."""
    lines = []
    for one in item.broadcasts.all():
        until = f"{_('đến hết')} {date_vi(one.to_on)}" if one.to_on else _("đến nay")
        told = f"{_('Loa truyền thanh: từ')} {date_vi(one.from_on)} {until}, {one.times} {_('lần mỗi ngày')}"
        lines.append(f"{told}{_of_version(one.number, item)}")
    villages: dict[int, set[str]] = {}
    for relay in item.relays.all():
        villages.setdefault(relay.number, set()).add(relay.village)
    for number, heads in sorted(villages.items()):
        told = _("Trưởng thôn, tổ trưởng đã báo lại ở %(count)d thôn") % {"count": len(heads)}
        lines.append(f"{told}{_of_version(number, item)}")
    lines += [f"{_(one.get_form_display())}: {date_vi(one.on)}" for one in item.tellings.all()]
    return lines


def _of_version(number: int, item: Item) -> str:
    """Which version that was, when it is not the one shown."""
    return "" if number == item.shown else f" ({_('bản %(number)d') % {'number': number}})"


def _size(size: int) -> str:
    return f"{number_vi(round(size / MEGABYTE, 1))} MB" if size >= MEGABYTE else f"{number_vi(-(-size // 1000))} kB"
