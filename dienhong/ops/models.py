"""What the morning keeps of its own work: which step was done on which day."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass


class MorningStep(models.Model):
    """A step of one morning. Claimed by a conditional update, so that of two processes one does it; finished once."""

    day = models.DateField()
    step = models.CharField(max_length=20)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    done = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("id", "day", "step", "claimed_at", "finished_at", "done"), FieldClass.TECHNICAL
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("day", "step"), name="one_row_per_day_and_step"),)

    def __str__(self) -> str:
        return f"{self.day} {self.step}"
