"""The columns of the ledger of promises."""

from datetime import date

from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.states import LAMPS
from dienhong.law.dates_vi import date_vi
from dienhong.page.listing import Cell, Column

ORDER = ("due_on", "code_year", "code_number")


def columns(on: date) -> tuple[Column, ...]:
    """The ledger as it stands on a day."""

    def state(promise: Promise) -> Cell:
        found = promise.state_on(on)
        return Cell(str(found.label), "lamp", state=LAMPS[found])

    return (
        Column("ma", "Mã", lambda p: Cell(p.code, "code", p.desk_path()), ("code_year", "code_number")),
        Column("hua", "Nội dung hứa", lambda p: Cell(p.words, sub=p.question)),
        Column("ai", "Thực hiện", lambda p: Cell(p.owner), ("owner",)),
        Column("ngay", "Ngày hứa", lambda p: Cell(date_vi(p.made_on), "date"), ("made_on",), excel=lambda p: p.made_on),
        Column(
            "han",
            "Hạn",
            lambda p: Cell(date_vi(p.due_on), "date", sub="đã lùi" if p.due_on != p.judged_on else ""),
            ("due_on",),
            excel=lambda p: p.due_on,
        ),
        Column(
            "xong",
            "Xong",
            lambda p: Cell(date_vi(p.kept_on) if p.kept_on else "–", "date"),
            ("kept_on",),
            excel=lambda p: p.kept_on,
        ),
        Column("trang-thai", "Trạng thái", state),
    )
