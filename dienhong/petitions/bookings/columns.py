"""The columns of the book of bookings."""

from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.page.listing import Cell, Column
from dienhong.petitions.bookings.models import Booker, Booking
from dienhong.petitions.bookings.states import BookingState, Told
from dienhong.petitions.states import Classification

ORDER = ("-comes_on", "hour", "-code_year", "-code_number")
LAMPS = {
    BookingState.BOOKED: "ok",
    BookingState.CAME: "ok",
    BookingState.ABSENT: "idle",
    BookingState.GIVEN_UP: "idle",
    BookingState.CALLED_OFF: "stop",
}
FORGOTTEN = "đã xóa theo hạn giữ"


def booker_of(booking: Booking) -> Booker | None:
    """Who booked; None when it was never told (a denunciation) or is forgotten."""
    return getattr(booking, "booker", None)


def who(booking: Booking) -> str:
    """The name, or why there is none."""
    booker = booker_of(booking)
    if booker is not None:
        return booker.full_name
    return "giữ bí mật" if booking.matter == Classification.DENUNCIATION else FORGOTTEN


def lamp(booking: Booking) -> str:
    """The drawn state; whoever is still to be told comes first."""
    return "warn" if booking.told == Told.TO_TELL else LAMPS[BookingState(booking.state)]


def state(booking: Booking) -> Cell:
    """The state, and that somebody has to call."""
    sub = str(booking.get_told_display()) if booking.told in (Told.TO_TELL, Told.NO_WAY) else ""
    return Cell(str(booking.get_state_display()), "lamp", state=lamp(booking), sub=sub)


COLUMNS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda b: Cell(b.code, "code", b.desk_path()), ("code_year", "code_number")),
    Column(
        "ngay",
        "Ngày hẹn",
        lambda b: Cell(date_vi(b.comes_on), "date", sub=weekday_vi(b.comes_on)),
        ("comes_on",),
        excel=lambda b: b.comes_on,
    ),
    Column("gio", "Giờ", lambda b: Cell(b.hour_vi(), "short"), ("hour",)),
    Column("ai", "Người đăng ký", lambda b: Cell(who(b))),
    Column("loai", "Loại", lambda b: Cell(str(b.get_matter_display()).lower(), "short"), ("matter",)),
    Column(
        "nguoi", "Số người", lambda b: Cell(str(b.people), "num"), ("people",), numeric=True, excel=lambda b: b.people
    ),
    Column("buoi", "Buổi", lambda b: Cell(b.sitting, "code"), ("sitting",)),
    Column("trang-thai", "Trạng thái", state, ("state",)),
)
