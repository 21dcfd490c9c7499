"""The columns of the list of letters and of the list of matters, and the ways of looking at the book."""

from datetime import date
from typing import Any

from django.urls import reverse

from dienhong.law.dates_vi import date_vi
from dienhong.page.frame import address
from dienhong.page.listing import Cell, Column
from dienhong.page.request import PageRequest
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.book import listed_content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import OWNERS, State

ORDER = ("-received_on", "-code_year", "-code_number")
SHOWN = 48
LAMPS: dict[str, str] = {
    State.SUSPENDED: "warn",
    State.SUPPLEMENT_ASKED: "warn",
    **dict.fromkeys((State.SETTLED, State.SENT, State.CLOSED), "ok"),
}
VIEWS = (
    ("list", "Từng đơn", "papers:list"),
    ("cases", "Theo vụ việc", "papers:cases"),
    ("book", "Sổ theo mẫu", "papers:book"),
)


def left_vi(due_on: date, today: date) -> tuple[str, str]:
    """How a clock stands, as lamp and words: ("stop", "quá 3 ngày")."""
    days = (due_on - today).days
    if days < 0:
        return "stop", f"quá {-days} ngày"
    return ("warn", "hạn hôm nay") if days == 0 else ("idle", f"còn {days} ngày")


def owner_of(petition: Any) -> str:
    """Who must act now: whoever owes the next clock, else the owner of the state; '' at the end of a letter's life."""
    owner = OWNERS[State(petition.state)]
    return petition.next_owner or (owner.vi if owner else "")


def short_content(petition: Petition) -> str:
    """A line of what the letter is about; of a denunciation none, for it may tell who wrote it."""
    words = " ".join(listed_content(petition).split())
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"


def kind_short(petition: Petition) -> str:
    """ "Khiếu nại"; until it is classified what the letter calls itself."""
    if petition.kind:
        return "Nhiều nội dung" if petition.kind == Content.MIXED else str(petition.get_kind_display())
    return f"tự gọi: {str(petition.get_titled_display()).lower()}" if petition.titled else "chưa phân loại"


def petition_columns(today: date) -> tuple[Column, ...]:
    """The list of letters, as seen on a day."""
    return (
        Column("ma", "Mã", lambda p: Cell(p.code, "code", p.desk_path()), ("code_year", "code_number")),
        _received(),
        Column("loai", "Loại đơn", lambda p: Cell(kind_short(p), "" if p.kind else "muted"), ("kind", "titled")),
        Column("trang-thai", "Trạng thái", _state, ("state",)),
        Column("han", "Hạn kế tiếp", lambda p: _due(p, today), ("next_due",), excel=lambda p: p.next_due),
        Column(
            "ai", "Ai phải làm", lambda p: Cell(owner_of(p) or "–", "" if owner_of(p) else "muted"), ("next_owner",)
        ),
        Column("noi-dung", "Nội dung", lambda p: Cell(short_content(p), "muted")),
        Column("vu", "Vụ việc", _case, ("case",)),
    )


def case_columns(today: date) -> tuple[Column, ...]:
    """The list of matters, each by its first letter."""
    return (
        Column("vu", "Vụ việc", lambda p: Cell(p.code, "code", p.desk_path()), ("code_year", "code_number")),
        _received("Ngày nhận đơn đầu"),
        Column("loai", "Loại đơn", lambda p: Cell(kind_short(p), "" if p.kind else "muted"), ("kind", "titled")),
        Column("don", "Số đơn", lambda p: Cell(str(p.letters), "num"), ("letters",), True, lambda p: p.letters),
        Column(
            "moi", "Đơn mới nhất", lambda p: Cell(date_vi(p.last_on), "date"), ("last_on",), excel=lambda p: p.last_on
        ),
        Column(
            "con", "Đang xử lý", lambda p: Cell(str(p.in_work or "–"), "num"), ("in_work",), True, lambda p: p.in_work
        ),
        Column("trang-thai", "Đơn đầu", _state, ("state",)),
        Column("han", "Hạn kế tiếp", lambda p: _due(p, today), ("next_due",), excel=lambda p: p.next_due),
        Column("noi-dung", "Nội dung", lambda p: Cell(short_content(p), "muted")),
    )


def views_of(request: PageRequest, current: str) -> list[dict[str, Any]]:
    """The segment: letters, matters, the statutory book. Filters are carried over."""
    query = request.GET.copy()
    for name in ("sap", "trang", "xuat"):
        query.pop(name, None)
    tail = f"?{query.urlencode()}" if query else ""
    return [
        {"label": label, "url": reverse(name) + tail, "current": key == current}
        for key, label, name in VIEWS
        if address(name)
    ]


def _received(label: str = "Ngày nhận") -> Column:
    return Column(
        "ngay", label, lambda p: Cell(date_vi(p.received_on), "date"), ("received_on",), excel=lambda p: p.received_on
    )


def _state(petition: Petition) -> Cell:
    return Cell(petition.get_state_display(), "lamp", state=LAMPS.get(petition.state, "idle"))


def _due(petition: Any, today: date) -> Cell:
    if petition.next_due is None or not petition.standing:
        return Cell("–", "muted")
    state, left = left_vi(petition.next_judged, today)
    return Cell(left, "lamp", sub=date_vi(petition.next_due), state=state)


def _case(petition: Petition) -> Cell:
    if petition.case == petition.code:
        return Cell("–", "muted")
    return Cell(
        petition.case,
        "code",
        f"/ban-lam-viec/don-thu/{petition.case}/",
        sub="đơn trùng" if petition.duplicate_of else "",
    )
