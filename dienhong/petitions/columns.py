"""The columns of the list of sessions, and the ways of looking at the book."""

from datetime import date
from typing import Any

from django.urls import reverse

from dienhong.law.book_forms import form_on
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.page.listing import Cell, Column
from dienhong.page.request import PageRequest

ORDER = ("-held_on", "-code_year", "-code_number")
NONE = "–"


def _count(number: int) -> Cell:
    return Cell(str(number) if number else NONE, "num")


RECEPTIONS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda r: Cell(r.code, "code", r.desk_path()), ("code_year", "code_number")),
    Column(
        "ngay",
        "Ngày tiếp",
        lambda r: Cell(date_vi(r.held_on), "date", sub=weekday_vi(r.held_on)),
        ("held_on",),
        excel=lambda r: r.held_on,
    ),
    Column("chu-tri", "Chủ trì", lambda r: Cell(r.get_host_display(), "short"), ("host",)),
    Column("nguoi-tiep", "Người tiếp", lambda r: Cell(r.received_by), ("received_by",)),
    Column("loai", "Loại", lambda r: Cell(str(r.get_kind_display()).lower(), "short"), ("kind",)),
    Column(
        "luot",
        "Lượt",
        lambda r: _count(r.visits_count),
        ("visits_count",),
        numeric=True,
        excel=lambda r: r.visits_count,
    ),
    Column("nguoi", "Người", lambda r: _count(r.people), ("people",), numeric=True, excel=lambda r: r.people),
    Column(
        "con",
        "Còn theo dõi",
        lambda r: _count(r.unanswered),
        ("unanswered",),
        numeric=True,
        excel=lambda r: r.unanswered,
    ),
    Column("ghi-chu", "Ghi chú", lambda r: Cell(r.note, "muted")),
)


def views_of(request: PageRequest, current: str) -> list[dict[str, Any]]:
    """The segment: sessions, or the statutory book. Filters are carried over."""
    query = request.GET.copy()
    for name in ("sap", "trang", "xuat"):
        query.pop(name, None)
    tail = f"?{query.urlencode()}" if query else ""
    return [
        {"label": "Buổi tiếp", "url": reverse("petitions:list") + tail, "current": current == "list"},
        {"label": "Sổ theo mẫu", "url": reverse("petitions:book") + tail, "current": current == "book"},
    ]


def form_words(day: date) -> str:
    """Which form of the book holds on a day: "Mẫu 03 Thông tư 04/2021/TT-TTCP (12 cột)"."""
    form = form_on("reception_book", day)
    until = f", đến hết {date_vi(form.to_on)}" if form.to_on else ""
    return f"{cite_vi(form.cite)} ({len(form.columns)} cột{until})"
