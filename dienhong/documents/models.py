"""The register of documents, and the series out of which our own numbers are taken."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.law.instruments import Status, status_on
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record


class Direction(models.TextChoices):
    """How a document stands to the commune."""

    INCOMING = "in", "Văn bản đến"
    OUTGOING = "out", "Văn bản đi"
    LAW = "law", "Văn bản pháp luật, quy định chung"


class Document(Record):
    """A document that is cited. Its number is kept as printed; a number alone is not unique, the code is.

    A document without a known date keeps `signed_on` empty: nothing is guessed. Documents marked Mật, Tối mật or
    Tuyệt mật never come in (`actions.record_document`).
    """

    CODE_PREFIX = "VB"
    REGISTER = "Sổ văn bản"
    FACT_DATE = "entered_on"

    number = models.CharField("số, ký hiệu", max_length=60, db_index=True)
    kind = models.CharField("loại văn bản", max_length=60)
    issuer = models.CharField("cơ quan ban hành", max_length=160, blank=True)
    signed_on = models.DateField("ngày ban hành", null=True, blank=True)
    title = models.CharField("trích yếu", max_length=500, blank=True)
    direction = models.CharField("chiều", max_length=4, choices=Direction.choices)
    about_democracy = models.BooleanField("về thực hiện dân chủ ở cơ sở", default=False)
    entered_on = models.DateField("ngày vào sổ")
    invented = models.BooleanField("văn bản do bộ dữ liệu mẫu đặt ra", default=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("number", "kind", "issuer", "signed_on", "title", "direction", "invented"), FieldClass.PUBLIC),
        "about_democracy": FieldClass.OFFICE,
        "entered_on": FieldClass.OFFICE,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("direction", "signed_on")),)

    def summary_vi(self) -> str:
        return self.cite_vi()

    def desk_path(self) -> str:
        return f"/ban-lam-viec/van-ban/{self.code}/"

    def cite_vi(self, *, comma: bool = False) -> str:
        """ "Kế hoạch số 44-KH/ĐU ngày 16/01/2026"; with `comma` the Party's ", ngày". Without a known date, none."""
        head = f"{self.kind} số {self.number}"
        if self.signed_on is None:
            return head
        return f"{head}{',' if comma else ''} ngày {date_vi(self.signed_on)}"

    def status_on(self, day: date) -> Status:
        """The document's status in law on a day; "chưa rõ" where the law files do not know it."""
        return status_on(self.number, day, signed_on=self.signed_on)


class NumberSeries(models.Model):
    """The last number given out: for State papers per year, for Party papers per type and term of the committee."""

    key = models.CharField(max_length=120, unique=True)
    last = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("id", "key", "last"), FieldClass.TECHNICAL)

    def __str__(self) -> str:
        return f"{self.key}: {self.last}"
