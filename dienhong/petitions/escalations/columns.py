"""The columns of the book of matters, and the ways of looking at it."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.page.listing import Cell, Column
from dienhong.petitions.escalations.states import Outcome

ORDER = ("-happened_on", "-code_year", "-code_number")
LAMPS = {Outcome.OPEN: "warn", Outcome.CALM: "ok", Outcome.HANDED: "idle"}


def columns(names: Mapping[str, str]) -> tuple[Column, ...]:
    """`names`: village code → name."""
    return (
        Column("ma", "Mã", lambda m: Cell(m.code, "code", m.desk_path()), ("code_year", "code_number")),
        Column(
            "ngay",
            "Ngày",
            lambda m: Cell(date_vi(m.happened_on), "date", sub=weekday_vi(m.happened_on)),
            ("happened_on",),
            excel=lambda m: m.happened_on,
        ),
        Column("loai", "Loại", lambda m: Cell(m.kind_vi), ("beyond_level", "crowd")),
        Column("thon", "Thôn", lambda m: Cell(names.get(m.village, "–"), "short"), ("village",)),
        Column("cap", "Đến cấp", lambda m: Cell(str(m.get_level_display() or "–"), "short"), ("level",)),
        Column(
            "nguoi",
            "Số người",
            lambda m: Cell(str(m.people) if m.people else "–", "num"),
            ("people",),
            numeric=True,
            excel=lambda m: m.people,
        ),
        Column("linh-vuc", "Lĩnh vực", lambda m: Cell(str(m.get_theme_display())), ("theme",)),
        Column("viec", "Việc", lambda m: Cell(m.words)),
        Column(
            "ket-qua",
            "Kết quả",
            lambda m: Cell(str(m.get_outcome_display()), "lamp", state=LAMPS[Outcome(m.outcome)]),
            ("outcome",),
        ),
    )


def views_of(current: str) -> list[dict[str, Any]]:
    """The segment: matters, or villages and weeks."""
    names = (("list", "Vụ việc"), ("grid", "Thôn báo theo tuần"))
    return [
        {"label": label, "url": reverse(f"escalations:{name}"), "current": name == current} for name, label in names
    ]
