"""The desk of the ratings: surveys, one survey with what may be seen of it, a batch of sheets, the paper for a counter."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.verdict import Verdict
from dienhong.listening import queries, rules
from dienhong.listening.columns import ORDER, columns
from dienhong.listening.models import Batch, Survey
from dienhong.listening.questions import question_sets
from dienhong.listening.shown import results
from dienhong.listening.states import BatchState, SurveyKind
from dienhong.page.acts import Act
from dienhong.page.closing import strip
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.qr import qr_path
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict

TITLE = "Đánh giá hài lòng"
SHOWN = 40
VERBS = {
    "open": "Đã mở đợt",
    "shut": "Đã đóng đợt",
    "moderate": "Đã đọc một ý kiến",
    "type": "Đã nhập lần một",
    "match": "Đã nhập lần hai, khớp",
}


@permission("listening.read")
def listing(request: PageRequest) -> HttpResponse:
    """The surveys, the newest first."""
    shown = columns(request.today)
    if wants_excel(request):
        return export(request, queries.surveys(), shown, title=TITLE, filename="danh-gia.xlsx", default_order=ORDER)
    table = build(
        request,
        queries.surveys(),
        shown,
        unit="đợt",
        caption="Các đợt lấy đánh giá",
        row_url=Survey.desk_path,
        default_order=ORDER,
        empty=Empty(
            "UBND xã phải tạo lập và duy trì ổn định, thường xuyên hệ thống để Nhân dân đánh giá sự hài lòng. Mở một đợt cho "
            "từng quầy, in tờ có mã vuông rồi treo tại quầy.",
            law=cite_vi(rules.LAW),
            action_url=reverse("listening:new"),
            action_label="Mở đợt đầu tiên",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": cite_vi(rules.LAW)},
        "acts": [Act.under(may_keep(request), "Mở đợt", reverse("listening:new"), primary=True)],
        "strip": strip(
            request, "DG", unit="đánh giá", close_url=reverse("listening:close"), permission="listening.close"
        ),
        "listing": table,
        "note": "Kết quả công khai ở",
        "note_url": reverse("rated:list"),
        "note_label": "trang Đánh giá",
    }
    return render(request, "page/register_list.html", context)


@permission("listening.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One survey. Officers see what everybody sees, and how many ratings came: small numbers are nobody's here either."""
    survey = get_object_or_404(Survey, pk=code)
    issued, used = queries.slips_of(code)
    address = reverse("rated:rate", args=[survey.slug])
    facts: list[dict[str, Any]] = [
        {"label": "Địa chỉ", "text": address, "url": address},
        {"label": "Bộ câu hỏi", "text": question_sets()[survey.questions].vi},
        {"label": "Cách lấy", "text": survey.get_kind_display()},
        {"label": "Mở", "text": f"từ {date_vi(survey.opened_on)}", "sub": _until(survey)},
        {"label": "Đã nhận", "text": f"{number_vi(queries.ratings_of(code).count())} đánh giá"},
    ]
    if survey.kind == SurveyKind.CODES:
        facts.append({"label": "Mã đã phát", "text": f"{number_vi(issued)}, đã dùng {number_vi(used)}"})
    context = {
        "record": {
            "code": code,
            "title": survey.summary_vi(),
            "state": {
                "state": "idle" if survey.closed_on else "ok",
                "text": "Đã đóng" if survey.closed_on else "Đang mở",
            },
            "basis": cite_vi(question_sets()[survey.questions].cite),
            "voided": None if survey.standing else {"reason": survey.void_reason, "at": survey.voided_at, "by": ""},
        },
        "facts": facts,
        "acts": _acts(request, survey),
        "batches": list(queries.batches_of(code)[:SHOWN]),
        "comments": list(queries.waiting_comments(code)[:SHOWN]) if may(request, "listening.moderate") else [],
        "waiting": queries.waiting_comments(code).count(),
        "may_moderate": may(request, "listening.moderate"),
        "history": history_for(request, survey, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("listening:list")}],
        "results": results(queries.published(survey, request.today)),
    }
    return render(request, "listening/desk/show.html", context)


@permission("listening.read")
def batch(request: PageRequest, code: str) -> HttpResponse:
    """One batch of paper sheets."""
    found = get_object_or_404(Batch, pk=code)
    survey = get_object_or_404(Survey, pk=found.survey)
    waits = found.state == BatchState.TYPED
    still = may_keep(request) & void_verdict(found)
    second = still & rules.can_match(found.state, typed_by=found.account, account=request.user.pk)
    if not waits:
        still = still & Verdict.no("Lô này đã vào sổ.")
    context = {
        "record": {
            "code": code,
            "title": found.summary_vi(),
            "state": {"state": "warn" if waits else "ok", "text": found.get_state_display()},
            "basis": "",
            "voided": None if found.standing else {"reason": found.void_reason, "at": found.voided_at, "by": ""},
        },
        "facts": [
            {"label": "Đợt", "text": survey.title, "url": survey.desk_path()},
            {"label": "Số phiếu đếm được", "text": number_vi(found.sheets)},
            {"label": "Nhập lần một", "text": found.typed_by},
        ],
        "acts": [
            Act.under(second, "Nhập lần hai", reverse("listening:match", args=[code]), primary=True),
            Act.under(still, "Hủy lô", reverse("listening:void_batch", args=[code])),
        ],
        "history": history_for(request, found, VERBS),
        "crumbs": [
            {"label": TITLE, "url": reverse("listening:list")},
            {"label": survey.code, "url": survey.desk_path()},
        ],
    }
    return render(request, "page/record.html", context)


@permission("listening.read")
def poster(request: PageRequest, code: str) -> HttpResponse:
    """The paper that hangs at a counter, A4 or A5: a square code and a short address."""
    survey = get_object_or_404(Survey, pk=code)
    address = request.build_absolute_uri(reverse("rated:rate", args=[survey.slug]))
    context = {
        "survey": survey,
        "address": address,
        "qr": qr_path(address),
        "basis": cite_vi(rules.LAW),
        "crumbs": [
            {"label": TITLE, "url": reverse("listening:list")},
            {"label": survey.code, "url": survey.desk_path()},
        ],
    }
    return render(request, "listening/desk/poster.html", context)


def may_keep(request: PageRequest) -> Verdict:
    """Whether the reader keeps the book."""
    return Verdict.yes() if may(request, "listening.record") else Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


def _acts(request: PageRequest, survey: Survey) -> list[Act]:
    code = survey.code
    keep = may_keep(request) & void_verdict(survey)
    still = keep & rules.is_open(survey.opened_on, survey.closed_on, request.today)
    if survey.kind == SurveyKind.CODES:
        first = Act.under(still, "Phát mã, in phiếu", reverse("listening:slips", args=[code]), primary=True)
    else:
        first = Act("In tờ treo tại quầy", reverse("listening:poster", args=[code]), primary=True)
    unused = keep
    if queries.ratings_of(code).exists():
        unused = keep & Verdict.no("Đã có đánh giá; hãy đóng đợt thay vì hủy.")
    return [
        first,
        Act.under(still, "Nhập phiếu giấy", reverse("listening:type", args=[code])),
        Act.under(still, "Đóng đợt", reverse("listening:shut", args=[code])),
        Act.under(unused, "Hủy bản ghi", reverse("listening:void", args=[code])),
    ]


def _until(survey: Survey) -> str:
    return f"đóng từ {date_vi(survey.closed_on)}" if survey.closed_on else ""
