"""The life of a duty: due until its proof is entered, then met; a correction makes it due again."""

from django.db import models


class DutyState(models.TextChoices):
    """Whether what was owed was done."""

    DUE = "due", "Chưa làm"
    MET = "met", "Đã làm"


# state → (act, next state)
TRANSITIONS = {DutyState.DUE: (("mark_met", DutyState.MET),), DutyState.MET: (("unmark", DutyState.DUE),)}
