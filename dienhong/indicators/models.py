"""Figures of reports, and the evidence each was frozen with. A frozen figure never changes."""

from datetime import date
from typing import Any, ClassVar, NoReturn

from django.db import models

from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import EntryQuerySet, Record


class FrozenFigure(RuntimeError):
    """Someone tried to change a frozen figure. Nothing was written."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} đã chốt cùng báo cáo nên không sửa được; số mới chỉ vào một báo cáo mới.")


class FigureQuerySet(EntryQuerySet):
    """Figures; whole-table writes stop before a frozen one as `save` does."""

    def update(self, **fields: Any) -> int:
        """Refused when a row of the set is frozen."""
        if self.filter(frozen_at__isnull=False).exists():
            raise FrozenFigure("Số liệu")
        return super().update(**fields)


class Figure(Record):
    """One number of a report: reserved when the draft first names it, filled once when the report is frozen.

    `key` is the report's token ("petitions.receptions_held", "dialogue.held_ad_hoc@2025", "fact:population"). `parts`
    holds key, label and value of each row of the breakdown; which entries fell into it is in the evidence. `seal` is
    the SHA-256 of all that was frozen, the evidence's own included: the report's freezing event names it.
    """

    CODE_PREFIX = "F"
    REGISTER = "Số liệu báo cáo"
    FACT_DATE = "window_to"

    report = models.CharField("báo cáo", max_length=24)
    key = models.CharField("chỉ tiêu", max_length=120)
    frozen_at = models.DateTimeField("chốt lúc", null=True, editable=False)
    label = models.CharField("tên", max_length=200, blank=True, editable=False)
    kind = models.CharField("loại số", max_length=10, blank=True, editable=False)
    how = models.CharField("cách tính", max_length=6, blank=True, editable=False)
    value = models.DecimalField("giá trị", max_digits=18, decimal_places=3, null=True, editable=False)
    qualifier = models.CharField("mức chính xác", max_length=4, blank=True, editable=False)
    unit = models.CharField("đơn vị tính", max_length=40, blank=True, editable=False)
    numerator = models.PositiveIntegerField("tử số", null=True, editable=False)
    denominator = models.PositiveIntegerField("mẫu số", null=True, editable=False)
    window_from = models.DateField("từ ngày", null=True, editable=False)
    window_to = models.DateField("đến hết ngày", null=True, editable=False)
    parts = models.JSONField("cơ cấu", default=list, editable=False)
    books = models.JSONField("các sổ", default=list, editable=False)
    closings = models.JSONField("các lần khóa sổ", default=list, editable=False)
    open_books = models.JSONField("sổ chưa khóa hết", default=list, editable=False)
    gap = models.DateField("ngày đầu tiên chưa khóa sổ", null=True, editable=False)
    source = models.CharField("văn bản nguồn", max_length=24, blank=True, editable=False)
    notes = models.JSONField("ghi chú", default=list, editable=False)
    seal = models.CharField(max_length=64, blank=True, editable=False)

    objects = FigureQuerySet.as_manager()  # type: ignore[misc]  # a stricter set than the base class offers

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        # Values below three persons are withheld by `exposure`, not by the column.
        **dict.fromkeys(
            ("report", "key", "frozen_at", "label", "kind", "how", "qualifier", "unit", "window_from", "window_to"),
            FieldClass.PUBLIC,
        ),
        **dict.fromkeys(("value", "numerator", "denominator", "parts", "books", "closings"), FieldClass.OFFICE),
        **dict.fromkeys(("open_books", "gap", "source", "notes"), FieldClass.OFFICE),
        "seal": FieldClass.TECHNICAL,
    }

    class Meta(Record.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("report", "key"), condition=models.Q(voided_at__isnull=True), name="one_figure_per_report_key"
            ),
        )

    def summary_vi(self) -> str:
        return f"{self.label or self.key} ({self.report})"

    def why_not_void(self) -> str:
        """A number is nobody's to void: it follows the entries it counts."""
        return f"Số liệu {self.code} không hủy riêng được; hãy hủy hoặc sửa bản ghi đứng sau nó. Chưa đổi gì."

    def fact_date(self) -> date | None:  # type: ignore[override]
        """The last day of the window; None until the figure is frozen."""
        return self.window_to

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refused when the stored row is frozen, whatever this copy of it says."""
        if Figure.objects.filter(pk=self.pk, frozen_at__isnull=False).exists():
            raise FrozenFigure(f"Số liệu {self.code}")
        super().save(*args, **kwargs)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence is written once."""

    def update(self, **fields: Any) -> NoReturn:
        """Refused."""
        raise FrozenFigure("Bằng chứng của số liệu")

    def delete(self) -> NoReturn:
        """Refused."""
        raise FrozenFigure("Bằng chứng của số liệu")


class Evidence(models.Model):
    """The entries a frozen figure was made of: one sorted, compressed list with its SHA-256."""

    figure = models.OneToOneField(Figure, on_delete=models.PROTECT, primary_key=True, related_name="evidence")
    packed = models.BinaryField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    count = models.PositiveIntegerField(editable=False)

    objects = EvidenceQuerySet.as_manager()

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "figure": FieldClass.PUBLIC,
        "packed": FieldClass.OFFICE,
        "sha256": FieldClass.PUBLIC,
        "count": FieldClass.PUBLIC,
    }

    def __str__(self) -> str:
        return f"{self.figure_id}: {self.count}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refused when it was written before."""
        if Evidence.objects.filter(pk=self.pk).exists():
            raise FrozenFigure(f"Bằng chứng của {self.figure_id}")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        """Refused: a figure is never parted from its evidence."""
        raise FrozenFigure(f"Bằng chứng của {self.figure_id}")
