"""What the lists and the record pages of the three books share: rights, acts, the head of an entry, the list itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import Strip
from dienhong.page.listing import Column, Empty, build, export, wants_excel
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.records.entry import Record

VERBS = {
    "localise": "Đã gắn văn bản của xã",
    "unlocalise": "Đã gỡ văn bản của xã",
    "finish": "Đã ghi xong",
    "postpone": "Đã lùi hạn",
    "reopen": "Đã mở lại",
}


@dataclass(frozen=True)
class ListPage:
    """What one of the three lists is."""

    title: str
    basis: str
    entries: "QuerySet[Any]"
    columns: Sequence[Column]
    order: tuple[str, ...]
    unit: str
    caption: str
    filename: str
    filters: forms.Form
    views: list[dict[str, Any]]
    strip: Strip
    act: Act
    empty: Empty
    note: str = ""
    note_url: str = ""
    note_label: str = ""


def list_response(request: PageRequest, page: ListPage) -> HttpResponse:
    """The list on screen, or all of it as .xlsx for those who may export."""
    may_export = may(request, "directives.export")
    if wants_excel(request, page.filters):
        if not may_export:
            raise PermissionDenied("Chức vụ đang giữ không được xuất sổ này.")
        return export(
            request, page.entries, page.columns, title=page.title, filename=page.filename, default_order=page.order
        )
    table = build(
        request,
        page.entries,
        page.columns,
        unit=page.unit,
        caption=page.caption,
        row_url=lambda entry: entry.desk_path(),
        default_order=page.order,
        filters=page.filters,
        views=page.views,
        empty=page.empty,
    )
    table.export_url = table.export_url if may_export else ""
    context = {
        "register": {"title": page.title, "basis": page.basis},
        "acts": [page.act],
        "strip": page.strip,
        "listing": table,
        "note": page.note,
        "note_url": page.note_url,
        "note_label": page.note_label,
    }
    return render(request, "page/register_list.html", context)


def allowed(request: PageRequest, name: str) -> Verdict:
    """Whether the posts held allow `directives.NAME`, as a verdict for a button."""
    if may(request, f"directives.{name}"):
        return Verdict.yes()
    return Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


def head(entry: Record, title: str, *, basis: str = "", state: dict[str, str] | None = None) -> dict[str, Any]:
    """The head of `page/record.html`."""
    return {
        "code": entry.code,
        "title": title,
        "basis": basis,
        "state": state if entry.standing else None,
        "late": f"Ghi hoặc sửa sau khóa sổ {entry.late_after}." if entry.late_after else "",
        "voided": None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""},
    }
