"""The columns of the list of inspections and of programmes, and the ways of looking at the book."""

from typing import Any

from django.urls import reverse

from dienhong.law.dates_vi import date_vi
from dienhong.page.listing import Cell, Column
from dienhong.page.request import PageRequest
from dienhong.supervision.models import Inspection
from dienhong.supervision.states import Outcome

ORDER = ("-held_on", "-code_year", "-code_number")
NONE = "–"
SHORT = {Outcome.MET: "Đạt", Outcome.NOT_MET: "Chưa đạt"}
LAMPS = {Outcome.MET: "ok", Outcome.NOT_MET: "stop", Outcome.NONE: "idle"}


def _numbered(topics: list[str]) -> str:
    return topics[0] if len(topics) == 1 else "; ".join(f"({n}) {topic}" for n, topic in enumerate(topics, 1))


def _count(number: int) -> Cell:
    return Cell(str(number) if number else NONE, "num")


def _outcome(one: Inspection) -> Cell:
    if one.outcome == Outcome.NONE:
        return Cell(NONE, "muted")
    return Cell(SHORT[Outcome(one.outcome)], "lamp", state=LAMPS[Outcome(one.outcome)])


INSPECTIONS: tuple[Column, ...] = (
    Column(
        "ma",
        "Mã",
        lambda one: Cell(one.code, "code", one.desk_path(), sub="nội bộ" if one.internal else ""),
        ("code_year", "code_number"),
        excel=lambda one: one.code,
    ),
    Column("ngay", "Ngày", lambda one: Cell(date_vi(one.held_on), "date"), ("held_on",), excel=lambda one: one.held_on),
    Column("co-quan", "Cơ quan", lambda one: Cell(one.get_body_display()), ("body",)),
    Column("hinh-thuc", "Hình thức", lambda one: Cell(str(one.get_kind_display()).lower(), "short"), ("kind",)),
    Column("doi-tuong", "Đối tượng", lambda one: Cell(one.subject), ("subject",)),
    Column("noi-dung", "Nội dung", lambda one: Cell(one.topic)),
    Column("ket-qua", "Kết quả", _outcome, ("outcome",)),
    Column(
        "phat-hien",
        "Hạn chế",
        lambda one: _count(one.findings_count),
        ("findings_count",),
        numeric=True,
        excel=lambda one: one.findings_count,
    ),
    Column(
        "con",
        "Còn lại",
        lambda one: _count(one.open_count),
        ("open_count",),
        numeric=True,
        excel=lambda one: one.open_count,
    ),
)
EXCEL_ONLY: tuple[Column, ...] = (
    Column("chuong-trinh", "Chương trình", lambda one: Cell(one.programme)),
    Column("dan-chu", "Có nội dung dân chủ", lambda one: Cell("x" if one.includes_democracy else "")),
    Column("ghi-chu", "Ghi chú", lambda one: Cell(one.note)),
    Column("huy", "Đã hủy", lambda one: Cell(one.void_reason)),
)
PROGRAMMES: tuple[Column, ...] = (
    Column("ma", "Mã", lambda one: Cell(one.code, "code", one.desk_path()), ("code_year", "code_number")),
    Column("nam", "Năm", lambda one: Cell(str(one.year), "num"), ("year",), numeric=True, excel=lambda one: one.year),
    Column("co-quan", "Cơ quan", lambda one: Cell(one.get_body_display(), "short"), ("body",)),
    Column(
        "ban-hanh",
        "Ban hành",
        lambda one: Cell(date_vi(one.issued_on), "date"),
        ("issued_on",),
        excel=lambda one: one.issued_on,
    ),
    Column("van-ban", "Văn bản", lambda one: Cell(one.document or NONE, "code" if one.document else "muted")),
    Column("noi-dung", "Nội dung", lambda one: Cell(_numbered(one.topics.splitlines()))),
    Column(
        "cuoc",
        "Cuộc đã làm",
        lambda one: _count(one.inspections_count),
        ("inspections_count",),
        numeric=True,
        excel=lambda one: one.inspections_count,
    ),
)


def views_of(request: PageRequest, current: str) -> list[dict[str, Any]]:
    """The segment: inspections, the book, the programmes. Filters of inspections are carried over between the first two."""
    query = request.GET.copy()
    for name in ("sap", "trang", "xuat"):
        query.pop(name, None)
    tail = f"?{query.urlencode()}" if query and current != "programmes" else ""
    return [
        {"label": "Cuộc kiểm tra", "url": reverse("supervision:list") + tail, "current": current == "list"},
        {"label": "Sổ", "url": reverse("supervision:book") + tail, "current": current == "book"},
        {"label": "Chương trình", "url": reverse("supervision:programmes"), "current": current == "programmes"},
    ]
