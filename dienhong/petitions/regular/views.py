"""The desk of the regular hours: what was declared, one declaration, declare, void."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.accounts.actors import actor_for
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.fields import DayField
from dienhong.page.history import history_for
from dienhong.page.listing import Cell, Column, Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.petitions.regular import queries
from dienhong.petitions.regular.actions import declare_hours
from dienhong.petitions.regular.models import RegularHours
from dienhong.petitions.regular.rules import BASIS
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

TITLE = "Giờ tiếp công dân thường xuyên"
INTRO = "Hiện trên trang Lịch tiếp công dân và trên tờ niêm yết từ ngày đã ghi. Đổi giờ thì khai giờ mới; giờ cũ còn trong sổ."
ORDER = ("-from_on", "-code_year", "-code_number")
PLACE = "Phòng tiếp công dân, trụ sở UBND xã"
COLUMNS = (
    Column("ma", "Mã", lambda one: Cell(one.code, "code", one.desk_path()), ("code_year", "code_number")),
    Column(
        "tu-ngay",
        "Từ ngày",
        lambda one: Cell(date_vi(one.from_on), "date"),
        ("from_on",),
        excel=lambda one: one.from_on,
    ),
    Column("gio", "Thời gian", lambda one: Cell(one.hours), ("hours",)),
    Column("noi", "Nơi tiếp", lambda one: Cell(one.place), ("place",)),
)


class HoursForm(forms.Form):
    """Hours and place, from a day on."""

    from_on = DayField(label="Từ ngày")
    hours = forms.CharField(
        label="Thời gian",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "wide"}),
        help_text="Ví dụ: các ngày làm việc, sáng 7 giờ 30 – 11 giờ 30, chiều 13 giờ 30 – 17 giờ.",
    )
    place = forms.CharField(label="Nơi tiếp", max_length=160, help_text="Không ghi tên người.")
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


@permission("petitions.read")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """All that was declared, the latest first."""
    entries = queries.every()
    if wants_excel(request):
        return export(
            request, entries, COLUMNS, title=TITLE, filename="gio-tiep-thuong-xuyen.xlsx", default_order=ORDER
        )
    table = build(
        request,
        entries,
        COLUMNS,
        unit="lần khai",
        caption="Các lần khai giờ tiếp",
        row_url=RegularHours.desk_path,
        default_order=ORDER,
        empty=Empty(
            f"Chưa khai giờ nào nên trang công khai chưa nói được ngày thường tiếp lúc nào. {INTRO}",
            law=cite_vi(BASIS),
            action_url=reverse("regular_hours:new"),
            action_label="Khai giờ tiếp",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": cite_vi(BASIS)},
        "acts": [Act.under(_may_declare(request), "Khai giờ tiếp", reverse("regular_hours:new"), primary=True)],
        "listing": table,
        "note": INTRO,
        "note_url": reverse("sittings:list"),
        "note_label": "Lịch của người đứng đầu",
    }
    return render(request, "page/register_list.html", context)


@permission("petitions.read")
@require_safe
def show(request: PageRequest, code: str) -> HttpResponse:
    """One declaration, and whether it is the one that holds today."""
    entry = get_object_or_404(RegularHours, pk=code)
    voiding = Verdict.yes() if may(request, "petitions.void") else Verdict.no("Hủy bản ghi thuộc văn phòng giữ sổ.")
    context = {
        "record": {
            "code": entry.code,
            "title": entry.summary_vi(),
            "state": _state(entry, request),
            "basis": cite_vi(BASIS),
            "voided": None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""},
        },
        "facts": [
            {"label": "Thời gian", "text": entry.hours},
            {"label": "Nơi tiếp", "text": entry.place},
            {"label": "Từ ngày", "text": date_vi(entry.from_on)},
        ],
        "acts": [
            Act.under(_may_declare(request), "Khai giờ mới", reverse("regular_hours:new")),
            Act.under(voiding & void_verdict(entry), "Hủy bản ghi", reverse("regular_hours:void", args=[code])),
        ],
        "history": history_for(request, entry),
        "crumbs": [{"label": TITLE, "url": reverse("regular_hours:list")}],
    }
    return render(request, "page/record.html", context)


@permission("petitions.record")
def declare(request: PageRequest) -> HttpResponse:
    """Declare hours; the form begins with those that hold."""
    now = queries.hours_on(request.today)
    first = {"from_on": request.today, "hours": now.hours if now else "", "place": now.place if now else PLACE}
    form = HoursForm(request.POST or None, initial=first)

    def act() -> str:
        return declare_hours(**form.cleaned_data, by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage("Khai giờ tiếp công dân thường xuyên", "Khai giờ tiếp", reverse("regular_hours:list"), BASIS, INTRO)
    return submit(request, form, page, act, done="Đã khai giờ tiếp.")


@permission("petitions.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a declaration with a reason; the one before it holds again."""
    return void_page(request, get_object_or_404(RegularHours, pk=code))


def _may_declare(request: PageRequest) -> Verdict:
    if may(request, "petitions.record"):
        return Verdict.yes()
    return Verdict.no("Chức vụ đang giữ chỉ được xem giờ tiếp.")


def _state(entry: RegularHours, request: PageRequest) -> dict[str, Any]:
    if not entry.holds_on(request.today):
        return {"state": "idle", "text": "Chưa đến ngày"}
    if queries.hours_on(request.today) == entry:
        return {"state": "ok", "text": "Đang áp dụng"}
    return {"state": "idle", "text": "Đã thay bằng giờ khác"}
