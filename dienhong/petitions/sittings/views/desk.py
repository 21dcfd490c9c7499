"""The desk of the calendar: the list and one sitting."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.commune.queries import local_calendar
from dienhong.law.citations import cite_vi
from dienhong.law.criteria import NotInForce, UnknownCriteria, criterion
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act, said
from dienhong.page.closing import strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict
from dienhong.petitions.bookings.queries import expected_at
from dienhong.petitions.models import Reception
from dienhong.petitions.sittings import queries, rules
from dienhong.petitions.sittings.actions import can_correct, told_of
from dienhong.petitions.sittings.columns import ORDER, columns, state_of, views_of
from dienhong.petitions.sittings.forms import SittingFilter
from dienhong.petitions.sittings.models import Sitting
from dienhong.petitions.sittings.states import SittingState

TITLE = "Lịch tiếp công dân"
BASIS = "42/2013/QH13 art 24"
VERBS = {
    "plan": "Đã lập lịch",
    "publish": "Đã ghi công bố",
    "postpone": "Đã hoãn, dời ngày",
    "cancel": "Đã bỏ lịch",
    "hold": "Đã gắn buổi tiếp",
}


@permission("petitions.read")
def listing(request: PageRequest) -> HttpResponse:
    """The sittings, the farthest day first."""
    filters = SittingFilter(request.GET or None)
    entries = queries.sittings()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, on=request.today, **filters.cleaned_data)
    shown = columns(request.today)
    if wants_excel(request, filters):
        return export(request, entries, shown, title=TITLE, filename="lich-tiep-cong-dan.xlsx", default_order=ORDER)
    table = build(
        request,
        entries,
        shown,
        unit="buổi",
        caption="Các buổi trong lịch",
        row_url=Sitting.desk_path,
        default_order=ORDER,
        filters=filters,
        views=views_of(request, "list"),
        empty=Empty(
            "Lịch của người đứng đầu phải công bố trước ngày tiếp, đủ số ngày làm việc luật định. Lập cả tháng, cả quý một "
            "lần theo quy tắc, ví dụ thứ Năm hằng tuần.",
            law=cite_vi(rules.POSTPONE),
            action_url=reverse("sittings:series"),
            action_label="Lập lịch theo quy tắc",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": cite_vi(BASIS)},
        "acts": list_acts(request),
        "strip": strip(request, "LT", unit="buổi", close_url=reverse("sittings:close"), permission="petitions.close"),
        "listing": table,
        "note": "Buổi đã qua ngày mà chưa gắn buổi tiếp nào hiện “Chưa thấy buổi tiếp”; ghi buổi tiếp ở",
        "note_url": reverse("petitions:list"),
        "note_label": "sổ Tiếp công dân",
    }
    return render(request, "page/register_list.html", context)


def list_acts(request: PageRequest) -> list[Act]:
    """What may be done with the calendar as a whole."""
    verdict = may_keep(request)
    return [
        Act.under(verdict, "Ghi đã công bố", reverse("sittings:publish")),
        Act("Giờ tiếp thường xuyên", reverse("regular_hours:list")),
        Act.under(verdict, "Lập một buổi", reverse("sittings:new")),
        Act.under(verdict, "Lập theo quy tắc", reverse("sittings:series"), primary=True),
    ]


def may_keep(request: PageRequest) -> Verdict:
    """Whether the reader keeps the calendar."""
    return Verdict.yes() if may(request, "petitions.record") else Verdict.no("Chức vụ đang giữ chỉ được xem lịch này.")


@permission("petitions.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One sitting: what is planned, by when it must be announced, whether it was kept, what may be done."""
    sitting = get_object_or_404(queries.sittings(), pk=code)
    told = told_of(sitting)
    lamp, words = state_of(sitting, request.today, kept=sitting.kept)
    clock = rules.publish_clock(told, local_calendar()) if sitting.is_open and not sitting.published_on else None
    late = Verdict.yes()
    if sitting.published_on:
        late = rules.late_words(sitting.planned_on, sitting.publish_by, sitting.published_on)
    context = {
        "record": {
            "code": sitting.code,
            "title": f"{sitting.get_host_display()} tiếp công dân ngày {date_vi(sitting.planned_on)}",
            "state": {"state": lamp, "text": words},
            "basis": cite_vi(BASIS),
            "late": f"Ghi hoặc sửa sau khóa sổ {sitting.late_after}." if sitting.late_after else "",
            "voided": None if sitting.standing else {"reason": sitting.void_reason, "at": sitting.voided_at, "by": ""},
        },
        "facts": _facts(sitting),
        "remarks": said(late.warnings),
        "due": clock,
        "due_label": "Hạn công bố lịch",
        "acts": _acts(request, sitting),
        "links": _links(sitting),
        "history": history_for(request, sitting, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("sittings:list")}],
    }
    return render(request, "petitions/sittings/show.html", context)


def _acts(request: PageRequest, sitting: Any) -> list[Act]:
    keep = may_keep(request) & void_verdict(sitting)
    still = keep & can_correct(sitting)
    booked = expected_at(sitting.code).count() if may(request, "bookings.read") else 0
    unpublished = still
    if sitting.published_on:
        unpublished = still & Verdict.no("Lịch này đã ghi công bố.")
    lost = sitting.state == SittingState.HELD and not sitting.kept
    future = sitting.planned_on > request.today
    hold = keep if lost else still
    if future:
        hold = hold & Verdict.no("Chưa đến ngày tiếp.")
    code = sitting.code
    due_now = sitting.is_open and not future
    listed = (
        [Act(f"Danh sách đăng ký ({booked})", reverse("bookings:sheet", args=[code]), primary=bool(booked) and due_now)]
        if may(request, "bookings.read") and sitting.slot_minutes
        else []
    )
    return [
        *listed,
        Act.under(
            hold, "Gắn buổi tiếp", reverse("sittings:hold", args=[code]), primary=lost or (due_now and not booked)
        ),
        Act.under(
            unpublished,
            "Ghi đã công bố",
            f"{reverse('sittings:publish')}?buoi={code}",
            primary=sitting.is_open and future and not sitting.published_on,
        ),
        Act.under(still, "Sửa lịch", reverse("sittings:edit", args=[code])),
        Act.under(still, "Hoãn, dời sang ngày khác", reverse("sittings:postpone", args=[code])),
        Act.under(still, "Bỏ buổi này", reverse("sittings:cancel", args=[code])),
        Act.under(
            Verdict.yes() if may(request, "petitions.void") else may_not_void(),
            "Hủy bản ghi",
            reverse("sittings:void", args=[code]),
        ),
    ]


def may_not_void() -> Verdict:
    """Voiding belongs to the office that keeps the book."""
    return Verdict.no("Hủy bản ghi thuộc văn phòng giữ sổ.")


def _links(sitting: Sitting) -> list[dict[str, str]]:
    return document_links(
        (
            ("Buổi tiếp", sitting.reception),
            ("Dời sang", sitting.postponed_to),
            ("Dời từ", sitting.postponed_from),
            ("Quyết định nơi tiếp", sitting.place_document),
        )
    )


def _facts(sitting: Sitting) -> list[dict[str, Any]]:
    kind = str(sitting.get_kind_display())
    published = "chưa"
    if sitting.published_on:
        published = f"{date_vi(sitting.published_on)}, {str(sitting.get_published_where_display()).lower()}"
    return [
        {"label": "Thời gian", "text": f"{sitting.hours_vi()}, {weekday_vi(sitting.planned_on)}"},
        {"label": "Loại", "text": f"{kind}{', trực tuyến' if sitting.online else ''}", "sub": _grounds(sitting)},
        {"label": "Người tiếp", "text": sitting.receiver_title, "sub": sitting.receiver},
        {"label": "Địa điểm", "text": sitting.place, "sub": str(sitting.get_venue_display())},
        {"label": "Thành phần dự kiến", "text": sitting.participants or "không ghi"},
        {"label": "Nội dung dự kiến", "text": sitting.contents or "không ghi"},
        {"label": "Công bố", "text": published, "sub": "công bố chậm" if sitting.was_late else ""},
        {"label": "Đăng ký trước", "text": str(sitting.get_slot_minutes_display())},
        *([{"label": "Lý do", "text": sitting.reason}] if sitting.reason else []),
    ]


def _grounds(sitting: Sitting) -> str:
    lists = {
        rules.AD_HOC.get(sitting.host, "reception.ad_hoc"): sitting.ad_hoc_ground,  # type: ignore[call-overload]
        rules.ONLINE: sitting.online_ground,
    }
    return "; ".join(filter(None, (_words(name, key, sitting) for name, key in lists.items() if key)))


def _words(name: str, key: str, sitting: Sitting) -> str:
    try:
        return criterion(name, key, sitting.planned_on).vi
    except (NotInForce, UnknownCriteria):
        return ""


def sitting_link(reception: Reception) -> list[dict[str, str]]:
    """The line on a reception's page that leads to the sitting it kept."""
    sitting = queries.sitting_of(reception.code)
    return document_links((("Theo lịch", sitting.code),)) if sitting else []
