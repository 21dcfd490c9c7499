"""What is kept of a booking, and apart from it who booked: the second goes with its time, the first stays in the book."""

from typing import ClassVar

from django.db import models

from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.petitions.bookings.states import HOLDING, BookingState, Told
from dienhong.petitions.states import Classification
from dienhong.privacy.classes import FieldClass
from dienhong.records.entry import Record

OFFICE, PERSONAL = FieldClass.OFFICE, FieldClass.PERSONAL


class Booking(Record):
    """An hour of a sitting that somebody keeps. Nothing here tells who: that is the `Booker`, which no history repeats.

    `sitting` and `reception` are codes (LT, TCD); `comes_on` is the sitting's day, so that the book has its date.
    """

    CODE_PREFIX = "DK"
    REGISTER = "Sổ đăng ký tiếp công dân"
    FACT_DATE = "comes_on"

    sitting = models.CharField("buổi trong lịch", max_length=24, db_index=True)
    comes_on = models.DateField("ngày hẹn")
    hour = models.TimeField("giờ hẹn")
    matter = models.CharField("loại nội dung", max_length=16, choices=Classification.choices)
    people = models.PositiveSmallIntegerField("số người cùng đến", default=1)
    state = models.CharField("trạng thái", max_length=10, choices=BookingState.choices, default=BookingState.BOOKED)
    told = models.CharField("báo đổi lịch", max_length=8, choices=Told.choices, default=Told.NOTHING)
    reception = models.CharField("buổi tiếp", max_length=24, blank=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = dict.fromkeys(
        ("sitting", "comes_on", "hour", "matter", "people", "state", "told", "reception"), OFFICE
    )

    class Meta(Record.Meta):
        verbose_name = "đăng ký tiếp công dân"
        indexes = (
            models.Index(fields=("comes_on", "hour"), name="bookings_by_hour"),
            models.Index(fields=("told",), condition=models.Q(told=Told.TO_TELL), name="bookings_to_tell"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("sitting", "hour"),
                condition=models.Q(state__in=HOLDING, voided_at__isnull=True),
                name="one_booking_an_hour_of_a_sitting",
            ),
        )

    def hour_vi(self) -> str:
        """As “08 giờ 30”."""
        return f"{self.hour:%H giờ %M}"

    def when_vi(self) -> str:
        """As “08 giờ 30, thứ Năm, 25/6/2026”."""
        name = weekday_vi(self.comes_on)
        return f"{self.hour_vi()}, {name[:1].lower()}{name[1:]}, {date_vi(self.comes_on)}"

    def summary_vi(self) -> str:
        return f"Đăng ký tiếp công dân lúc {self.hour_vi()} ngày {date_vi(self.comes_on)}"

    def desk_path(self) -> str:
        return f"/ban-lam-viec/dang-ky-tiep/{self.code}/"


class Booker(models.Model):
    """Who booked, until the hour is long past (docs/adr/0013): no row for a denunciation, none after giving up.

    `comes_at` is the instant of the hour; the morning takes rows away by it.
    """

    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="booker")
    full_name = models.CharField("họ tên", max_length=120)
    address = models.CharField("địa chỉ", max_length=200)
    phone = models.CharField("số điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    about = models.CharField("nội dung muốn trình bày", max_length=500, blank=True)
    comes_at = models.DateTimeField("giờ hẹn", db_index=True)

    PRIVACY: ClassVar[dict[str, FieldClass]] = {
        "id": FieldClass.TECHNICAL,
        "booking": OFFICE,
        "comes_at": OFFICE,
        **dict.fromkeys(("full_name", "address", "phone", "email", "about"), PERSONAL),
    }

    def __str__(self) -> str:
        return f"{self.booking_id}"
