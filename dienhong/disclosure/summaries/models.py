"""What is kept of a quarterly list: that it was drawn, the digest of what it said, and where it hung."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.disclosure.states import Place
from dienhong.law.periods import Period
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE, TECHNICAL = FieldClass.PUBLIC, FieldClass.OFFICE, FieldClass.TECHNICAL


class QuarterList(Record):
    """The list of one quarter. `drawn_on` is the day it was first drawn, `redrawn_on` the last day it was drawn anew,
    `drawing` how often that was. `entries` and `sha256` are those of its lines on the last of these days: the lines
    themselves are always read off the register. `posted_on` is the day from which this drawing hung in every place the
    law names, empty until then; `first_posted_on` the day from which any did: what met the duty once has met it."""

    CODE_PREFIX = "DMC"
    REGISTER = "Danh mục nội dung đã công khai"
    FACT_DATE = "drawn_on"

    year = models.PositiveSmallIntegerField("năm")
    quarter = models.PositiveSmallIntegerField("quý")
    drawn_on = models.DateField("ngày lập")
    entries = models.PositiveIntegerField("số nội dung")
    sha256 = models.CharField("mã băm SHA-256", max_length=64)
    posted_on = models.DateField("niêm yết đủ nơi từ ngày", null=True, blank=True)
    redrawn_on = models.DateField("ngày cập nhật", null=True, blank=True)
    drawing = models.PositiveSmallIntegerField("bản", default=1)
    first_posted_on = models.DateField("niêm yết đủ nơi lần đầu từ ngày", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            *("year", "quarter", "drawn_on", "redrawn_on", "drawing"),
            *("entries", "sha256", "posted_on", "first_posted_on"),
        ),
        P,
    )

    class Meta(Record.Meta):
        verbose_name = "danh mục quý"
        indexes = (models.Index(fields=("year", "quarter")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(quarter__gte=1, quarter__lte=4), name="quarter_list_of_a_quarter"
            ),
        )

    @property
    def period(self) -> Period:
        """The quarter."""
        return Period(self.year, 3 * self.quarter - 2, 3)

    @property
    def current_on(self) -> date:
        """The day on which the drawing that is to hang was made."""
        return self.redrawn_on or self.drawn_on

    def summary_vi(self) -> str:
        return f"Danh mục nội dung đã công khai {self.period.label_vi}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/cong-khai/danh-muc/{self.year}/{self.quarter}/"

    def history_parts(self) -> dict[str, list[models.Model]]:
        return {"postings": list(self.postings.all())}


class ListPosting(models.Model):
    """That one drawing of the list was put up in one place. `village` is a code (DV), "" for the office."""

    quarter_list = models.ForeignKey(QuarterList, on_delete=models.PROTECT, related_name="postings")
    drawing = models.PositiveSmallIntegerField("bản", default=1)
    place = models.CharField("nơi niêm yết", max_length=8, choices=Place.choices)
    village = models.CharField("thôn", max_length=24, blank=True)
    from_on = models.DateField("niêm yết từ ngày")
    put_up_by = models.CharField("người niêm yết (chức vụ)", max_length=160)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": TECHNICAL,
        **dict.fromkeys(("quarter_list", "drawing", "place", "village", "from_on", "put_up_by"), P),
    }

    class Meta:
        verbose_name = "lần niêm yết danh mục"
        ordering = ("quarter_list", "from_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("quarter_list", "drawing", "place", "village"), name="one_list_posting_per_place_and_drawing"
            ),
            models.CheckConstraint(
                condition=models.Q(place=Place.OFFICE, village="")
                | (models.Q(place=Place.VILLAGE) & ~models.Q(village="")),
                name="list_posting_office_or_a_village",
            ),
        )

    def __str__(self) -> str:
        return f"{self.quarter_list_id}: {self.village or self.place}"
