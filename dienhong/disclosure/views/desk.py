"""The desk of the book of disclosure: the list, one item with everything owed, a file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.commune.queries import local_calendar, units_on, villages_on
from dienhong.deadlines.clock import clock_of
from dienhong.deadlines.queries import deadlines_of
from dienhong.disclosure import desk_queries
from dienhong.disclosure.beside import waiting
from dienhong.disclosure.checks.queries import pending_version
from dienhong.disclosure.columns import ORDER, columns, standing_of, views_of
from dienhong.disclosure.figures import percent
from dienhong.disclosure.forms import ItemFilter
from dienhong.disclosure.models import CorrectionRequest, Item, ItemQuestion, Version
from dienhong.disclosure.proofs.actions import asked_for
from dienhong.disclosure.proofs.grid import Told, sheet
from dienhong.disclosure.states import State
from dienhong.disclosure.views.buttons import item_acts, proof_acts, waiting_acts
from dienhong.disclosure.views.frame import BASIS, TITLE, UNIT, VERBS, allowed, crumbs
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import content, sector
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.records.attachments import path_of
from dienhong.records.models import Attachment

EMPTY = (
    "Mười bốn nội dung của Điều 11 mà có quyết định, văn bản thì phải công khai trong 05 ngày làm việc, trừ khi luật chuyên "
    "ngành định khác. Mỗi việc ghi một bản ghi: nội dung, hạn, nơi niêm yết và chứng cứ."
)


@permission("disclosure.read")
def listing(request: PageRequest) -> HttpResponse:
    """The items, the latest first."""
    filters = ItemFilter(request.GET or None, villages=villages_on(request.today), on=request.today)
    entries = desk_queries.with_clock(desk_queries.items())
    if filters.is_bound and filters.is_valid():
        entries = desk_queries.filtered(entries, on=request.today, **filters.cleaned_data)
    shown = columns(request.today)
    if wants_excel(request, filters):
        return export(request, entries, shown, title=TITLE, filename="so-cong-khai.xlsx", default_order=ORDER)
    record = allowed(request, "record")
    table = build(
        request,
        entries,
        shown,
        unit=UNIT,
        caption="Các nội dung phải công khai",
        row_url=Item.desk_path,
        default_order=ORDER,
        filters=filters,
        views=views_of(request, "list"),
        empty=Empty(
            EMPTY,
            law=cite_vi(BASIS),
            action_url=reverse("disclosure:new") if record else "",
            action_label="Ghi nội dung đầu tiên",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": cite_vi(BASIS)},
        "acts": [
            Act.under(Verdict.yes(), "Kế hoạch", reverse("disclosure:plans")),
            Act.under(Verdict.yes(), "Đính chính", reverse("disclosure:requests")),
            Act.under(Verdict.yes(), "Câu hỏi", reverse("disclosure:questions")),
            Act.under(record, "Nhập từ Excel", reverse("disclosure:new_many")),
            Act.under(record, "Ghi nội dung công khai", reverse("disclosure:new"), primary=True),
        ],
        "strip": strip(request, "CK", unit=UNIT, close_url=reverse("disclosure:close"), permission="disclosure.close"),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("disclosure.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One item: what it says, everything owed, what is proven and missing, what may be done."""
    item = get_object_or_404(desk_queries.with_clock(desk_queries.items()), pk=code)
    names = _villages(item, request)
    versions = list(item.versions.prefetch_related("files", "lines", "screenings"))
    calendar = local_calendar()
    asked = asked_for(item, request.today)
    proof = sheet(item, asked, Told.of(item), names, on=request.today, calendar=calendar)
    clocks = [one for one in deadlines_of(code) if one.is_open]
    lamp, words = standing_of(item, request.today)
    context = {
        "record": {
            "code": item.code,
            "title": item.title,
            "state": {"state": lamp, "text": words},
            "basis": _basis(item),
            "late": f"Ghi hoặc sửa sau khóa sổ {item.late_after}." if item.late_after else "",
            "voided": None if item.standing else {"reason": item.void_reason, "at": item.voided_at, "by": ""},
        },
        "facts": _facts(item, dict(names)),
        "item": item,
        "due": clock_of(clocks[0], calendar) if clocks else None,
        "due_label": clocks[0].vi if clocks else "",
        "acts": item_acts(request, item),
        "waiting": waiting_acts(request, item),
        "proof_acts": proof_acts(request, item),
        "proof": proof,
        "optional": [row.vi for row in proof.forms if not (row.asked.is_owed or row.proof or row.lines)],
        "can_go_down": bool(allowed(request, "prove")),
        "broadcasts": item.broadcasts.filter(to_on__isnull=True) if allowed(request, "prove") else (),
        "versions": [_version(one, item) for one in reversed(versions)],
        "requests": CorrectionRequest.objects.standing().filter(item=code),
        "questions": ItemQuestion.objects.standing().filter(item=code),
        "links": document_links((("Văn bản", item.document), ("Theo kế hoạch", item.plan))),
        "history": history_for(request, item, VERBS),
        "crumbs": crumbs(),
        "public_url": item.public_path() if item.public else "",
    }
    return render(request, "disclosure/desk/show.html", context)


@permission("disclosure.read")
@require_safe
def file(request: PageRequest, code: str, number: int) -> HttpResponseBase:
    """A file of an item, as a download."""
    get_object_or_404(Item, pk=code)
    return _download(get_object_or_404(Attachment, pk=number, code=code))


@permission("disclosure.read")
@require_safe
def photo(request: PageRequest, code: str, sha256: str) -> HttpResponseBase:
    """A picture of a posting, by the digest the posting keeps."""
    attachment = Attachment.objects.filter(code=code, sha256=sha256).first()
    if attachment is None:
        raise Http404
    return _download(attachment)


def _download(attachment: Attachment) -> HttpResponseBase:
    path = path_of(attachment.sha256)
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=attachment.name, content_type=attachment.media_type
    )


def _villages(item: Item, request: PageRequest) -> Sequence[tuple[str, str]]:
    day = item.published_on or request.today
    if item.villages:
        return list(units_on(day).filter(pk__in=item.village_codes).values_list("code", "name"))
    return list(villages_on(day).values_list("code", "name"))


def _basis(item: Item) -> str:
    return cite_vi(content(item.content, _since(item)).cite)


def _since(item: Item) -> date:
    """The day whose law names its content: of the fact, or of the entry if that came later."""
    return max(item.starts_on, timezone.localdate(item.recorded_at))


def _facts(item: Item, names: dict[str, str]) -> list[dict[str, Any]]:
    on = _since(item)
    own = sector(item.sector, on).vi if item.sector else ""
    concerned = (
        "cả xã" if not item.villages else "thôn " + ", ".join(names.get(code, code) for code in item.village_codes)
    )
    return [
        {"label": "Nội dung", "text": f"{item.content}. {content(item.content, on).vi}", "sub": own},
        {"label": "Tóm tắt", "text": item.summary},
        {"label": "Ai quyết định", "text": item.decided_by, "sub": f"ngày {date_vi(item.decided_on)}"},
        {"label": "Hạn tính từ", "text": date_vi(item.starts_on), "sub": item.unclocked},
        {"label": "Liên quan đến", "text": concerned},
        {"label": "Đơn vị trả lời", "text": item.unit},
        {"label": "Công khai", "text": date_vi(item.published_on) if item.published_on else "chưa", "sub": _late(item)},
        *_changes(item),
    ]


def _late(item: Any) -> str:
    if not item.due_on:
        return ""
    late = item.published_on and item.published_on > item.due_on
    return f"hạn {date_vi(item.due_on)}{', trễ hạn' if late else ''}"


def _changes(item: Item) -> list[dict[str, Any]]:
    found = []
    version = pending_version(item) if item.state != State.PREPARING else None
    if version is not None and version.beside:
        words = ", ".join(waiting(item, version))
        found.append({"label": "Chờ công khai cùng bản mới", "text": words, "sub": "bản đang công khai chưa đổi"})
    if item.changed_on:
        found.append({"label": "Nội dung gốc thay đổi", "text": date_vi(item.changed_on), "sub": item.changed_why})
    if item.withdrawn_on:
        found.append({"label": "Đã gỡ", "text": date_vi(item.withdrawn_on), "sub": item.withdrawn_why})
    return found


def _version(version: Version, item: Item) -> dict[str, Any]:
    files = {one.sha256: one.name for one in version.files.all()}
    kept = Attachment.objects.filter(code=item.code, sha256__in=files).values_list("sha256", "pk") if files else ()
    return {
        "version": version,
        "open": version.pending or version.number == item.shown,
        "paragraphs": [part for part in version.text.split("\n\n") if part.strip()],
        "files": [{"name": files[sha256], "sha256": sha256, "number": number} for sha256, number in dict(kept).items()],
        "lines": [
            {"line": one, "percent": percent(one.planned, one.done), "depth": one.indent} for one in version.lines.all()
        ],
        "screenings": version.screenings.all(),
    }
