"""The life of a planned dialogue: each state has its own day, none is entered twice."""

from django.db import models


class PlanState(models.TextChoices):
    """Draft: the office's own; announced: everybody reads it; held: the dialogue is in its book; called off: with a reason."""

    DRAFT = "draft", "Dự kiến"
    ANNOUNCED = "announced", "Đã thông báo"
    HELD = "held", "Đã tổ chức"
    CALLED_OFF = "called_off", "Không tổ chức"


LAMPS = {
    PlanState.DRAFT: "idle",
    PlanState.ANNOUNCED: "ok",
    PlanState.HELD: "ok",
    PlanState.CALLED_OFF: "stop",
}
