"""What is done with bookings: came or not, told, moved or given up on the telephone, and the reception made of them."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import permission
from dienhong.page.posting import act_once
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.petitions import actions as receptions
from dienhong.petitions.bookings import actions, queries, rules
from dienhong.petitions.bookings.forms import GiveUpForm, MoveForm
from dienhong.petitions.bookings.models import Booking
from dienhong.petitions.bookings.receiving import ReceivingForm
from dienhong.petitions.bookings.views.desk import may_receive
from dienhong.petitions.sittings.actions import hold_sitting
from dienhong.petitions.sittings.models import Sitting

OFFERED = 12


@require_POST
@permission("bookings.keep")
def came(request: PageRequest, code: str) -> HttpResponse:
    """Who booked is here."""
    return _met(request, code, came=True)


@require_POST
@permission("bookings.keep")
def absent(request: PageRequest, code: str) -> HttpResponse:
    """Who booked did not come."""
    return _met(request, code, came=False)


@require_POST
@permission("bookings.keep")
def told(request: PageRequest, code: str) -> HttpResponse:
    """Whoever booked was called."""
    booking = get_object_or_404(Booking, pk=code)

    def act() -> str:
        return actions.note_told(code, by=actor_for(request.posts), at=request.now).desk_path()

    return act_once(request, act, done="Đã ghi: người đăng ký đã biết.", back=booking.desk_path())


@permission("bookings.keep")
def move(request: PageRequest, code: str) -> HttpResponse:
    """Another hour, as who booked asks on the telephone."""
    booking = get_object_or_404(Booking, pk=code)
    sittings = list(queries.bookable(request.now)[:OFFERED])
    free = queries.free_hours(sittings, request.now)
    form = MoveForm(request.POST or None, offered=[(one, free[one.code]) for one in sittings])

    def act() -> str:
        return actions.move_hour(code, *form.chosen(), by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage(f"Đổi giờ {code}", "Đổi giờ", booking.desk_path(), intro=booking.summary_vi())
    verdict = void_verdict(booking) & _may_change(request, booking)
    return submit(request, form, page, act, done="Đã đổi giờ.", verdict=verdict)


@permission("bookings.keep")
def give_up(request: PageRequest, code: str) -> HttpResponse:
    """Given up on the telephone."""
    booking = get_object_or_404(Booking, pk=code)
    form = GiveUpForm(request.POST or None)

    def act() -> str:
        return actions.give_up(code, by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage(
        f"Bỏ đăng ký {code}",
        "Bỏ đăng ký",
        booking.desk_path(),
        intro="Giờ này để người khác giữ. Tên, địa chỉ và nội dung của người đăng ký được xóa ngay.",
    )
    verdict = void_verdict(booking) & _may_change(request, booking)
    return submit(request, form, page, act, done="Đã bỏ đăng ký.", verdict=verdict)


@permission("bookings.keep")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a booking that is none (a test, a joke)."""
    return void_page(request, get_object_or_404(Booking, pk=code))


@permission("bookings.keep")
def receive(request: PageRequest, sitting: str) -> HttpResponse:
    """The sitting's bookings as the reception's visits: one act enters the book, links the sitting, ends the bookings."""
    found = get_object_or_404(Sitting, pk=sitting)
    booked = list(queries.expected_at(sitting))
    form = ReceivingForm(request.POST or None, villages=list(villages_on(request.today)), sitting=found, booked=booked)

    def act() -> str:
        by, at = actor_for(request.posts), request.now
        with transaction.atomic():
            reception = receptions.record_reception(**form.session(), visits=form.visits_data(), by=by, at=at)
            hold_sitting(sitting, reception=reception.code, by=by, at=at)
            actions.note_reception(sitting, reception.code, by=by, at=at)
        return reception.desk_path()

    page = FormPage(
        title=f"Ghi buổi tiếp theo lịch {sitting}",
        submit="Ghi buổi tiếp",
        cancel_url=reverse("bookings:sheet", args=[sitting]),
        law=rules.WHO,
        intro="Các lượt dưới đây lấy từ đăng ký; người không đến đã bỏ ra. Điền nội dung, hướng xử lý của từng lượt; thêm "
        "người đến không đăng ký ở dòng trống. Người tố cáo: để trống họ tên, địa chỉ, giấy tờ.",
        formset="visits",
        formset_title="Các lượt tiếp",
        formset_row_name="Lượt",
    )
    return submit(request, form, page, act, verdict=may_receive(request, found))


def _met(request: PageRequest, code: str, *, came: bool) -> HttpResponse:
    booking = get_object_or_404(Booking, pk=code)
    back = reverse("bookings:sheet", args=[booking.sitting])

    def act() -> str:
        actions.note_met(code, came=came, by=actor_for(request.posts), at=request.now)
        return back

    return act_once(request, act, done=f"Đã ghi {code}.", back=back)


def _may_change(request: PageRequest, booking: Booking) -> Verdict:
    comes_at = queries.instant_of(booking.comes_on, booking.hour)
    return rules.may_change(booking.state, comes_at=comes_at, at=request.now)
