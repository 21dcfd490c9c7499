"""The words of the three books: where a directive and a task stand, who chairs a briefing and with whom."""

from datetime import date

from django.db import models


class DirectiveState(models.TextChoices):
    """Whether the commune has made the directive concrete by a document of its own. Computed, never kept."""

    LOCALISED = "localised", "Đã cụ thể hóa"
    WAITING = "waiting", "Chưa cụ thể hóa"


class TaskState(models.TextChoices):
    """Where a task stands on a day. Computed, never kept: overdue is a relation to today."""

    OPEN = "open", "Đang làm"
    OVERDUE = "overdue", "Quá hạn"
    DONE = "done", "Đã xong"


class Chair(models.TextChoices):
    """Who chairs a briefing for the standing members of the Party committee (Thường trực Đảng ủy)."""

    SECRETARY = "secretary", "Bí thư Đảng ủy"
    STANDING_DEPUTY = "standing_deputy", "Phó Bí thư Thường trực Đảng ủy"
    DEPUTY = "deputy", "Phó Bí thư Đảng ủy, Chủ tịch UBND xã"


class BriefingKind(models.TextChoices):
    """Periodic: by the work plan; ad hoc: when something came up."""

    PERIODIC = "periodic", "Định kỳ"
    AD_HOC = "ad_hoc", "Đột xuất"


class Audience(models.TextChoices):
    """With whom."""

    BOTH = "both", "Bí thư chi bộ, trưởng thôn"
    CELL_SECRETARIES = "cell_secretaries", "Bí thư chi bộ"
    VILLAGE_HEADS = "village_heads", "Trưởng thôn"


def task_state(due_on: date, done_on: date | None, on: date) -> TaskState:
    """Where a task stands on a day; due today is not yet overdue."""
    if done_on:
        return TaskState.DONE
    return TaskState.OVERDUE if due_on < on else TaskState.OPEN
