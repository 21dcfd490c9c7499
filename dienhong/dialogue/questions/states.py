"""Where a question came from and what became of it."""

from django.db import models


class Collected(models.TextChoices):
    """When it was put."""

    BEFORE = "before", "Thu thập trước"
    LIVE = "live", "Nêu tại chỗ"


class Outcome(models.TextChoices):
    """What became of it at the dialogue."""

    ANSWERED = "answered", "Đã trả lời tại chỗ"
    PROMISED = "promised", "Hứa, giao giải quyết"
    WAITING = "waiting", "Chưa trả lời"
