"""The main acts on bookings: an hour kept with its receipt, and a sitting put off that takes its bookings along."""

from datetime import date, time

from dienhong.petitions.bookings import actions
from dienhong.petitions.bookings.actions import RESIDENT
from dienhong.petitions.bookings.states import BookingState
from dienhong.petitions.models import Booker, Booking, Sitting
from dienhong.petitions.sittings.actions import postpone_sitting
from dienhong.records import receipts
from tests.factories import bookings, sittings
from tests.resilience.acts import AT, BY, MainAct

KEY = "A2B3C4D5"
NEW_DAY = date(2026, 7, 3)


def _announced() -> str:
    return str(sittings.published(by=BY, at=AT).code)


def _keep(sitting: str) -> str:
    return str(bookings.booking(Sitting.objects.get(pk=sitting), at=AT, key=KEY).code)


def _kept() -> str:
    return _keep(_announced())


def _put_off(code: str) -> str:
    sitting = Booking.objects.get(pk=code).sitting
    told = sittings.told(NEW_DAY)
    announced = {"reason": "Bão số 3", "announced_on": date(2026, 6, 10), "where": "both"}
    postpone_sitting(sitting, told, revision=2, by=BY, at=AT, **announced)  # type: ignore[arg-type]
    return code


def _gave_up(code: str) -> bool:
    return Booking.objects.get(pk=code).state == BookingState.GIVEN_UP and not Booker.objects.exists()


BOOKING_ACTS: tuple[MainAct, ...] = (
    MainAct(
        "keep_hour",
        _announced,
        _keep,
        lambda code: receipts.opens(code, KEY) and Booker.objects.get(booking=code).full_name == "Bùi Thị Hạ Vy",
    ),
    MainAct("put_off_a_booked_sitting", _kept, _put_off, lambda code: Booking.objects.get(pk=code).comes_on == NEW_DAY),
    MainAct(
        "move_hour",
        _kept,
        lambda code: str(
            actions.move_hour(code, Booking.objects.get(pk=code).sitting, time(9, 0), by=RESIDENT, at=AT).code
        ),
        lambda code: Booking.objects.get(pk=code).hour == time(9, 0),
    ),
    MainAct("give_up_hour", _kept, lambda code: str(actions.give_up(code, by=RESIDENT, at=AT).code), _gave_up),
)
