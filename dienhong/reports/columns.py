"""The columns of the list of reports."""

from dienhong.law.dates_vi import date_vi
from dienhong.page.listing import Cell, Column
from dienhong.reports.models import Report

ORDER = ("-code_year", "-code_number")


def _state(report: Report) -> Cell:
    if report.is_frozen:
        return Cell("Đã chốt", "lamp", state="ok")
    return Cell("Đang soạn", "lamp", state="idle")


def _due(report: Report) -> Cell:
    due = report.request.due_on
    return Cell(date_vi(due) if due else "không ghi", "date" if due else "muted")


REPORTS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda r: Cell(r.code, "code", r.desk_path()), ("code_year", "code_number")),
    Column("bao-cao", "Báo cáo", lambda r: Cell(r.title[:1].upper() + r.title[1:])),
    Column("ky", "Kỳ", lambda r: Cell(r.request.period.label_vi), ("request__period_key",)),
    Column("so-lieu", "Số liệu", lambda r: Cell(r.window.label_vi(), "date"), ("request__from_on",)),
    Column("han", "Gửi trước", _due, ("request__due_on",)),
    Column("trang-thai", "Trạng thái", _state, ("state",)),
    Column("so", "Số, ngày", lambda r: Cell(r.number, sub=date_vi(r.signed_on)) if r.signed_on else Cell("–", "muted")),
)
