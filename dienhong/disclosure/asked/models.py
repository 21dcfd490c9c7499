"""What is kept of a request to correct (DDC) and of a question (HCK). A sender may stay unnamed: no column is required."""

from typing import ClassVar

from django.db import models

from dienhong.deadlines.queries import parts_of
from dienhong.disclosure.asked.states import TOLD, Channel, QuestionState, RequestState
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE, PERSONAL = FieldClass.PUBLIC, FieldClass.OFFICE, FieldClass.PERSONAL


class CorrectionRequest(Record):
    """A resident says that what was disclosed is wrong. `number` is the version in question, `new_number` the version
    that corrected it. `item` is a code (CK)."""

    CODE_PREFIX = "DDC"
    REGISTER = "Đề nghị đính chính nội dung công khai"
    FACT_DATE = "received_on"

    item = models.CharField("nội dung công khai", max_length=24, db_index=True)
    number = models.PositiveSmallIntegerField("bản bị đề nghị đính chính")
    received_on = models.DateField("ngày nhận")
    channel = models.CharField("nhận bằng cách", max_length=8, choices=Channel.choices)
    wrong = models.CharField("chỗ sai", max_length=2000)
    right = models.CharField("theo người đề nghị, đúng là", max_length=2000, blank=True)
    sender = models.CharField("người đề nghị", max_length=120, blank=True)
    contact = models.CharField("cách liên hệ", max_length=160, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=RequestState.choices, default=RequestState.WAITING)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer = models.CharField("trả lời, lý do", max_length=2000, blank=True)
    new_number = models.PositiveSmallIntegerField("bản đính chính", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("item", "number", "received_on", "channel", "state", "answered_on", "new_number"), OFFICE),
        # Written by anybody: it may name anybody.
        **dict.fromkeys(("wrong", "right", "sender", "contact"), PERSONAL),
        "answer": OFFICE,
    }

    class Meta(Record.Meta):
        verbose_name = "đề nghị đính chính"
        indexes = (models.Index(fields=("state", "received_on")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=RequestState.WAITING, answered_on__isnull=True)
                | (~models.Q(state=RequestState.WAITING) & models.Q(answered_on__isnull=False) & ~models.Q(answer="")),
                name="correction_answered_with_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RequestState.CORRECTED) | models.Q(new_number__isnull=False),
                name="correction_names_its_version",
            ),
        )

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its answer."""
        return self.state == RequestState.WAITING

    def summary_vi(self) -> str:
        return f"Đề nghị đính chính {self.item}, nhận ngày {date_vi(self.received_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/cong-khai/dinh-chinh/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {**parts_of(self.code)}


class ItemQuestion(Record):
    """A question about an item, asked without a name. `words` is what was typed; `shown_words` what an officer lets
    stand of it, the only text anybody else reads. `item` is a code (CK)."""

    CODE_PREFIX = "HCK"
    REGISTER = "Câu hỏi về nội dung công khai"
    FACT_DATE = "asked_on"

    item = models.CharField("nội dung công khai", max_length=24, db_index=True)
    asked_on = models.DateField("ngày hỏi")
    words = models.CharField("câu hỏi đã gửi", max_length=1000)
    state = models.CharField("trạng thái", max_length=10, choices=QuestionState.choices, default=QuestionState.WAITING)
    shown_words = models.CharField("câu hỏi được hiện", max_length=1000, blank=True)
    shown_on = models.DateField("ngày hiện", null=True, blank=True)
    answer = models.CharField("trả lời", max_length=4000, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answered_by = models.CharField("người trả lời (chức vụ)", max_length=160, blank=True)
    hidden_why = models.CharField("lý do không hiện", max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("item", "asked_on", "shown_words", "shown_on", "answer", "answered_on", "answered_by"), P),
        **dict.fromkeys(("state", "hidden_why"), OFFICE),
        "words": PERSONAL,
    }

    class Meta(Record.Meta):
        verbose_name = "câu hỏi về nội dung công khai"
        indexes = (models.Index(fields=("state", "asked_on")), models.Index(fields=("item", "state")))
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state__in=[QuestionState.SHOWN, QuestionState.ANSWERED])
                | ~models.Q(shown_words=""),
                name="shown_question_has_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=QuestionState.ANSWERED) | ~models.Q(answer=""),
                name="answered_question_has_answer",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=QuestionState.HIDDEN) | ~models.Q(hidden_why=""),
                name="hidden_question_has_reason",
            ),
        )

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to read or answer it."""
        return self.state in (QuestionState.WAITING, QuestionState.SHOWN)

    @property
    def public(self) -> bool:
        """Whether it may stand beside its item."""
        return self.standing and self.state in TOLD

    def summary_vi(self) -> str:
        return f"Câu hỏi về {self.item}, ngày {date_vi(self.asked_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/cong-khai/cau-hoi/{self.code}/"
