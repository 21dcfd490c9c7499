"""Words for invented entries: names of nobody, matters a commune hears every week, one book a function.

A new register is added by a function that makes an entry with its parts, and a line in `BOOKS`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from django.db.models import Model

from dienhong.dialogue.models import Dialogue
from dienhong.directives.models import Briefing, Directive, Localisation, Task
from dienhong.documents.models import Document
from dienhong.petitions.models import Reception, Visit
from dienhong.records.entry import Record
from dienhong.supervision.models import Finding, Inspection

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Đào", "Đoàn", "Mạc")
MIDDLE = ("Văn", "Thị", "Đức", "Hữu", "Quang", "Thanh", "Minh", "Ngọc", "Xuân", "Đình", "Thu", "Bá")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hòa", "Khánh", "Lâm", "Mai", "Nga", "Oanh", "Phúc", "Quý", "Sơn",
         "Thảo", "Uyên", "Vinh", "Yến", "Đạt")  # fmt: skip
VILLAGES = ("Đình Hạ", "Cầu Đá", "Phú Lộc", "Đông Sơn", "Ngọc Trì", "Bến Lở", "Chùa Vàng", "Gò Nổi")
MATTERS = ("đường trục thôn ngập sau mưa, đề nghị khơi thông rãnh thoát nước", "ranh giới thửa đất với hộ liền kề",
           "mức hỗ trợ khi thu hồi đất làm đường liên xã", "tiếng ồn và mùi từ cơ sở chăn nuôi gần khu dân cư",
           "cấp lại giấy chứng nhận quyền sử dụng đất bị rách", "điện chiếu sáng ngõ xóm hỏng nhiều tháng",
           "nước sạch yếu vào giờ cao điểm", "thu các khoản đóng góp của thôn chưa công khai",
           "chế độ đối với người có công của gia đình", "thái độ tiếp dân của bộ phận một cửa")  # fmt: skip
OWNERS = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công")
RESULTS = ("Đã giải thích, người dân đồng ý", "Đã giao Phòng Kinh tế kiểm tra thực địa", "Hẹn trả lời bằng văn bản")

PUT_RIGHT = 0.98


@dataclass
class Made:
    """An entry with its parts, by the name its history has them under; `remark` is the column that corrections change."""

    entry: Record
    remark: str
    parts: dict[str, list[Model]] = field(default_factory=dict)


def person(rng: Random) -> str:
    """A name of nobody."""
    return f"{rng.choice(FAMILY)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"


def matter(rng: Random) -> str:
    """What somebody came about."""
    return f"Về việc {rng.choice(MATTERS)} tại thôn {rng.choice(VILLAGES)}"


@lru_cache
def cited(direction: str) -> str:
    """A dated document of the demo that entries rest on."""
    dated = Document.objects.filter(direction=direction, signed_on__isnull=False)
    return str(dated.order_by("code_year", "code_number").values_list("code", flat=True)[0])


def reception(rng: Random, day: date, number: int) -> Made:
    """A session with up to four visits."""
    entry = Reception(
        held_on=day,
        host=rng.choices(("committee", "party", "council"), (8, 1, 1))[0],
        kind=rng.choices(("regular", "periodic", "ad_hoc"), (7, 2, 1))[0],
        received_by=person(rng),
        receiver_title="Chủ tịch UBND xã",
        place="Trụ sở tiếp công dân của xã",
    )
    visits: list[Model] = [
        Visit(
            reception=entry,
            order=order,
            full_name=person(rng),
            address=f"Xóm {rng.randint(1, 9)}",
            village=rng.choice(VILLAGES),
            id_number=f"{rng.randrange(10**12):012d}",
            content=matter(rng),
            classification=rng.choices(("recommendation", "feedback", "complaint", "denunciation"), (5, 4, 2, 0.2))[0],
            people_count=rng.choices((1, 2, 6), (20, 2, 0.3))[0],
            handling=rng.choice(("accept", "return_guide", "transfer", "answered")),
            result=rng.choice(RESULTS),
            answered_on=day + timedelta(rng.randint(0, 12)),
        )
        for order in range(1, rng.choices((0, 1, 2, 4), (1, 5, 3, 1))[0] + 1)
    ]
    return Made(entry, "note", {"visits": visits})


def document(rng: Random, day: date, number: int) -> Made:
    """A document that came in or went out."""
    kind, short = rng.choice((("Kế hoạch", "KH"), ("Thông báo", "TB"), ("Báo cáo", "BC"), ("Quyết định", "QĐ")))
    entry = Document(
        number=f"{number}/{short}-UBND",
        kind=kind,
        issuer="Ủy ban nhân dân xã",
        signed_on=day,
        direction=rng.choice(("in", "out")),
        about_democracy=rng.random() < 0.1,
        entered_on=day,
    )
    return Made(entry, "title")


def task(rng: Random, day: date, number: int) -> Made:
    """A task, most of them done in time."""
    done = day - timedelta(rng.randint(0, 9)) if rng.random() < 0.9 else None
    entry = Task(
        source=cited("in"),
        title=f"Giải quyết kiến nghị {matter(rng).lower()}",
        owner=rng.choice(OWNERS),
        due_on=day,
        done_on=done,
        evidence=rng.choice(RESULTS) if done else "",
        folded=f"giai quyet kien nghi {number}",
    )
    return Made(entry, "reopened")


def directive(rng: Random, day: date, number: int) -> Made:
    """A superior's document with the commune's own that make it concrete."""
    entry = Directive(document=cited("in"), issuer="Ủy ban nhân dân thành phố", received_on=day, folded=f"{number}")
    ours: list[Model] = [Localisation(directive=entry, document=cited("out"))] if rng.random() < 0.8 else []
    return Made(entry, "asks", {"localisations": ours})


def inspection(rng: Random, day: date, number: int) -> Made:
    """An inspection with its findings."""
    body = rng.choice(("party", "council", "front", "people_inspection", "committee"))
    entry = Inspection(
        held_on=day,
        body=body,
        kind=rng.choice(("planned", "thematic")),
        subject=rng.choice(OWNERS),
        topic=f"Việc thực hiện dân chủ: {rng.choice(MATTERS)}",
        includes_democracy=rng.random() < 0.5,
        internal=body == "party" and rng.random() < 0.3,
    )
    findings: list[Model] = []
    for order in range(1, rng.randint(1, 3)):
        finding = Finding(
            inspection=entry, order=order, text=f"Cần khắc phục: {rng.choice(MATTERS)}", correct_by=day + timedelta(30)
        )
        if rng.random() < PUT_RIGHT:
            finding.corrected_on, finding.correction = day + timedelta(rng.randint(5, 30)), "Đã khắc phục, có biên bản"
        findings.append(finding)
    return Made(entry, "note", {"findings": findings})


def dialogue(rng: Random, day: date, number: int) -> Made:
    """A dialogue with its counted opinions."""
    opinions = rng.randint(5, 40)
    entry = Dialogue(
        held_on=day,
        kind=rng.choice(("periodic", "ad_hoc", "thematic")),
        level=rng.choice(("commune", "village")),
        hosts=rng.choice(("secretary", "chair", "both")),
        title=f"Đối thoại về {rng.choice(MATTERS)}",
        place=f"Nhà văn hóa thôn {rng.choice(VILLAGES)}",
        attendees=rng.randint(30, 200),
        opinions=opinions,
        issues=rng.randint(1, opinions),
        answered_on_spot=opinions // 2,
        assigned=opinions // 4,
    )
    return Made(entry, "themes")


def briefing(rng: Random, day: date, number: int) -> Made:
    """A briefing with cell secretaries and village heads."""
    entry = Briefing(
        held_on=day,
        host=rng.choice(("secretary", "standing_deputy", "deputy")),
        kind="periodic",
        participants=rng.randint(10, 40),
        title=f"Giao ban tháng, trọng tâm {rng.choice(MATTERS)}",
    )
    return Made(entry, "actions")


#: How many of a thousand entries a book has.
BOOKS: tuple[tuple[type[Record], int, Callable[[Random, date, int], Made]], ...] = (
    (Reception, 400, reception),
    (Document, 220, document),
    (Task, 150, task),
    (Directive, 80, directive),
    (Inspection, 80, inspection),
    (Dialogue, 40, dialogue),
    (Briefing, 30, briefing),
)
