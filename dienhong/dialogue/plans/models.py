"""What is kept of a planned dialogue: all that is announced of it is for everybody."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.states import DialogueKind, Hosts, Level, led_by
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P = FieldClass.PUBLIC


class PlannedDialogue(Record):
    """One dialogue that is planned.

    `villages` holds codes (DV) with a space between; `plan`, `dialogue` and `demand` are codes (VB, DTH, YCD). The last is the
    demand of voters that obliges the commune to hold it. `front_digest` is what the Front brings before the floor.
    """

    CODE_PREFIX = "KDT"
    REGISTER = "Kế hoạch đối thoại"
    FACT_DATE = "planned_on"

    planned_on = models.DateField("ngày tổ chức")
    begins = models.TimeField("từ giờ")
    kind = models.CharField("loại", max_length=12, choices=DialogueKind.choices)
    level = models.CharField("cấp", max_length=8, choices=Level.choices)
    hosts = models.CharField("chủ trì", max_length=10, choices=Hosts.choices)
    co_chair = models.CharField("đồng chủ trì (Thường trực HĐND)", max_length=160, blank=True)
    party_invited = models.BooleanField("đã mời Đảng ủy dự", default=False)
    title = models.CharField("tên cuộc đối thoại", max_length=300)
    content = models.CharField("nội dung", max_length=2000)
    place = models.CharField("địa điểm", max_length=160)
    villages = models.CharField("thôn tham gia", max_length=2000, blank=True)
    attending = models.CharField("cách dự", max_length=500)
    questions_until = models.DateField("nhận câu hỏi đến hết ngày", null=True, blank=True)
    front_digest = models.CharField("MTTQ tổng hợp ý kiến Nhân dân", max_length=2000, blank=True)
    plan = models.CharField("theo kế hoạch", max_length=24, blank=True)
    demand = models.CharField("theo yêu cầu của cử tri", max_length=24, blank=True, db_index=True)
    state = models.CharField("trạng thái", max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    announced_on = models.DateField("ngày thông báo", null=True, blank=True)
    announced_by = models.CharField("thông báo bằng", max_length=300, blank=True)
    dialogue = models.CharField("cuộc đối thoại", max_length=24, blank=True, db_index=True)
    called_off_on = models.DateField("ngày báo không tổ chức", null=True, blank=True)
    called_off_why = models.CharField("lý do không tổ chức", max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("planned_on", "begins", "kind", "level", "hosts", "title", "content", "place", "villages"), P),
        **dict.fromkeys(("attending", "questions_until", "plan", "demand", "state", "announced_on", "announced_by"), P),
        **dict.fromkeys(("dialogue", "called_off_on", "called_off_why", "co_chair", "party_invited"), P),
        "front_digest": FieldClass.OFFICE,
    }

    class Meta(Record.Meta):
        verbose_name = "cuộc đối thoại dự kiến"
        indexes = (models.Index(fields=("planned_on", "state")),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=PlanState.ANNOUNCED) | models.Q(announced_on__isnull=False),
                name="announced_dialogue_has_its_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PlanState.HELD) | ~models.Q(dialogue=""), name="held_plan_has_its_dialogue"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PlanState.CALLED_OFF) | ~models.Q(called_off_why=""),
                name="dialogue_called_off_with_reason",
            ),
        )

    @property
    def village_codes(self) -> tuple[str, ...]:
        """Codes of the villages it is for; none: the whole commune."""
        return tuple(self.villages.split())

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held."""
        return self.state in (PlanState.DRAFT, PlanState.ANNOUNCED)

    def takes_questions(self, on: date) -> bool:
        """Whether questions may be sent for it: announced, not over, and before its last day for questions."""
        last = self.questions_until or self.planned_on
        return self.standing and self.state == PlanState.ANNOUNCED and on <= last

    def when_vi(self) -> str:
        """As “08 giờ 00, ngày 20/6/2026”."""
        return f"{self.begins:%H giờ %M}, ngày {date_vi(self.planned_on)}"

    def led_by_vi(self) -> str:
        """Who leads it."""
        return led_by(self.hosts, self.co_chair)

    def summary_vi(self) -> str:
        return f"Đối thoại dự kiến ngày {date_vi(self.planned_on)}: {self.title}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/ke-hoach-doi-thoai/{self.code}/"
