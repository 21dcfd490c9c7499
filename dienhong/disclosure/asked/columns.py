"""The columns of the lists of requests and of questions. Words that a resident typed stand in neither."""

from typing import Any

from dienhong.disclosure.asked.states import QuestionState, RequestState
from dienhong.law.dates_vi import date_vi
from dienhong.page.listing import Cell, Column

REQUEST_ORDER = ("-received_on", "-code_year", "-code_number")
QUESTION_ORDER = ("-asked_on", "-code_year", "-code_number")
LAMPS = {
    RequestState.WAITING: "warn",
    RequestState.CORRECTED: "ok",
    RequestState.REFUSED: "idle",
    QuestionState.SHOWN: "warn",
    QuestionState.ANSWERED: "ok",
    QuestionState.HIDDEN: "idle",
}


def _state(entry: Any) -> Cell:
    return Cell(str(entry.get_state_display()), "lamp", state=LAMPS.get(entry.state, "warn"))


def _day(key: str, label: str, name: str) -> Column:
    return Column(
        key,
        label,
        lambda one: Cell(date_vi(getattr(one, name)) if getattr(one, name) else "–", "date"),
        (name,),
        excel=lambda one: getattr(one, name),
    )


REQUESTS = (
    Column("ma", "Mã", lambda one: Cell(one.code, "code", one.desk_path()), ("code_year", "code_number")),
    Column("ve", "Về nội dung", lambda one: Cell(one.item, "code"), ("item",)),
    _day("nhan", "Ngày nhận", "received_on"),
    Column("kenh", "Nhận bằng cách", lambda one: Cell(one.get_channel_display()), ("channel",)),
    _day("tra-loi", "Trả lời", "answered_on"),
    Column("trang-thai", "Trạng thái", _state, ("state",)),
)
QUESTIONS = (
    Column("ma", "Mã", lambda one: Cell(one.code, "code", one.desk_path()), ("code_year", "code_number")),
    Column("ve", "Về nội dung", lambda one: Cell(one.item, "code"), ("item",)),
    _day("hoi", "Ngày hỏi", "asked_on"),
    Column("hien", "Câu hỏi được hiện", lambda one: Cell(one.shown_words or "chưa hiện")),
    _day("tra-loi", "Trả lời", "answered_on"),
    Column("trang-thai", "Trạng thái", _state, ("state",)),
)
