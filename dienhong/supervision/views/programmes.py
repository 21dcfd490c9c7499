"""The desk of the programmes: list, one programme with its inspections, record, correct, void."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.documents.models import Document
from dienhong.page.acts import Act
from dienhong.page.listing import Empty, Listing, Pager, Row, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.supervision import programmes as writing
from dienhong.supervision import queries
from dienhong.supervision.columns import INSPECTIONS, ORDER, PROGRAMMES, views_of
from dienhong.supervision.forms import ProgrammeForm
from dienhong.supervision.models import Programme
from dienhong.supervision.told import programme_history
from dienhong.supervision.views.reading import allowed, reads_internal, refuse_export

TITLE = "Chương trình kiểm tra, giám sát"
PROGRAMME_ORDER = ("-year", "body", "-code_year", "-code_number")
SHOWN = 100
NARROW = ("ma", "ngay", "doi-tuong", "noi-dung", "ket-qua", "con")


@permission("supervision.read")
def listing(request: PageRequest) -> HttpResponse:
    """The programmes, the newest year first."""
    entries = queries.programmes(internal=reads_internal(request))
    if wants_excel(request):
        refuse_export(request)
        return export(
            request,
            entries,
            PROGRAMMES,
            title=TITLE,
            filename="chuong-trinh-kiem-tra-giam-sat.xlsx",
            default_order=PROGRAMME_ORDER,
        )
    recording = allowed(request, "supervision.record")
    table = build(
        request,
        entries,
        PROGRAMMES,
        unit="chương trình",
        caption=TITLE,
        row_url=Programme.desk_path,
        default_order=PROGRAMME_ORDER,
        views=views_of(request, "programmes"),
        empty=Empty(
            "Cấp ủy, HĐND, Mặt trận, Ban Thanh tra nhân dân lập chương trình của năm; ghi vào đây để mỗi cuộc kiểm tra biết "
            "mình làm theo chương trình nào.",
            action_url=reverse("supervision:programme_new") if recording else "",
            action_label="Ghi chương trình",
            title="Chưa có chương trình nào",
        ),
    )
    if not may(request, "supervision.export"):
        table.export_url = ""
    context = {
        "register": {"title": TITLE, "basis": ""},
        "acts": [Act.under(recording, "Ghi chương trình", reverse("supervision:programme_new"), primary=True)],
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("supervision.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One programme, the inspections that carried it out, and what may be done."""
    entry = get_object_or_404(Programme, pk=code)
    internal = reads_internal(request)
    standing = void_verdict(entry)
    done = queries.with_findings(queries.visible(internal=internal).filter(programme=code)).order_by(*ORDER)[:SHOWN]
    context = {
        "record": {
            "code": entry.code,
            "title": entry.summary_vi(),
            "late": f"Ghi hoặc sửa sau khóa sổ {entry.late_after}." if entry.late_after else "",
            "voided": None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""},
        },
        "facts": _facts(entry, internal=internal),
        "tables": [
            {
                "title": "Các cuộc đã làm",
                "listing": _inspections(list(done)),
                "empty_text": "Chưa ghi cuộc nào theo chương trình này.",
            }
        ],
        "acts": [
            Act.under(
                allowed(request, "supervision.correct") & standing,
                "Sửa chương trình",
                reverse("supervision:programme_edit", args=[code]),
            ),
            Act.under(
                allowed(request, "supervision.void") & standing,
                "Hủy bản ghi",
                reverse("supervision:programme_void", args=[code]),
            ),
        ],
        "history": programme_history(entry, internal=internal),
        "crumbs": [{"label": TITLE, "url": reverse("supervision:programmes")}],
    }
    return render(request, "page/record.html", context)


@permission("supervision.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter a programme."""
    form = _form(request)

    def act() -> str:
        made = writing.record_programme(**form.cleaned_data, by=actor_for(request.posts), at=request.now)
        return made.desk_path()

    page = FormPage("Ghi chương trình của năm", "Ghi chương trình", reverse("supervision:programmes"))
    return submit(request, form, page, act)


@permission("supervision.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct a programme."""
    entry = get_object_or_404(Programme, pk=code)
    form = _form(request, entry)

    def act() -> str:
        return writing.correct_programme(
            code, revision=revision_of(request), by=actor_for(request.posts), at=request.now, **form.cleaned_data
        ).desk_path()

    return submit(
        request,
        form,
        FormPage(f"Sửa {code}", "Ghi bản sửa", entry.desk_path()),
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=entry.revision,
        verdict=void_verdict(entry),
    )


@permission("supervision.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a programme with a reason; its inspections stay."""
    return void_page(request, get_object_or_404(Programme, pk=code))


def _form(request: PageRequest, entry: Programme | None = None) -> ProgrammeForm:
    return ProgrammeForm(request.POST or None, closed=reads_internal(request), programme=entry)


def _facts(entry: Programme, *, internal: bool) -> list[dict[str, Any]]:
    document = Document.objects.filter(pk=entry.document).first() if entry.document else None
    facts: list[dict[str, Any]] = [
        {"label": "Cơ quan", "text": entry.get_body_display()},
        {"label": "Năm", "text": str(entry.year)},
        {
            "label": "Văn bản",
            "text": document.cite_vi() if document else "",
            "url": document.desk_path() if document else "",
        },
        {"label": "Nội dung", "lines": entry.topics.splitlines()},
    ]
    if internal:
        facts.append({"label": "Nội dung nội bộ Đảng", "lines": entry.internal_topics.splitlines()})
    return facts


def _inspections(entries: list[Any]) -> Listing:
    columns = [column for column in INSPECTIONS if column.key in NARROW]
    rows = [Row(one.desk_path(), tuple(column.cell(one) for column in columns), not one.standing) for one in entries]
    return Listing(
        [replace(column, order=()) for column in columns],
        rows,
        Pager(1, len(rows), len(rows), "cuộc"),
        caption="Các cuộc đã làm",
    )
