"""Where a deadline stands on a day. Computed, never kept: overdue is a relation to today."""

from django.db import models


class DeadlineState(models.TextChoices):
    """Met late and dropped are ends like met; suspended is neither running nor overdue."""

    RUNNING = "running", "Đang chạy"
    OVERDUE = "overdue", "Quá hạn"
    SUSPENDED = "suspended", "Tạm dừng"
    MET = "met", "Đúng hạn"
    MET_LATE = "met_late", "Xong, trễ hạn"
    DROPPED = "dropped", "Không còn phải làm"
