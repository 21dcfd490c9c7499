"""The desk of the ledger: the list, one promise, the agenda that open promises open, a file of evidence."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.dialogue.asked.queries import askers_of, keys_held
from dienhong.dialogue.promises import queries
from dienhong.dialogue.promises.columns import ORDER, columns
from dienhong.dialogue.promises.forms import PromiseFilter
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.rules import CLOSED
from dienhong.dialogue.promises.states import LAMPS
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict
from dienhong.records.attachments import path_of
from dienhong.records.models import Attachment

TITLE = Promise.REGISTER
VERBS = {
    "promise": "Đã ghi lời hứa",
    "renegotiate": "Đã lùi hạn",
    "keep": "Đã ghi thực hiện xong",
    "break": "Đã kết luận không thực hiện được",
    "show": "Đã đăng cho Nhân dân đọc",
    "reopen": "Đã mở lại",
}
NO_FORM = "Luật không đặt mẫu sổ này; mỗi lời hứa có người thực hiện, hạn, chứng cứ."


@permission("dialogue.read")
def listing(request: PageRequest) -> HttpResponse:
    """The promises, the nearest day first."""
    filters = PromiseFilter(request.GET or None)
    entries = queries.promises()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, on=request.today, **filters.cleaned_data)
    shown = columns(request.today)
    if wants_excel(request, filters):
        return export(request, entries, shown, title=TITLE, filename="so-loi-hua.xlsx", default_order=ORDER)
    table = build(
        request,
        entries,
        shown,
        unit="lời hứa",
        caption="Các lời hứa",
        row_url=Promise.desk_path,
        default_order=ORDER,
        filters=filters,
        empty=Empty(
            "Điều người chủ trì hứa với Nhân dân tại đối thoại thì ghi vào đây: ai thực hiện, hạn nào; xong thì ghi "
            "chứng cứ. Lời hứa còn mở đứng đầu chương trình cuộc đối thoại sau.",
            action_url=reverse("promises:new"),
            action_label="Ghi lời hứa",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": NO_FORM},
        "acts": [
            Act("Chương trình cuộc tới", reverse("promises:agenda")),
            Act.under(may_keep(request, "record"), "Ghi lời hứa", reverse("promises:new"), primary=True),
        ],
        "strip": strip(request, "LH", unit="lời hứa", close_url=reverse("promises:close"), permission="dialogue.close"),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("dialogue.read")
def agenda(request: PageRequest) -> HttpResponse:
    """What is still owed, to be answered for first at the next dialogue; a page to print."""
    promises = list(queries.open_promises())  # all of them: an agenda that leaves one out would close it in silence
    rows = [
        {"promise": one, "state": one.state_on(request.today).label, "lamp": _lamp(one, request)} for one in promises
    ]
    context = {"rows": rows, "crumbs": [{"label": TITLE, "url": reverse("promises:list")}]}
    return render(request, "dialogue/promises/agenda.html", context)


@permission("dialogue.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One promise: its day and the days before it, its evidence, what may be done."""
    promise = get_object_or_404(Promise, pk=code)
    state = promise.state_on(request.today)
    context = {
        "record": {
            "code": promise.code,
            "title": promise.words,
            "state": {"state": LAMPS[state], "text": state.label},
            "basis": NO_FORM,
            "late": f"Ghi hoặc sửa sau khóa sổ {promise.late_after}." if promise.late_after else "",
            "voided": None if promise.standing else {"reason": promise.void_reason, "at": promise.voided_at, "by": ""},
        },
        "facts": _facts(promise, keys_held(code)),
        "renegotiations": promise.renegotiations.all(),
        "reopenings": promise.reopenings.all(),
        "askers": [one for one in askers_of(code) if one.said],
        "files": Attachment.objects.filter(code=code),
        "acts": _acts(request, promise),
        "links": document_links(
            (
                ("Cuộc đối thoại", promise.dialogue),
                ("Văn bản ấn định hạn", promise.due_document),
                ("Văn bản chứng cứ", promise.evidence_document),
            )
        ),
        "history": history_for(request, promise, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("promises:list")}],
    }
    return render(request, "dialogue/promises/show.html", context)


@permission("dialogue.read")
@require_safe
def file(request: PageRequest, code: str, number: int) -> HttpResponseBase:
    """A file of evidence, as a download."""
    get_object_or_404(Promise, pk=code)
    attachment = get_object_or_404(Attachment, pk=number, code=code)
    path = path_of(attachment.sha256)
    if not path.is_file():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=attachment.name, content_type=attachment.media_type
    )


def may_keep(request: PageRequest, verb: str) -> Verdict:
    """Whether the reader keeps the ledger."""
    allowed = may(request, f"dialogue.{verb}")
    return Verdict.yes() if allowed else Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


def _lamp(promise: Promise, request: PageRequest) -> str:
    return LAMPS[promise.state_on(request.today)]


def _acts(request: PageRequest, promise: Promise) -> list[Act]:
    code = promise.code
    still = Verdict.yes() if promise.is_open else Verdict.no(CLOSED)
    correct = may_keep(request, "correct") & void_verdict(promise) & still
    shown = Verdict.no("Đã đăng cho Nhân dân đọc.") if promise.shown_on else Verdict.yes()
    return [
        Act.under(correct, "Ghi đã thực hiện", reverse("promises:keep", args=[code]), primary=promise.is_open),
        Act.under(correct, "Lùi hạn", reverse("promises:renegotiate", args=[code])),
        Act.under(correct, "Không thực hiện được", reverse("promises:break", args=[code])),
        Act.under(correct, "Sửa", reverse("promises:edit", args=[code])),
        Act.under(
            may_keep(request, "correct") & void_verdict(promise) & shown,
            "Đăng cho Nhân dân đọc",
            reverse("promises:show_it", args=[code]),
        ),
        Act.under(
            may_keep(request, "void") & void_verdict(promise), "Hủy bản ghi", reverse("promises:void", args=[code])
        ),
    ]


def _facts(promise: Promise, keys: int) -> list[dict[str, Any]]:
    done = "chưa"
    if promise.kept_on:
        done = date_vi(promise.kept_on)
    elif promise.broken_on:
        done = f"không thực hiện được, kết luận ngày {date_vi(promise.broken_on)}"
    late = f"xét đúng hạn theo {date_vi(promise.judged_on)}" if promise.judged_on != promise.due_on else ""
    return [
        {"label": "Câu hỏi, kiến nghị", "text": promise.question or "không ghi"},
        {"label": "Thực hiện", "text": promise.owner},
        {"label": "Ngày hứa", "text": date_vi(promise.made_on)},
        {"label": "Hạn", "text": date_vi(promise.due_on), "sub": late},
        {"label": "Xong", "text": done, "sub": promise.broken_why},
        {"label": "Chứng cứ", "text": promise.evidence or "chưa có"},
        {"label": "Người hỏi giữ khóa", "text": number_vi(keys) if keys else "không có; không ai đánh giá được"},
        {
            "label": "Nhân dân đọc được",
            "text": f"từ ngày {date_vi(promise.shown_on)}" if promise.shown_on else "chưa đăng",
        },
    ]
