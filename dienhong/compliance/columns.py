"""The columns of the lists: obligations with their rosters, all rosters, single duties."""

from typing import Any

from django.urls import reverse

from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.states import DutyState
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.page.listing import Cell, Column

NONE = "–"
SHORT_NAME = 24  # a person's name up to here stays on one line
ROSTER_ORDER = ("-as_of", "-code_year", "-code_number")
DUTY_ORDER = ("roster__obligation_key", "sort_name", "-code_year", "-code_number")


def share_cell(met: int, total: int) -> Cell:
    """ "17/19" with its lamp; an empty roster has no share."""
    if not total:
        return Cell("chưa có mẫu số", "lamp", state="idle")
    return Cell(f"{number_vi(met)}/{number_vi(total)}", "lamp", state="ok" if met == total else "warn")


def _state(duty: Duty) -> Cell:
    met = duty.state == DutyState.MET
    return Cell(duty.roster.obligation.met_vi if met else "Chưa", "lamp", state="ok" if met else "idle")


def _met_on(duty: Duty) -> Cell:
    return Cell(date_vi(duty.met_on), "date") if duty.met_on else Cell(NONE, "muted")


def _proof(duty: Duty) -> Cell:
    if duty.document:
        return Cell(duty.document, "code")
    return Cell(duty.note, "muted") if duty.state == DutyState.MET else Cell(NONE, "muted")


ROSTERS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda one: Cell(one.code, "code", one.desk_path()), ("code_year", "code_number")),
    Column("nghia-vu", "Nghĩa vụ", lambda one: Cell(one.obligation.short, "short"), ("obligation_key",)),
    Column("ky", "Kỳ", lambda one: Cell(one.period, "date"), ("from_on",)),
    Column(
        "tai-ngay",
        "Lập tại ngày",
        lambda one: Cell(date_vi(one.as_of), "date"),
        ("as_of",),
        excel=lambda one: one.as_of,
    ),
    Column("da-lam", "Đã làm", lambda one: share_cell(one.met_count, one.total), ("met_count",)),
    Column(
        "con",
        "Còn thiếu",
        lambda one: Cell(number_vi(one.missing) if one.missing else NONE, "num"),
        ("missing",),
        numeric=True,
        excel=lambda one: one.missing,
    ),
    Column("can-cu", "Căn cứ lập", lambda one: Cell(one.basis, "muted", sub="(số liệu mẫu)" if one.invented else "")),
)
DUTIES: tuple[Column, ...] = (
    Column("ma", "Mã", lambda one: Cell(one.code, "code", one.desk_path()), ("code_year", "code_number")),
    Column("doi-tuong", "Đối tượng", lambda one: Cell(one.subject, sub=one.title), ("sort_name",)),
    Column("nghia-vu", "Nghĩa vụ", lambda one: Cell(one.roster.obligation.short, "short"), ("roster__obligation_key",)),
    Column("danh-sach", "Danh sách", lambda one: Cell(one.roster_id, "code", one.roster.desk_path())),
    Column("ky", "Kỳ", lambda one: Cell(one.roster.period, "date"), ("roster__from_on",)),
    Column("tinh-trang", "Tình trạng", _state, ("state",)),
    Column("ngay", "Ngày", _met_on, ("met_on",), excel=lambda one: one.met_on),
    Column("chung-cu", "Chứng cứ", _proof),
)
EXCEL_ONLY: tuple[Column, ...] = (
    Column("chuc-vu", "Chức vụ", lambda one: Cell(one.title)),
    Column("don-vi", "Đơn vị công tác", lambda one: Cell(one.unit_name)),
    Column("ghi-chu", "Chứng cứ khác", lambda one: Cell(one.note)),
    Column("thanh-phan", "Thuộc thành phần", lambda one: Cell(""), excel=lambda one: one.entitled),
    Column("du", "Dự", lambda one: Cell(""), excel=lambda one: one.attended),
    Column("tan-thanh", "Tán thành", lambda one: Cell(""), excel=lambda one: one.agreed),
    Column("khong-tan-thanh", "Không tán thành", lambda one: Cell(""), excel=lambda one: one.disagreed),
    Column("huy", "Đã hủy", lambda one: Cell(one.void_reason)),
)


def line_columns(roster: Roster, *, acting: bool) -> tuple[Column, ...]:
    """The columns of one roster's own lines; `acting`: with the link that marks a line met."""

    def next_act(duty: Duty) -> Cell:
        open_line = duty.state == DutyState.DUE and duty.standing
        return Cell("Ghi đã làm", "short", reverse("compliance:met", args=[duty.code])) if open_line else Cell("")

    kept = {"ma", "doi-tuong", "tinh-trang", "ngay", "chung-cu"}
    columns = [column for column in DUTIES if column.key in kept]
    if roster.obligation.of_officials:
        columns = [column for column in columns if column.key != "chung-cu"]  # the same signed paper on every line
        columns[1:2] = [
            Column(
                "doi-tuong",
                "Họ tên",
                lambda one: Cell(one.subject, "short" if len(one.subject) <= SHORT_NAME else ""),
                ("sort_name",),
            ),
            Column("chuc-vu", "Chức vụ", lambda one: Cell(one.title), ("title",)),
            Column("don-vi", "Đơn vị công tác", lambda one: Cell(one.unit_name), ("unit_name",)),
        ]
    if acting:
        columns.append(Column("viec", "Việc", next_act))
    return tuple(columns)


def views_of(current: str) -> list[dict[str, Any]]:
    """The segment: obligations, single subjects, all rosters."""
    return [
        {"label": "Nghĩa vụ", "url": reverse("compliance:list"), "current": current == "list"},
        {"label": "Từng đơn vị", "url": reverse("compliance:duties"), "current": current == "duties"},
        {"label": "Các danh sách", "url": reverse("compliance:rosters"), "current": current == "rosters"},
    ]
