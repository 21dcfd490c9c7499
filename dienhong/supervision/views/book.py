"""The book of inspections as a page and as a workbook."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dienhong.law.periods import Window
from dienhong.page.closing import strip
from dienhong.page.excel import workbook_response
from dienhong.page.listing import Empty, Listing, Pager, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.supervision import queries
from dienhong.supervision.book import COLUMNS, FORM_WORDS, TITLE, plain_rows, rows
from dienhong.supervision.columns import views_of
from dienhong.supervision.forms import InspectionFilter
from dienhong.supervision.models import Inspection
from dienhong.supervision.views.reading import reads_internal, refuse_export

ROWS = 20


@permission("supervision.read")
def book(request: HttpRequest) -> HttpResponse:
    """The standing inspections of the asked days (by default this year) in order of the day."""
    filters = InspectionFilter(request.GET or None)
    asked = dict(filters.cleaned_data) if filters.is_bound and filters.is_valid() else {}
    to_on = asked.pop("to_on", None) or request.today
    window = Window(min(asked.pop("from_on", None) or date(to_on.year, 1, 1), to_on), to_on)
    entries = queries.filtered(
        queries.visible(internal=reads_internal(request)).filter(voided_at__isnull=True),
        from_on=window.from_on,
        to_on=window.to_on,
        **asked,
    )
    entries = entries.order_by("held_on", "code_year", "code_number").prefetch_related("findings")
    if wants_excel(request):
        refuse_export(request)
        return workbook_response(
            "so-theo-doi-kiem-tra-giam-sat.xlsx",
            f"{TITLE}, {window.label_vi()}",
            [f"{column.number}. {column.title}" for column in COLUMNS],
            plain_rows(entries.iterator(chunk_size=500)),
            demo=bool(request.commune and request.commune.is_demo),
        )
    paginator: Paginator[Inspection] = Paginator(entries, ROWS)
    page = paginator.get_page(request.GET.get("trang"))
    listing = Listing(
        columns=[],
        rows=list(rows(page.object_list, start=page.start_index() or 1)),  # type: ignore[arg-type]
        pager=Pager(
            page.start_index(),
            page.end_index(),
            paginator.count,
            "cuộc",
            _url(request, trang=page.number - 1) if page.has_previous() else "",
            _url(request, trang=page.number + 1) if page.has_next() else "",
        ),
        filters=filters,
        clear_url=request.path if filters.is_bound else "",
        export_url=_url(request, xuat="xlsx") if may(request, "supervision.export") else "",
        views=views_of(request, "book"),
        empty=Empty("Chưa có cuộc kiểm tra, giám sát nào trong những ngày này."),
    )
    context = {
        "register": {"title": TITLE, "basis": f"{FORM_WORDS} · {window.label_vi()}"},
        "strip": strip(
            request, "GS", unit="cuộc", close_url=reverse("supervision:close"), permission="supervision.close"
        ),
        "listing": listing,
        "book": {"title": TITLE, "columns": COLUMNS, "rows": listing.rows},
    }
    return render(request, "supervision/desk/book.html", context)


def _url(request: HttpRequest, **changes: object) -> str:
    query = request.GET.copy()
    for name in ("xuat", "trang"):
        query.pop(name, None)
    for name, value in changes.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"
