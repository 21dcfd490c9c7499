"""What is kept: directives with our documents that made them concrete, tasks with their evidence, briefings."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.directives.states import Audience, BriefingKind, Chair, TaskState, task_state
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P = FieldClass.PUBLIC
DESK = "/ban-lam-viec/chi-dao/"


class Directive(Record):
    """A superior's document that the commune has to carry out.

    `document` is its code in the register of documents (VB): number, date and title are kept there and nowhere else.
    `issuer` is who directs the commune by it. `folded` is what the list searches, as of the last act.
    """

    CODE_PREFIX = "CD"
    REGISTER = "Sổ văn bản chỉ đạo"
    FACT_DATE = "received_on"

    document = models.CharField("văn bản của cấp trên", max_length=24, db_index=True)
    issuer = models.CharField("cơ quan chỉ đạo", max_length=160)
    received_on = models.DateField("ngày nhận")
    asks = models.CharField("yêu cầu với xã", max_length=1000, blank=True)
    folded = models.CharField(max_length=1800, blank=True, editable=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("document", "issuer", "received_on"), P),
        "asks": FieldClass.OFFICE,
        "folded": FieldClass.TECHNICAL,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("received_on",)),)

    def summary_vi(self) -> str:
        return f"Văn bản chỉ đạo của {self.issuer} nhận ngày {date_vi(self.received_on)} ({self.document})"

    def desk_path(self) -> str:
        return f"{DESK}{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"localisations": list(self.localisations.all())}


class Localisation(models.Model):
    """One of our documents that makes a directive concrete, by its code (VB). Its day is the document's own."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="localisations")
    document = models.CharField("văn bản của xã", max_length=24, db_index=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {"id": FieldClass.TECHNICAL, "directive": P, "document": P}

    class Meta:
        verbose_name = "văn bản của xã cụ thể hóa"
        ordering = ("directive", "id")
        constraints = (models.UniqueConstraint(fields=("directive", "document"), name="one_row_per_local_document"),)

    def __str__(self) -> str:
        return f"{self.directive_id} → {self.document}"


class Task(Record):
    """A task given to a post or a unit, never to a private person. Done only with evidence: words or a document's code.

    `source` is the directive (CD) or document (VB) it comes from. `reopened` says why the last reopening happened.
    """

    CODE_PREFIX = "NV"
    REGISTER = "Sổ theo dõi nhiệm vụ"
    FACT_DATE = "due_on"

    source = models.CharField("từ văn bản", max_length=24, db_index=True)
    title = models.CharField("nhiệm vụ", max_length=500)
    owner = models.CharField("chức vụ, đơn vị được giao", max_length=160)
    due_on = models.DateField("hạn")
    done_on = models.DateField("ngày xong", null=True, blank=True)
    evidence = models.CharField("chứng cứ", max_length=1000, blank=True)
    evidence_document = models.CharField("văn bản chứng cứ", max_length=24, blank=True)
    reopened = models.CharField("lý do mở lại", max_length=500, blank=True)
    folded = models.CharField(max_length=1400, blank=True, editable=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("source", "title", "owner", "due_on", "done_on", "evidence_document"), P),
        **dict.fromkeys(("evidence", "reopened"), FieldClass.OFFICE),
        "folded": FieldClass.TECHNICAL,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("due_on", "done_on")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | ~models.Q(evidence="", evidence_document=""),
                name="task_done_with_evidence",
            ),
        )

    def state_on(self, on: date) -> TaskState:
        """Where the task stands on a day."""
        return task_state(self.due_on, self.done_on, on)

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"postponements": list(self.postponements.all())}

    def summary_vi(self) -> str:
        return f"Nhiệm vụ hạn {date_vi(self.due_on)}, giao {self.owner}: {self.title}"

    def desk_path(self) -> str:
        return f"{DESK}nhiem-vu/{self.code}/"


class Postponement(models.Model):
    """A later term that was agreed for a task, with its reason; `in_time` is false when the old term had passed."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="postponements")
    decided_on = models.DateField("ngày lùi hạn")
    due_before = models.DateField("hạn cũ")
    due_on = models.DateField("hạn mới")
    reason = models.CharField("lý do lùi hạn", max_length=500)
    in_time = models.BooleanField("lùi khi còn hạn")

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("task", "decided_on", "due_before", "due_on", "reason", "in_time"), FieldClass.OFFICE),
    }

    class Meta:
        verbose_name = "lần lùi hạn nhiệm vụ"
        ordering = ("task", "id")

    def __str__(self) -> str:
        return f"{self.task_id} → {date_vi(self.due_on)}"


class Briefing(Record):
    """A briefing (giao ban) of the standing members of the Party committee with cell secretaries and village heads.

    It is no reception of citizens: nobody was received, and no figure of receptions counts it.
    """

    CODE_PREFIX = "GB"
    REGISTER = "Sổ giao ban"
    FACT_DATE = "held_on"

    held_on = models.DateField("ngày giao ban")
    host = models.CharField("chủ trì", max_length=16, choices=Chair.choices)
    kind = models.CharField("loại", max_length=10, choices=BriefingKind.choices)
    audience = models.CharField("thành phần", max_length=16, choices=Audience.choices, default=Audience.BOTH)
    participants = models.PositiveIntegerField("số người dự")
    title = models.CharField("nội dung", max_length=300)
    actions = models.TextField("việc giao sau giao ban", max_length=4000, blank=True)
    folded = models.CharField(max_length=8000, blank=True, editable=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("held_on", "host", "kind", "audience", "participants", "title"), P),
        "actions": FieldClass.OFFICE,
        "folded": FieldClass.TECHNICAL,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("held_on",)),)
        constraints = (models.CheckConstraint(condition=models.Q(participants__gte=1), name="briefing_somebody_came"),)

    def summary_vi(self) -> str:
        return f"Giao ban ngày {date_vi(self.held_on)}: {self.title}"

    def desk_path(self) -> str:
        return f"{DESK}giao-ban/{self.code}/"
