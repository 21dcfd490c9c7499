"""What is kept of a question. Who asked is kept nowhere: the key on the receipt is all that binds the asker to it."""

from typing import ClassVar

from django.db import models

from dienhong.dialogue.asked.states import AskedState, CameBy, Said
from dienhong.dialogue.questions.states import Collected, Outcome
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE = FieldClass.PUBLIC, FieldClass.OFFICE


class AskedQuestion(Record):
    """One question sent for a dialogue or put in the hall.

    `words` are as they came: a resident may have named a neighbour, so officers alone read them. `shown_words` are what an
    officer let through. `planned`, `village`, `lead` and `promise` are codes (KDT, DV, CHD, LH); `planned` is '' while no
    dialogue is announced. `said` is the asker's verdict on the promise, of the day `said_on`.
    """

    CODE_PREFIX = "CHD"
    REGISTER = "Câu hỏi gửi đối thoại"
    FACT_DATE = "asked_on"

    asked_on = models.DateField("ngày hỏi")
    planned = models.CharField("hỏi tại cuộc", max_length=24, blank=True, db_index=True)
    collected = models.CharField("thu thập", max_length=6, choices=Collected.choices)
    came_by = models.CharField("cách đến", max_length=6, choices=CameBy.choices, blank=True)
    words = models.CharField("lời hỏi", max_length=1000)
    village = models.CharField("việc ở thôn", max_length=24, blank=True)
    state = models.CharField("trạng thái", max_length=12, choices=AskedState.choices, default=AskedState.WAITING)
    shown_words = models.CharField("lời đã đăng", max_length=1000, blank=True)
    lead = models.CharField("ghép vào", max_length=24, blank=True, db_index=True)
    declined_why = models.CharField("lý do không đăng", max_length=500, blank=True)
    outcome = models.CharField("kết quả", max_length=8, choices=Outcome.choices, default=Outcome.WAITING)
    answer = models.CharField("trả lời", max_length=1000, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    promise = models.CharField("lời hứa", max_length=24, blank=True, db_index=True)
    said = models.CharField("người hỏi đánh giá", max_length=12, choices=Said.choices, blank=True)
    said_on = models.DateField("ngày đánh giá", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("asked_on", "planned", "collected", "village", "state", "shown_words", "lead", "outcome"), P),
        **dict.fromkeys(("answer", "answered_on", "promise", "said", "said_on"), P),
        **dict.fromkeys(("came_by", "declined_why"), OFFICE),
        "words": FieldClass.PERSONAL,
    }

    class Meta(Record.Meta):
        verbose_name = "câu hỏi gửi đối thoại"
        indexes = (models.Index(fields=("planned", "state")), models.Index(fields=("asked_on",)))
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state=AskedState.SHOWN) | ~models.Q(shown_words=""),
                name="asked_question_shown_has_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AskedState.DECLINED) | ~models.Q(declined_why=""),
                name="asked_question_declined_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AskedState.JOINED) | ~models.Q(lead=""), name="asked_question_joined_has_lead"
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.ANSWERED) | ~models.Q(answer=""),
                name="asked_question_answered_says_what",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.PROMISED) | ~models.Q(promise=""),
                name="asked_question_promised_has_promise",
            ),
        )

    def summary_vi(self) -> str:
        return f"Câu hỏi gửi đối thoại ngày {date_vi(self.asked_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/cau-hoi-doi-thoai/{self.code}/"
