"""The life of a report: a draft that lives with the registers, then a frozen text that lives by itself."""

from django.db import models


class ReportState(models.TextChoices):
    """A draft is recounted at every look; a frozen report keeps its text and figures, and only tells what drifted."""

    DRAFT = "draft", "Đang soạn"
    FROZEN = "frozen", "Đã chốt"
