"""What is kept: the dated roster (DS) of those who owe a duty, and one line (CH) for each of them.

Officials stand on a roster of pledges in their office: their names are seen by officers of the book; public pages and
reports have counts only.
"""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.compliance.obligations import Obligation, obligation
from dienhong.compliance.states import DutyState
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE = FieldClass.PUBLIC, FieldClass.OFFICE


class Roster(Record):  # type: ignore[django-manager-missing]  # the manager of Duty is Record's own
    """Who owes one obligation in one period, as of a day: the denominator. `period` is a key of a reporting period
    ("2026", "2026-H1") or of a working year across two years ("2025-2026"); the roster holds from `from_on` to `to_on`."""

    CODE_PREFIX = "DS"
    REGISTER = "Danh sách đối tượng thực hiện"
    FACT_DATE = "as_of"

    obligation_key = models.CharField("nghĩa vụ", max_length=40, db_index=True)
    period = models.CharField("kỳ", max_length=12)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày")
    as_of = models.DateField("lập tại ngày")
    basis = models.CharField("căn cứ lập danh sách", max_length=300)
    document = models.CharField("văn bản", max_length=24, blank=True)
    invented = models.BooleanField("danh sách do bộ dữ liệu mẫu đặt ra", default=False)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("obligation_key", "period", "from_on", "to_on", "as_of", "document", "invented"), P),
        "basis": OFFICE,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("obligation_key", "from_on", "to_on")),)
        constraints = (
            models.CheckConstraint(condition=models.Q(to_on__gte=models.F("from_on")), name="roster_days_in_order"),
        )

    @property
    def obligation(self) -> Obligation:
        """What those on the roster owe."""
        return obligation(self.obligation_key)

    @property
    def window(self) -> Window:
        """The days the roster holds."""
        return Window(self.from_on, self.to_on)

    def summary_vi(self) -> str:
        return f"Danh sách {self.obligation.short.lower()}, kỳ {self.period}, lập tại ngày {date_vi(self.as_of)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/loai-hinh-co-so/danh-sach/{self.code}/"


class Duty(Record):
    """What one establishment, or one official, owes on a roster. `listed_on` is the roster's day; `added_reason` says why
    a subject was added after the roster was opened. The four counts are those of a conference or a dialogue."""

    CODE_PREFIX = "CH"
    REGISTER = "Sổ thực hiện dân chủ ở cơ sở"
    FACT_DATE = "listed_on"

    roster = models.ForeignKey(Roster, on_delete=models.PROTECT, related_name="duties", verbose_name="danh sách")
    subject_code = models.CharField("mã đơn vị", max_length=24, blank=True, db_index=True)
    subject = models.CharField("đối tượng", max_length=160)
    sort_name = models.CharField(max_length=400, editable=False, db_index=True)
    title = models.CharField("chức vụ", max_length=160, blank=True)
    unit_name = models.CharField("đơn vị công tác", max_length=160, blank=True)
    listed_on = models.DateField("tại ngày")
    added_on = models.DateField("thêm ngày", null=True, blank=True)
    added_reason = models.CharField("lý do thêm", max_length=300, blank=True)
    state = models.CharField("tình trạng", max_length=4, choices=DutyState.choices, default=DutyState.DUE)
    met_on = models.DateField("ngày làm", null=True, blank=True)
    document = models.CharField("văn bản chứng minh", max_length=24, blank=True)
    note = models.CharField("chứng cứ khác", max_length=500, blank=True)
    entitled = models.PositiveIntegerField("số người thuộc thành phần", null=True, blank=True)
    attended = models.PositiveIntegerField("số người dự", null=True, blank=True)
    agreed = models.PositiveIntegerField("số tán thành", null=True, blank=True)
    disagreed = models.PositiveIntegerField("số không tán thành", null=True, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("roster", "subject_code", "listed_on", "state", "met_on", "document"), P),
        **dict.fromkeys(("subject", "title", "unit_name", "added_on", "added_reason", "note"), OFFICE),
        **dict.fromkeys(("entitled", "attended", "agreed", "disagreed"), OFFICE),
        "sort_name": FieldClass.TECHNICAL,
    }

    class Meta(Record.Meta):
        indexes = (models.Index(fields=("roster", "state")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=DutyState.DUE, met_on__isnull=True)
                | models.Q(state=DutyState.MET, met_on__isnull=False),
                name="duty_met_on_a_day",
            ),
        )

    def fact_date(self) -> date:
        """The later of the roster's day and the day it was met: a closing that covers it was made without knowing."""
        return max(self.listed_on, self.met_on) if self.met_on else self.listed_on

    def summary_vi(self) -> str:
        """Without the name of an official: this line goes wherever the code goes."""
        owed = self.roster.obligation
        who = f"một cán bộ, công chức ({self.title})" if owed.of_officials else self.subject
        return f"{owed.short}: {who}, {str(self.get_state_display()).lower()}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/loai-hinh-co-so/{self.code}/"
