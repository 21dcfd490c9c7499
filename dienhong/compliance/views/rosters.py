"""The desk of rosters: all of them, one with its lines, open, sign a pledge, add who was missed, void."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.compliance import actions, opening, queries
from dienhong.compliance.columns import DUTY_ORDER, ROSTER_ORDER, ROSTERS, line_columns, share_cell, views_of
from dienhong.compliance.forms import AddSubjectForm, RosterFilter, RosterForm, SignForm
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.obligations import NO_ARTICLE, obligations
from dienhong.compliance.rules import basis_of
from dienhong.compliance.views.asking import allowed, refuse_export
from dienhong.documents.models import Document
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import void_page, void_verdict

TITLE = "Danh sách đối tượng thực hiện"
BOOK = "Các loại hình cơ sở"


@permission("compliance.read")
def listing(request: PageRequest) -> HttpResponse:
    """Every roster, the newest first."""
    filters = RosterFilter(request.GET or None)
    entries = queries.rosters()
    if filters.is_bound and filters.is_valid():
        asked = filters.cleaned_data
        entries = entries.filter(obligation_key=asked["obligation"]) if asked["obligation"] else entries
        entries = queries.incomplete(entries) if asked["only"] else entries
        entries = entries.filter(from_on__lte=asked["on"], to_on__gte=asked["on"]) if asked["on"] else entries
    if wants_excel(request, filters):
        refuse_export(request)
        return export(
            request, entries, ROSTERS, title=TITLE, filename="danh-sach-doi-tuong.xlsx", default_order=ROSTER_ORDER
        )
    recording = allowed(request, "compliance.record")
    table = build(
        request,
        entries,
        ROSTERS,
        unit="danh sách",
        caption=TITLE,
        row_url=Roster.desk_path,
        default_order=ROSTER_ORDER,
        filters=filters,
        views=views_of("rosters"),
        empty=Empty(
            "Danh sách lập tại một ngày là mẫu số của mọi tỷ lệ: 19/19 thôn chỉ nói được khi biết 19 thôn nào.",
            action_url=reverse("compliance:roster_new") if recording else "",
            action_label="Lập danh sách",
            title="Chưa có danh sách nào",
        ),
    )
    if not may(request, "compliance.export"):
        table.export_url = ""
    context = {
        "register": {"title": TITLE, "basis": ""},
        "acts": [Act.under(recording, "Lập danh sách", reverse("compliance:roster_new"), primary=True)],
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("compliance.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One roster: what it rests on, its lines, and what may be done."""
    roster = get_object_or_404(queries.rosters(), pk=code)
    owed, standing = roster.obligation, void_verdict(roster)
    recording = allowed(request, "compliance.record") & standing
    table = build(
        request,
        Duty.objects.filter(roster=roster).select_related("roster"),
        line_columns(roster, acting=bool(recording)),
        unit="dòng",
        caption=f"Các dòng của {code}",
        row_url=Duty.desk_path,
        default_order=DUTY_ORDER,
    )
    acts = [
        Act.under(recording, "Thêm đối tượng còn sót", reverse("compliance:add_subject", args=[code])),
        Act.under(
            allowed(request, "compliance.void") & standing,
            "Hủy danh sách",
            reverse("compliance:roster_void", args=[code]),
        ),
    ]
    if owed.of_officials:
        acts.insert(0, Act.under(recording, "Ghi đã ký", reverse("compliance:sign", args=[code]), primary=True))
    share = share_cell(roster.met_count, roster.total)  # type: ignore[attr-defined]
    context = {
        "record": {
            "code": code,
            "title": f"{owed.vi}, kỳ {roster.period}",
            "state": {"state": share.state, "text": f"{owed.met_vi.lower()} {share.text}"},
            "basis": cite_vi(owed.cite) if owed.cite else NO_ARTICLE,
            "late": f"Ghi hoặc sửa sau khóa sổ {roster.late_after}." if roster.late_after else "",
            "voided": None if roster.standing else {"reason": roster.void_reason, "at": roster.voided_at, "by": ""},
        },
        "facts": _facts(roster),
        "listing": table,
        "acts": acts,
        "history": history_for(request, roster, {"record": "Đã lập danh sách"}),
        "crumbs": [{"label": BOOK, "url": reverse("compliance:list")}],
    }
    return render(request, "compliance/desk/roster.html", context)


@permission("compliance.record")
def new(request: PageRequest) -> HttpResponse:
    """Open a roster."""
    asked = request.GET.get("nghia-vu", "")
    known = asked if asked in {one.key for one in obligations()} else ""
    initial = {"obligation_key": known, "period": str(request.today.year), "as_of": request.today}
    form = RosterForm(request.POST or None, initial=initial)

    def act() -> str:
        roster = opening.open_roster(**form.cleaned_data, by=actor_for(request.posts), at=request.now)
        return roster.desk_path()

    page = FormPage(
        "Lập danh sách đối tượng",
        "Lập danh sách",
        reverse("compliance:list"),
        intro="Danh sách lấy mọi đơn vị thuộc diện còn hoạt động trong ngày lập; từ đó mới có mẫu số của tỷ lệ.",
    )
    return submit(request, form, page, act, done="Đã lập danh sách; mỗi đối tượng có một dòng.")


@permission("compliance.record")
def sign(request: PageRequest, code: str) -> HttpResponse:
    """Enter that an official signed the pledge."""
    roster = get_object_or_404(Roster, pk=code)
    form = SignForm(request.POST or None, initial={"signed_on": request.today})

    def act() -> str:
        data = form.cleaned_data
        actions.sign_pledge(
            code,
            data["person"],
            data["signed_on"],
            unit=data["unit"],
            document=data["document"],
            by=actor_for(request.posts),
            at=request.now,
        )
        return roster.desk_path()

    verdict = void_verdict(roster) & _of_officials(roster)
    return submit(request, form, FormPage(f"Ghi đã ký, {code}", "Ghi đã ký", roster.desk_path()), act, verdict=verdict)


@permission("compliance.record")
def add_subject(request: PageRequest, code: str) -> HttpResponse:
    """Add a subject that was missed when the roster was opened."""
    roster = get_object_or_404(Roster, pk=code)
    owed = roster.obligation
    listed = set(roster.duties.filter(voided_at__isnull=True).values_list("subject_code", flat=True))
    units = [] if owed.of_officials else list(queries.owing_units(owed, roster.as_of))
    form = AddSubjectForm(
        request.POST or None, roster=roster, units=[unit for unit in units if unit.code not in listed]
    )

    def act() -> str:
        opening.add_subject(code, **form.to_fields(), by=actor_for(request.posts), at=request.now)
        return roster.desk_path()

    page = FormPage(
        f"Thêm đối tượng còn sót, {code}",
        "Thêm vào danh sách",
        roster.desk_path(),
        intro="Dòng thêm sau là một bản ghi mới, ghi rõ ngày và lý do thêm; mẫu số tăng từ lúc này.",
    )
    return submit(request, form, page, act, done="Đã thêm vào danh sách.", verdict=void_verdict(roster))


@permission("compliance.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a roster: its lines count nowhere any more."""
    return void_page(request, get_object_or_404(Roster, pk=code))


def _of_officials(roster: Roster) -> Verdict:
    if roster.obligation.of_officials:
        return Verdict.yes(*basis_of(roster.obligation))
    return Verdict.no(f"Danh sách {roster.code} không phải danh sách ký cam kết.")


def _facts(roster: Roster) -> list[dict[str, Any]]:
    paper = Document.objects.filter(pk=roster.document).first() if roster.document else None
    owed = roster.obligation
    facts: list[dict[str, Any]] = [
        {"label": "Danh sách giữ cho các ngày", "text": roster.window.label_vi()},
        {"label": "Lập tại ngày", "text": date_vi(roster.as_of)},
        {
            "label": "Căn cứ lập",
            "text": roster.basis,
            "sub": f"{paper.cite_vi()} ({paper.code})" if paper else "",
        },
        {"label": "Chứng cứ của mỗi dòng", "text": owed.proof_vi},
    ]
    if owed.note:
        facts.append({"label": "Lưu ý", "text": owed.note})
    if roster.invented:
        facts.append({"label": "Nguồn", "text": "danh sách do bộ dữ liệu mẫu đặt ra, không có trong báo cáo gốc"})
    return facts
