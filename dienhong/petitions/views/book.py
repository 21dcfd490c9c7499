"""Sổ tiếp công dân as a page and as a workbook, in the form that held on the days shown."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from dienhong.law.book_forms import BookForm, form_on, forms_of
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.page.book import BookPage, BookRow, book_response
from dienhong.page.closing import strip
from dienhong.page.listing import Empty
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.petitions import queries
from dienhong.petitions.book import rows
from dienhong.petitions.columns import views_of
from dienhong.petitions.forms import ReceptionFilter
from dienhong.petitions.models import Visit

BOOK = "reception_book"


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
    visits = visits.filter(reception__host=data["host"]) if data.get("host") else visits
    visits = visits.filter(reception__kind=data["kind"]) if data.get("kind") else visits

    def shown(entries: Iterable[Visit], first: int) -> Iterator[BookRow]:
        return rows(form, entries, start=first)

    note_label, note_url = _other_form(form)
    page = BookPage(
        title="Sổ tiếp công dân",
        basis=f"{cite_vi(form.cite)}, {len(form.columns)} cột · {window.label_vi()}",
        columns=form.columns,
        entries=visits,
        rows=shown,
        unit="lượt",
        filename="so-tiep-cong-dan-theo-mau.xlsx",
        strip=strip(request, "TCD", unit="buổi", close_url=reverse("petitions:close"), permission="petitions.close"),
        filters=filters,
        views=views_of(request, "book"),
        empty=Empty("Chưa có lượt tiếp nào trong những ngày này.", law=cite_vi(form.cite)),
        note="Sổ in bốn số cuối của giấy tờ.",
        note_url=note_url,
        note_label=note_label,
    )
    return book_response(request, page)


def _other_form(form: BookForm) -> tuple[str, str]:
    """(words, address) of the days that another form of the book held; empty when there is none."""
    for other in forms_of(BOOK):
        if other is form:
            continue
        words = f"sổ theo {cite_vi(other.cite)} ({len(other.columns)} cột)"
        if other.to_on:
            return f"Trước ngày {date_vi(form.from_on)} {words}", f"?to_on={date_vi(other.to_on)}"
        return f"Từ ngày {date_vi(other.from_on)} {words}", f"?from_on={date_vi(other.from_on)}"
    return "", ""
