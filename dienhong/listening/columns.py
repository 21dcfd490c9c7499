"""The columns of the book of surveys."""

from datetime import date

from dienhong.law.dates_vi import date_vi
from dienhong.listening.questions import question_sets
from dienhong.listening.rules import is_open
from dienhong.page.listing import Cell, Column

ORDER = ("-opened_on", "-code_year", "-code_number")


def columns(on: date) -> tuple[Column, ...]:
    """The list as it stands on a day: whether a survey is open depends on it."""
    return (
        Column("ma", "Mã", lambda s: Cell(s.code, "code", s.desk_path()), ("code_year", "code_number")),
        Column("ve", "Lấy đánh giá về", lambda s: Cell(s.title, "strong"), ("title",)),
        Column("cau", "Bộ câu hỏi", lambda s: Cell(question_sets()[s.questions].vi), ("questions",)),
        Column("cach", "Cách lấy", lambda s: Cell(str(s.get_kind_display())), ("kind",)),
        Column(
            "mo", "Mở từ", lambda s: Cell(date_vi(s.opened_on), "date"), ("opened_on",), excel=lambda s: s.opened_on
        ),
        Column(
            "dong",
            "Trạng thái",
            lambda s: (
                Cell("Đang mở", "lamp", state="ok")
                if is_open(s.opened_on, s.closed_on, on)
                else Cell("Không nhận", "lamp", state="idle")
            ),
        ),
    )
