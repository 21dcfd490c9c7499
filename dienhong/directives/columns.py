"""The columns of the three lists, and the ways of looking at each book."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from dienhong.directives.latency import Latency, latency
from dienhong.directives.states import TaskState
from dienhong.law.dates_vi import date_vi, number_vi, weekday_vi
from dienhong.page.listing import Cell, Column
from dienhong.page.request import PageRequest

DIRECTIVE_ORDER = ("-received_on", "-code_year", "-code_number")
TASK_ORDER = ("due_on", "code_year", "code_number")
BRIEFING_ORDER = ("-held_on", "-code_year", "-code_number")
LAMPS = {TaskState.DONE: "ok", TaskState.OPEN: "idle", TaskState.OVERDUE: "stop"}
BY_CODE = ("code_year", "code_number")


def latency_of(row: Any) -> Latency | None:
    """The days to our first document, of a row of `queries.directives()`."""
    if row.our_signed_on is None:
        return None
    return latency(parent_signed=row.their_signed_on, received=row.received_on, child_signed=row.our_signed_on)


def _their(row: Any) -> Cell:
    signed = date_vi(row.their_signed_on) if row.their_signed_on else "chưa rõ ngày"
    return Cell(row.their_number or row.document, sub=signed)


def _our(row: Any) -> Cell:
    if not row.ours:
        return Cell("chưa có", "muted")
    more = f" và {row.ours - 1} văn bản nữa" if row.ours > 1 else ""
    return Cell(row.our_number, sub=f"{date_vi(row.our_signed_on)}{more}")


def _days(row: Any) -> Cell:
    days = latency_of(row)
    if days is None:
        return Cell("chưa cụ thể hóa", "lamp", state="idle") if row.standing else Cell("–", "muted")
    return Cell(days.text_vi, sub="từ ngày nhận" if days.from_signed is None else "")


def _days_number(row: Any) -> int | None:
    days = latency_of(row)
    if days is None:
        return None
    return days.from_received if days.from_signed is None else days.from_signed


DIRECTIVES: tuple[Column, ...] = (
    Column("ma", "Mã", lambda d: Cell(d.code, "code", d.desk_path()), BY_CODE),
    Column(
        "ngay",
        "Ngày nhận",
        lambda d: Cell(date_vi(d.received_on), "date"),
        ("received_on",),
        excel=lambda d: d.received_on,
    ),
    Column("so", "Văn bản cấp trên", _their, ("their_signed_on",)),
    Column("co-quan", "Cơ quan chỉ đạo", lambda d: Cell(d.issuer), ("issuer",)),
    Column("trich-yeu", "Trích yếu", lambda d: Cell(d.their_title or d.asks)),
    Column("cua-xa", "Văn bản của xã", _our, ("our_signed_on",)),
    Column("sau", "Sau bao nhiêu ngày", _days, excel=_days_number),
    Column(
        "nhiem-vu",
        "Nhiệm vụ xong",
        lambda d: Cell(f"{d.done}/{d.tasks}" if d.tasks else "–", "num"),
        ("tasks",),
        numeric=True,
    ),
)


def task_columns(on: date) -> tuple[Column, ...]:
    """The columns of the list of tasks on a day."""
    return (
        Column("ma", "Mã", lambda t: Cell(t.code, "code", t.desk_path()), BY_CODE),
        Column(
            "han",
            "Hạn",
            lambda t: Cell(date_vi(t.due_on), "date", sub=_left(t, on)),
            ("due_on",),
            excel=lambda t: t.due_on,
        ),
        Column("tinh-trang", "Tình trạng", lambda t: task_lamp(t, on)),
        Column("viec", "Nhiệm vụ", lambda t: Cell(t.title), ("title",)),
        Column("giao", "Giao cho", lambda t: Cell(t.owner), ("owner",)),
        Column("nguon", "Từ văn bản", lambda t: Cell(t.source, "code"), ("source",)),
        Column(
            "xong",
            "Ngày xong",
            lambda t: Cell(date_vi(t.done_on) if t.done_on else "–", "date"),
            ("done_on",),
            excel=lambda t: t.done_on,
        ),
    )


def task_lamp(task: Any, on: date) -> Cell:
    """Where a task stands, as shape and word."""
    if not task.standing:
        return Cell("Đã hủy", "muted")
    state = task.state_on(on)
    return Cell(str(state.label), "lamp", state=LAMPS[state])


def _left(task: Any, on: date) -> str:
    if task.done_on or not task.standing:
        return ""
    days = (task.due_on - on).days
    if days < 0:
        return f"quá {number_vi(-days)} ngày"
    return "hôm nay" if days == 0 else f"còn {number_vi(days)} ngày"


BRIEFINGS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda b: Cell(b.code, "code", b.desk_path()), BY_CODE),
    Column(
        "ngay",
        "Ngày giao ban",
        lambda b: Cell(date_vi(b.held_on), "date", sub=weekday_vi(b.held_on)),
        ("held_on",),
        excel=lambda b: b.held_on,
    ),
    Column("loai", "Loại", lambda b: Cell(b.get_kind_display(), "short"), ("kind",)),
    Column("chu-tri", "Chủ trì", lambda b: Cell(b.get_host_display()), ("host",)),
    Column("voi", "Với", lambda b: Cell(b.get_audience_display()), ("audience",)),
    Column("noi-dung", "Nội dung", lambda b: Cell(b.title), ("title",)),
    Column(
        "nguoi",
        "Người dự",
        lambda b: Cell(number_vi(b.participants), "num"),
        ("participants",),
        numeric=True,
        excel=lambda b: b.participants,
    ),
)

_VIEWS = {
    "directives": (("list", "Văn bản chỉ đạo", True), ("tasks", "Nhiệm vụ", False), ("book", "Sổ theo dõi", True)),
    "tasks": (("list", "Văn bản chỉ đạo", False), ("tasks", "Nhiệm vụ", True), ("task_book", "Sổ nhiệm vụ", True)),
    "briefings": (("briefings", "Buổi giao ban", True), ("briefing_book", "Sổ giao ban", True)),
}


def views_of(request: PageRequest, group: str, current: str) -> list[dict[str, Any]]:
    """The segment of one book. Filters are carried over to views that have the same ones."""
    return list(_views(request, group, current))


def _views(request: PageRequest, group: str, current: str) -> Iterable[dict[str, Any]]:
    query = request.GET.copy()
    for name in ("sap", "trang", "xuat"):
        query.pop(name, None)
    for name, label, same_filters in _VIEWS[group]:
        tail = f"?{query.urlencode()}" if query and same_filters else ""
        yield {"label": label, "url": reverse(f"directives:{name}") + tail, "current": name == current}
