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
    passed moves the first and not the second. Only what is shown is read by everybody (`queries.shown_promises`).
    `dialogue`, `due_document` and `evidence_document` are codes.
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
    shown_on = models.DateField("đăng cho Nhân dân đọc từ ngày", null=True, blank=True)
    folded = models.CharField(max_length=2400, blank=True, editable=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("made_on", "dialogue", "owner", "due_on", "due_document", "judged_on", "kept_on"), P),
        **dict.fromkeys(("evidence_document", "broken_on", "shown_on"), P),
        # Words an officer wrote: for everybody once he looked them through and showed them (`shown_on`), not before.
        **dict.fromkeys(("question", "words", "evidence", "broken_why"), P),
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
        return {"renegotiations": list(self.renegotiations.all()), "reopenings": list(self.reopenings.all())}


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
        **dict.fromkeys(("promise", "decided_on", "due_before", "due_on", "in_time"), P),
        **dict.fromkeys(("reason", "document"), OFFICE),
    }

    class Meta:
        verbose_name = "lần lùi hạn"
        ordering = ("promise", "id")

    def __str__(self) -> str:
        return f"{self.promise_id} → {date_vi(self.due_on)}"


class Reopening(models.Model):
    """A promise that was called done and is owed again, because those who had asked say it was not. What was said to prove
    it stays beside."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="reopenings")
    reopened_on = models.DateField("ngày mở lại")
    kept_on = models.DateField("ngày đã báo xong")
    evidence = models.CharField("chứng cứ đã nêu", max_length=1000, blank=True)
    evidence_document = models.CharField("văn bản chứng cứ đã nêu", max_length=24, blank=True)
    why = models.CharField("lý do mở lại", max_length=300)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("promise", "reopened_on", "kept_on", "evidence", "evidence_document", "why"), P),
    }

    class Meta:
        verbose_name = "lần mở lại"
        ordering = ("promise", "id")

    def __str__(self) -> str:
        return f"{self.promise_id} mở lại {date_vi(self.reopened_on)}"
