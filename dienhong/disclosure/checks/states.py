"""Where a place in doubt stands in a version, and what was decided about it."""

from django.db import models


class Part(models.TextChoices):
    """The part of a version it stands in."""

    TITLE = "title", "Tên"
    SUMMARY = "summary", "Tóm tắt"
    TEXT = "text", "Nội dung"
    LINES = "lines", "Bảng số liệu"
    WHY = "why", "Lý do sửa"
    DECIDER = "decider", "Ai quyết định"
    UNIT = "unit", "Đơn vị trả lời"
    FILE = "file", "Tệp kèm"


class Decision(models.TextChoices):
    """What an officer decided; removed is seen by the search itself once the place is gone."""

    WAITING = "", "Chờ quyết định"
    NOT_PERSONAL = "not_personal", "Không phải dữ liệu cá nhân"
    KEEP = "keep", "Giữ, có căn cứ"
    REMOVED = "removed", "Đã bỏ khỏi bản này"


UNREAD = "unread"
"""The kind of a place that no machine could read: a scan, a picture, a locked file."""
