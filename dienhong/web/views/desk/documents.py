"""Sổ văn bản: the list and one document with its status in law on today's date."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.instruments import Status
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import strip
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict
from dienhong.records.models import Attachment
from dienhong.web.columns import DOCUMENT_ORDER, LAMPS, UNKNOWN_DAY, document_columns
from dienhong.web.finding import narrow_documents
from dienhong.web.forms import DocumentFilter

TITLE = "Sổ văn bản"


@permission("documents.read")
@require_safe
def listing(request: PageRequest) -> HttpResponse:
    """The register of documents, newest entry first."""
    filters = DocumentFilter(request.GET or None)
    entries: QuerySet[Document] = Document.objects.all()
    if filters.is_bound and filters.is_valid():
        entries = narrow_documents(entries, **filters.cleaned_data)
    columns = document_columns(request.today)
    if wants_excel(request, filters):
        return export(request, entries, columns, title=TITLE, filename="so-van-ban.xlsx", default_order=DOCUMENT_ORDER)
    table = build(
        request,
        entries,
        columns,
        unit="văn bản",
        caption="Các văn bản trong sổ",
        row_url=Document.desk_path,
        default_order=DOCUMENT_ORDER,
        filters=filters,
        empty=Empty(
            "Văn bản nào được dẫn trong sổ hay báo cáo thì ghi vào đây trước: số, ngày, cơ quan như in trên giấy.",
            action_url=reverse("web:document_new"),
            action_label="Ghi văn bản",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": "Văn bản đóng dấu Mật, Tối mật, Tuyệt mật không vào phần mềm này."},
        "acts": [Act.under(may_record(request), "Ghi văn bản", reverse("web:document_new"), primary=True)],
        "strip": strip(
            request, "VB", unit="văn bản", close_url=reverse("web:documents_close"), permission="documents.close"
        ),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("documents.read")
@require_safe
def show(request: PageRequest, code: str) -> HttpResponse:
    """One document: what is kept of it, its files, its status in law today."""
    document = get_object_or_404(Document, pk=code)
    status = document.status_on(request.today)
    allowed = may_record(request) & void_verdict(document)
    context = {
        "record": {
            "code": document.code,
            "title": document.cite_vi(),
            "state": {"state": LAMPS[status.code], "text": _status_words(status)},
            "basis": f"Hiệu lực xem vào ngày {date_vi(request.today)}",
            "voided": None
            if document.standing
            else {"reason": document.void_reason, "at": document.voided_at, "by": ""},
        },
        "facts": [*_facts(document), *_status_facts(status)],
        "files": [
            {"name": one.name, "url": reverse("web:document_file", args=[code, one.pk]), "sub": _size(one)}
            for one in Attachment.objects.filter(code=code)
        ],
        "acts": [
            Act.under(allowed, "Đính kèm tệp", reverse("web:document_attach", args=[code])),
            Act.under(allowed, "Sửa văn bản", reverse("web:document_correct", args=[code])),
            Act.under(allowed, "Hủy bản ghi", reverse("web:document_void", args=[code])),
        ],
        "history": history_for(request, document),
        "crumbs": [{"label": TITLE, "url": reverse("web:documents")}],
    }
    return render(request, "web/desk/document.html", context)


def may_record(request: PageRequest) -> Verdict:
    """Whether the posts held may write in the register."""
    if may(request, "documents.record"):
        return Verdict.yes()
    return Verdict.no("Chức vụ đang giữ chỉ được xem sổ văn bản.")


def _status_words(status: Status) -> str:
    if status.since and status.code in ("amended", "expired"):
        return f"{status.label_vi} từ {date_vi(status.since)}"
    return status.label_vi


def _facts(document: Document) -> list[dict[str, Any]]:
    return [
        {"label": "Số, ký hiệu", "text": document.number},
        {"label": "Loại văn bản", "text": document.kind},
        {"label": "Cơ quan ban hành", "text": document.issuer or UNKNOWN_DAY},
        {"label": "Ngày ban hành", "text": date_vi(document.signed_on) if document.signed_on else UNKNOWN_DAY},
        {"label": "Trích yếu", "text": document.title},
        {
            "label": "Sổ",
            "text": document.get_direction_display(),
            "sub": "về thực hiện dân chủ ở cơ sở" if document.about_democracy else "",
        },
        *([{"label": "Dữ liệu mẫu", "text": "văn bản do bộ dữ liệu mẫu đặt ra"}] if document.invented else []),
    ]


def _status_facts(status: Status) -> list[dict[str, Any]]:
    fact = {
        "label": "Hiệu lực",
        "text": _status_words(status),
        "sub": "" if status.code == "unknown" else status.certainty.label_vi,
        "law": status.note,
    }
    replaced = {"label": "Thay bằng", "lines": list(status.replaced_by)}
    return [fact, replaced] if status.replaced_by else [fact]


def _size(attachment: Attachment) -> str:
    kilobytes = max(1, round(attachment.size / 1000))
    added = timezone.localdate(attachment.added_at)
    return f"{number_vi(kilobytes)} kB, thêm ngày {date_vi(added)} · SHA-256 {attachment.sha256[:12]}…"
