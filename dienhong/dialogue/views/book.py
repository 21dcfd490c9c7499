"""Sổ theo dõi đối thoại as a page and as a workbook."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from dienhong.dialogue import queries
from dienhong.dialogue.book import COLUMNS, rows
from dienhong.dialogue.columns import views_of
from dienhong.dialogue.forms import DialogueFilter
from dienhong.dialogue.views.desk import BASIS, EMPTY, TITLE, UNIT
from dienhong.law.citations import cite_vi
from dienhong.page.book import BookPage, book_response
from dienhong.page.closing import strip
from dienhong.page.listing import Empty
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest


@permission("dialogue.read")
def book(request: PageRequest) -> HttpResponse:
    """The standing entries in order of their day; without a filter those of the year."""
    filters = DialogueFilter(request.GET or None)
    asked = filters.cleaned_data if filters.is_bound and filters.is_valid() else {}
    asked = {name: value for name, value in asked.items() if value}
    entries = queries.in_order(
        queries.filtered(queries.dialogues(), **asked or {"from_on": date(request.today.year, 1, 1)})
    )
    page = BookPage(
        title=f"{TITLE}: sổ theo dõi",
        basis=f"{cite_vi(BASIS)}{'' if asked else f' · năm {request.today.year}'}",
        columns=COLUMNS,
        entries=entries,
        rows=rows,
        unit=UNIT,
        filename="so-theo-doi-doi-thoai.xlsx",
        strip=strip(request, "DTH", unit=UNIT, close_url=reverse("dialogue:close"), permission="dialogue.close"),
        filters=filters,
        views=views_of(request, "book"),
        empty=Empty(EMPTY, law=cite_vi(BASIS)),
        note="Luật chưa ban hành mẫu sổ này; các cột do phần mềm đặt theo nội dung luật và báo cáo hỏi. Số ý kiến và "
        "số vấn đề là hai thứ khác nhau: không cộng, không so.",
        may_export=may(request, "dialogue.export"),
    )
    return book_response(request, page)
