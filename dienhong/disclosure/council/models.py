"""What is kept of a report: the session, the days it covers, the figures as they were counted, the paper and when it went."""

from typing import ClassVar

from django.db import models

from dienhong.disclosure.summaries.reported import Report
from dienhong.law.periods import Window
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE, TECHNICAL = FieldClass.PUBLIC, FieldClass.OFFICE, FieldClass.TECHNICAL


class CouncilReport(Record):
    """The report to one session. `figures` are those of `summaries.report` as counted on `drawn_on`: they change only when
    somebody counts anew before it is sent. `document` is the paper (VB) that went out."""

    CODE_PREFIX = "BHD"
    REGISTER = "Báo cáo HĐND về công khai"
    FACT_DATE = "session_on"

    session_on = models.DateField("kỳ họp khai mạc ngày")
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày")
    drawn_on = models.DateField("ngày đếm số")
    figures = models.JSONField("số liệu", default=dict)
    document = models.CharField("văn bản báo cáo", max_length=24, blank=True)
    council_on = models.DateField("ngày gửi HĐND", null=True, blank=True)
    front_on = models.DateField("ngày gửi Ủy ban MTTQ", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("session_on", "from_on", "to_on", "drawn_on", "document", "council_on", "front_on"), P),
        "figures": OFFICE,
    }

    class Meta(Record.Meta):
        verbose_name = "báo cáo HĐND về công khai"
        indexes = (models.Index(fields=("session_on",)),)
        constraints = (
            models.CheckConstraint(condition=models.Q(from_on__lte=models.F("to_on")), name="council_report_in_order"),
            models.CheckConstraint(
                condition=models.Q(council_on__isnull=True, front_on__isnull=True) | ~models.Q(document=""),
                name="council_report_sent_has_document",
            ),
        )

    @property
    def window(self) -> Window:
        """The days it covers."""
        return Window(self.from_on, self.to_on)

    @property
    def sent(self) -> bool:
        """Whether the council or the front has it already: its figures stay as they are."""
        return self.council_on is not None or self.front_on is not None

    @property
    def done(self) -> bool:
        """Whether both have it."""
        return self.council_on is not None and self.front_on is not None

    def report(self) -> Report:
        """The figures as they were counted."""
        return Report.thawed(self.figures)

    def summary_vi(self) -> str:
        return f"Báo cáo về công khai, {self.window.label_vi()}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/cong-khai/bao-cao-hdnd/ky-hop/{self.code}/"
