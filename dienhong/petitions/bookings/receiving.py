"""The form of a reception filled in from a sitting and its bookings: what is known is not typed again."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from dienhong.commune.models import Unit
from dienhong.petitions.bookings.columns import booker_of
from dienhong.petitions.bookings.models import Booking
from dienhong.petitions.bookings.states import BookingState
from dienhong.petitions.forms import ReceptionForm
from dienhong.petitions.sittings.models import Sitting


class ReceivingForm(ReceptionForm):
    """The session as it was planned, and a visit for everybody who booked and was not marked absent."""

    def __init__(
        self, data: QueryDict | None, *, villages: Sequence[Unit], sitting: Sitting, booked: Sequence[Booking]
    ) -> None:
        names = [unit.name for unit in villages]
        came = [one for one in booked if one.state != BookingState.ABSENT]
        initial = {
            "held_on": sitting.planned_on,
            "host": sitting.host,
            "kind": sitting.kind,
            "received_by": sitting.receiver,
            "receiver_title": sitting.receiver_title,
            "place": sitting.place,
            "online": sitting.online,
        }
        super().__init__(data, villages=villages, initial=initial, rows=[_row(one, names) for one in came])


def _row(booking: Booking, villages: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {"classification": booking.matter, "people_count": booking.people}
    booker = booker_of(booking)
    if booker is None:
        return row
    spoken = booker.address.casefold()
    # The longest name first: "Đình Hạ Đông" is not "Đình Hạ".
    found = (name for name in sorted(villages, key=len, reverse=True) if name.casefold() in spoken)
    return {
        **row,
        "full_name": booker.full_name,
        "address": booker.address,
        "content": booker.about,
        "village": next(found, ""),
    }
