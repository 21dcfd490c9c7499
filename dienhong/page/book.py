"""A book (sổ) as a page and as a workbook: columns as `law.book_forms.Column`, rows of plain cells."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from dienhong.law.book_forms import Column
from dienhong.page.bounded import part_of
from dienhong.page.closing import Strip
from dienhong.page.excel import workbook_response
from dienhong.page.listing import Empty, Listing, Pager, misread, number_of_page, wants_excel
from dienhong.page.permissions import may_export
from dienhong.page.request import PageRequest

ROWS = 20


@dataclass(frozen=True)
class BookCell:
    """A cell as `page/parts/book_table.html` shows it. `kind` is "", "n", "tick" or "date"; with `strong` the first line
    is bold; `value` is what Excel gets when the words are not it (a number, a day)."""

    lines: tuple[str, ...] = ()
    kind: str = ""
    strong: bool = False
    value: Any = None

    @property
    def excel(self) -> Any:
        """A number or a day as itself, everything else as text."""
        return "\n".join(self.lines) if self.value is None else self.value


@dataclass(frozen=True)
class BookRow:
    """A row of the book, in the order of its columns."""

    cells: tuple[BookCell, ...]
    voided: bool = False


@dataclass(frozen=True)
class BookPage:
    """What one book is: its title, columns and where its rows come from.

    `rows(entries, start)` turns a page of `entries` into rows, the first numbered `start`; `note` says whose form it is.
    """

    title: str
    basis: str
    columns: Sequence[Column]
    entries: "QuerySet[Any]"
    rows: Callable[[Iterable[Any], int], Iterable[BookRow]]
    unit: str
    filename: str
    strip: Strip
    filters: forms.Form | None = None
    views: list[dict[str, Any]] = field(default_factory=list)
    empty: Empty | None = None
    note: str = ""
    note_url: str = ""
    note_label: str = ""
    may_export: bool = True


def columns(*told: tuple[str, str] | tuple[str, str, str]) -> tuple[Column, ...]:
    """Numbered columns out of (key, title) or (key, title, group)."""
    return tuple(
        Column(number, one[1], one[2] if len(one) > 2 else None, one[0]) for number, one in enumerate(told, start=1)
    )


def book_response(request: PageRequest, page: BookPage) -> HttpResponse:
    """The book on screen, or all of its rows as .xlsx with `?xuat=xlsx`."""
    if wants_excel(request, page.filters) and page.may_export:
        return _workbook(request, page)
    entries = page.entries.none() if misread(page.filters) else page.entries
    part = part_of(entries, number_of_page(request.GET.get("trang")), ROWS)
    rows = list(page.rows(part.rows, part.first or 1))
    listing = Listing(
        columns=[],
        rows=rows,  # type: ignore[arg-type]
        pager=Pager(
            part.first,
            part.last,
            part.total,
            page.unit,
            _url(request, trang=part.number - 1) if part.number > 1 else "",
            _url(request, trang=part.number + 1) if part.has_next else "",
            part.more,
        ),
        filters=page.filters,
        clear_url=request.path if any(key != "trang" for key in request.GET) else "",
        export_url=_url(request, xuat="xlsx")
        if page.may_export and may_export(request) and not misread(page.filters)
        else "",
        views=page.views,
        empty=page.empty,
    )
    context = {
        "register": {"title": page.title, "basis": page.basis},
        "strip": page.strip,
        "listing": listing,
        "book": {"title": page.title, "columns": page.columns, "rows": rows},
        "note": page.note,
        "note_url": page.note_url,
        "note_label": page.note_label,
    }
    return render(request, "page/book.html", context)


def _workbook(request: PageRequest, page: BookPage) -> HttpResponse:
    rows = page.rows(page.entries.iterator(chunk_size=500), 1)
    return workbook_response(
        page.filename,
        f"{page.title}. {page.basis}",
        [f"{column.group}: {column.title}" if column.group else column.title for column in page.columns],
        ([cell.excel for cell in row.cells] for row in rows),
        demo=bool(request.commune and request.commune.is_demo),
    )


def _url(request: PageRequest, **changes: object) -> str:
    query = request.GET.copy()
    for name in ("xuat", "trang"):
        query.pop(name, None)
    for name, value in changes.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"
