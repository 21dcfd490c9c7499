"""What is kept of a promise; each new day that was agreed stands beside the old one."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.dialogue.promises.states import PromiseState
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE = FieldClass.PUBLIC, FieldClass.OFFICE


class Promise(Record):
    """A promise of a dialogue, owed by a post or a unit and never by a private person.

    `due_on` is the day to keep now, `judged_on` the day lateness is judged by: a new day agreed when the old one had
    passed moves the first and not the second. `dialogue`, `due_document` and `evidence_document` are codes.
    """

    CODE_PREFIX = "LH"
    REGISTER = "Sổ lời hứa, việc hứa giải quyết"
    FACT_DATE = "made_on"

    made_on = models.DateField("ngày hứa")
    dialogue = models.CharField("cuộc đối thoại", max_length=24, db_index=True)
    question = models.CharField("câu hỏi, kiến nghị", max_length=1000, blank=True)
    words = models.CharField("nội dung hứa", max_length=1000)
    owner = models.CharField("chức vụ, đơn vị thực hiện", max_length=160)
    due_on = models.DateField("hạn")
    due_document = models.CharField("văn bản ấn định hạn", max_length=24, blank=True)
    judged_on = models.DateField("hạn để xét đúng hạn", editable=False)
    kept_on = models.DateField("ngày thực hiện xong", null=True, blank=True)
    evidence = models.CharField("chứng cứ", max_length=1000, blank=True)
    evidence_document = models.CharField("văn bản chứng cứ", max_length=24, blank=True)
    broken_on = models.DateField("ngày kết luận không thực hiện được", null=True, blank=True)
    broken_why = models.CharField("lý do không thực hiện được", max_length=500, blank=True)
    folded = models.CharField(max_length=2400, blank=True, editable=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("made_on", "dialogue", "owner", "due_on", "due_document", "judged_on", "kept_on"), P),
        **dict.fromkeys(("evidence_document", "broken_on"), P),
        **dict.fromkeys(("question", "words", "evidence", "broken_why"), OFFICE),
        "folded": FieldClass.TECHNICAL,
    }

    class Meta(Record.Meta):
        verbose_name = "lời hứa"
        indexes = (models.Index(fields=("judged_on", "kept_on")), models.Index(fields=("made_on",)))
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kept_on__isnull=True) | ~models.Q(evidence="", evidence_document=""),
                name="promise_kept_with_evidence",
            ),
            models.CheckConstraint(
                condition=models.Q(kept_on__isnull=True) | models.Q(broken_on__isnull=True),
                name="promise_kept_or_broken_not_both",
            ),
            models.CheckConstraint(
                condition=models.Q(broken_on__isnull=True) | ~models.Q(broken_why=""), name="promise_broken_with_reason"
            ),
        )

    @property
    def is_open(self) -> bool:
        """Whether it is still owed."""
        return self.kept_on is None and self.broken_on is None

    def state_on(self, on: date) -> PromiseState:
        """Where it stands on a day."""
        if self.broken_on is not None:
            return PromiseState.NOT_KEPT
        if self.kept_on is not None:
            return PromiseState.KEPT if self.kept_on <= self.judged_on else PromiseState.KEPT_LATE
        return PromiseState.OVERDUE if self.judged_on < on else PromiseState.OPEN

    def summary_vi(self) -> str:
        return f"Lời hứa hạn {date_vi(self.due_on)}, {self.owner} thực hiện"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/loi-hua/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"renegotiations": list(self.renegotiations.all())}


class Renegotiation(models.Model):
    """A new day that was agreed, with its written reason; `in_time` is false when the old day had passed."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="renegotiations")
    decided_on = models.DateField("ngày lùi hạn")
    due_before = models.DateField("hạn cũ")
    due_on = models.DateField("hạn mới")
    reason = models.CharField("lý do lùi hạn", max_length=500)
    document = models.CharField("văn bản lùi hạn", max_length=24, blank=True)
    in_time = models.BooleanField("lùi khi còn hạn")

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("promise", "decided_on", "due_before", "due_on", "reason", "document", "in_time"), OFFICE),
    }

    class Meta:
        verbose_name = "lần lùi hạn"
        ordering = ("promise", "id")

    def __str__(self) -> str:
        return f"{self.promise_id} → {date_vi(self.due_on)}"
