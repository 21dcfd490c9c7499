"""The book of disclosure in a commune with an entry in every book: a plan, an item that hangs and was passed on, what
residents asked about it, and words of theirs that must stay with who answers."""

from datetime import date, datetime

from dienhong.disclosure.asked.actions import ask_correction, ask_question
from dienhong.disclosure.plan.actions import draw_plan
from dienhong.disclosure.plan.rules import LineData, PlanData
from dienhong.disclosure.proofs.actions import broadcast, relay, tell
from dienhong.disclosure.proofs.rules import BroadcastData
from dienhong.disclosure.states import RelayWay
from dienhong.records.actor import Actor
from tests.factories import disclosure as made
from tests.factories.files import photo

ASKED = ("Quách Thị Liễu Hạ", "0966700800", "hộ bà Quách ở ngõ 9")
LINE = LineData("CK3", "Kế hoạch sử dụng đất", ("posting", "portal"), date(2026, 6, 30), "Phòng Kinh tế", "30 ngày")


def disclosed(village: str, *, by: Actor, at: datetime) -> None:
    """Enter it."""
    draw_plan(PlanData(2026, date(2026, 1, 5), (LINE,)), by=by, at=at)
    item = made.published(at=at, content="CK7", says=made.says(title="Chính sách hỗ trợ nhà ở"))
    made.hung(item, date(2026, 6, 10), at=at, photo=photo(32, 32))
    made.hung(item, date(2026, 6, 10), at=at, village=village)
    broadcast(item.code, BroadcastData(date(2026, 6, 10), "Bản tin sáng"), by=made.FOCAL, at=at)
    relay(item.code, village, on=date(2026, 6, 10), way=RelayWay.MEETING, by=made.FOCAL, at=at)
    tell(item.code, form="dialogue", on=date(2026, 6, 10), ref="Hội nghị tháng 6", by=made.FOCAL, at=at)
    ask_question(item.code, words=f"Bao giờ đến {ASKED[2]}?", by=by, at=at)
    ask_correction(item.code, wrong="Sai số tiền", sender=ASKED[0], contact=ASKED[1], by=by, at=at)
