"""What is kept of a plan. What was carried out of it is read off the items that name its lines."""

from typing import ClassVar

from django.db import models

from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE, TECHNICAL = FieldClass.PUBLIC, FieldClass.OFFICE, FieldClass.TECHNICAL


class Plan(Record):
    """The plan of one year. `document` is the paper (VB) by which the people's committee approved it."""

    CODE_PREFIX = "KCK"
    REGISTER = "Kế hoạch công khai"
    FACT_DATE = "drawn_on"

    year = models.PositiveSmallIntegerField("năm")
    drawn_on = models.DateField("ngày lập")
    approved_on = models.DateField("ngày phê duyệt", null=True, blank=True)
    document = models.CharField("văn bản phê duyệt", max_length=24, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("year", "drawn_on", "approved_on", "document"), P),
        "note": OFFICE,
    }

    class Meta(Record.Meta):
        verbose_name = "kế hoạch công khai"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(approved_on__isnull=True) | ~models.Q(document=""),
                name="approved_plan_has_document",
            ),
        )

    @property
    def approved(self) -> bool:
        """Whether the people's committee approved it."""
        return self.approved_on is not None

    def summary_vi(self) -> str:
        return f"Kế hoạch công khai năm {self.year}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/cong-khai/ke-hoach/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"lines": list(self.lines.all())}


class PlanLine(models.Model):
    """One thing planned. `forms` are keys of the law's forms with a space between; `due_on` the last day planned for it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField("STT")
    content = models.CharField("nội dung phải công khai", max_length=8)
    what = models.CharField("việc cụ thể", max_length=300)
    forms = models.CharField("hình thức", max_length=200)
    due_on = models.DateField("công khai chậm nhất")
    duration = models.CharField("thời gian niêm yết", max_length=120, blank=True)
    responsible = models.CharField("chức vụ, đơn vị thực hiện", max_length=160)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("plan", "order", "content", "what", "forms", "due_on", "duration", "responsible"), P),
    }

    class Meta:
        verbose_name = "dòng kế hoạch công khai"
        ordering = ("plan", "order")
        constraints = (models.UniqueConstraint(fields=("plan", "order"), name="one_plan_line_per_place"),)

    def __str__(self) -> str:
        return f"{self.plan_id}, dòng {self.order}"
