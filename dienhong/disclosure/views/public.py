"""What anybody reads: the list of what was disclosed, an item with its proof and its questions, a file, a table.

An item that was taken down answers 410 with the reason and nothing of its content; so does an old version that was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.commune.kinds import UnitKind
from dienhong.commune.models import Unit
from dienhong.commune.queries import local_calendar
from dienhong.disclosure.digests import plain_text
from dienhong.disclosure.explained import Dated, taking_down
from dienhong.disclosure.lists.forgotten import forget
from dienhong.disclosure.models import Item, Version, VersionFile
from dienhong.disclosure.public_forms import FilterForm
from dienhong.disclosure.queries import NEWEST_FIRST, Hung, Line, first_year, hung, items_for
from dienhong.disclosure.requirements import last_day
from dienhong.disclosure.states import State
from dienhong.disclosure.tables import as_csv, figures
from dienhong.disclosure.views.told import item_context
from dienhong.law.calendar import Calendar
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import contents
from dienhong.page.listing import misread
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.page.walk import NOTHING, Walker
from dienhong.records.attachments import path_of
from dienhong.records.models import Attachment
from dienhong.records.until_an_act import UntilAnAct

LAW = "10/2022/QH15 art 11"


@dataclass(frozen=True, slots=True)
class Beside:
    """What the list needs beside its items. `villages`: code, name and last day of each, those that are no more too: an old
    item may name them."""

    villages: tuple[tuple[str, str, date | None], ...]
    first_year: int | None


def _beside() -> Beside:
    found = Unit.objects.standing().filter(kind=UnitKind.VILLAGE).order_by("sort_name", "code_number")
    return Beside(tuple(found.values_list("code", "name", "to_on")), first_year())


BESIDE = UntilAnAct(_beside)
ITEMS = Walker(items_for, NEWEST_FIRST, columns=Line._fields, read=Line.read)


@public_view
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """The newest first, twenty a page."""
    beside = BESIDE()
    form = FilterForm(
        request.GET,
        today=request.today,
        first_year=beside.first_year or request.today.year,
        villages=[(code, name) for code, name, to_on in beside.villages if to_on is None or to_on >= request.today],
    )
    asked = form.cleaned_data if form.is_valid() else {}
    narrow = {
        "content": asked.get("noi_dung", ""),
        "village": asked.get("thon", ""),
        "year": asked.get("nam"),
        "hanging": asked.get("dang", False),
    }
    wrong = misread(form)
    page = NOTHING if wrong else ITEMS.page(request.GET, **narrow)
    names = {code: name for code, name, _to_on in beside.villages}
    where, calendar = hung(item.code for item in page.rows), local_calendar()
    kinds = {one.id: _(one.short_vi) for one in contents(request.today)}
    context = {
        "form": form,
        "narrowed": wrong or any(asked.values()),
        "page": page,
        "rows": [
            {
                "url": Item.public_path_of(item.code),
                "title": item.title,
                "iso": item.published_on.isoformat(),
                "day": date_vi(item.published_on),
                "about": _about(
                    posted_words(item, where.get(item.code, Hung()), calendar), kinds.get(item.content, "")
                ),
                "villages": _about(_names(item.villages.split(), names)),
            }
            for item in page.rows
        ],
        "basis": cite_vi(LAW),
        "list_url": request.path,
    }
    return render(request, "disclosure/public/list.html", context)


@public_view
@require_safe
def item(request: PageRequest, code: str) -> HttpResponse:
    """One item: where it stands, what it says, why it had to be told, who answers, what was asked."""
    found = readable(code)
    if found.state == State.WITHDRAWN:
        return render(request, "disclosure/public/gone.html", {"item": found}, status=410)
    every = list(found.versions.select_related("people_list").order_by("number"))
    version = _with_number(every, asked_number(request, found))
    if not version.readable:
        return version_gone(request, version)
    return render(request, "disclosure/public/item.html", item_context(request, found, version, every))


@public_view
@require_safe
def file(request: PageRequest, code: str, version: int, order: int) -> HttpResponse:
    """A file of a version, as a download: what was uploaded is never shown as a page of ours."""
    shown = _open_version(code, version)
    if not shown.readable:
        return version_gone(request, shown)
    kept = get_object_or_404(VersionFile, version=shown, order=order)
    if kept.down_on and request.today >= kept.down_on:
        return render(request, "disclosure/lists/over.html", {"item": shown.item}, status=410)
    attachment = get_object_or_404(Attachment.objects.filter(code=code, sha256=kept.sha256).order_by("id")[:1])
    reply = FileResponse(
        path_of(kept.sha256).open("rb"),
        as_attachment=True,
        filename=kept.name,
        content_type=attachment.media_type,
        headers={"ETag": f'"{kept.sha256}"', "X-Content-Type-Options": "nosniff"},
    )
    if kept.down_on:  # a list of persons: kept nowhere else, so that it ends when it ends here
        del reply.headers["ETag"]
        forget(reply)
    return reply  # type: ignore[return-value]


@public_view
@require_safe
def text(request: PageRequest, code: str, version: int) -> HttpResponse:
    """The words of a version as they were when their digest was taken."""
    shown = _open_version(code, version)
    if not shown.readable:
        return version_gone(request, shown)
    headers = {"Content-Disposition": f'attachment; filename="{code}-ban-{version}.txt"'}
    return HttpResponse(plain_text(shown), content_type="text/plain; charset=utf-8", headers=headers)


@public_view
@require_safe
def table(request: PageRequest, code: str, version: int) -> HttpResponse:
    """The lines of figures of a version for a spreadsheet."""
    shown = _open_version(code, version)
    if not shown.readable:
        return version_gone(request, shown)
    found = figures(shown)
    if found is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{code}-ban-{version}.csv"'}
    return HttpResponse(as_csv(found.rows), content_type="text/csv; charset=utf-8", headers=headers)


def readable(code: str) -> Item:
    """The item, public now or taken down again; 404 for one that was never shown, and for a voided one."""
    found: Item = get_object_or_404(Item.objects.standing(), pk=code, state__in=(State.PUBLISHED, State.WITHDRAWN))
    return found


def open_item(code: str) -> Item:
    """The item, public now. Raises Http404."""
    found: Item = get_object_or_404(Item.objects.standing(), pk=code, state=State.PUBLISHED)
    return found


def version_of(request: PageRequest, found: Item) -> Version:
    """The version shown, or an older one asked for by `?ban=`, also one that was taken down: pass that to `version_gone`."""
    return _told(found, asked_number(request, found))


def asked_number(request: PageRequest, found: Item) -> int:
    """The number of the version that `?ban=` asks for; of the one shown without."""
    asked = request.GET.get("ban", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else found.shown


def version_gone(request: PageRequest, version: Version) -> HttpResponse:
    """An old version that was taken down: when and why, and nothing it said."""
    return render(
        request, "disclosure/public/version_gone.html", {"item": version.item, "version": version}, status=410
    )


def _open_version(code: str, number: int) -> Version:
    return _told(open_item(code), number)


def _told(item: Item, number: int) -> Version:
    return _with_number(item.versions.filter(number=number), number)


def _with_number(versions: Iterable[Version], number: int) -> Version:
    version = next((one for one in versions if one.number == number), None)
    if version is None or version.pending:
        raise Http404
    return version


def _about(*words: str) -> str:
    return "".join(f" · {one}" for one in words if one)


def _names(codes: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names[code] for code in codes if code in names)


def posted_words(item: Dated, where: Hung, calendar: Calendar) -> str:
    """Where its paper is, as one line of the list says it."""
    if where.since is None:
        return _("đã hết thời gian niêm yết, vẫn đọc được") if where.count else ""
    if item.permanent:
        return _("niêm yết thường xuyên")
    until = taking_down(item, where.since, calendar)
    return _("niêm yết đến hết %(day)s") % {"day": date_vi(last_day(until.due))} if until else _("đang niêm yết")
