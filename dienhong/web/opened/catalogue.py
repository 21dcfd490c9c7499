"""`/du-lieu-mo/`: which tables there are, what each column means, how to take them; for machines as DCAT in JSON-LD."""

from typing import Any

from django.http import Http404, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from dienhong.page.open_data import OpenTable
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.web.opened.api import MOST, USUAL
from dienhong.web.opened.files import csv_file, json_file, xlsx_file
from dienhong.web.opened.tables import open_tables

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ENDINGS = {
    "csv": ("CSV", "text/csv", csv_file),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_file),
    "json": ("JSON", "application/json", json_file),
}
KINDS = {
    "text": gettext_noop("chữ"),
    "day": gettext_noop("ngày (2026-06-05)"),
    "number": gettext_noop("số"),
    "whole": gettext_noop("số nguyên"),
    "flag": gettext_noop("đúng/sai"),
    "code": gettext_noop("mã"),
    "address": gettext_noop("đường dẫn"),
}


@public_view
@require_safe
def catalogue(request: PageRequest) -> HttpResponseBase:
    """The tables, their columns, their files."""
    context = {"tables": [_table(one) for one in open_tables().values()], "licence": LICENCE}
    return render(request, "web/public/open_data.html", context)


@public_view
@require_safe
def developers(request: PageRequest) -> HttpResponseBase:
    """How to ask the API, for whoever writes a program."""
    first = next(iter(open_tables().values()))
    base = request.build_absolute_uri("/api/")
    context = {
        "tables": [_table(one) for one in open_tables().values()],
        "base": base,
        "example": f"{base}{first.slug}?limit=2",
        "most": MOST,
        "usual": USUAL,
        "openapi_url": reverse("api:openapi-json"),
        "crumbs": [{"label": _("Dữ liệu mở"), "url": reverse("web:open_data")}],
    }
    return render(request, "web/public/open_api.html", context)


@public_view
@require_safe
def file(request: PageRequest, slug: str, ending: str) -> HttpResponseBase:
    """A table as a file."""
    table, form = open_tables().get(slug), ENDINGS.get(ending)
    if table is None or form is None:
        raise Http404("no such table")
    return form[2](request, table)


@public_view
@require_safe
def dcat(request: PageRequest) -> HttpResponseBase:
    """The catalogue for portals that gather others' (DCAT 3, JSON-LD)."""
    publisher = request.commune.full_name if request.commune else "Diên Hồng"
    told = {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
        "@type": "dcat:Catalog",
        "@id": request.build_absolute_uri(reverse("web:open_data")),
        "dct:title": f"Dữ liệu mở của {publisher}",
        "dct:publisher": f"Ủy ban nhân dân {publisher}",
        "dct:language": "vi",
        "dct:license": LICENCE,
        "dcat:dataset": [_dataset(request, one) for one in open_tables().values()],
    }
    reply = JsonResponse(told, json_dumps_params={"ensure_ascii": False}, content_type="application/ld+json")
    reply.headers["Access-Control-Allow-Origin"] = "*"
    return reply


def _dataset(request: PageRequest, table: OpenTable) -> dict[str, Any]:
    files = [
        {
            "@type": "dcat:Distribution",
            "dct:title": name,
            "dcat:mediaType": kind,
            "dcat:downloadURL": request.build_absolute_uri(reverse("web:open_file", args=[table.slug, ending])),
        }
        for ending, (name, kind, _) in ENDINGS.items()
    ]
    return {
        "@type": "dcat:Dataset",
        "dct:identifier": table.slug,
        "dct:title": str(table.vi),
        "dct:description": str(table.about),
        "dct:license": LICENCE,
        "dcat:distribution": files,
    }


def _table(table: OpenTable) -> dict[str, Any]:
    return {
        "table": table,
        "columns": [{"column": one, "kind": KINDS[one.kind]} for one in table.columns],
        "api_url": reverse(f"api:{table.slug}"),
        "files": [
            {"name": name, "url": reverse("web:open_file", args=[table.slug, ending])}
            for ending, (name, _, _) in ENDINGS.items()
        ],
    }
