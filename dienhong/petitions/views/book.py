"""Sổ tiếp công dân as a page and as a workbook, in the form that held on the days shown."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dienhong.law.book_forms import BookForm, form_on, forms_of
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.page.closing import strip
from dienhong.page.excel import workbook_response
from dienhong.page.listing import Empty, Listing, Pager, misread, wants_excel
from dienhong.page.permissions import may_export, permission
from dienhong.page.request import PageRequest
from dienhong.petitions import queries
from dienhong.petitions.book import plain_rows, rows
from dienhong.petitions.columns import views_of
from dienhong.petitions.forms import ReceptionFilter

BOOK = "reception_book"
ROWS = 20


@permission("petitions.read")
def book(request: PageRequest) -> HttpResponse:
    """The rows of the asked days. Days under two forms are shown under the form of the last day asked, cut at its start:
    a book is not mixed; the other part is one link away."""
    filters = ReceptionFilter(request.GET or None)
    data = filters.cleaned_data if filters.is_bound and filters.is_valid() else {}
    asked_to = data.get("to_on") or request.today
    form = form_on(BOOK, asked_to)
    start = max(data.get("from_on") or date(asked_to.year, 1, 1), form.from_on)
    window = Window(min(start, asked_to), asked_to)
    visits = queries.book_rows(window)
    visits = visits.none() if misread(filters) else visits
    visits = visits.filter(reception__host=data["host"]) if data.get("host") else visits
    visits = visits.filter(reception__kind=data["kind"]) if data.get("kind") else visits
    if wants_excel(request, filters):
        return _excel(request, form, window, visits)
    paginator = Paginator(visits, ROWS)
    page = paginator.get_page(request.GET.get("trang"))
    listing = Listing(
        columns=[],
        rows=list(rows(form, page.object_list, start=page.start_index() or 1)),  # type: ignore[arg-type]
        pager=Pager(
            page.start_index(),
            page.end_index(),
            paginator.count,
            "lượt",
            _url(request, page.number - 1) if page.has_previous() else "",
            _url(request, page.number + 1) if page.has_next() else "",
        ),
        filters=filters,
        clear_url=request.path if data or misread(filters) else "",
        export_url=_url(request, 1, excel=True) if may_export(request) and not misread(filters) else "",
        views=views_of(request, "book"),
        empty=Empty("Chưa có lượt tiếp nào trong những ngày này.", law=cite_vi(form.cite)),
    )
    context = {
        "register": {
            "title": "Sổ tiếp công dân",
            "basis": f"{cite_vi(form.cite)}, {len(form.columns)} cột · {window.label_vi()}",
        },
        "strip": strip(request, "TCD", unit="buổi", close_url=reverse("petitions:close"), permission="petitions.close"),
        "listing": listing,
        "book": {"title": form.title, "columns": form.columns, "rows": listing.rows},
        "other": _other_form(form),
    }
    return render(request, "petitions/desk/book.html", context)


def _excel(request: PageRequest, form: BookForm, window: Window, visits: object) -> HttpResponse:
    title = f"{form.title} ({cite_vi(form.cite)}), {window.label_vi()}"
    headings = [f"{column.number}. {column.title}" for column in form.columns]
    values = plain_rows(form, visits)  # type: ignore[arg-type]
    return workbook_response(
        "so-tiep-cong-dan-theo-mau.xlsx",
        title,
        headings,
        values,
        demo=bool(request.commune and request.commune.is_demo),
    )


def _other_form(form: BookForm) -> dict[str, str] | None:
    """A link to the days that another form of the book held."""
    for other in forms_of(BOOK):
        if other is form:
            continue
        last = other.to_on or form.from_on
        if other.to_on:
            words = f"Trước ngày {date_vi(form.from_on)} sổ theo {cite_vi(other.cite)} ({len(other.columns)} cột)"
            return {"label": words, "url": f"?to_on={date_vi(last)}"}
        words = f"Từ ngày {date_vi(other.from_on)} sổ theo {cite_vi(other.cite)} ({len(other.columns)} cột)"
        return {"label": words, "url": f"?from_on={date_vi(other.from_on)}"} if other.from_on <= last else None
    return None


def _url(request: PageRequest, page: int, *, excel: bool = False) -> str:
    query = request.GET.copy()
    query.pop("xuat", None)
    query["trang"] = str(page)
    if excel:
        query.pop("trang")
        query["xuat"] = "xlsx"
    return f"?{query.urlencode()}"
