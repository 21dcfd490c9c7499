"""Sổ theo dõi công khai as a page and as a workbook."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from dienhong.commune.queries import villages_on
from dienhong.disclosure import desk_queries
from dienhong.disclosure.book import COLUMNS, rows
from dienhong.disclosure.columns import views_of
from dienhong.disclosure.forms import ItemFilter
from dienhong.disclosure.views.desk import EMPTY
from dienhong.disclosure.views.frame import BASIS, TITLE, UNIT
from dienhong.law.citations import cite_vi
from dienhong.page.book import BookPage, book_response
from dienhong.page.closing import strip
from dienhong.page.listing import Empty
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest


@permission("disclosure.read")
def book(request: PageRequest) -> HttpResponse:
    """The standing entries in the order they were told; without a filter those decided this year."""
    filters = ItemFilter(request.GET or None, villages=villages_on(request.today), on=request.today)
    asked = filters.cleaned_data if filters.is_bound and filters.is_valid() else {}
    asked = {name: value for name, value in asked.items() if value}
    entries = desk_queries.filtered(
        desk_queries.with_clock(desk_queries.items()),
        on=request.today,
        **asked or {"from_on": date(request.today.year, 1, 1)},
    )
    page = BookPage(
        title=f"{TITLE}: sổ theo dõi",
        basis=f"{cite_vi(BASIS)}{'' if asked else f' · năm {request.today.year}'}",
        columns=COLUMNS,
        entries=desk_queries.in_order(entries),
        rows=rows,
        unit=UNIT,
        filename="so-theo-doi-cong-khai.xlsx",
        strip=strip(request, "CK", unit=UNIT, close_url=reverse("disclosure:close"), permission="disclosure.close"),
        filters=filters,
        views=views_of(request, "book"),
        empty=Empty(EMPTY, law=cite_vi(BASIS)),
        note="Luật chưa ban hành mẫu sổ này; cột theo điều luật (nội dung, hình thức, thời gian) và biểu cấp trên hay hỏi.",
        may_export=may(request, "disclosure.export"),
    )
    return book_response(request, page)
