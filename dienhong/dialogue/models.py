"""What is kept of a dialogue. There is no column for a person who asked: nothing here may serve to watch anybody."""

from typing import ClassVar

from django.db import models

from dienhong.dialogue.states import DialogueKind, Hosts, Level, led_by
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P = FieldClass.PUBLIC


class Dialogue(Record):
    """One dialogue that was held.

    `opinions` (ý kiến) and `issues` (vấn đề) are counted apart: several opinions may concern one issue, so the two are
    never added and never compared. `villages` holds codes (DV) with a space between. `plan` and `conclusion` are codes
    of documents (VB). `folded` is what the list searches: title, topic, place and themes without diacritics.
    """

    CODE_PREFIX = "DTH"
    REGISTER = "Sổ đối thoại"
    FACT_DATE = "held_on"

    held_on = models.DateField("ngày tổ chức")
    kind = models.CharField("loại", max_length=12, choices=DialogueKind.choices)
    level = models.CharField("cấp", max_length=8, choices=Level.choices)
    hosts = models.CharField("chủ trì", max_length=10, choices=Hosts.choices)
    co_chair = models.CharField("đồng chủ trì (Thường trực HĐND)", max_length=160, blank=True)
    party_invited = models.BooleanField("đã mời Đảng ủy dự", default=False)
    title = models.CharField("tên cuộc đối thoại", max_length=300)
    topic = models.CharField("chuyên đề", max_length=300, blank=True)
    place = models.CharField("địa điểm", max_length=160)
    villages = models.CharField("thôn tham gia", max_length=2000, blank=True)
    attendees = models.PositiveIntegerField("số người dự")
    opinions = models.PositiveIntegerField("số ý kiến")
    issues = models.PositiveIntegerField("số vấn đề")
    answered_on_spot = models.PositiveIntegerField("ý kiến trả lời tại chỗ")
    assigned = models.PositiveIntegerField("ý kiến giao giải quyết")
    front_digest = models.BooleanField("MTTQ trình bày tổng hợp ý kiến Nhân dân", default=False)
    themes = models.CharField("nhóm vấn đề được nêu", max_length=1000, blank=True)
    plan = models.CharField("theo kế hoạch", max_length=24, blank=True)
    conclusion = models.CharField("thông báo kết luận", max_length=24, blank=True)
    notice_on = models.DateField("ngày thông báo trước", null=True, blank=True)
    result_on = models.DateField("ngày công bố kết quả", null=True, blank=True)
    posted_on = models.DateField("ngày niêm yết kết quả", null=True, blank=True)
    heads_told_on = models.DateField("ngày gửi kết quả đến trưởng thôn", null=True, blank=True)
    folded = models.CharField(max_length=1800, blank=True, editable=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("held_on", "kind", "level", "hosts", "title", "topic", "place", "villages"), P),
        **dict.fromkeys(
            ("attendees", "opinions", "issues", "answered_on_spot", "assigned", "front_digest", "co_chair"), P
        ),
        **dict.fromkeys(
            ("party_invited", "plan", "conclusion", "notice_on", "result_on", "posted_on", "heads_told_on"), P
        ),
        # Words an officer wrote freely: somebody may recognise a neighbour in them.
        "themes": FieldClass.OFFICE,
        "folded": FieldClass.TECHNICAL,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("held_on", "kind")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(opinions__gte=models.F("answered_on_spot") + models.F("assigned")),
                name="dialogue_answers_within_opinions",
            ),
            models.CheckConstraint(condition=models.Q(attendees__gte=1), name="dialogue_somebody_came"),
        )

    @property
    def village_codes(self) -> tuple[str, ...]:
        """Codes of the villages that took part."""
        return tuple(self.villages.split())

    @property
    def waiting(self) -> int:
        """Opinions neither answered on the spot nor given to anybody."""
        return self.opinions - self.answered_on_spot - self.assigned

    def led_by_vi(self) -> str:
        """Who leads it."""
        return led_by(self.hosts, self.co_chair)

    def summary_vi(self) -> str:
        return f"Đối thoại ngày {date_vi(self.held_on)} ({str(self.get_kind_display()).lower()}): {self.title}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/doi-thoai/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"questions": list(self.questions.all())}


from dienhong.dialogue.asked.models import AskedQuestion  # noqa: E402 - they belong to this application
from dienhong.dialogue.demands.models import Consent, Demand  # noqa: E402
from dienhong.dialogue.plans.models import PlannedDialogue  # noqa: E402
from dienhong.dialogue.promises.models import Promise, Renegotiation, Reopening  # noqa: E402
from dienhong.dialogue.questions.models import Question  # noqa: E402

__all__ = [
    "AskedQuestion",
    "Consent",
    "Demand",
    "Dialogue",
    "PlannedDialogue",
    "Promise",
    "Question",
    "Renegotiation",
    "Reopening",
]
