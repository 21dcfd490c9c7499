"""Thôn, tổ chức, đơn vị: who is there on a day, who holds which office, and since when."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.accounts.actors import actor_for
from dienhong.commune import actions
from dienhong.commune.models import Membership, Unit, lasts_on
from dienhong.commune.queries import units_on
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.web.columns import UNIT_ORDER, UNITS
from dienhong.web.finding import in_kind_order, narrow_units
from dienhong.web.forms import MemberForm, UnitFilter, UnitForm

TITLE = "Thôn, tổ chức, đơn vị"


@permission("commune.read")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """Units that stand on a day (today unless asked), by kind."""
    filters = UnitFilter(request.GET or None)
    asked = filters.cleaned_data if filters.is_bound and filters.is_valid() else {}
    day: date = asked.pop("on", None) or request.today
    entries = in_kind_order(narrow_units(units_on(day), **asked)).annotate(seated=Count("memberships"))
    if wants_excel(request, filters):
        return export(request, entries, UNITS, title=TITLE, filename="don-vi.xlsx", default_order=UNIT_ORDER)
    table = build(
        request,
        entries,
        UNITS,
        unit="đơn vị",
        caption=f"Các đơn vị vào ngày {date_vi(day)}",
        row_url=Unit.desk_path,
        default_order=UNIT_ORDER,
        filters=filters,
        empty=Empty(
            "Thôn, tổ chức đảng, trường, cơ quan, doanh nghiệp của xã ghi vào đây, mỗi đơn vị từ ngày nào đến ngày nào.",
            action_url=reverse("web:unit_new"),
            action_label="Ghi đơn vị",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": f"Đơn vị có mặt vào ngày {date_vi(day)}"},
        "acts": [
            Act.under(_may_record(request), "Nhập từ Excel", reverse("web:units_sheet")),
            Act.under(_may_record(request), "Ghi đơn vị", reverse("web:unit_new"), primary=True),
        ],
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("commune.read")
@require_safe
def show(request: PageRequest, code: str) -> HttpResponse:
    """One unit with the people who hold and held its offices."""
    unit = get_object_or_404(Unit, pk=code)
    members = unit.memberships.all()
    allowed = _may_record(request) & void_verdict(unit)
    context = {
        "record": {
            "code": unit.code,
            "title": unit.name,
            "basis": unit.get_kind_display(),
            "voided": None if unit.standing else {"reason": unit.void_reason, "at": unit.voided_at, "by": ""},
        },
        "facts": _facts(unit),
        "members": [_member(member, request.today) for member in members],
        "acts": [
            Act.under(allowed, "Ghi người giữ chức vụ", reverse("web:unit_seat", args=[code])),
            Act.under(allowed, "Hủy bản ghi", reverse("web:unit_void", args=[code])),
        ],
        "history": history_for(request, unit),
        "crumbs": [{"label": TITLE, "url": reverse("web:units")}],
    }
    return render(request, "web/desk/unit.html", context)


@permission("commune.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter a unit."""
    form = UnitForm(request.POST or None)
    page = FormPage(title="Ghi đơn vị", submit="Ghi đơn vị", cancel_url=reverse("web:units"))

    def act() -> str:
        by = actor_for(request.posts)
        return actions.record_unit(**form.cleaned_data, by=by, at=request.now).desk_path()

    return submit(request, form, page, act)


@permission("commune.record")
def seat(request: PageRequest, code: str) -> HttpResponse:
    """Enter who holds an office in the unit."""
    unit = get_object_or_404(Unit, pk=code)
    form = MemberForm(request.POST or None)
    page = FormPage(title=f"Người giữ chức vụ, {unit.name}", submit="Ghi chức vụ", cancel_url=unit.desk_path(), law="")

    def act() -> str:
        actions.seat_member(unit, **form.cleaned_data, by=actor_for(request.posts), at=request.now)
        return unit.desk_path()

    return submit(request, form, page, act, done="Đã ghi người giữ chức vụ.", verdict=void_verdict(unit))


@permission("commune.record")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a unit's entry with a reason."""
    return void_page(request, get_object_or_404(Unit, pk=code))


def _may_record(request: PageRequest) -> Verdict:
    if may(request, "commune.record"):
        return Verdict.yes()
    return Verdict.no("Danh sách này do văn phòng Đảng ủy hoặc UBND ghi.")


def _facts(unit: Unit) -> list[dict[str, Any]]:
    term = f"từ {date_vi(unit.from_on)}" + (f" đến hết {date_vi(unit.to_on)}" if unit.to_on else ", đến nay")
    facts = [
        {"label": "Loại", "text": unit.get_kind_display()},
        {"label": "Thời gian", "text": term},
        {"label": "Công đoàn", "text": "có tổ chức công đoàn" if unit.has_union else "không ghi"},
    ]
    if unit.invented:
        facts.append({"label": "Dữ liệu mẫu", "text": "đơn vị do bộ dữ liệu mẫu đặt ra"})
    return facts


def _member(member: Membership, today: date) -> dict[str, Any]:
    return {"member": member, "now": lasts_on(member.from_on, member.to_on, today)}
