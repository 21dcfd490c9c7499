"""What is kept of a planned sitting. Nobody who will be received is named here: the calendar hangs on a board."""

from datetime import date
from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.petitions.bookings.models import Booking
from dienhong.petitions.bookings.states import HOLDING
from dienhong.petitions.sittings.states import OPEN, PublishedWhere, SittingState, SlotLength, Venue
from dienhong.petitions.states import Host, SessionKind
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

P, OFFICE = FieldClass.PUBLIC, FieldClass.OFFICE


class Sitting(Record):
    """One sitting of a host, planned for a day.

    `publish_by` is the last day to announce it as the law's clock said when it was planned (None for an ad hoc sitting:
    nothing can be announced ahead). `ad_hoc_ground` and `online_ground` are keys of the law's lists; `place_document`,
    `postponed_to`, `postponed_from` and `reception` are codes (VB, LT, LT, TCD).
    """

    CODE_PREFIX = "LT"
    REGISTER = "Lịch tiếp công dân"
    FACT_DATE = "planned_on"

    planned_on = models.DateField("ngày tiếp")
    begins = models.TimeField("từ giờ")
    ends = models.TimeField("đến giờ")
    host = models.CharField("chủ trì", max_length=12, choices=Host.choices)
    kind = models.CharField("loại", max_length=10, choices=SessionKind.choices)
    ad_hoc_ground = models.CharField("căn cứ tiếp đột xuất", max_length=40, blank=True)
    online = models.BooleanField("trực tuyến", default=False)
    online_ground = models.CharField("căn cứ tiếp trực tuyến", max_length=40, blank=True)
    receiver = models.CharField("người tiếp", max_length=120, blank=True)
    receiver_title = models.CharField("chức vụ người tiếp", max_length=120)
    venue = models.CharField("loại địa điểm", max_length=8, choices=Venue.choices, default=Venue.OFFICE)
    place = models.CharField("địa điểm", max_length=160)
    place_document = models.CharField("văn bản quyết định địa điểm", max_length=24, blank=True)
    participants = models.CharField("thành phần dự kiến", max_length=500, blank=True)
    contents = models.CharField("nội dung dự kiến", max_length=1000, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=SittingState.choices, default=SittingState.PLANNED)
    publish_by = models.DateField("hạn công bố", null=True, blank=True)
    published_on = models.DateField("ngày công bố", null=True, blank=True)
    published_where = models.CharField("nơi công bố", max_length=8, choices=PublishedWhere.choices, blank=True)
    reason = models.CharField("lý do hoãn, bỏ lịch", max_length=500, blank=True)
    postponed_to = models.CharField("dời sang", max_length=24, blank=True)
    postponed_from = models.CharField("dời từ", max_length=24, blank=True)
    reception = models.CharField("buổi tiếp", max_length=24, blank=True, db_index=True)
    slot_minutes = models.PositiveSmallIntegerField(
        "mỗi lượt đăng ký trước", choices=SlotLength.choices, default=SlotLength.HALF_HOUR
    )

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        **dict.fromkeys(("planned_on", "begins", "ends", "host", "kind", "online", "receiver_title", "place"), P),
        **dict.fromkeys(("venue", "place_document", "participants", "contents", "state"), P),
        **dict.fromkeys(("publish_by", "published_on", "published_where", "postponed_to", "postponed_from"), P),
        # Why a sitting was put off or dropped is announced with it: the forms say so.
        **dict.fromkeys(("reason", "slot_minutes"), P),
        **dict.fromkeys(("ad_hoc_ground", "online_ground", "receiver", "reception"), OFFICE),
    }

    class Meta(Record.Meta):
        verbose_name = "buổi trong lịch tiếp công dân"
        indexes = (models.Index(fields=("planned_on", "host")), models.Index(fields=("state", "publish_by")))
        constraints = (
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("begins")), name="sitting_hours_in_order"),
            models.CheckConstraint(
                condition=~models.Q(state=SittingState.PUBLISHED) | models.Q(published_on__isnull=False),
                name="published_sitting_has_its_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[SittingState.POSTPONED, SittingState.CANCELLED]) | ~models.Q(reason=""),
                name="sitting_not_held_has_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=SittingState.HELD) | ~models.Q(reception=""),
                name="held_sitting_has_reception",
            ),
        )

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its day or its reception."""
        return self.state in OPEN

    @property
    def was_late(self) -> bool:
        """Whether it was announced after the last day the law left for it."""
        return bool(self.published_on and self.publish_by and self.published_on > self.publish_by)

    def is_missed(self, on: date) -> bool:
        """Whether its day is over without a reception."""
        return self.standing and self.is_open and self.planned_on < on

    def day_vi(self) -> str:
        """As “thứ Năm, 25/6/2026”."""
        name = weekday_vi(self.planned_on)
        return f"{name[:1].lower()}{name[1:]}, {date_vi(self.planned_on)}"

    def hours_vi(self) -> str:
        """As “07 giờ 30 – 11 giờ 30”."""
        return f"{self.begins:%H giờ %M} – {self.ends:%H giờ %M}"

    def summary_vi(self) -> str:
        kind = str(self.get_kind_display()).lower()
        return f"Lịch {self.get_host_display()} tiếp công dân ngày {date_vi(self.planned_on)} ({kind})"

    def why_not_void(self) -> str:
        held = Booking.objects.standing().filter(sitting=self.code, state__in=HOLDING).count()
        return f"Buổi này có {held} người đăng ký: hãy bỏ lịch hoặc hoãn để họ được báo." if held else ""

    def desk_path(self) -> str:
        return f"/ban-lam-viec/lich-tiep/{self.code}/"
