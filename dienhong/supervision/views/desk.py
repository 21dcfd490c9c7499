"""The desk of the book of inspections: list, one entry, record, correct, void, close."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import units_on
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.supervision import actions, queries
from dienhong.supervision.columns import EXCEL_ONLY, INSPECTIONS, LAMPS, ORDER, views_of
from dienhong.supervision.forms import InspectionFilter, InspectionForm
from dienhong.supervision.models import Inspection
from dienhong.supervision.states import Outcome
from dienhong.supervision.told import inspection_history
from dienhong.supervision.views.reading import (
    allowed,
    reads_internal,
    refuse_export,
    told_only_to_readers,
    visible_or_404,
)

BASIS = "10/2022/QH15 art 31; 10/2022/QH15 art 86 k 1"
TITLE = "Sổ kiểm tra, giám sát"


@permission("supervision.read")
def listing(request: PageRequest) -> HttpResponse:
    """The inspections, newest first."""
    filters = InspectionFilter(request.GET or None)
    entries = queries.with_findings(queries.visible(internal=reads_internal(request)))
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    if wants_excel(request, filters):
        refuse_export(request)
        return export(
            request,
            entries,
            (*INSPECTIONS, *EXCEL_ONLY),
            title=TITLE,
            filename="so-kiem-tra-giam-sat.xlsx",
            default_order=ORDER,
        )
    recording = allowed(request, "supervision.record")
    table = build(
        request,
        entries,
        INSPECTIONS,
        unit="cuộc",
        caption="Các cuộc kiểm tra, giám sát",
        row_url=Inspection.desk_path,
        default_order=ORDER,
        filters=filters,
        views=views_of(request, "list"),
        empty=Empty(
            "Luật để Nhân dân kiểm tra, giám sát trực tiếp hoặc qua Mặt trận, Ban Thanh tra nhân dân, Ban Giám sát đầu tư "
            "của cộng đồng, và giao HĐND xã giám sát. Cuộc nào đã làm thì ghi vào đây, kèm kết quả, hạn chế và kiến nghị.",
            law=cite_vi(BASIS),
            action_url=reverse("supervision:new") if recording else "",
            action_label="Ghi cuộc kiểm tra",
        ),
    )
    if not may(request, "supervision.export"):
        table.export_url = ""
    context = {
        "register": {"title": TITLE, "basis": cite_vi(BASIS)},
        "acts": [Act.under(recording, "Ghi cuộc kiểm tra", reverse("supervision:new"), primary=True)],
        "strip": strip(
            request, "GS", unit="cuộc", close_url=reverse("supervision:close"), permission="supervision.close"
        ),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("supervision.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One inspection with its findings, and what may be done."""
    entry = visible_or_404(request, code)
    standing = void_verdict(entry)
    correcting = allowed(request, "supervision.correct") & standing
    context = {
        "record": {
            "code": entry.code,
            "title": f"{entry.get_body_display()} kiểm tra, giám sát ngày {date_vi(entry.held_on)}",
            "state": _state(entry),
            "basis": cite_vi(BASIS),
            "late": f"Ghi hoặc sửa sau khóa sổ {entry.late_after}." if entry.late_after else "",
            "voided": None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""},
        },
        "facts": _facts(entry),
        "findings": [
            {
                "finding": finding,
                "overdue": not finding.corrected_on and finding.correct_by and finding.correct_by < request.today,
                "acts": _finding_acts(entry, finding.order, finding.corrected_on is None, correcting),
            }
            for finding in entry.findings.all()
        ],
        "acts": [
            Act.under(
                allowed(request, "supervision.record") & standing,
                "Ghi hạn chế, kiến nghị",
                reverse("supervision:finding_new", args=[code]),
            ),
            Act.under(correcting, "Sửa bản ghi", reverse("supervision:edit", args=[code])),
            Act.under(
                allowed(request, "supervision.void") & standing,
                "Hủy bản ghi",
                reverse("supervision:void", args=[code]),
            ),
        ],
        "history": inspection_history(entry),
        "crumbs": [{"label": TITLE, "url": reverse("supervision:list")}],
    }
    return render(request, "supervision/desk/show.html", context)


@permission("supervision.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter an inspection."""
    form = _form(request)

    def act() -> str:
        entry = actions.record_inspection(form.to_data(), by=actor_for(request.posts), at=request.now)
        return entry.desk_path()

    page = FormPage("Ghi cuộc kiểm tra, giám sát", "Ghi cuộc kiểm tra", reverse("supervision:list"), law=BASIS)
    return submit(request, form, page, act)


@permission("supervision.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct an inspection; its findings have their own page."""
    entry = visible_or_404(request, code)
    form = _form(request, entry)

    def act() -> str:
        fresh = actions.correct_inspection(
            code, form.to_data(), revision=revision_of(request), by=actor_for(request.posts), at=request.now
        )
        return fresh.desk_path()

    return submit(
        request,
        form,
        FormPage(f"Sửa {code}", "Ghi bản sửa", entry.desk_path(), law=BASIS),
        told_only_to_readers(request, act),
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=entry.revision,
        verdict=void_verdict(entry),
    )


@permission("supervision.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void an inspection with a reason."""
    return void_page(request, visible_or_404(request, code))


@permission("supervision.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book."""
    return close_page(request, "GS", back_url=reverse("supervision:list"))


def _form(request: PageRequest, entry: Inspection | None = None) -> InspectionForm:
    day = entry.held_on if entry else request.today
    return InspectionForm(
        request.POST or None,
        units=units_on(day),
        programmes=queries.programmes_of(day.year),
        closed=reads_internal(request),
        inspection=entry,
    )


def _state(entry: Inspection) -> dict[str, str] | None:
    if entry.outcome == Outcome.NONE:
        return None
    return {"state": LAMPS[Outcome(entry.outcome)], "text": str(entry.get_outcome_display())}


def _facts(entry: Inspection) -> list[dict[str, Any]]:
    democracy = "có" if entry.includes_democracy else "không"
    facts: list[dict[str, Any]] = [
        {"label": "Hình thức", "text": entry.get_kind_display()},
        {"label": "Đối tượng", "text": entry.subject, "sub": entry.subject_code},
        {"label": "Nội dung", "text": entry.topic},
        {"label": "Có nội dung dân chủ ở cơ sở", "text": democracy},
        {"label": "Kết quả", "text": entry.get_outcome_display()},
        {"label": "Ghi chú", "text": entry.note or "không"},
    ]
    if entry.programme:
        url = reverse("supervision:programme_show", args=[entry.programme])
        facts.insert(1, {"label": "Chương trình", "text": entry.programme, "url": url})
    if entry.internal:
        facts.append({"label": "Phạm vi", "text": "nội bộ Đảng: chỉ chức vụ có quyền mới thấy bản ghi này"})
    return facts


def _finding_acts(entry: Inspection, order: int, is_open: bool, correcting: Any) -> list[Act]:
    if not entry.standing:
        return []
    fix = Act.under(correcting, "Sửa hạn chế", reverse("supervision:finding_edit", args=[entry.code, order]))
    if not is_open:
        return [fix]
    done = reverse("supervision:finding_corrected", args=[entry.code, order])
    later = Act.under(correcting, "Lùi hạn", reverse("supervision:finding_postpone", args=[entry.code, order]))
    return [Act.under(correcting, "Ghi đã khắc phục", done, primary=True), later, fix]
