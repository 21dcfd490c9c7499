"""The words of these papers."""

from django.db import models


class Condition(models.TextChoices):
    """In which state a document was handed in."""

    PHOTOCOPY = "photocopy", "Bản phô tô"
    CERTIFIED = "certified", "Bản sao công chứng, chứng thực"
    ORIGINAL = "original", "Bản chính"
