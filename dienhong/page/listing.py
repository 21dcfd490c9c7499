"""A register's list: filters and order that stay in the URL, pages, Excel. Two queries whatever the number of entries."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import F, OrderBy, QuerySet
from django.http import HttpResponse, QueryDict

from dienhong.page.bounded import part_of
from dienhong.page.excel import workbook_response
from dienhong.page.permissions import may_export, may_open
from dienhong.page.request import PageRequest
from dienhong.records.entry import Record

PAGE_SIZE = 20
VOIDED = "Đã hủy"


@dataclass(frozen=True)
class Cell:
    """What one cell shows. `kind` is "", "code", "num", "date", "short" (a word or two, never broken), "muted",
    "strong", "law" or "lamp" (then with its `state`);
    `sub` stands after the text in muted words."""

    text: str
    kind: str = ""
    url: str = ""
    sub: str = ""
    state: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its label, how an entry fills it, and the model fields it sorts by (empty: not sortable)."""

    key: str
    label: str
    cell: Callable[[Any], Cell]
    order: tuple[str, ...] = ()
    numeric: bool = False
    excel: Callable[[Any], Any] | None = None
    sort_url: str = ""
    sorted: str = ""

    @property
    def sortable(self) -> bool:
        """Whether the heading is a link."""
        return bool(self.order)


@dataclass(frozen=True)
class Row:
    """One entry as the table shows it."""

    url: str
    cells: tuple[Cell, ...]
    voided: bool = False


@dataclass(frozen=True)
class Pager:
    """Where in the list one is; `first` and `last` count from 1, `total_label` is what is counted ("cuộc"); `more`: there are
    more than `total`."""

    first: int
    last: int
    total: int
    total_label: str
    prev_url: str = ""
    next_url: str = ""
    more: bool = False


@dataclass(frozen=True)
class Empty:
    """What an empty list says: what the law asks for, and the first step."""

    text: str
    law: str = ""
    action_url: str = ""
    action_label: str = ""
    title: str = ""


def _open(request: PageRequest, empty: Empty | None) -> Empty | None:
    """Without the first step for who may not take it: the list's own button says why."""
    shut = empty is not None and empty.action_url and not may_open(request, empty.action_url)
    return replace(empty, action_url="") if empty is not None and shut else empty


@dataclass
class Listing:
    """What `page/register_list.html` shows."""

    columns: list[Column]
    rows: list[Row]
    pager: Pager
    caption: str = ""
    filters: forms.Form | None = None
    clear_url: str = ""
    export_url: str = ""
    views: list[dict[str, Any]] = field(default_factory=list)
    empty: Empty | None = None


def build(
    request: PageRequest,
    entries: "QuerySet[Any]",
    columns: Sequence[Column],
    *,
    unit: str,
    row_url: Callable[[Any], str],
    default_order: tuple[str, ...],
    caption: str = "",
    filters: forms.Form | None = None,
    empty: Empty | None = None,
    views: Iterable[dict[str, Any]] = (),
) -> Listing:
    """The list for one request: `?sap=KEY` or `?sap=-KEY` orders, `?trang=N` pages. A page beyond the end shows the last.

    A filter that does not read shows its error and no entry: the whole book would look like its answer.
    """
    if misread(filters):
        entries = entries.none()
    order, sorted_key, descending = _order(request, columns, default_order)
    part = part_of(entries.order_by(*_terms(entries, order)), number_of_page(request.GET.get("trang")), PAGE_SIZE)
    rows = [
        Row(
            row_url(entry),
            tuple(column.cell(entry) for column in columns),
            getattr(entry, "voided_at", None) is not None,
        )
        for entry in part.rows
    ]
    pager = Pager(
        first=part.first,
        last=part.last,
        total=part.total,
        total_label=unit,
        prev_url=_with(request.GET, trang=part.number - 1) if part.number > 1 else "",
        next_url=_with(request.GET, trang=part.number + 1) if part.has_next else "",
        more=part.more,
    )
    return Listing(
        columns=[_heading(request, column, sorted_key, descending) for column in columns],
        rows=rows,
        pager=pager,
        caption=caption,
        filters=filters,
        clear_url=request.path if any(key not in ("sap", "trang") for key in request.GET) else "",
        export_url=_with(request.GET, trang=None, xuat="xlsx") if may_export(request) and not misread(filters) else "",
        views=list(views),
        empty=_open(request, empty),
    )


def wants_excel(request: PageRequest, filters: forms.Form | None = None) -> bool:
    """Whether the list was asked for as a workbook. Filters that do not read give the page with its errors instead.

    Raises PermissionDenied for a reader who may not export: a workbook leaves the program and needs its own right.
    """
    if request.GET.get("xuat") != "xlsx" or misread(filters):
        return False
    if not may_export(request):
        raise PermissionDenied("Chức vụ đang giữ không có quyền xuất sổ này.")
    return True


def misread(filters: forms.Form | None) -> bool:
    """Whether something was asked for that does not read (a day that is none, a choice that is not offered)."""
    return filters is not None and filters.is_bound and not filters.is_valid()


def export(
    request: PageRequest,
    entries: "QuerySet[Any]",
    columns: Sequence[Column],
    *,
    title: str,
    filename: str,
    default_order: tuple[str, ...],
) -> HttpResponse:
    """The whole filtered list as .xlsx, in the order on screen, streamed from the database."""
    order, _, _ = _order(request, columns, default_order)
    # A voided entry stays in the book: a workbook must say so as the screen does, or its rows would be counted.
    marks = issubclass(entries.model, Record) and not any(column.label == VOIDED for column in columns)
    values = (
        [
            *(column.excel(entry) if column.excel else column.cell(entry).text for column in columns),
            *([entry.void_reason] if marks else []),
        ]
        for entry in _each(entries.order_by(*_terms(entries, order)))
    )
    headings = [*(column.label for column in columns), *([VOIDED] if marks else [])]
    return workbook_response(filename, title, headings, values, demo=bool(request.commune and request.commune.is_demo))


def _each(entries: "QuerySet[Any]") -> Iterable[Any]:
    return entries.iterator(chunk_size=500)


def _order(
    request: PageRequest, columns: Sequence[Column], default: tuple[str, ...]
) -> tuple[tuple[str, ...], str, bool]:
    asked = request.GET.get("sap", "")
    descending = asked.startswith("-")
    column = next((c for c in columns if c.order and c.key == asked.lstrip("-")), None)
    if column is None:
        return default, "", False
    names = tuple(_flip(name) for name in column.order) if descending else column.order
    return (*names, *default), column.key, descending


def _terms(entries: "QuerySet[Any]", order: tuple[str, ...]) -> list[str | OrderBy]:
    """The order with what is not known last, both ways: databases disagree where an empty value stands."""
    empty = {field.name for field in entries.model._meta.concrete_fields if field.null}
    return [
        OrderBy(F(name.lstrip("-")), descending=name.startswith("-"), nulls_last=True)
        if name.lstrip("-") in empty
        else name
        for name in order
    ]


def _flip(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _heading(request: PageRequest, column: Column, sorted_key: str, descending: bool) -> Column:
    if not column.order:
        return column
    here = column.key == sorted_key
    flipped = f"-{column.key}" if here and not descending else column.key
    state = ("desc" if descending else "asc") if here else ""
    url = _with(request.GET, sap=flipped, trang=None)
    return Column(
        column.key, column.label, column.cell, column.order, column.numeric, column.excel, sort_url=url, sorted=state
    )


def number_of_page(text: str | None) -> int:
    """The page that an address asks for; the first when it does not read."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else 1


def _with(query: QueryDict, **changes: object) -> str:
    copy = query.copy()
    for key, value in changes.items():
        if value is None:
            copy.pop(key, None)
        else:
            copy[key] = str(value)
    return f"?{copy.urlencode()}" if copy else "?"
