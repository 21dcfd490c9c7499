"""What is kept under seal, and who may open it."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

OFFICE, TECHNICAL = FieldClass.OFFICE, FieldClass.TECHNICAL


class SealedSender(models.Model):
    """One sealed note of who sent the denunciation `code`. Notes are added, never changed: a correction is a further note."""

    code = models.CharField("mã đơn", max_length=24, db_index=True)
    order = models.PositiveSmallIntegerField("thứ tự")
    sealed = models.BinaryField("danh tính niêm phong")
    sealed_at = models.DateTimeField("niêm phong lúc")

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        "code": OFFICE,
        "order": TECHNICAL,
        "sealed": FieldClass.SECRET,
        "sealed_at": TECHNICAL,
    }

    class Meta:
        verbose_name = "danh tính niêm phong"
        ordering = ("code", "order")
        constraints = (models.UniqueConstraint(fields=("code", "order"), name="one_sealed_note_per_place"),)

    def __str__(self) -> str:
        return f"{self.code} ({self.order})"


class SealKeeper(Record):
    """A post named, by a document, to open sealed identities. `account_id` is who holds it."""

    CODE_PREFIX = "NP"
    REGISTER = "Người giữ niêm phong"
    FACT_DATE = "from_on"

    account_id = models.PositiveBigIntegerField("tài khoản")
    post = models.CharField("chức vụ", max_length=120)
    document = models.CharField("văn bản giao", max_length=24)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "account_id": TECHNICAL,
        **dict.fromkeys(("post", "document", "from_on", "to_on"), OFFICE),
    }

    class Meta(Record.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="keeper_term_in_order",
            ),
        )

    def holds_on(self, day: date) -> bool:
        """Whether the term covers the day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    def summary_vi(self) -> str:
        return f"{self.post} giữ niêm phong từ {date_vi(self.from_on)}"

    def desk_path(self) -> str:
        return "/ban-lam-viec/niem-phong/"
