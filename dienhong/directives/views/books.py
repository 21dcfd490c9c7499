"""The three books as pages and as workbooks: without a filter, those of the year."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from dienhong.directives import queries
from dienhong.directives.book import (
    BRIEFING_COLUMNS,
    DIRECTIVE_COLUMNS,
    TASK_COLUMNS,
    briefing_rows,
    directive_rows,
    task_rows,
)
from dienhong.directives.columns import views_of
from dienhong.directives.forms import BriefingFilter, DirectiveFilter, TaskFilter, WindowFilter
from dienhong.directives.views import briefings, desk, tasks
from dienhong.page.book import BookPage, book_response
from dienhong.page.closing import Strip, strip
from dienhong.page.listing import Empty
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest

OUR_FORM = "Không có văn bản nào đặt mẫu cho sổ này; các cột do phần mềm đặt."


@permission("directives.read")
def book(request: PageRequest) -> HttpResponse:
    """Sổ theo dõi văn bản chỉ đạo: each directive with every document of ours and the days between."""
    filters = DirectiveFilter(request.GET or None)
    entries = queries.filtered_directives(queries.directives(), **_asked(request, filters))
    page = BookPage(
        title="Sổ theo dõi văn bản chỉ đạo",
        basis=f"{desk.BASIS}{_year(request, filters)}",
        columns=DIRECTIVE_COLUMNS,
        entries=queries.in_order(entries, "received_on"),
        rows=directive_rows,
        unit=desk.UNIT,
        filename="so-theo-doi-van-ban-chi-dao.xlsx",
        strip=_strip(request, "CD", desk.UNIT, "directives:close"),
        filters=filters,
        views=views_of(request, "directives", "book"),
        empty=Empty(desk.EMPTY),
        note=OUR_FORM,
        may_export=may(request, "directives.export"),
    )
    return book_response(request, page)


@permission("directives.read")
def task_book(request: PageRequest) -> HttpResponse:
    """Sổ theo dõi nhiệm vụ, by term."""
    filters = TaskFilter(request.GET or None)
    entries = queries.filtered_tasks(queries.tasks(), on=request.today, **_asked(request, filters))
    page = BookPage(
        title=tasks.TITLE,
        basis=f"{tasks.BASIS}{_year(request, filters)}",
        columns=TASK_COLUMNS,
        entries=queries.in_order(entries, "due_on"),
        rows=task_rows,
        unit=tasks.UNIT,
        filename="so-theo-doi-nhiem-vu.xlsx",
        strip=_strip(request, "NV", tasks.UNIT, "directives:task_close"),
        filters=filters,
        views=views_of(request, "tasks", "task_book"),
        empty=Empty(tasks.EMPTY),
        note=OUR_FORM,
        may_export=may(request, "directives.export"),
    )
    return book_response(request, page)


@permission("directives.read")
def briefing_book(request: PageRequest) -> HttpResponse:
    """Sổ giao ban."""
    filters = BriefingFilter(request.GET or None)
    entries = queries.filtered_briefings(queries.briefings(), **_asked(request, filters))
    page = BookPage(
        title=briefings.TITLE,
        basis=f"{briefings.BASIS}{_year(request, filters)}",
        columns=BRIEFING_COLUMNS,
        entries=queries.in_order(entries, "held_on"),
        rows=briefing_rows,
        unit=briefings.UNIT,
        filename="so-theo-doi-giao-ban.xlsx",
        strip=_strip(request, "GB", briefings.UNIT, "directives:briefing_close"),
        filters=filters,
        views=views_of(request, "briefings", "briefing_book"),
        empty=Empty(briefings.EMPTY),
        note=OUR_FORM,
        may_export=may(request, "directives.export"),
    )
    return book_response(request, page)


def _asked(request: PageRequest, filters: WindowFilter) -> dict[str, Any]:
    return filters.asked or {"from_on": date(request.today.year, 1, 1)}


def _year(request: PageRequest, filters: WindowFilter) -> str:
    return "" if filters.asked else f" Năm {request.today.year}."


def _strip(request: PageRequest, prefix: str, unit: str, close: str) -> Strip:
    return strip(request, prefix, unit=unit, close_url=reverse(close), permission="directives.close")
