"""The desk of one line of a roster: what is owed, mark it met, correct, take back, void."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.models import Unit
from dienhong.compliance import actions
from dienhong.compliance.forms import MetForm, UnmarkForm
from dienhong.compliance.models import Duty
from dienhong.compliance.obligations import NO_ARTICLE
from dienhong.compliance.rules import basis_of
from dienhong.compliance.states import DutyState
from dienhong.compliance.views.asking import allowed
from dienhong.documents.models import Document
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.quorums import quorum
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.history import history_for
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

VERBS = {"record": "Đã vào danh sách", "met": "Đã ghi là đã làm", "unmark": "Đã bỏ ghi"}


@permission("compliance.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One line with its proof, its history, and what may be done."""
    duty = _duty(code)
    owed, standing = duty.roster.obligation, _standing(duty)
    is_met = duty.state == DutyState.MET
    marking = (
        allowed(request, "compliance.record")
        & standing
        & _when(not is_met, "Đã ghi rồi; muốn đổi hãy dùng “Sửa bản ghi”.")
    )
    correcting = allowed(request, "compliance.correct") & standing & _when(is_met, "Chưa ghi là đã làm.")
    context = {
        "record": {
            "code": code,
            "title": f"{duty.subject}: {owed.short.lower()}, kỳ {duty.roster.period}",
            "state": {"state": "ok" if is_met else "idle", "text": owed.met_vi if is_met else "Chưa làm"},
            "basis": cite_vi(owed.cite) if owed.cite else NO_ARTICLE,
            "late": f"Ghi hoặc sửa sau khóa sổ {duty.late_after}." if duty.late_after else "",
            "voided": None if duty.standing else {"reason": duty.void_reason, "at": duty.voided_at, "by": ""},
        },
        "facts": _facts(duty),
        "acts": [
            Act.under(marking, "Ghi đã làm", reverse("compliance:met", args=[code]), primary=True),
            Act.under(correcting, "Sửa bản ghi", reverse("compliance:edit", args=[code])),
            Act.under(correcting, "Bỏ ghi đã làm", reverse("compliance:unmark", args=[code])),
            Act.under(
                allowed(request, "compliance.void") & void_verdict(duty),
                "Hủy dòng này",
                reverse("compliance:void", args=[code]),
            ),
        ],
        "links": [{"label": duty.roster.summary_vi(), "url": duty.roster.desk_path(), "sub": duty.roster_id}],
        "history": history_for(request, duty, VERBS),
        "crumbs": [
            {"label": "Các loại hình cơ sở", "url": reverse("compliance:list")},
            {"label": duty.roster_id, "url": duty.roster.desk_path()},
        ],
    }
    return render(request, "page/record.html", context)


@permission("compliance.record")
def met(request: PageRequest, code: str) -> HttpResponse:
    """Enter that the duty was met, with its proof."""
    duty = _duty(code)
    form = MetForm(request.POST or None, duty=duty, owed=duty.roster.obligation, initial={"met_on": request.today})

    def act() -> str:
        actions.mark_met(
            code, **form.to_fields(), by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        )
        return duty.roster.desk_path()

    done = _when(duty.state == DutyState.DUE, f"{code} đã ghi là đã làm; muốn đổi hãy dùng “Sửa bản ghi”.")
    verdict = _standing(duty) & done & Verdict.yes(*basis_of(duty.roster.obligation))
    return submit(request, form, _page(duty, "Ghi đã làm"), act, revision=duty.revision, verdict=verdict)


@permission("compliance.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct what was entered as met."""
    duty = _duty(code)
    form = MetForm(request.POST or None, duty=duty, owed=duty.roster.obligation)

    def act() -> str:
        fields = form.to_fields()
        return actions.correct_met(
            code, **fields, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    return submit(
        request,
        form,
        _page(duty, "Ghi bản sửa"),
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=duty.revision,
        verdict=_standing(duty) & _when(duty.state == DutyState.MET, f"{code} chưa ghi là đã làm."),
    )


@permission("compliance.correct")
def unmark(request: PageRequest, code: str) -> HttpResponse:
    """Take back that the duty was met."""
    duty = _duty(code)
    form = UnmarkForm(request.POST or None)

    def act() -> str:
        return actions.unmark(
            code,
            reason=form.cleaned_data["reason"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    return submit(
        request,
        form,
        _page(duty, "Bỏ ghi đã làm"),
        act,
        done="Đã bỏ ghi; dòng này trở lại chưa làm.",
        revision=duty.revision,
        verdict=_standing(duty) & _when(duty.state == DutyState.MET, f"{code} chưa ghi là đã làm."),
    )


@permission("compliance.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a line: the denominator falls by one."""
    return void_page(request, _duty(code))


def _duty(code: str) -> Duty:
    duty: Duty = get_object_or_404(Duty.objects.select_related("roster"), pk=code)
    return duty


def _standing(duty: Duty) -> Verdict:
    roster = _when(duty.roster.standing, f"Danh sách {duty.roster_id} đã hủy; không ghi tiếp vào dòng này.")
    return void_verdict(duty) & roster


def _when(holds: bool, otherwise: str) -> Verdict:
    return Verdict.yes() if holds else Verdict.no(otherwise)


def _page(duty: Duty, submit_label: str) -> FormPage:
    owed = duty.roster.obligation
    return FormPage(f"{submit_label}: {duty.subject}", submit_label, duty.desk_path(), law=owed.cite, intro=owed.vi)


def _facts(duty: Duty) -> list[dict[str, Any]]:
    owed = duty.roster.obligation
    unit = Unit.objects.filter(pk=duty.subject_code).first() if duty.subject_code else None
    paper = Document.objects.filter(pk=duty.document).first() if duty.document else None
    office = ", ".join(part for part in (duty.title, duty.unit_name) if part)
    facts: list[dict[str, Any]] = [
        {"label": "Nghĩa vụ", "text": owed.vi},
        {"label": "Đối tượng", "text": duty.subject, "url": unit.desk_path() if unit else "", "sub": office},
        {"label": owed.day_vi, "text": date_vi(duty.met_on) if duty.met_on else "chưa làm"},
        {
            "label": "Văn bản chứng minh",
            "text": paper.cite_vi() if paper else "",
            "url": paper.desk_path() if paper else "",
        },
        {"label": "Chứng cứ khác", "text": duty.note},
    ]
    if duty.entitled and duty.attended is not None:
        facts.append(_attendance(duty))
    if duty.added_on:
        facts.append({"label": "Thêm sau", "text": f"{date_vi(duty.added_on)}: {duty.added_reason}"})
    convenes = owed.union_keeps if unit and unit.has_union else owed.head_chairs
    if convenes:
        facts.append({"label": "Ai triệu tập", "text": convenes.vi, "law": cite_vi(convenes.cite)})
    return facts


def _attendance(duty: Duty) -> dict[str, Any]:
    """The numbers with the arithmetic of the law, so that anybody can check it."""
    law = quorum(duty.roster.obligation.quorum, duty.met_on or duty.listed_on)
    entitled, attended, share = duty.entitled or 0, duty.attended or 0, law.present
    sign = "≥" if share.rule == "at_least" else ">"
    lines = [
        f"{attended} người dự trên {entitled} ({share.label_vi}: {attended} × {share.den} = {attended * share.den} "
        f"{sign} {entitled} × {share.num} = {entitled * share.num})"
    ]
    if law.passes and duty.agreed is not None:
        lines.append(f"{duty.agreed} tán thành, {duty.disagreed or 0} không ({law.passes.label_vi} số người dự)")
    return {"label": "Dự và biểu quyết", "lines": lines, "law": cite_vi(law.cite)}
