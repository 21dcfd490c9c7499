"""Where a promise stands: read off its days, never entered."""

from django.db import models


class PromiseState(models.TextChoices):
    """Open, over its day, kept in time, kept late, given up."""

    OPEN = "open", "Đang thực hiện"
    OVERDUE = "overdue", "Quá hạn"
    KEPT = "kept", "Đã thực hiện"
    KEPT_LATE = "kept_late", "Đã thực hiện, trễ hạn"
    NOT_KEPT = "not_kept", "Không thực hiện được"


LAMPS = {
    PromiseState.OPEN: "idle",
    PromiseState.OVERDUE: "stop",
    PromiseState.KEPT: "ok",
    PromiseState.KEPT_LATE: "warn",
    PromiseState.NOT_KEPT: "stop",
}
