"""The columns of the list of dialogues, and the ways of looking at the book."""

from typing import Any

from django.urls import reverse

from dienhong.dialogue.states import DialogueKind, Hosts, Level
from dienhong.law.dates_vi import date_vi, number_vi, weekday_vi
from dienhong.page.listing import Cell, Column
from dienhong.page.request import PageRequest

HOSTS = {Hosts.SECRETARY: "Bí thư", Hosts.CHAIR: "Chủ tịch", Hosts.BOTH: "Bí thư, Chủ tịch"}
ORDER = ("-held_on", "-code_year", "-code_number")


def _count(key: str, label: str, name: str) -> Column:
    return Column(
        key,
        label,
        lambda entry: Cell(number_vi(getattr(entry, name)), "num"),
        (name,),
        numeric=True,
        excel=lambda entry: getattr(entry, name),
    )


DIALOGUES: tuple[Column, ...] = (
    Column("ma", "Mã", lambda d: Cell(d.code, "code", d.desk_path()), ("code_year", "code_number")),
    Column(
        "ngay",
        "Ngày tổ chức",
        lambda d: Cell(date_vi(d.held_on), "date", sub=weekday_vi(d.held_on)),
        ("held_on",),
        excel=lambda d: d.held_on,
    ),
    Column("loai", "Loại", lambda d: Cell(_short_kind(d), "short"), ("kind",), excel=lambda d: d.get_kind_display()),
    Column("cap", "Cấp", lambda d: Cell(_short_level(d), "short"), ("level",), excel=lambda d: d.get_level_display()),
    Column(
        "chu-tri",
        "Chủ trì",
        lambda d: Cell(_short_hosts(d), "short"),
        ("hosts",),
        excel=lambda d: d.get_hosts_display(),
    ),
    Column("ten", "Nội dung", lambda d: Cell(d.title, sub=d.topic and f"({d.topic})"), ("title",)),
    _count("nguoi", "Người dự", "attendees"),
    _count("y-kien", "Ý kiến", "opinions"),
    _count("tai-cho", "Tại chỗ", "answered_on_spot"),
    _count("giao", "Giao", "assigned"),
    _count("van-de", "Vấn đề", "issues"),
)


def _short_kind(dialogue: Any) -> str:
    return "Hội nghị" if dialogue.kind == DialogueKind.CONFERENCE else str(dialogue.get_kind_display())


def _short_level(dialogue: Any) -> str:
    return "Xã" if dialogue.level == Level.COMMUNE else "Thôn"


def _short_hosts(dialogue: Any) -> str:
    return HOSTS.get(dialogue.hosts, "")


def views_of(request: PageRequest, current: str) -> list[dict[str, Any]]:
    """The segment: dialogues, or the book. Filters are carried over."""
    query = request.GET.copy()
    for name in ("sap", "trang", "xuat"):
        query.pop(name, None)
    tail = f"?{query.urlencode()}" if query else ""
    return [
        {"label": "Cuộc đối thoại", "url": reverse("dialogue:list") + tail, "current": current == "list"},
        {"label": "Sổ theo dõi", "url": reverse("dialogue:book") + tail, "current": current == "book"},
    ]
