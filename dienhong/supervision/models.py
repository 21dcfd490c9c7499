"""What is kept: the year's programme (CTR), the inspection (GS) and the findings in it.

The columns that can carry an internal matter of the Party are of class PARTY. Rows that are not internal are opened to
the readers of the book by `queries.visible`; an internal row is closed to them as a whole, its code too.
"""

from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record
from dienhong.supervision.states import Body, InspectionKind, Outcome

INTERNAL_SUMMARY = "Cuộc kiểm tra, giám sát nội bộ Đảng"


class Programme(Record):
    """A body's programme of inspections for one year. `topics` has one topic a line; those internal to the Party lie apart."""

    CODE_PREFIX = "CTR"
    REGISTER = "Chương trình kiểm tra, giám sát"
    FACT_DATE = "issued_on"

    body = models.CharField("cơ quan", max_length=24, choices=Body.choices)
    year = models.PositiveSmallIntegerField("năm")
    issued_on = models.DateField("ngày ban hành")
    document = models.CharField("văn bản", max_length=24, blank=True)
    topics = models.TextField("nội dung", max_length=4000, blank=True)
    internal_topics = models.TextField("nội dung nội bộ Đảng", max_length=4000, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("body", "year", "issued_on", "document", "topics"), FieldClass.OFFICE),
        "internal_topics": FieldClass.PARTY,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("year", "body")),)

    def summary_vi(self) -> str:
        return f"Chương trình kiểm tra, giám sát năm {self.year} của {self.get_body_display()}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/kiem-tra-giam-sat/chuong-trinh/{self.code}/"


class Inspection(Record):
    """One inspection or supervision that was held. `subject` is the inspected as named that day, with its code when it is
    a unit of the commune; `programme` the code of the programme it carries out, or empty."""

    CODE_PREFIX = "GS"
    REGISTER = "Sổ kiểm tra, giám sát"
    FACT_DATE = "held_on"

    held_on = models.DateField("ngày kiểm tra")
    body = models.CharField("cơ quan", max_length=24, choices=Body.choices)
    kind = models.CharField("hình thức", max_length=10, choices=InspectionKind.choices)
    programme = models.CharField("chương trình", max_length=24, blank=True, db_index=True)
    subject_code = models.CharField("mã đơn vị", max_length=24, blank=True)
    subject = models.CharField("đối tượng", max_length=200)
    topic = models.CharField("nội dung", max_length=500)
    includes_democracy = models.BooleanField("có nội dung dân chủ ở cơ sở", default=False)
    internal = models.BooleanField("nội bộ Đảng", default=False, db_index=True)
    outcome = models.CharField("kết quả", max_length=8, choices=Outcome.choices, default=Outcome.NONE)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("held_on", "body", "kind", "includes_democracy", "outcome", "programme"), FieldClass.OFFICE),
        **dict.fromkeys(("subject_code", "subject", "topic", "internal", "note"), FieldClass.PARTY),
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("held_on", "body")),)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kind=InspectionKind.SURPRISE) | ~models.Q(outcome=Outcome.NONE),
                name="surprise_inspection_has_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(internal=False) | models.Q(body=Body.PARTY), name="internal_is_of_the_party"
            ),
        )

    def summary_vi(self) -> str:
        if self.internal:
            return INTERNAL_SUMMARY
        kind = str(self.get_kind_display()).lower()
        return f"{self.get_body_display()} kiểm tra, giám sát ngày {date_vi(self.held_on)} ({kind}): {self.topic}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/kiem-tra-giam-sat/{self.code}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"findings": list(self.findings.all())}


class Finding(models.Model):
    """Something an inspection found wrong, to be put right by a day; `correction` says what proves that it was.

    `first_by` is the day it had first, when the day was put off, and `postponed_why` the reason of the last time.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("hạn chế, kiến nghị", max_length=1000)
    owner = models.CharField("chức vụ, đơn vị khắc phục", max_length=160, blank=True)
    correct_by = models.DateField("hạn khắc phục", null=True, blank=True)
    first_by = models.DateField("hạn khắc phục lúc đầu", null=True, blank=True)
    postponed_why = models.CharField("lý do lùi hạn", max_length=500, blank=True)
    corrected_on = models.DateField("ngày khắc phục", null=True, blank=True)
    correction = models.CharField("chứng cứ khắc phục", max_length=1000, blank=True)
    verified_by = models.CharField("chức vụ người xác nhận", max_length=160, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "inspection": FieldClass.OFFICE,
        "order": FieldClass.OFFICE,
        **dict.fromkeys(("correct_by", "first_by", "corrected_on"), FieldClass.OFFICE),
        **dict.fromkeys(("text", "owner", "postponed_why", "correction", "verified_by"), FieldClass.PARTY),
    }

    class Meta:
        verbose_name = "hạn chế, kiến nghị"
        ordering = ("inspection", "order")
        constraints = (
            models.UniqueConstraint(fields=("inspection", "order"), name="one_finding_per_place_in_inspection"),
            models.CheckConstraint(
                condition=models.Q(corrected_on__isnull=True) | ~models.Q(correction=""),
                name="correction_has_its_proof",
            ),
        )

    def __str__(self) -> str:
        return f"{self.inspection_id} ({self.order})"
