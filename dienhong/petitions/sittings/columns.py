"""The columns of the calendar's list, and the ways of looking at it."""

from datetime import date
from typing import Any

from django.urls import reverse

from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.page.listing import Cell, Column
from dienhong.page.request import PageRequest
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.states import SittingState

ORDER = ("-planned_on", "begins", "-code_year", "-code_number")
LAMPS = {
    SittingState.PLANNED: "idle",
    SittingState.PUBLISHED: "ok",
    SittingState.HELD: "ok",
    SittingState.POSTPONED: "warn",
    SittingState.CANCELLED: "idle",
}


def state_of(sitting: Sitting, on: date, *, kept: bool) -> tuple[str, str]:
    """(lamp, words) of a sitting on a day; `kept`: its linked reception still stands."""
    if sitting.is_missed(on) or (sitting.standing and sitting.state == SittingState.HELD and not kept):
        return "stop", "Chưa thấy buổi tiếp"
    return LAMPS[SittingState(sitting.state)], str(sitting.get_state_display())


def published_cell(sitting: Sitting) -> Cell:
    """When it was announced, with the word when it was too late; or by when it must be."""
    if sitting.published_on:
        sub = "chậm" if sitting.was_late else ""
        return Cell(date_vi(sitting.published_on), "date", sub=sub)
    if sitting.publish_by and sitting.is_open:
        return Cell("chưa,", "muted", sub=f"hạn {date_vi(sitting.publish_by)}")
    return Cell("–", "muted")


def columns(on: date) -> tuple[Column, ...]:
    """The list as it stands on a day: whether a sitting was missed depends on it."""

    def state(sitting: Sitting) -> Cell:
        lamp, words = state_of(sitting, on, kept=bool(getattr(sitting, "kept", True)))
        return Cell(words, "lamp", state=lamp)

    return (
        Column("ma", "Mã", lambda s: Cell(s.code, "code", s.desk_path()), ("code_year", "code_number")),
        Column(
            "ngay",
            "Ngày tiếp",
            lambda s: Cell(date_vi(s.planned_on), "date", sub=weekday_vi(s.planned_on)),
            ("planned_on",),
            excel=lambda s: s.planned_on,
        ),
        Column("gio", "Giờ", lambda s: Cell(s.hours_vi(), "short"), ("begins",)),
        Column("chu-tri", "Chủ trì", lambda s: Cell(s.get_host_display(), "short"), ("host",)),
        Column("nguoi-tiep", "Người tiếp", lambda s: Cell(s.receiver_title), ("receiver_title",)),
        Column("loai", "Loại", lambda s: Cell(_kind(s), "short"), ("kind",)),
        Column("noi", "Địa điểm", lambda s: Cell(s.place), ("place",)),
        Column("cong-bo", "Công bố", published_cell, ("published_on",), excel=lambda s: s.published_on),
        Column("trang-thai", "Trạng thái", state, ("state",)),
    )


def _kind(sitting: Sitting) -> str:
    return f"{str(sitting.get_kind_display()).lower()}{', trực tuyến' if sitting.online else ''}"


def views_of(request: PageRequest, current: str) -> list[dict[str, Any]]:
    """The segment: list, month, sheet for the board."""
    names = (("list", "Danh sách"), ("month", "Theo tháng"), ("sheet", "Tờ niêm yết"))
    return [{"label": label, "url": reverse(f"sittings:{name}"), "current": name == current} for name, label in names]
