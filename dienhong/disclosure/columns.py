"""The columns of the list of items, and the ways of looking at the book."""

from datetime import date
from typing import Any

from django.urls import reverse

from dienhong.disclosure.states import State, Step
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import contents
from dienhong.page.listing import Cell, Column
from dienhong.page.request import PageRequest

ORDER = ("-starts_on", "-code_year", "-code_number")


def standing_of(item: Any, on: date) -> tuple[str, str]:
    """Lamp and words of where an item of `desk_queries.with_clock` stands on a day."""
    if item.voided_at is not None:
        return "idle", "Đã hủy"
    if item.state == State.WITHDRAWN:
        return "idle", "Đã gỡ"
    if item.state == State.PUBLISHED:
        if item.changed_on is not None:
            return "warn", "Phải công khai lại"
        return ("warn", "Công khai trễ") if item.due_on and item.published_on > item.due_on else ("ok", "Đã công khai")
    if item.due_on and item.due_on < on:
        return "stop", "Quá hạn"
    return "idle", str(Step(item.step).label)


def columns(on: date) -> tuple[Column, ...]:
    """The book as it stands on a day."""
    short = {one.id: one.short_vi for one in contents(on)}

    def state(item: Any) -> Cell:
        lamp, words = standing_of(item, on)
        return Cell(words, "lamp", state=lamp)

    return (
        Column("ma", "Mã", lambda i: Cell(i.code, "code", i.desk_path()), ("code_year", "code_number")),
        Column("noi-dung", "Nội dung", lambda i: Cell(f"{i.content} {short.get(i.content, '')}"), ("content",)),
        Column("ten", "Tên", lambda i: Cell(i.title), ("title",)),
        Column("don-vi", "Đơn vị trả lời", lambda i: Cell(i.unit), ("unit",)),
        Column(
            "quyet-dinh",
            "Quyết định",
            lambda i: Cell(date_vi(i.decided_on), "date"),
            ("decided_on",),
            excel=lambda i: i.decided_on,
        ),
        Column(
            "han",
            "Hạn công khai",
            lambda i: Cell(date_vi(i.due_on) if i.due_on else "–", "date"),
            ("due_on",),
            excel=lambda i: i.due_on,
        ),
        Column(
            "cong-khai",
            "Công khai",
            lambda i: Cell(date_vi(i.published_on) if i.published_on else "–", "date"),
            ("published_on",),
            excel=lambda i: i.published_on,
        ),
        Column(
            "niem-yet",
            "Nơi đang treo",
            lambda i: Cell(str(i.hangs) if i.hangs else "–", "num"),
            ("hangs",),
            numeric=True,
            excel=lambda i: i.hangs or 0,
        ),
        Column("trang-thai", "Trạng thái", state),
    )


def views_of(request: PageRequest, current: str) -> list[dict[str, Any]]:
    """The segment: items, the book; filters are carried over. Plan and what residents ask have their own lists."""
    query = request.GET.copy()
    for name in ("sap", "trang", "xuat"):
        query.pop(name, None)
    tail = f"?{query.urlencode()}" if query else ""
    return [
        {"label": "Nội dung", "url": reverse("disclosure:list") + tail, "current": current == "list"},
        {"label": "Sổ theo dõi", "url": reverse("disclosure:book") + tail, "current": current == "book"},
    ]
