"""The book of inspections as a page and as a workbook."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from dienhong.law.periods import Window
from dienhong.page.book import BookPage, book_response
from dienhong.page.closing import strip
from dienhong.page.listing import Empty, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.supervision import queries
from dienhong.supervision.book import COLUMNS, FORM_WORDS, TITLE, rows
from dienhong.supervision.columns import views_of
from dienhong.supervision.forms import InspectionFilter
from dienhong.supervision.views.reading import reads_internal, refuse_export


@permission("supervision.read")
def book(request: PageRequest) -> HttpResponse:
    """The standing inspections of the asked days (by default this year) in order of the day."""
    if wants_excel(request):
        refuse_export(request)
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
    page = BookPage(
        title=TITLE,
        basis=f"{FORM_WORDS} · {window.label_vi()}",
        columns=COLUMNS,
        entries=entries.order_by("held_on", "code_year", "code_number").prefetch_related("findings"),
        rows=rows,
        unit="cuộc",
        filename="so-theo-doi-kiem-tra-giam-sat.xlsx",
        strip=strip(request, "GS", unit="cuộc", close_url=reverse("supervision:close"), permission="supervision.close"),
        filters=filters,
        views=views_of(request, "book"),
        empty=Empty("Chưa có cuộc kiểm tra, giám sát nào trong những ngày này."),
        may_export=may(request, "supervision.export"),
    )
    return book_response(request, page)
