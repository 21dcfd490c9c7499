"""Days off of this commune alone, and weekend days it works: each declared with its document."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.accounts.actors import actor_for
from dienhong.commune import queries
from dienhong.commune.actions import declare_day
from dienhong.commune.models import DayOff
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.periods import Window
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.document_field import DocumentField, document_links
from dienhong.page.fields import DayField
from dienhong.page.history import history_for
from dienhong.page.listing import Cell, Column, Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.petitions.sittings.queries import pending
from dienhong.privacy.public_words import LOOKED, LOOKED_HELP

TITLE = "Ngày nghỉ của xã"
INTRO = (
    "Ngày nghỉ lễ của cả nước đã có sẵn. Ở đây chỉ khai ngày riêng xã (hoặc tỉnh) nghỉ hay làm bù, theo văn bản. Hạn mở từ nay "
    "tính theo ngày ấy; hạn đang chạy được tính lại sáng hôm sau, mỗi hạn đổi ngày đều có vết trong lịch sử."
)
ORDER = ("-day", "-code_year", "-code_number")
COLUMNS = (
    Column("ma", "Mã", lambda one: Cell(one.code, "code", one.desk_path()), ("code_year", "code_number")),
    Column(
        "ngay",
        "Ngày",
        lambda one: Cell(date_vi(one.day), "date", sub=weekday_vi(one.day)),
        ("day",),
        excel=lambda one: one.day,
    ),
    Column("gi", "Nghỉ hay làm", lambda one: Cell(one.what_vi, "short"), ("working",)),
    Column("ly-do", "Lý do", lambda one: Cell(one.reason), ("reason",)),
    Column("van-ban", "Văn bản", lambda one: Cell(one.cited), ("cited",)),
)


class DayOffForm(forms.Form):
    """A day, what it is, and the document that says so."""

    day = DayField(label="Ngày")
    working = forms.TypedChoiceField(
        label="Ngày ấy xã", choices=[("0", "nghỉ"), ("1", "làm việc (làm bù)")], coerce=lambda told: told == "1"
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=160,
        help_text="Người dân đọc lý do này ở chỗ giải thích hạn. Ví dụ: nghỉ lễ hội truyền thống của tỉnh.",
    )
    document = DocumentField(label="Văn bản")
    looked = forms.BooleanField(label=LOOKED, required=False, help_text=LOOKED_HELP)


@permission("commune.read")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """All that were declared, the latest day first."""
    entries = queries.days_off()
    if wants_excel(request):
        return export(request, entries, COLUMNS, title=TITLE, filename="ngay-nghi-cua-xa.xlsx", default_order=ORDER)
    table = build(
        request,
        entries,
        COLUMNS,
        unit="ngày",
        caption="Các ngày đã khai",
        row_url=DayOff.desk_path,
        default_order=ORDER,
        empty=Empty(INTRO, action_url=reverse("web:day_declare"), action_label="Khai một ngày"),
    )
    context = {
        "register": {"title": TITLE, "basis": INTRO},
        "acts": [Act.under(_may_declare(request), "Khai một ngày", reverse("web:day_declare"), primary=True)],
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("commune.read")
@require_safe
def show(request: PageRequest, code: str) -> HttpResponse:
    """One day."""
    entry = get_object_or_404(DayOff, pk=code)
    void = _may_declare(request) & void_verdict(entry)
    context = {
        "record": {
            "code": entry.code,
            "title": entry.summary_vi(),
            "basis": entry.cited,
            "voided": None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""},
        },
        "facts": _facts(entry),
        "links": document_links([("văn bản", entry.document)]),
        "acts": [Act.under(void, "Hủy bản ghi", reverse("web:day_void", args=[code]))],
        "history": history_for(request, entry),
        "crumbs": [{"label": TITLE, "url": reverse("web:days_off")}],
    }
    return render(request, "page/record.html", context)


@permission("commune.record")
def declare(request: PageRequest) -> HttpResponse:
    """Declare a day."""
    form = DayOffForm(request.POST or None)

    def act() -> str:
        return declare_day(**form.cleaned_data, by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage("Khai ngày nghỉ, ngày làm bù của xã", "Khai ngày này", reverse("web:days_off"), intro=INTRO)
    return submit(request, form, page, act, done="Đã khai; hạn đang chạy được tính lại sáng mai.")


@permission("commune.record")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a declaration with a reason: the day is again what the country's calendar says."""
    return void_page(request, get_object_or_404(DayOff, pk=code))


def _may_declare(request: PageRequest) -> Verdict:
    if may(request, "commune.record"):
        return Verdict.yes()
    return Verdict.no("Ngày nghỉ của xã do văn phòng Đảng ủy hoặc UBND khai.")


def _facts(entry: DayOff) -> list[dict[str, Any]]:
    return [
        {"label": "Ngày", "text": f"{weekday_vi(entry.day)}, {date_vi(entry.day)}"},
        {"label": "Xã", "text": entry.what_vi},
        {"label": "Lý do", "text": entry.reason},
        {"label": "Văn bản", "text": entry.cited},
        *_receiving(entry),
    ]


def _receiving(entry: DayOff) -> list[dict[str, Any]]:
    """Sittings that are planned for a day off: nobody moves them but their keeper."""
    if entry.working or not entry.standing:
        return []
    number = pending(Window(entry.day, entry.day), entry.day).count()
    if not number:
        return []
    text = f"{number} buổi đã lập cho ngày này"
    return [{"label": "Lịch tiếp công dân", "text": text, "sub": "hoãn, dời sang ngày khác nếu hôm ấy không tiếp"}]
