"""A commune with at least one entry in every book, and personal values that no public page may show."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from dienhong.commune import actions as commune
from dienhong.compliance import actions as compliance
from dienhong.compliance.models import Duty
from dienhong.compliance.opening import open_roster
from dienhong.compliance.rules import Official
from dienhong.dialogue.demands.actions import enter_sheet, open_demand
from dienhong.dialogue.demands.voters import Signature
from dienhong.dialogue.promises.actions import show_promise
from dienhong.disclosure.asked.actions import ask_correction, ask_question
from dienhong.disclosure.council.actions import draft_report
from dienhong.disclosure.summaries.actions import draw
from dienhong.documents.actions import attach_file
from dienhong.documents.models import Document
from dienhong.law.periods import Period
from dienhong.petitions.regular.actions import declare_hours
from dienhong.petitions.states import Classification, Host
from dienhong.records.actor import Actor
from dienhong.reports.models import Report
from tests.factories import (
    bookings,
    dialogue,
    directives,
    disclosure,
    escalations,
    listening,
    notices,
    online,
    papers,
    petitions,
    promises,
    reception_papers,
    reports,
    sittings,
    supervision,
    talks,
)
from tests.factories import commune as frame
from tests.factories.files import photo
from tests.web.disclosed import ASKED, disclosed
from tests.web.listed import PLANTED, people

PNG = photo(32, 32, "PNG")
# Values that identify somebody, or that could: each must stay with the officers of its book.
PERSONAL = (
    *ASKED,
    "Vũ Đức Thịnh",
    "Xóm Bến",
    "031090004438",
    "Mương thoát nước bị lấp",
    "Đặng Văn Mẫu",
    "quyết định xử phạt hành chính số 12",
    "Phạm Quốc Tuấn",
    "Lương Thị Bích Vân",
    "Đoàn Gia Khiêm",
    "Một việc nội bộ của Đảng",
    "Chưa niêm yết công khai",
    "Tạ Văn Sính",
    "Hà Thị Nhạn",
    "Bùi Thị Hạ Vy",
    "Chị Mận",
    "xóm Gốc Gạo",
    "Đèn ngõ hỏng từ Tết",
    "Kiều Văn Sửu",
    "0977123456",
    "Trịnh Văn Lâu",
    "Phạm Thị Nhàn",
    "ngo3.trunghoa@vidu.vn",
    "Nước tràn vào sân nhà ông Bảy",
    "Trịnh Thị Khuê",
    *PLANTED,
)


@dataclass(frozen=True)
class Whole:
    """What was entered, by what a test asks for."""

    report: Report
    reception: str
    denounced: str
    internal: str
    pledges: tuple[str, ...]


def demanded(source: Document, *, by: Actor, at: datetime) -> None:
    """A demand for a dialogue with one signature, of somebody whose name must be nowhere."""
    told = {"key": "voters", "label": "Cử tri", "value": Decimal(23000), "unit": "cử tri"}
    commune.declare_fact(**told, as_of=date(2026, 3, 1), document=source.code, by=by, at=at)  # type: ignore[arg-type]
    made = open_demand("Giá nước sạch ba thôn ven đê", by=by, at=at)
    enter_sheet(made.code, 1, [Signature("Trịnh Văn Lâu", "xóm 2")], signed_on=at.date(), by=by, at=at)


def whole(*, by: Actor, at: datetime) -> Whole:
    """Enter it all. The commune itself must be there."""
    villages = [frame.village(name, by=by, at=at) for name in ("Cầu Đá", "Đình Hạ", "Trung Hòa")]
    commune.seat_member(
        villages[0], name="Lương Thị Bích Vân", title="Trưởng thôn", from_on=frame.FORMED_ON, by=by, at=at
    )
    disclosed(villages[0].code, by=by, at=at)
    report = reports.draft(
        {"II.1": "Dân số [[fact:population]] người; đã tiếp công dân [[petitions.receptions_held]] cuộc."}, by=by, at=at
    )
    asked = reports.document("82-KH/TU", by=by, at=at, signed_on=date(2026, 1, 20), title="Thực hiện dân chủ")
    attach_file(asked.code, "ban-chup.png", BytesIO(PNG), by=by, at=at)
    reports.population(by=by, at=at, source=asked)
    commune.declare_day(date(2027, 3, 11), working=False, reason="Lễ hội", document=asked.code, by=by, at=at)
    reception = petitions.reception(date(2026, 5, 28), by=by, at=at, visits=(petitions.visit(), petitions.visit()))
    denounced = petitions.reception(
        date(2026, 3, 5),
        host=Host.PARTY,
        by=by,
        at=at,
        visits=(petitions.visit(classification=Classification.DENUNCIATION, full_name="", address="", id_number=""),),
    )
    for kind in ("complaint", "denunciation", "recommendation", "feedback"):
        papers.bring("accepted", by=by, at=at, kind=kind)
    rated = listening.survey(by=by, at=at)
    for given in (5, 4, 5):
        listening.rating(rated.code, given, at=at.replace(month=5), comment="Chị Mận quầy hai cáu gắt", time=4)
    listening.batch(rated.code, by=by, at=at)
    escalations.matter(village=villages[0].code, by=by, at=at)
    escalations.signed(villages[0].code, by=by, at=at)
    bookings.booking(sittings.published(by=by, at=at), at=at)
    online.followed(by=by, at=at)
    declare_hours(from_on=date(2026, 1, 5), hours="Các ngày làm việc", place="Trụ sở UBND xã", by=by, at=at)
    sittings.sitting(date(2026, 6, 15), host=Host.PARTY, receiver_title="Bí thư Đảng ủy xã", by=by, at=at)
    reception_papers.refusal(date(2026, 6, 4), ground="threatening", by=by, at=at)
    reception_papers.receipt(date(2026, 6, 4), by=by, at=at)
    held = dialogue.dialogue(by=by, at=at)
    show_promise(promises.promise(held.code, by=by, at=at).code, looked=False, by=by, at=at)
    planned = talks.announced(by=by, at=at)
    talks.shown(planned.code, by=by, at=at)
    demanded(asked, by=by, at=at)
    talks.question(planned.code, "Nhà ông Kiều Văn Sửu ở ngõ 12 số 0977123456 lấn mương", at=at)
    directive = directives.directive("15-CT/TU", date(2026, 2, 3), date(2026, 2, 9), by=by, at=at)
    directives.task(directive.code, date(2026, 6, 12), by=by, at=at)
    directives.briefing(by=by, at=at)
    supervision.programme(2026, by=by, at=at)
    inspection = supervision.inspection(date(2026, 4, 8), by=by, at=at)
    supervision.finding(inspection, correct_by=date(2026, 6, 1), by=by, at=at)
    internal = supervision.internal(date(2026, 4, 9), "Một việc nội bộ của Đảng", by=by, at=at)
    notices.notice("nhac/1", at=at, about=internal.code)
    conventions = open_roster("conventions", "2026", as_of=date(2026, 1, 5), basis="Danh sách thôn", by=by, at=at)
    first = Duty.objects.filter(roster=conventions).order_by("code_number")[0]
    compliance.mark_met(first.code, met_on=date(2026, 3, 2), document=asked.code, by=by, at=at)
    pledges = open_roster(
        "pledges",
        "2026",
        as_of=date(2026, 1, 5),
        basis="Danh sách cán bộ",
        officials=[Official("Đoàn Gia Khiêm", "Công chức tư pháp", "UBND xã")],
        by=by,
        at=at,
    )
    people(at=at)
    land = disclosure.published(at=at, document=asked.code)
    disclosure.hung(land, date(2026, 6, 10), at=at)
    ask_question(land.code, words="Nhà ông Tạ Văn Sính được đền bao nhiêu?", by=by, at=at)
    ask_correction(land.code, wrong="Sai diện tích thửa của bà Hà Thị Nhạn", sender="Hà Thị Nhạn", by=by, at=at)
    draw(Period(2026, 1, 3), by=by, at=at)
    draft_report(date(2026, 7, 8), since=date(2025, 7, 1), by=by, at=at)
    reports.close("TCD", by=by, at=at)
    return Whole(
        report,
        reception.code,
        denounced.code,
        internal.code,
        tuple(Duty.objects.filter(roster=pledges).values_list("code", flat=True)),
    )
