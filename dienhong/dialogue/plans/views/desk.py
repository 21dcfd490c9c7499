"""The desk of the plan of dialogues: the list and one dialogue."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.commune.queries import units_on
from dienhong.dialogue.asked.queries import counts_of, left_open_before
from dienhong.dialogue.plans import queries, rules
from dienhong.dialogue.plans.columns import ORDER, PLANS
from dienhong.dialogue.plans.forms import PlanFilter
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import LAMPS, PlanState
from dienhong.dialogue.promises.states import LAMPS as PROMISE_LAMPS
from dienhong.dialogue.rules import co_chair_told
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, number_vi, weekday_vi
from dienhong.law.duties import duty
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act, said
from dienhong.page.closing import strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict

TITLE = PlannedDialogue.REGISTER
BASIS = "72/2025/QH15 art 43"
VERBS = {
    "plan": "Đã lập kế hoạch",
    "announce": "Đã ghi thông báo",
    "call_off": "Đã báo không tổ chức",
    "open_hall": "Đã mở hội trường",
}
READ_ONLY = "Chức vụ đang giữ chỉ được xem kế hoạch này."


@permission("dialogue.read")
def listing(request: PageRequest) -> HttpResponse:
    """The planned dialogues, the farthest day first."""
    filters = PlanFilter(request.GET or None)
    entries = queries.plans()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    if wants_excel(request, filters):
        return export(request, entries, PLANS, title=TITLE, filename="ke-hoach-doi-thoai.xlsx", default_order=ORDER)
    yearly = duty("dialogue.people", request.today)
    table = build(
        request,
        entries,
        PLANS,
        unit="cuộc",
        caption="Các cuộc đối thoại dự kiến",
        row_url=PlannedDialogue.desk_path,
        default_order=ORDER,
        filters=filters,
        empty=Empty(
            f"{yearly.vi} {yearly.label_vi}. Lập cuộc đối thoại, thông báo cho Nhân dân trước, rồi nhận câu hỏi.",
            law=cite_vi(yearly.cite),
            action_url=reverse("plans:new") if may(request, "dialogue.record") else "",
            action_label="Lập cuộc đối thoại",
        ),
    )
    year = request.today.year
    context = {
        "register": {"title": TITLE, "basis": f"{cite_vi(BASIS)} · {cite_vi(yearly.cite)}: {yearly.label_vi}"},
        "acts": [
            Act(f"Tải kế hoạch năm {year} (.docx)", reverse("plans:year", args=[year])),
            Act.under(allowed(request, "record"), "Lập cuộc đối thoại", reverse("plans:new"), primary=True),
        ],
        "strip": strip(request, "KDT", unit="cuộc", close_url=reverse("plans:close"), permission="dialogue.close"),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("dialogue.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One planned dialogue: its notice and the clock of it, what opens its agenda, its questions, what may be done."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    counts = counts_of(code)
    owed = [(one, one.state_on(request.today)) for one in queries.agenda(planned)]
    clock = rules.notice_clock(planned.planned_on) if planned.state == PlanState.DRAFT else None
    context = {
        "record": {
            "code": planned.code,
            "title": planned.title,
            "state": {"state": LAMPS[PlanState(planned.state)], "text": planned.get_state_display()},
            "basis": cite_vi(BASIS),
            "late": f"Ghi hoặc sửa sau khóa sổ {planned.late_after}." if planned.late_after else "",
            "voided": None if planned.standing else {"reason": planned.void_reason, "at": planned.voided_at, "by": ""},
        },
        "facts": _facts(planned),
        "due": clock,
        "due_label": "Hạn thông báo",
        "counts": counts,
        "owed": [{"promise": one, "state": state.label, "lamp": PROMISE_LAMPS[state]} for one, state in owed],
        "left": left_open_before(planned),
        "planned": planned,
        "remarks": said(_remarks(planned).warnings),
        "acts": _acts(request, planned, counts.unread),
        "links": document_links(
            (
                ("Theo kế hoạch", planned.plan),
                ("Cuộc đối thoại", planned.dialogue),
                ("Theo yêu cầu của cử tri", planned.demand),
            )
        ),
        "history": history_for(request, planned, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("plans:list")}],
    }
    return render(request, "dialogue/plans/show.html", context)


def allowed(request: PageRequest, verb: str) -> Verdict:
    """Whether the reader keeps the plan."""
    return Verdict.yes() if may(request, f"dialogue.{verb}") else Verdict.no(READ_ONLY)


def _remarks(planned: PlannedDialogue) -> Verdict:
    bound = rules.is_bound(planned.kind, planned.demand) and planned.state != PlanState.CALLED_OFF
    told = (
        co_chair_told(planned.hosts, planned.co_chair, planned.planned_on, party_invited=planned.party_invited)
        if bound
        else Verdict.yes()
    )
    if planned.announced_on is None:
        return told
    return told & rules.can_announce(
        state=PlanState.DRAFT,
        kind="periodic" if not rules.is_bound(planned.kind, planned.demand) else planned.kind,
        demand=planned.demand,
        planned_on=planned.planned_on,
        announced_on=planned.announced_on,
        on=max(planned.planned_on, planned.announced_on),
    )


def _acts(request: PageRequest, planned: PlannedDialogue, unread: int) -> list[Act]:
    code, on = planned.code, request.today
    standing = void_verdict(planned)
    correct = allowed(request, "correct") & standing
    notice = rules.can_announce(
        state=planned.state,
        kind=planned.kind,
        demand=planned.demand,
        planned_on=planned.planned_on,
        announced_on=on,
        on=on,
    )
    opening = rules.can_open(state=planned.state, planned_on=planned.planned_on, on=on)
    still = Verdict.yes() if planned.is_open else Verdict.no(rules.NOT_OPEN)
    held = planned.state == PlanState.HELD
    announced = Verdict.yes() if planned.announced_on else Verdict.no("Chưa ghi đã thông báo cuộc này cho Nhân dân.")
    reading = f"Đọc {number_vi(unread)} câu hỏi mới" if unread else "Xem các câu hỏi"
    off = planned.state == PlanState.CALLED_OFF
    household = "In giấy báo không tổ chức đến từng hộ" if off else "In giấy báo đến từng hộ"
    papers = standing & (Verdict.no("Cuộc này đã báo không tổ chức.") if off else Verdict.yes())
    acts = [
        Act.under(
            correct & notice,
            "Ghi đã thông báo",
            reverse("plans:announce", args=[code]),
            primary=not planned.announced_on,
        ),
        Act.under(
            correct & opening, "Mở hội trường", reverse("plans:open", args=[code]), primary=bool(planned.announced_on)
        ),
    ]
    if held:
        acts = [
            Act.under(correct, "Vào hội trường", reverse("plans:hall", args=[code]), primary=True),
            Act("Xem cuộc đối thoại trong sổ", reverse("dialogue:show", args=[planned.dialogue])),
        ]
    moderating = Verdict.yes() if may(request, "dialogue.moderate") else Verdict.no("Việc đọc câu hỏi thuộc văn phòng.")
    handing = Verdict.yes() if may(request, "notices.read") else Verdict.no("Việc giao giấy đến hộ thuộc văn phòng.")
    acts += [
        Act.under(moderating, reading, f"{reverse('asked:list')}?planned={code}"),
        Act.under(papers, "Tải chương trình (.docx)", reverse("plans:agenda", args=[code])),
        Act.under(papers, "Tải giấy thông báo (.docx)", reverse("plans:notice", args=[code])),
        Act.under(handing & standing & announced, household, f"/ban-lam-viec/thong-bao/giay-ho/{code}/"),
        Act.under(correct & still, "Sửa", reverse("plans:edit", args=[code])),
        Act.under(correct & still, "Báo không tổ chức", reverse("plans:call_off", args=[code])),
        Act.under(allowed(request, "void") & standing, "Hủy bản ghi", reverse("plans:void", args=[code])),
    ]
    return acts


def _facts(planned: PlannedDialogue) -> list[dict[str, Any]]:
    facts = [
        {"label": "Thời gian", "text": planned.when_vi(), "sub": weekday_vi(planned.planned_on)},
        {"label": "Địa điểm", "text": planned.place, "sub": village_names(planned.village_codes, planned.planned_on)},
        {"label": "Nội dung", "text": planned.content},
        {"label": "Cách dự", "text": planned.attending},
        {"label": "Loại, cấp", "text": f"{planned.get_kind_display()}, {str(planned.get_level_display()).lower()}"},
        {"label": "Chủ trì", "text": planned.led_by_vi(), "sub": "đã mời Đảng ủy" if planned.party_invited else ""},
        {"label": "MTTQ tổng hợp ý kiến", "text": planned.front_digest or "chưa ghi"},
        {
            "label": "Nhận câu hỏi đến hết ngày",
            "text": date_vi(planned.questions_until or planned.planned_on),
        },
        {
            "label": "Thông báo",
            "text": date_vi(planned.announced_on) if planned.announced_on else "chưa thông báo",
            "sub": planned.announced_by,
        },
    ]
    if planned.called_off_on:
        facts.append({"label": "Không tổ chức", "text": date_vi(planned.called_off_on), "sub": planned.called_off_why})
    return facts


def village_names(codes: tuple[str, ...], on: date) -> str:
    """“thôn A, B”; '' for the whole commune."""
    if not codes:
        return ""
    return f"thôn {', '.join(units_on(on).filter(pk__in=codes).values_list('name', flat=True))}"
