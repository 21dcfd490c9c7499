"""The desk of directives: list, one directive, receive, correct, make concrete, void, close."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.directives import actions, queries
from dienhong.directives.columns import DIRECTIVE_ORDER, DIRECTIVES, task_columns, views_of
from dienhong.directives.forms import DirectiveEditForm, DirectiveFilter, DirectiveForm, LocaliseForm
from dienhong.directives.latency import latency
from dienhong.directives.models import Directive
from dienhong.directives.views.frame import VERBS, ListPage, allowed, head, list_response
from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.history import history_for
from dienhong.page.listing import Cell, Column, Empty, Listing, Pager, Row
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.records.codes import resolve_many

TITLE = "Sổ văn bản chỉ đạo"
UNIT = "văn bản"
BASIS = "Văn bản của cấp trên → văn bản của xã → nhiệm vụ. Số ngày do máy tính từ ngày in trên hai văn bản."
EMPTY = (
    "Văn bản của cấp trên mà xã phải thực hiện thì ghi vào đây, rồi gắn văn bản của xã đã cụ thể hóa nó. "
    "Báo cáo đếm từ sổ này bao nhiêu văn bản đã được cụ thể hóa."
)


@permission("directives.read")
def listing(request: PageRequest) -> HttpResponse:
    """The directives, newest first."""
    filters = DirectiveFilter(request.GET or None)
    record = allowed(request, "record")
    page = ListPage(
        title=TITLE,
        basis=BASIS,
        entries=queries.filtered_directives(queries.directives(), **filters.asked),
        columns=DIRECTIVES,
        order=DIRECTIVE_ORDER,
        unit=UNIT,
        caption="Các văn bản chỉ đạo",
        filename="so-van-ban-chi-dao.xlsx",
        filters=filters,
        views=views_of(request, "directives", "list"),
        strip=strip(request, "CD", unit=UNIT, close_url=reverse("directives:close"), permission="directives.close"),
        act=Act.under(record, "Ghi văn bản chỉ đạo", reverse("directives:new"), primary=True),
        empty=Empty(
            EMPTY,
            action_url=reverse("directives:new") if record else "",
            action_label="Ghi văn bản chỉ đạo đầu tiên",
        ),
    )
    return list_response(request, page)


@permission("directives.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One directive: the superior's document, ours with the days between, the tasks, what may be done."""
    directive = get_object_or_404(Directive, pk=code)
    linked = [row.document for row in directive.localisations.all()]
    found = resolve_many([directive.document, *linked])
    papers = {key: paper for key, paper in found.items() if isinstance(paper, Document)}
    parent = papers.get(directive.document)
    correct = allowed(request, "correct") & void_verdict(directive)
    standing = any(papers[key].standing for key in linked if key in papers)
    state = {"state": "ok", "text": "Đã cụ thể hóa"} if standing else {"state": "idle", "text": "Chưa cụ thể hóa"}
    context = {
        "record": head(directive, parent.cite_vi() if parent else directive.document, state=state),
        "facts": _facts(directive, parent),
        "tables": [
            {
                "title": "Văn bản của xã cụ thể hóa",
                "listing": _ours(directive, linked, papers, removable=bool(correct)),
                "empty_text": "Chưa gắn văn bản nào của xã.",
            },
            {"title": "Nhiệm vụ", "listing": _tasks(request, code), "empty_text": "Chưa giao nhiệm vụ nào."},
        ],
        "acts": [
            Act.under(correct, "Gắn văn bản của xã", reverse("directives:localise", args=[code]), primary=not standing),
            Act.under(
                allowed(request, "record") & void_verdict(directive),
                "Giao nhiệm vụ",
                f"{reverse('directives:task_new')}?nguon={code}",
            ),
            Act.under(correct, "Sửa bản ghi", reverse("directives:edit", args=[code])),
            Act.under(
                allowed(request, "void") & void_verdict(directive),
                "Hủy bản ghi",
                reverse("directives:void", args=[code]),
            ),
        ],
        "history": history_for(request, directive, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("directives:list")}],
    }
    return render(request, "page/record.html", context)


@permission("directives.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter a directive."""
    form = DirectiveForm(request.POST or None, initial={"received_on": request.today})
    page = FormPage(
        title="Ghi văn bản chỉ đạo",
        submit="Ghi vào sổ",
        cancel_url=reverse("directives:list"),
        intro="Số, ngày, trích yếu lấy từ sổ văn bản. Văn bản mang dấu Mật không vào phần mềm này.",
    )

    def act() -> str:
        return actions.receive_directive(**form.cleaned_data, by=actor_for(request.posts), at=request.now).desk_path()

    return submit(request, form, page, act)


@permission("directives.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct a directive; its document stays (another document is another entry)."""
    directive = get_object_or_404(Directive, pk=code)
    initial = {name: getattr(directive, name) for name in ("received_on", "issuer", "asks")}
    form = DirectiveEditForm(request.POST or None, initial=initial)
    page = FormPage(
        title=f"Sửa {code}",
        submit="Ghi bản sửa",
        cancel_url=directive.desk_path(),
        intro="Ghi nhầm văn bản thì hủy bản ghi này rồi ghi văn bản đúng.",
    )

    def act() -> str:
        return actions.correct_directive(
            code, **form.cleaned_data, revision=revision_of(request), by=actor_for(request.posts), at=request.now
        ).desk_path()

    return submit(
        request,
        form,
        page,
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=directive.revision,
        verdict=void_verdict(directive),
    )


@permission("directives.correct")
def localise(request: PageRequest, code: str) -> HttpResponse:
    """Link one of our documents."""
    directive = get_object_or_404(Directive, pk=code)
    form = LocaliseForm(request.POST or None)
    page = FormPage(
        title=f"Gắn văn bản của xã cụ thể hóa {code}",
        submit="Gắn văn bản",
        cancel_url=directive.desk_path(),
        intro="Số ngày từ văn bản của cấp trên đến văn bản của xã do máy tính, không gõ tay.",
    )

    def act() -> str:
        return actions.localise(
            code,
            **form.cleaned_data,
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
        ).desk_path()

    return submit(
        request,
        form,
        page,
        act,
        done="Đã gắn văn bản.",
        revision=directive.revision,
        verdict=void_verdict(directive),
    )


@permission("directives.correct")
def unlocalise(request: PageRequest, code: str, document: str) -> HttpResponse:
    """Take a document off again that was linked by mistake."""
    row = get_object_or_404(Directive.objects.filter(localisations__document=document).distinct(), pk=code)
    form = forms.Form(request.POST or None)
    page = FormPage(
        title=f"Gỡ {document} khỏi {code}",
        submit="Gỡ văn bản",
        cancel_url=row.desk_path(),
        template="page/confirm.html",
        context={
            "consequences": [
                paper.cite_vi() if (paper := Document.objects.filter(pk=document).first()) else document,
                "Văn bản vẫn còn trong sổ văn bản; chỉ thôi gắn với chỉ đạo này.",
                "Việc gỡ được ghi vào lịch sử.",
            ]
        },
    )

    def act() -> str:
        return actions.unlocalise(
            code, document=document, revision=revision_of(request), by=actor_for(request.posts), at=request.now
        ).desk_path()

    return submit(request, form, page, act, done="Đã gỡ.", revision=row.revision, verdict=void_verdict(row))


@permission("directives.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a directive with a reason."""
    return void_page(request, get_object_or_404(Directive, pk=code))


@permission("directives.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of directives."""
    return close_page(request, "CD", back_url=reverse("directives:list"))


def _facts(directive: Directive, parent: Document | None) -> list[dict[str, Any]]:
    return [
        {
            "label": "Văn bản của cấp trên",
            "text": f"{directive.document} · {parent.cite_vi()}" if parent else directive.document,
            "url": parent.desk_path() if parent else "",
            "sub": "" if parent and parent.standing else "đã hủy khỏi sổ văn bản",
        },
        {"label": "Trích yếu", "text": parent.title if parent else ""},
        {"label": "Cơ quan chỉ đạo", "text": directive.issuer},
        {
            "label": "Ngày nhận",
            "text": date_vi(directive.received_on),
            "sub": weekday_vi(directive.received_on),
        },
        {"label": "Yêu cầu với xã", "text": directive.asks},
    ]


def _ours(directive: Directive, linked: list[str], papers: dict[str, Document], *, removable: bool) -> Listing:
    parent = papers.get(directive.document)
    ours = [papers[code] for code in linked if code in papers]
    rows = []
    for paper in sorted(ours, key=lambda one: (one.signed_on is None, one.signed_on, one.code)):
        cells = [
            Cell(paper.code, "code", paper.desk_path()),
            Cell(f"{paper.kind} {paper.number}", sub=date_vi(paper.signed_on) if paper.signed_on else "chưa rõ ngày"),
            _days(directive, parent, paper),
        ]
        if removable:
            cells.append(Cell("Gỡ", url=reverse("directives:unlocalise", args=[directive.code, paper.code])))
        rows.append(Row(paper.desk_path(), tuple(cells), voided=not paper.standing))
    labels = ["Mã", "Văn bản", "Sau bao nhiêu ngày", *(["Việc"] if removable else [])]
    return _table("Văn bản của xã", labels, rows)


def _days(directive: Directive, parent: Document | None, paper: Document) -> Cell:
    if paper.signed_on is None:
        return Cell("chưa rõ", "muted")
    days = latency(
        parent_signed=parent.signed_on if parent else None,
        received=directive.received_on,
        child_signed=paper.signed_on,
    )
    return Cell(days.text_vi, "strong", sub=days.detail_vi)


def _tasks(request: PageRequest, code: str) -> Listing:
    shown = [column for column in task_columns(request.today) if column.key != "nguon"]
    rows = [
        Row(task.desk_path(), tuple(column.cell(task) for column in shown), voided=not task.standing)
        for task in queries.tasks_of(code)
    ]
    return _table("Nhiệm vụ", [column.label for column in shown], rows)


def _table(caption: str, labels: list[str], rows: list[Row]) -> Listing:
    columns = [Column(str(place), label, lambda _: Cell("")) for place, label in enumerate(labels)]
    return Listing(columns=columns, rows=rows, pager=Pager(1, len(rows), len(rows), ""), caption=caption)
