"""The columns of the lists of refusals and receipts: no name, no matter, as neither list is a place to look people up."""

from typing import Any

from django.urls import reverse

from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.page.listing import Cell, Column
from dienhong.petitions.reception_papers.rules import ground_of

REFUSAL_ORDER = ("-refused_on", "-code_year", "-code_number")
RECEIPT_ORDER = ("-received_on", "-code_year", "-code_number")


def _code() -> Column:
    return Column("ma", "Mã", lambda e: Cell(e.code, "code", e.desk_path()), ("code_year", "code_number"))


def _day(name: str, label: str) -> Column:
    return Column(
        "ngay",
        label,
        lambda e: Cell(date_vi(getattr(e, name)), "date", sub=weekday_vi(getattr(e, name))),
        (name,),
        excel=lambda e: getattr(e, name),
    )


def _how(refusal: Any) -> Cell:
    ground = ground_of(refusal.ground, refusal.refused_on)
    if ground is None or not ground.written:
        return Cell("giải thích bằng lời", "lamp", state="ok" if refusal.explained else "idle")
    if refusal.notice:
        return Cell(f"đã ra thông báo {refusal.notice}", "lamp", state="ok")
    return Cell("chưa ra thông báo", "lamp", state="warn")


def _ground(refusal: Any) -> Cell:
    ground = ground_of(refusal.ground, refusal.refused_on)
    return Cell(ground.vi if ground else refusal.ground)


REFUSALS: tuple[Column, ...] = (
    _code(),
    _day("refused_on", "Ngày từ chối"),
    Column("chu-tri", "Chủ trì", lambda e: Cell(e.get_host_display(), "short"), ("host",)),
    Column("viec", "Đến để", lambda e: Cell(e.get_classification_display(), "short"), ("classification",)),
    Column("can-cu", "Căn cứ từ chối", _ground, ("ground",)),
    Column("hinh-thuc", "Hình thức", _how),
)
RECEIPTS: tuple[Column, ...] = (
    _code(),
    _day("received_on", "Ngày nhận"),
    Column("noi", "Địa điểm", lambda e: Cell(e.place), ("place",)),
    Column("nguoi-nhan", "Người nhận", lambda e: Cell(e.receiver_title), ("receiver_title",)),
    Column("buoi", "Buổi tiếp", lambda e: Cell(e.reception or "–", "code"), ("reception",)),
)


def views_of(current: str) -> list[dict[str, Any]]:
    """The segment: refusals, receipts."""
    names = (("list", "Từ chối tiếp"), ("receipts", "Biên nhận tài liệu"))
    return [
        {"label": label, "url": reverse(f"reception_papers:{name}"), "current": name == current}
        for name, label in names
    ]
