"""The life of a booking, and what it asks to be received for."""

from django.db import models


class BookingState(models.TextChoices):
    """Booked until the hour; then came or absent. Given up by the resident, or called off with its sitting."""

    BOOKED = "booked", "Đã giữ giờ"
    GIVEN_UP = "given_up", "Người đăng ký đã bỏ"
    CALLED_OFF = "called_off", "Buổi tiếp không còn"
    CAME = "came", "Đã đến"
    ABSENT = "absent", "Không đến"


class Told(models.TextChoices):
    """Whether whoever booked knows that the hour changed."""

    NOTHING = "nothing", "Không có gì phải báo"
    TO_TELL = "to_tell", "Phải báo cho người đăng ký"
    TOLD = "told", "Đã báo cho người đăng ký"
    NO_WAY = "no_way", "Không có cách báo; xem phiếu hẹn"


# The hour is taken as long as the booking is in one of these.
HOLDING = (BookingState.BOOKED, BookingState.CAME, BookingState.ABSENT)
