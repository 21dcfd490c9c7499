"""The words of the book: where a survey hangs, how a rating came, what became of a batch and of a comment."""

from django.db import models


class SurveyKind(models.TextChoices):
    """An open link that hangs at a counter, or codes that each rate once."""

    OPEN = "open", "Đường dẫn mở, treo tại quầy"
    CODES = "codes", "Mã dùng một lần, phát theo từng việc"


class Way(models.TextChoices):
    """How a rating came."""

    LINK = "link", "Qua đường dẫn"
    CODE = "code", "Qua mã dùng một lần"
    PAPER = "paper", "Phiếu giấy"


class BatchState(models.TextChoices):
    """Typed once, then a second time; only what agrees is counted."""

    TYPED = "typed", "Đã nhập lần một"
    MATCHED = "matched", "Hai lần khớp, đã vào sổ"


class CommentState(models.TextChoices):
    """Waiting for a reader; told in other words, or left out."""

    WAITING = "waiting", "Chờ đọc"
    TOLD = "told", "Đã ghi lại bằng lời của xã"
    LEFT = "left", "Không đưa lên"
