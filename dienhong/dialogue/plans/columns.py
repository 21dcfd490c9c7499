"""The columns of the plan of dialogues."""

from dienhong.dialogue.columns import HOSTS
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import LAMPS, PlanState
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.page.listing import Cell, Column

ORDER = ("-planned_on", "-code_year", "-code_number")


def _state(planned: PlannedDialogue) -> Cell:
    return Cell(str(planned.get_state_display()), "lamp", state=LAMPS[PlanState(planned.state)])


def _day(planned: PlannedDialogue) -> Cell:
    return Cell(date_vi(planned.planned_on), "date", sub=weekday_vi(planned.planned_on))


def _announced(planned: PlannedDialogue) -> Cell:
    return Cell(date_vi(planned.announced_on) if planned.announced_on else "–", "date")


PLANS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda p: Cell(p.code, "code", p.desk_path()), ("code_year", "code_number")),
    Column("ngay", "Ngày tổ chức", _day, ("planned_on",), excel=lambda p: p.planned_on),
    Column("ten", "Nội dung", lambda p: Cell(p.title, sub=p.place), ("title",)),
    Column("chu-tri", "Chủ trì", lambda p: Cell(HOSTS.get(p.hosts, ""), "short"), ("hosts",)),
    Column("bao", "Thông báo", _announced, ("announced_on",), excel=lambda p: p.announced_on),
    Column("trang-thai", "Trạng thái", _state, ("state",)),
)
