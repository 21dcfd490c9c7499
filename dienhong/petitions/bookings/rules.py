"""May this hour be kept, moved, given up; may the day's bookings become the reception? No law asks anybody to book."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dienhong.law.criteria import Criterion, NotInForce, criteria
from dienhong.law.dates_vi import date_vi
from dienhong.law.thresholds import threshold
from dienhong.law.verdict import Reason, Verdict
from dienhong.notices.phones import normal
from dienhong.petitions.bookings.states import BookingState
from dienhong.petitions.states import Classification

BRING = "reception.bring"
WHO = "42/2013/QH13 art 25 k 2"
KEPT_SECRET = "25/2018/QH14 art 9"  # noqa: S105 - an article of law
TAKEN = gettext_noop("Giờ này vừa có người giữ hoặc đã qua. Hãy chọn giờ khác; những gì đã điền vẫn còn.")
MOST_PEOPLE = 500
# How long who booked is kept after the hour. No law sets it; the book of receptions has its own entry by then (ADR 0013).
BOOKERS_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class BookingData:
    """What a resident tells when booking: no more than the book of receptions will ask for, and no identity number."""

    matter: str
    full_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    about: str = ""
    people: int = 1

    @property
    def who(self) -> tuple[str, ...]:
        """All that tells who it is."""
        return (self.full_name, self.address, self.phone, self.email, self.about)


def can_book(told: BookingData, *, hour: time, free: Collection[time], comes_on: date) -> Verdict:
    """A free hour, a name and an address; of a denouncer nothing at all. A crowd is told of its representatives."""
    verdict = can_take(hour, free)
    if told.matter not in Classification.values:
        verdict &= Verdict.no(_("Chưa chọn loại nội dung muốn trình bày."))
    if told.matter == Classification.DENUNCIATION:
        if any(value.strip() for value in told.who):
            verdict &= Verdict.no(
                _(
                    "Người đến tố cáo không ghi tên, địa chỉ, số điện thoại, nội dung ở đây; danh tính được giữ bí mật và chỉ "
                    "nói với người tiếp."
                ),
                KEPT_SECRET,
            )
    elif not told.full_name.strip() or not told.address.strip():
        verdict &= Verdict.no(_("Thiếu họ tên hoặc địa chỉ; sổ tiếp công dân phải ghi hai điều này."), WHO)
    verdict &= _email(told.email)
    if told.phone.strip() and not normal(told.phone):
        verdict &= Verdict.no(_("Số điện thoại chưa đúng, ví dụ 0912345678; bỏ trống cũng được."))
    if not 1 <= told.people <= MOST_PEOPLE:
        verdict &= Verdict.no(_("Số người cùng đến từ 1 đến %(most)d.") % {"most": MOST_PEOPLE})
    crowd = threshold("reception.crowd", comes_on)
    if told.people >= crowd.people:
        words = f"Từ {crowd.people} người trở lên phải cử đại diện trình bày. {crowd.note}"
        verdict &= Verdict.yes(Reason(words, crowd.cite))
    return verdict


def can_take(hour: time, free: Collection[time]) -> Verdict:
    """Whether the hour is still there to be kept."""
    return Verdict.yes() if hour in free else Verdict.no(_(TAKEN))


def may_change(state: str, *, comes_at: datetime, at: datetime) -> Verdict:
    """Moved or given up by whoever booked: before the hour, or when the office called the sitting off."""
    if state == BookingState.CALLED_OFF:
        return Verdict.yes()
    if state != BookingState.BOOKED:
        return Verdict.no(_("Đăng ký này không còn giữ giờ nào nữa."))
    return Verdict.yes() if at < comes_at else Verdict.no(_("Giờ hẹn đã qua; hãy đăng ký buổi khác."))


def may_be_met(state: str, *, comes_on: date, on: date) -> Verdict:
    """Came, or did not: said on the day or later."""
    if state not in (BookingState.BOOKED, BookingState.CAME, BookingState.ABSENT):
        return Verdict.no("Đăng ký này đã bỏ hoặc buổi tiếp không còn.")
    if comes_on > on:
        return Verdict.no(f"Chưa đến ngày hẹn {date_vi(comes_on)}.")
    return Verdict.yes()


def to_bring(on: date) -> tuple[Criterion, ...]:
    """What a visitor brings, as the law of the day lists it; nothing where no list is known for that day."""
    try:
        return criteria(BRING, on)
    except NotInForce:
        return ()


def _email(address: str) -> Verdict:
    if not address.strip():
        return Verdict.yes()
    try:
        validate_email(address.strip())
    except ValidationError:
        return Verdict.no(_("Địa chỉ thư điện tử chưa đúng; bỏ trống cũng được."))
    return Verdict.yes()
