"""What is kept of a matter, and of a village's week. No person is named in either."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.petitions.escalations.states import Level, Outcome, Theme
from dienhong.petitions.escalations.weeks import week_of
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

OFFICE = FieldClass.OFFICE


class Escalation(Record):
    """A matter brought past the commune, or a crowd, or both. `village` is a code (DV), '' for one of no single village."""

    CODE_PREFIX = "VVC"
    REGISTER = "Sổ khiếu kiện vượt cấp, đông người"
    FACT_DATE = "happened_on"

    happened_on = models.DateField("ngày xảy ra")
    village = models.CharField("thôn", max_length=24, blank=True, db_index=True)
    beyond_level = models.BooleanField("vượt cấp", default=False)
    level = models.CharField("đã đến cấp", max_length=10, choices=Level.choices, blank=True)
    crowd = models.BooleanField("đông người", default=False)
    people = models.PositiveIntegerField("số người, ước lượng", null=True, blank=True)
    theme = models.CharField("lĩnh vực", max_length=8, choices=Theme.choices)
    words = models.CharField("việc gì", max_length=500)
    done = models.CharField("đã làm gì", max_length=500, blank=True)
    outcome = models.CharField("kết quả", max_length=8, choices=Outcome.choices, default=Outcome.OPEN)
    settled_on = models.DateField("ngày ổn định", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        (
            *("happened_on", "village", "beyond_level", "level", "crowd", "people"),
            *("theme", "words", "done", "outcome", "settled_on"),
        ),
        OFFICE,
    )

    class Meta(Record.Meta):
        verbose_name = "vụ việc vượt cấp, đông người"
        indexes = (models.Index(fields=("happened_on", "village"), name="escalations_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(beyond_level=True) | models.Q(crowd=True), name="escalation_is_of_some_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(beyond_level=False) | ~models.Q(level=""), name="beyond_level_has_its_level"
            ),
            models.CheckConstraint(
                condition=models.Q(crowd=False) | models.Q(people__isnull=False), name="crowd_has_its_number"
            ),
        )

    @property
    def kind_vi(self) -> str:
        """As “Vượt cấp và đông người”."""
        if self.beyond_level and self.crowd:
            return "Vượt cấp và đông người"
        return "Khiếu kiện vượt cấp" if self.beyond_level else "Tụ điểm đông người"

    def summary_vi(self) -> str:
        return f"{self.kind_vi} ngày {date_vi(self.happened_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/vuot-cap-dong-nguoi/{self.code}/"


class WeeklyReturn(Record):
    """What a village's head said of a week, with the post that signed. `matters` is how many the book had then, and is
    never changed: 0 is the signed “không phát sinh”. `on_word_of` says how the office knew when it signed in the head's stead."""

    CODE_PREFIX = "BTT"
    REGISTER = "Sổ báo tình hình tuần của các thôn"
    FACT_DATE = "week_to"

    village = models.CharField("thôn", max_length=24)
    week_from = models.DateField("từ thứ Hai")
    week_to = models.DateField("đến Chủ nhật")
    matters = models.PositiveSmallIntegerField("số vụ việc", default=0)
    signed_as = models.CharField("người ký báo", max_length=120)
    signed_on = models.DateField("ngày ký báo")
    on_word_of = models.CharField("ghi hộ theo", max_length=200, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("village", "week_from", "week_to"), FieldClass.PUBLIC),
        **dict.fromkeys(("matters", "signed_as", "signed_on", "on_word_of"), OFFICE),
    }

    class Meta(Record.Meta):
        verbose_name = "báo tình hình tuần"
        indexes = (models.Index(fields=("week_from", "village"), name="returns_by_week"),)
        constraints = (
            models.UniqueConstraint(
                fields=("village", "week_from"), condition=models.Q(voided_at__isnull=True), name="one_return_a_week"
            ),
        )

    @property
    def week(self) -> Window:
        """The week it speaks of."""
        return week_of(self.week_from)

    @property
    def was_late(self) -> bool:
        """Signed after the day by which the commune asks for it."""
        return self.signed_on > due_of(self.week)

    def summary_vi(self) -> str:
        said = f"{self.matters} vụ việc" if self.matters else "không phát sinh"
        return f"Báo tình hình tuần {self.week.label_vi()}: {said}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/vuot-cap-dong-nguoi/tuan/{self.code}/"


def due_of(week: Window) -> date:
    """By when a week is told: the Tuesday after it. A custom of the office, no law sets it."""
    return date.fromordinal(week.to_on.toordinal() + 2)
