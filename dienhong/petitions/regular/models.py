"""What is kept of the regular hours: everything, for everybody. New hours are a new entry; the old ones stay for their days."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record


class RegularHours(Record):
    """At which hours and where citizens are received on every working day, from a day until the next entry begins."""

    CODE_PREFIX = "GTX"
    REGISTER = "Giờ tiếp công dân thường xuyên"
    FACT_DATE = "from_on"

    from_on = models.DateField("từ ngày")
    hours = models.CharField("thời gian", max_length=300)
    place = models.CharField("nơi tiếp", max_length=160)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(("from_on", "hours", "place"), FieldClass.PUBLIC)

    class Meta(Record.Meta):
        verbose_name = "giờ tiếp công dân thường xuyên"

    def summary_vi(self) -> str:
        return f"Giờ tiếp công dân thường xuyên từ ngày {date_vi(self.from_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/gio-tiep-thuong-xuyen/{self.code}/"

    def holds_on(self, on: date) -> bool:
        """Whether these hours had begun by a day."""
        return self.standing and self.from_on <= on
