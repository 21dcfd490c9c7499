"""The columns of the list of questions."""

from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.states import LAMPS, AskedState
from dienhong.law.dates_vi import date_vi
from dienhong.page.listing import Cell, Column

ORDER = ("-code_year", "-code_number")
UNREAD = "(chưa đăng)"


def _state(question: AskedQuestion) -> Cell:
    return Cell(str(question.get_state_display()), "lamp", state=LAMPS[AskedState(question.state)])


QUESTIONS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda q: Cell(q.code, "code", q.desk_path()), ("code_year", "code_number")),
    Column("ngay", "Ngày hỏi", lambda q: Cell(date_vi(q.asked_on), "date"), ("asked_on",), excel=lambda q: q.asked_on),
    Column("loi", "Lời đã đăng", lambda q: Cell(q.shown_words or UNREAD, "" if q.shown_words else "muted")),
    Column("cuoc", "Cuộc", lambda q: Cell(q.planned, "code"), ("planned",)),
    Column("thu", "Thu thập", lambda q: Cell(str(q.get_collected_display()), "short"), ("collected",)),
    Column("trang-thai", "Trạng thái", _state, ("state",)),
    Column("ket-qua", "Kết quả", lambda q: Cell(str(q.get_outcome_display())), ("outcome",)),
)
