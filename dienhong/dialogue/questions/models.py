"""A question: its words, never who asked."""

from typing import ClassVar

from django.db import models

from dienhong.dialogue.questions.states import Collected, Outcome
from dienhong.privacy.classes import FieldClass

P = FieldClass.PUBLIC


class Question(models.Model):
    """One question of a dialogue. Its words were written freely: somebody may recognise a neighbour in them, so everybody reads
    them from `shown_on`, when an officer had looked them through, and not before."""

    dialogue = models.ForeignKey("dialogue.Dialogue", on_delete=models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField("thứ tự")
    words = models.CharField("câu hỏi", max_length=1000)
    collected = models.CharField("thu thập", max_length=6, choices=Collected.choices)
    outcome = models.CharField("kết quả", max_length=8, choices=Outcome.choices)
    answer = models.CharField("trả lời", max_length=1000, blank=True)
    shown_on = models.DateField("đăng từ ngày", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        **dict.fromkeys(("dialogue", "order", "words", "collected", "outcome", "answer", "shown_on"), P),
    }

    class Meta:
        verbose_name = "câu hỏi"
        ordering = ("dialogue", "order")
        constraints = (
            models.UniqueConstraint(fields=("dialogue", "order"), name="one_question_per_place_in_dialogue"),
        )

    def __str__(self) -> str:
        return f"{self.dialogue_id} ({self.order})"
