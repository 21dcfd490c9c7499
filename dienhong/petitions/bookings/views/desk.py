"""The desk of the bookings: the list, the sheet of one sitting, one booking. Only officers who receive see who booked."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict
from dienhong.petitions.bookings import queries, rules
from dienhong.petitions.bookings.columns import COLUMNS, ORDER, booker_of, lamp, who
from dienhong.petitions.bookings.forms import BookingFilter
from dienhong.petitions.bookings.models import Booking
from dienhong.petitions.bookings.states import BookingState, Told
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.states import OPEN, SittingState

TITLE = "Sổ đăng ký tiếp công dân"
VERBS = {
    "keep": "Đã giữ giờ",
    "move": "Đã đổi giờ",
    "give_up": "Đã bỏ đăng ký",
    "follow": "Đã dời theo lịch mới",
    "call_off": "Buổi tiếp không còn",
    "meet": "Đã ghi đến hay không",
    "tell": "Đã báo cho người đăng ký",
}
WHY_NOT_TOLD = {
    Told.NOTHING: "Không có gì phải báo.",
    Told.TOLD: "Đã báo rồi.",
    Told.NO_WAY: "Người đăng ký không để lại số điện thoại, thư điện tử; họ xem bằng phiếu hẹn.",
}


@permission("bookings.read")
def listing(request: PageRequest) -> HttpResponse:
    """The bookings, the farthest day first."""
    filters = BookingFilter(request.GET or None)
    entries = queries.bookings()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    if wants_excel(request, filters):
        return export(
            request, entries, COLUMNS, title=TITLE, filename="dang-ky-tiep-cong-dan.xlsx", default_order=ORDER
        )
    table = build(
        request,
        entries,
        COLUMNS,
        unit="đăng ký",
        caption="Các đăng ký",
        row_url=Booking.desk_path,
        default_order=ORDER,
        filters=filters,
        empty=Empty(
            "Bà con giữ giờ trên trang Lịch tiếp công dân, ở những buổi đã công bố. Không ai bắt buộc phải đăng ký.",
            law=cite_vi("42/2013/QH13 art 24"),
            action_url=reverse("sittings:list"),
            action_label="Xem lịch",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": f"Ghi họ tên, địa chỉ: {cite_vi(rules.WHO)}"},
        "acts": [],
        "listing": table,
        "note": "Tên và nội dung tự xóa ba mươi ngày sau giờ hẹn; mã, giờ và loại nội dung ở lại.",
    }
    return render(request, "page/register_list.html", context)


@permission("bookings.read")
def sheet(request: PageRequest, sitting: str) -> HttpResponse:
    """Who is expected at a sitting, by the hour: came or not, and the reception that is made of it in one act."""
    found = get_object_or_404(Sitting, pk=sitting)
    rows = [
        {
            "booking": one,
            "who": who(one),
            "booker": booker_of(one),
            "lamp": lamp(one),
            "acts": _meeting(request, one),
        }
        for one in queries.expected_at(sitting)
    ]
    context = {
        "sitting": found,
        "title": f"Đăng ký của buổi {found.day_vi()}",
        "rows": rows,
        "hours": len(queries.hours_of(found)),
        "acts": [
            Act.under(
                may_keep(request) & may_receive(request, found),
                "Ghi buổi tiếp vào sổ",
                reverse("bookings:receive", args=[sitting]),
                primary=True,
            )
        ],
        "crumbs": [
            {"label": "Lịch tiếp công dân", "url": reverse("sittings:list")},
            {"label": found.code, "url": found.desk_path()},
        ],
    }
    return render(request, "petitions/bookings/sheet.html", context)


@permission("bookings.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One booking."""
    booking = get_object_or_404(queries.bookings(), pk=code)
    context = {
        "record": {
            "code": booking.code,
            "title": f"Hẹn {booking.hour_vi()} ngày {date_vi(booking.comes_on)}",
            "state": {"state": lamp(booking), "text": booking.get_state_display()},
            "basis": cite_vi(rules.WHO),
            "voided": None if booking.standing else {"reason": booking.void_reason, "at": booking.voided_at, "by": ""},
        },
        "facts": _facts(booking),
        "acts": _acts(request, booking),
        "links": document_links((("Theo lịch", booking.sitting), ("Buổi tiếp", booking.reception))),
        "history": history_for(request, booking, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("bookings:list")}],
    }
    return render(request, "page/record.html", context)


def may_keep(request: PageRequest) -> Verdict:
    """Whether the reader receives citizens."""
    return Verdict.yes() if may(request, "bookings.keep") else Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


def may_receive(request: PageRequest, sitting: Sitting) -> Verdict:
    """The reception is entered once, after it was held, by whoever keeps that book."""
    if not may(request, "petitions.record"):
        return Verdict.no("Chức vụ đang giữ không ghi sổ tiếp công dân.")
    if sitting.state == SittingState.HELD:
        return Verdict.no(f"Buổi này đã ghi vào sổ: {sitting.reception}.")
    if not sitting.standing or sitting.state not in OPEN:
        return Verdict.no("Buổi này đã hoãn, đã bỏ hoặc đã hủy.")
    if sitting.planned_on > request.today:
        return Verdict.no("Chưa đến ngày tiếp.")
    return Verdict.yes()


def _meeting(request: PageRequest, booking: Booking) -> list[Act]:
    if booking.reception:
        return []
    verdict = may_keep(request) & rules.may_be_met(booking.state, comes_on=booking.comes_on, on=request.today)
    if not verdict:
        return []
    return [
        Act.under(verdict, label, reverse(f"bookings:{name}", args=[booking.code]), method="post")
        for name, label, state in (("came", "Đã đến", BookingState.CAME), ("absent", "Không đến", BookingState.ABSENT))
        if booking.state != state
    ]


def _acts(request: PageRequest, booking: Booking) -> list[Act]:
    keep = may_keep(request) & void_verdict(booking)
    comes_at = queries.instant_of(booking.comes_on, booking.hour)
    change = keep & rules.may_change(booking.state, comes_at=comes_at, at=request.now)
    tell = keep
    if booking.told != Told.TO_TELL:
        tell = keep & Verdict.no(WHY_NOT_TOLD[Told(booking.told)])
    code = booking.code
    return [
        Act.under(
            tell,
            "Ghi đã báo",
            reverse("bookings:told", args=[code]),
            primary=booking.told == Told.TO_TELL,
            method="post",
        ),
        Act.under(change, "Đổi giờ", reverse("bookings:move", args=[code])),
        Act.under(change, "Bỏ đăng ký theo lời người dân", reverse("bookings:give_up", args=[code])),
        Act.under(keep, "Hủy bản ghi", reverse("bookings:void", args=[code])),
    ]


def _facts(booking: Booking) -> list[dict[str, Any]]:
    booker = booker_of(booking)
    people = f"{booking.people} người"
    facts = [
        {
            "label": "Giờ hẹn",
            "text": booking.when_vi(),
        },
        {"label": "Người đăng ký", "text": who(booking), "sub": booker.address if booker else ""},
        {"label": "Cùng đến", "text": people},
        {"label": "Loại nội dung", "text": booking.get_matter_display(), "sub": booker.about if booker else ""},
    ]
    if booker:
        facts.append({"label": "Báo khi đổi lịch", "text": ", ".join(filter(None, (booker.phone, booker.email)))})
    if booking.told != Told.NOTHING:
        facts.append({"label": "Lịch đã đổi", "text": booking.get_told_display()})
    return facts
