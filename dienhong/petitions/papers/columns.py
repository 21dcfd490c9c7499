"""The columns of the list of letters. Nobody's name stands in it: the letter's page has it for whoever may read it."""

from dienhong.law.dates_vi import date_vi
from dienhong.page.listing import Cell, Column

ORDER = ("-received_on", "-code_year", "-code_number")

PETITIONS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda p: Cell(p.code, "code", p.desk_path()), ("code_year", "code_number")),
    Column(
        "ngay",
        "Ngày nhận",
        lambda p: Cell(date_vi(p.received_on), "date"),
        ("received_on",),
        excel=lambda p: p.received_on,
    ),
    Column("loai", "Loại đơn", lambda p: Cell(str(p.get_kind_display()) or "Chưa phân loại", "short"), ("kind",)),
    Column("linh-vuc", "Lĩnh vực", lambda p: Cell(p.field), ("field",)),
    Column("nguon", "Nguồn", lambda p: Cell(str(p.get_channel_display())), ("channel",)),
    Column("tham-quyen", "Thẩm quyền", lambda p: Cell(p.competent_body or str(p.get_competence_display()))),
    Column(
        "nguoi",
        "Người ký",
        lambda p: Cell(str(p.people_count), "num"),
        ("people_count",),
        numeric=True,
        excel=lambda p: p.people_count,
    ),
    Column("trang-thai", "Trạng thái", lambda p: Cell(str(p.get_state_display()), "short"), ("state", "stepped_on")),
    Column("giao", "Giao cho", lambda p: Cell(p.assigned_post, "muted")),
    Column("vu-viec", "Vụ việc", lambda p: Cell(p.case if p.case != p.code else "", "code"), ("case",)),
)
