"""What is kept of a deadline, of the decisions that extended it and of the times it was suspended.

The rows belong to an entry, by its code: they change only within acts on that entry and stand in its history (an entry
names them in `history_parts`, see `queries.parts_of`).
"""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.deadlines.states import DeadlineState
from dienhong.law.certainty import Certainty
from dienhong.law.counting import Pause
from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass

OFFICE, TECHNICAL = FieldClass.OFFICE, FieldClass.TECHNICAL


class Deadline(models.Model):
    """A legal limit applied to an entry.

    `key` names it within the entry ("accept", "settle"). `limit` is the limit in force now (an extension changes it),
    `first_limit` the one it was opened under. `rule`, `cite`, `version_from`, `certainty` and `note` are the explanation
    as it was computed. `due_on` is the day to keep now; `judged_on` the day by which lateness is judged: an extension
    decided when the time had already run out moves the first and not the second. `owner` is the post that owes, in words,
    `owner_role` its row in the table of roles; `stops_by` says which act ends the clock.
    """

    code = models.CharField("mã", max_length=24, db_index=True)
    key = models.CharField("tên trong bản ghi", max_length=40)
    vi = models.CharField("việc phải làm", max_length=200)
    limit = models.CharField("thời hạn áp dụng", max_length=80)
    first_limit = models.CharField("thời hạn lúc mở", max_length=80)
    start_on = models.DateField("tính từ ngày")
    chosen_on = models.DateField("ngày chọn luật áp dụng")
    first_due_on = models.DateField("hạn lúc mở")
    due_on = models.DateField("hạn")
    judged_on = models.DateField("hạn để xét đúng hạn")
    rule = models.TextField("cách tính")
    cite = models.CharField("điều luật", max_length=300)
    version_from = models.DateField("bản áp dụng từ")
    certainty = models.CharField("mức chắc chắn", max_length=12, choices=[(c.value, c.label_vi) for c in Certainty])
    note = models.TextField("ghi chú cách tính", blank=True)
    owner = models.CharField("chức vụ phải làm", max_length=160)
    owner_role = models.CharField("vai trò phải làm", max_length=40, db_index=True)
    stops_by = models.CharField("dừng khi", max_length=200)
    opened_at = models.DateTimeField("mở lúc")
    suspended_on = models.DateField("đang tạm dừng từ", null=True, blank=True)
    met_on = models.DateField("ngày làm xong", null=True, blank=True)
    dropped_on = models.DateField("ngày thôi tính", null=True, blank=True)
    dropped_why = models.CharField("lý do thôi tính", max_length=300, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("id", "opened_at"), TECHNICAL),
        **dict.fromkeys(("code", "key", "vi", "limit", "first_limit", "start_on", "chosen_on", "first_due_on"), OFFICE),
        **dict.fromkeys(("due_on", "judged_on", "rule", "cite", "version_from", "certainty", "note"), OFFICE),
        **dict.fromkeys(("owner", "owner_role", "stops_by", "suspended_on", "met_on"), OFFICE),
        **dict.fromkeys(("dropped_on", "dropped_why"), OFFICE),
    }

    class Meta:
        verbose_name = "thời hạn"
        ordering = ("code", "due_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("code", "key"), name="one_deadline_per_key_of_entry"),
            models.CheckConstraint(
                condition=models.Q(met_on__isnull=True) | models.Q(dropped_on__isnull=True),
                name="deadline_met_or_dropped_not_both",
            ),
        )
        indexes = (
            # What is owed: few rows are open at any time, whatever the years behind.
            models.Index(
                fields=("due_on",),
                condition=models.Q(met_on__isnull=True, dropped_on__isnull=True),
                name="deadline_open_by_day",
            ),
            models.Index(fields=("key", "met_on")),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.key}: {self.due_on}"

    @property
    def is_open(self) -> bool:
        """Whether the act is still owed (suspended or not)."""
        return self.met_on is None and self.dropped_on is None

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The suspensions that are over; one that goes on has no end to count with."""
        return tuple(Pause(one.from_on, one.until_on) for one in self.suspensions.all() if one.until_on is not None)

    def state_on(self, day: date) -> DeadlineState:
        """Where it stands on a day."""
        if self.dropped_on is not None:
            return DeadlineState.DROPPED
        if self.met_on is not None:
            return DeadlineState.MET if self.met_on <= self.judged_on else DeadlineState.MET_LATE
        if self.suspended_on is not None and self.suspended_on <= self.judged_on:
            return DeadlineState.SUSPENDED
        return DeadlineState.OVERDUE if self.judged_on < day else DeadlineState.RUNNING


class Extension(models.Model):
    """One decision that lengthened a deadline, with its written ground. `grounds` are keys of the law's list of criteria,
    with a space between; `in_time` is false when the time had already run out on the day of the decision."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="extensions")
    limit = models.CharField("kéo dài theo", max_length=80)
    decided_on = models.DateField("ngày quyết định")
    document = models.CharField("văn bản", max_length=24)
    grounds = models.CharField("căn cứ", max_length=300, blank=True)
    due_before = models.DateField("hạn trước khi kéo dài")
    due_on = models.DateField("hạn sau khi kéo dài")
    in_time = models.BooleanField("quyết định khi còn hạn")

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("deadline", "limit", "decided_on", "document", "grounds"), OFFICE),
        **dict.fromkeys(("due_before", "due_on", "in_time"), OFFICE),
    }

    class Meta:
        verbose_name = "lần kéo dài thời hạn"
        ordering = ("deadline", "id")

    def __str__(self) -> str:
        return f"{self.deadline_id} → {self.due_on}"


class Suspension(models.Model):
    """A time in which the matter was suspended: from the day of one decision until the day of another."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="suspensions")
    from_on = models.DateField("tạm đình chỉ từ ngày")
    until_on = models.DateField("giải quyết trở lại ngày", null=True, blank=True)
    reason = models.CharField("lý do", max_length=300)
    document = models.CharField("văn bản tạm đình chỉ", max_length=24)
    resumed_by = models.CharField("văn bản cho tiếp tục", max_length=24, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("deadline", "from_on", "until_on", "reason", "document", "resumed_by"), OFFICE),
    }

    class Meta:
        verbose_name = "lần tạm đình chỉ"
        ordering = ("deadline", "from_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="suspension_in_order",
            ),
            models.UniqueConstraint(
                fields=("deadline",), condition=models.Q(until_on__isnull=True), name="one_open_suspension"
            ),
        )

    def __str__(self) -> str:
        return f"{self.deadline_id}: {date_vi(self.from_on)}"
