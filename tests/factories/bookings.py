"""Bookings, through the action that the public form uses."""

from datetime import datetime, time

from dienhong.petitions.bookings import actions
from dienhong.petitions.bookings.actions import RESIDENT
from dienhong.petitions.bookings.rules import BookingData
from dienhong.petitions.models import Booking, Sitting
from dienhong.petitions.states import Classification


def told(**more: object) -> BookingData:
    """An invented resident with a recommendation."""
    said: dict[str, object] = {
        "matter": Classification.RECOMMENDATION,
        "full_name": "Bùi Thị Hạ Vy",
        "address": "xóm Gốc Gạo, thôn Đình Hạ",
        "phone": "0912 444 777",
        "about": "Đèn ngõ hỏng từ Tết",
    }
    return BookingData(**{**said, **more})  # type: ignore[arg-type]


def booking(sitting: Sitting, hour: time = time(8, 30), *, at: datetime, key: str = "", **more: object) -> Booking:
    """`told`, in the book."""
    return actions.keep_hour(sitting.code, hour, told(**more), by=RESIDENT, at=at, key=key)[0]
