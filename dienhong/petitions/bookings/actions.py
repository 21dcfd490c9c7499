"""The only writers of the bookings: keep an hour, move it, give it up, follow the sitting, meet, tell."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Refused, Verdict
from dienhong.notices import actions as notices
from dienhong.notices.models import Channel
from dienhong.notices.phones import normal
from dienhong.petitions.bookings import rules
from dienhong.petitions.bookings.models import Booker, Booking
from dienhong.petitions.bookings.queries import expected_at, free_hours, instant_of, upcoming
from dienhong.petitions.bookings.rules import BookingData
from dienhong.petitions.bookings.states import BookingState, Told
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.states import Classification
from dienhong.records import acts, receipts
from dienhong.records.actor import Actor

RESIDENT = Actor(post="Người dân (trang công khai)", role="resident")
BOOKERS = "booker"  # the role by which the outbox knows letters to them


@acts.one_at_a_time
def keep_hour(
    sitting: str, hour: time, told: BookingData, *, by: Actor, at: datetime, key: str = ""
) -> tuple[Booking, str]:
    """Keep an hour of a sitting; the booking and the key of its receipt. Raises Refused, Sitting.DoesNotExist."""
    found = Sitting.objects.standing().get(pk=sitting)
    free = free_hours([found], at).get(found.code, [])
    verdict = rules.can_book(told, hour=hour, free=free, comes_on=found.planned_on)
    if not verdict:
        raise Refused(verdict)
    booking = Booking(sitting=found.code, comes_on=found.planned_on, hour=hour, matter=told.matter, people=told.people)
    with acts.creating(booking, verb="keep", by=by, at=at):
        if told.matter != Classification.DENUNCIATION:
            _write_booker(booking, told)
    return booking, receipts.issue(booking.code, at=at, key=key)


def move_hour(code: str, sitting: str, hour: time, *, by: Actor, at: datetime) -> Booking:
    """Another hour, of this sitting or another. Raises Refused."""
    with acts.changing(Booking, code, verb="move", by=by, at=at) as booking:
        found = Sitting.objects.standing().filter(pk=sitting).first()
        free = free_hours([found], at).get(sitting, []) if found else []
        verdict = rules.may_change(booking.state, comes_at=instant_of(booking.comes_on, booking.hour), at=at)
        verdict &= rules.can_take(hour, free)
        if not verdict or found is None:
            raise Refused(verdict)
        _place(booking, found, hour)
        booking.told = Told.NOTHING
        notices.forget_unsent(code, role=BOOKERS)
    return booking


def give_up(code: str, *, by: Actor, at: datetime) -> Booking:
    """Give the hour back. Who it was is forgotten at once. Raises Refused."""
    with acts.changing(Booking, code, verb="give_up", by=by, at=at) as booking:
        verdict = rules.may_change(booking.state, comes_at=instant_of(booking.comes_on, booking.hour), at=at)
        if not verdict:
            raise Refused(verdict)
        booking.state, booking.told = BookingState.GIVEN_UP, Told.NOTHING
        Booker.objects.filter(booking=booking).delete()
        notices.forget_citizen(code, role=BOOKERS)
    return booking


def follow(old: Sitting, new: Sitting, *, by: Actor, at: datetime) -> list[Booking]:
    """A sitting was put off: its bookings keep their hour on the new day, or get the first free one; without any they are
    called off. Part of the act that puts it off."""
    moved = []
    for one in list(upcoming(old.code)):
        free = free_hours([new], at).get(new.code, [])
        with acts.changing(Booking, one.code, verb="follow" if free else "call_off", by=by, at=at) as booking:
            if free:
                _place(booking, new, booking.hour if booking.hour in free else free[0])
                words = f"dời sang {booking.hour_vi()} ngày {date_vi(booking.comes_on)}"
            else:
                booking.state, words = BookingState.CALLED_OFF, "không còn giờ trống ở lịch mới"
            booking.told = _tell(booking, words, at)
        moved.append(booking)
    return moved


def call_off(sitting: Sitting, *, by: Actor, at: datetime) -> list[Booking]:
    """A sitting was dropped: its bookings hold no hour any more. Part of the act that drops it."""
    ended = []
    for one in list(upcoming(sitting.code)):
        with acts.changing(Booking, one.code, verb="call_off", by=by, at=at) as booking:
            booking.state = BookingState.CALLED_OFF
            booking.told = _tell(booking, "buổi tiếp này không tiến hành", at)
        ended.append(booking)
    return ended


def note_told(code: str, *, by: Actor, at: datetime) -> Booking:
    """Somebody called, or met, whoever booked, or carried the message: one that still waits is not sent. Raises Refused."""
    with acts.changing(Booking, code, verb="tell", by=by, at=at) as booking:
        if booking.told != Told.TO_TELL:
            raise Refused(Verdict.no("Đăng ký này không có gì phải báo."))
        booking.told = Told.TOLD
        notices.forget_unsent(code, role=BOOKERS)
    return booking


def note_met(code: str, *, came: bool, by: Actor, at: datetime) -> Booking:
    """Whether who booked came. Raises Refused."""
    with acts.changing(Booking, code, verb="meet", by=by, at=at) as booking:
        verdict = rules.may_be_met(booking.state, comes_on=booking.comes_on, on=timezone.localdate(at))
        if not verdict:
            raise Refused(verdict)
        booking.state = BookingState.CAME if came else BookingState.ABSENT
    return booking


def note_reception(sitting: str, reception: str, *, by: Actor, at: datetime) -> None:
    """The sitting's bookings belong to the reception that was entered from them; who was not seen did not come."""
    with transaction.atomic():
        for one in list(expected_at(sitting)):
            with acts.changing(Booking, one.code, verb="meet", by=by, at=at) as booking:
                booking.reception = reception
                if booking.state == BookingState.BOOKED:
                    booking.state = BookingState.ABSENT


def _place(booking: Booking, sitting: Sitting, hour: time) -> None:
    booking.sitting, booking.comes_on, booking.hour = sitting.code, sitting.planned_on, hour
    booking.state = BookingState.BOOKED
    Booker.objects.filter(booking=booking).update(comes_at=instant_of(sitting.planned_on, hour))


def _write_booker(booking: Booking, told: BookingData) -> None:
    Booker.objects.create(
        booking=booking,
        comes_at=instant_of(booking.comes_on, booking.hour),
        phone=normal(told.phone),
        **{name: getattr(told, name).strip() for name in ("full_name", "address", "email", "about")},
    )


def _tell(booking: Booking, words: str, at: datetime) -> Told:
    """Write to whoever left an address. For a number alone a message is written, and somebody has to carry it or to call. Who
    left neither reads it by the receipt. Neither names anybody or a matter."""
    booker = Booker.objects.filter(booking=booking).first()
    if booker is None or not (booker.email or booker.phone):
        return Told.NO_WAY
    notices.forget_unsent(booking.code, role=BOOKERS)  # an hour that is no longer so
    if not (booker.email or normal(booker.phone)):
        return Told.TO_TELL
    changed = f"Đăng ký {booking.code} của ông (bà): {words}."
    body = (
        f"{changed}\n\n"
        "Xem lý do, đổi giờ hoặc bỏ đăng ký bằng mã trên và khóa trong phiếu hẹn, tại trang Lịch tiếp công dân của xã. "
        "Không đăng ký trước vẫn được tiếp theo thứ tự.\n"
    )
    message = f"{changed} Đổi giờ bằng mã và khóa trên phiếu hẹn, trang Lịch tiếp công dân của xã; không đăng ký vẫn được tiếp."
    notices.put(
        f"dang-ky/{booking.code}/{booking.revision + 1}",
        to=notices.Recipient(booker.email or booker.phone, "Người đăng ký tiếp công dân", BOOKERS),
        subject=f"Lịch tiếp công dân thay đổi: {booking.code}",
        body=body if booker.email else message,
        about=booking.code,
        at=at,
        channel=Channel.MAIL if booker.email else Channel.SMS,
    )
    return Told.TOLD if booker.email else Told.TO_TELL
