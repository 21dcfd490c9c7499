"""Tìm: by code straight to the entry; by the number of a document; by words without diacritics."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.commune.models import Membership, Unit
from dienhong.documents.models import Document
from dienhong.documents.numbers import NumberError, parse
from dienhong.law.dates_vi import date_vi
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.records import codes
from dienhong.web.finding import matching
from dienhong.web.rights import may_read

MOST = 20


@permission("desk.read")
@require_safe
def find(request: PageRequest) -> HttpResponse:
    """?q= a code, a number, or words."""
    text = request.GET.get("q", "").strip()[:100]
    entry = codes.resolve(text)
    if entry is not None and may_read(request, entry):
        return HttpResponseRedirect(reverse("web:record", args=[entry.code]))
    groups = [group for group in (_documents(request, text), _units(request, text), _people(request, text)) if group]
    context = {"find_text": text, "groups": groups, "looks_like_code": codes.CODE.match(text.upper()) is not None}
    return render(request, "web/desk/find.html", context)


def _documents(request: PageRequest, text: str) -> dict[str, Any] | None:
    if not text or not may(request, "documents.read"):
        return None
    every: QuerySet[Document] = Document.objects.standing()
    try:
        found = every.filter(number=parse(text).text)
    except NumberError:
        found = matching(every, text, "number", "kind", "title", "issuer")
    rows = [
        {"url": one.desk_path(), "code": one.code, "title": one.cite_vi(), "sub": one.title}
        for one in found.order_by("-code_year", "-code_number")[: MOST + 1]
    ]
    return _group("Văn bản", rows, f"{reverse('web:documents')}?q={text}")


def _units(request: PageRequest, text: str) -> dict[str, Any] | None:
    if not text or not may(request, "commune.read"):
        return None
    found = matching(Unit.objects.standing(), text, "name").order_by("sort_name")[: MOST + 1]
    rows = [
        {"url": one.desk_path(), "code": one.code, "title": one.name, "sub": one.get_kind_display()} for one in found
    ]
    return _group("Thôn, tổ chức, đơn vị", rows, f"{reverse('web:units')}?q={text}")


def _people(request: PageRequest, text: str) -> dict[str, Any] | None:
    """Holders of offices. Citizens are found by nobody: their names are in no search."""
    if not text or not may(request, "commune.read"):
        return None
    every = Membership.objects.filter(unit__voided_at__isnull=True).select_related("unit")
    rows = [
        {
            "url": one.unit.desk_path(),
            "code": one.unit_id,
            "title": f"{one.name}, {one.title}",
            "sub": f"{one.unit.name}, từ {date_vi(one.from_on)}",
        }
        for one in matching(every, text, "name", "title").order_by("-from_on", "id")[: MOST + 1]
    ]
    return _group("Người giữ chức vụ", rows, "")


def _group(title: str, rows: list[dict[str, Any]], more_url: str) -> dict[str, Any] | None:
    if not rows:
        return None
    return {"title": title, "rows": rows[:MOST], "more_url": more_url if len(rows) > MOST else ""}
