"""What is kept of a report: the request that asks for it, its sections as typed, and what freezing fixed for good."""

from typing import Any, ClassVar, NoReturn

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Period, Window
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record
from dienhong.reports.states import ReportState

OFFICE, TECHNICAL = FieldClass.OFFICE, FieldClass.TECHNICAL


class Request(Record):  # type: ignore[django-manager-missing]  # the manager of entries is untyped
    """A superior's công văn that asks for a report, and the window it fixes for the data."""

    CODE_PREFIX = "YC"
    REGISTER = "Yêu cầu báo cáo"
    FACT_DATE = "received_on"

    document = models.CharField("công văn yêu cầu", max_length=24)
    period_key = models.CharField("kỳ báo cáo", max_length=10, db_index=True)
    from_on = models.DateField("số liệu từ ngày")
    to_on = models.DateField("đến hết ngày")
    due_on = models.DateField("gửi trước ngày", null=True, blank=True)
    recipient = models.CharField("nơi nhận báo cáo", max_length=200)
    received_on = models.DateField("ngày nhận")

    # That a report is being written, for which days and until when, is no secret: the front page says so.
    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("period_key", "from_on", "to_on", "due_on"), FieldClass.PUBLIC),
        **dict.fromkeys(("document", "recipient", "received_on"), OFFICE),
    }

    class Meta(Record.Meta):
        constraints = (
            models.CheckConstraint(condition=models.Q(to_on__gte=models.F("from_on")), name="request_window_in_order"),
        )

    @property
    def window(self) -> Window:
        """The days the figures cover, first and last included."""
        return Window(self.from_on, self.to_on)

    @property
    def period(self) -> Period:
        """The period the report is about; its window may be shorter."""
        return Period.parse(self.period_key)

    def summary_vi(self) -> str:
        return f"Yêu cầu báo cáo {self.period.label_vi}, số liệu {self.window.label_vi()}"

    def desk_path(self) -> str:
        return "/ban-lam-viec/bao-cao/"


class Report(Record):
    """A report: a draft whose figures are recounted at every look, then frozen with its number, text and figures.

    `seals` (figure code → SHA-256), `paper_sha256` and `text_sha256` (of the stored sections and findings; empty when
    frozen by an older version) come with freezing and so stand in the history chain.
    """

    CODE_PREFIX = "BC"
    REGISTER = "Báo cáo"
    FACT_DATE = "drafted_on"

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="reports")
    outline = models.CharField("đề cương", max_length=60)
    title = models.CharField("trích yếu", max_length=300)
    style_id = models.CharField("thể thức", max_length=20)
    state = models.CharField("trạng thái", max_length=8, choices=ReportState.choices, default=ReportState.DRAFT)
    drafted_on = models.DateField("ngày lập")
    organ = models.CharField("cơ quan ban hành", max_length=160)
    superior_organ = models.CharField("cơ quan cấp trên", max_length=160, blank=True)
    organ_code = models.CharField("ký hiệu cơ quan", max_length=20)
    body = models.CharField("tập thể ký thay mặt", max_length=120)
    signer_title = models.CharField("chức vụ người ký", max_length=120)
    signer_name = models.CharField("họ tên người ký", max_length=120)
    recipients = models.JSONField("nơi nhận", default=list)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    signed_on = models.DateField("ngày ban hành", null=True, blank=True)
    frozen_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    head_hash = models.CharField("đầu chuỗi lịch sử khi chốt", max_length=64, blank=True)
    head_seq = models.PositiveBigIntegerField("sự kiện cuối của lịch sử khi chốt", null=True, blank=True)
    paper_sha256 = models.CharField("mã băm nội dung đã chốt", max_length=64, blank=True)
    text_sha256 = models.CharField("mã băm các mục đã chốt", max_length=64, blank=True)
    seals = models.JSONField("mã băm từng số", default=dict)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        # Which reports there are; what a report says stays with the office, its figures have classes of their own.
        **dict.fromkeys(("title", "state", "number", "signed_on", "frozen_at"), FieldClass.PUBLIC),
        **dict.fromkeys(("request", "outline", "style_id", "drafted_on"), OFFICE),
        **dict.fromkeys(("organ", "superior_organ", "organ_code", "body", "signer_title"), OFFICE),
        **dict.fromkeys(("signer_name", "recipients"), OFFICE),
        **dict.fromkeys(("head_hash", "head_seq", "paper_sha256", "text_sha256", "seals"), OFFICE),
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("state", "drafted_on")),)

    def why_not_void(self) -> str:
        """A frozen report was issued under its number: it is replaced by another paper, never taken back here."""
        return f"Báo cáo {self.code} đã chốt, số {self.number}; không hủy được nữa." if self.is_frozen else ""

    @property
    def is_frozen(self) -> bool:
        """Whether its text and figures are fixed."""
        return self.state == ReportState.FROZEN

    @property
    def window(self) -> Window:
        """The window its request fixed."""
        return self.request.window

    @property
    def period(self) -> Period:
        """The period its request names."""
        return self.request.period

    def summary_vi(self) -> str:
        if self.signed_on:
            return f"Báo cáo số {self.number} ngày {date_vi(self.signed_on)} {self.title}"
        return f"Báo cáo {self.title} (đang soạn)"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/bao-cao/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        # One part a section, so that an event of an edit holds the section edited and not the whole report.
        parts: dict[str, list[models.Model]] = {f"section {one.key}": [one] for one in self.sections.all()}
        kept: list[models.Model] = list(self.kept_findings.all())
        return {**parts, "kept_findings": kept} if kept else parts


class Section(models.Model):
    """A section of a report: words and tokens. Edited by one act that compares `revision`."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sections")
    order = models.PositiveSmallIntegerField()
    key = models.CharField("mục", max_length=20)
    level = models.PositiveSmallIntegerField()
    number = models.CharField("số mục", max_length=10, blank=True)
    heading = models.CharField("tiêu đề", max_length=300, blank=True)
    text = models.TextField("nội dung")
    revision = models.PositiveIntegerField(default=1)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("id", "report", "order"), TECHNICAL),
        # The revision is told in the history: the second of two editors is shown the text he had opened.
        **dict.fromkeys(("key", "level", "number", "heading", "text", "revision"), OFFICE),
    }

    class Meta:
        ordering = ("report", "order")
        constraints = (models.UniqueConstraint(fields=("report", "key"), name="one_section_per_key"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"

    @property
    def code(self) -> str:
        """How messages name the section: the report's code and its place."""
        return f"{self.report_id}, mục {self.key}"


class KeptFinding(models.Model):
    """A warning of the proofreading that an officer decided to keep, with the written reason."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="kept_findings")
    finding = models.CharField("điểm soát", max_length=160)
    reason = models.CharField("lý do giữ", max_length=500)
    post = models.CharField("chức vụ người giữ", max_length=120)
    kept_at = models.DateTimeField("lúc")

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        "report": TECHNICAL,
        **dict.fromkeys(("finding", "reason", "post", "kept_at"), OFFICE),
    }

    class Meta:
        ordering = ("report", "id")
        constraints = (models.UniqueConstraint(fields=("report", "finding"), name="one_reason_per_finding"),)

    def __str__(self) -> str:
        return f"{self.report_id}: {self.finding}"


class FrozenText(models.Model):
    """What a report said when it was frozen: the composed sections and the whole paper, as JSON. Written once."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, primary_key=True, related_name="frozen_text")
    sections_json = models.TextField(editable=False)
    paper_json = models.TextField(editable=False)
    findings_json = models.TextField(editable=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "report": TECHNICAL,
        **dict.fromkeys(("sections_json", "paper_json", "findings_json"), OFFICE),
    }

    def __str__(self) -> str:
        return f"{self.report_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Written once: a second write is refused by the database itself."""
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        """Refused: a frozen text stays."""
        raise TypeError("a frozen text is never deleted")
