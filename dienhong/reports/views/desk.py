"""Reports and requests: the list, a new request, a new draft, the history of one report."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.records import history as events
from dienhong.records.models import Event
from dienhong.reports import actions, queries
from dienhong.reports.columns import ORDER, REPORTS
from dienhong.reports.forms import DraftForm, RequestForm
from dienhong.reports.models import Report, Request
from dienhong.reports.views.paging import page_of

VERBS = {
    "draft": "Lập bản thảo",
    "edit": "Sửa lời",
    "keep": "Giữ điểm soát, có ghi lý do",
    "freeze": "Chốt báo cáo",
    "void": "Hủy báo cáo",
}
MOST_REQUESTS = 10


@permission("reports.read")
def listing(request: PageRequest) -> HttpResponse:
    """Reports, newest first; above them the requests that have no report yet."""
    entries = queries.reports()
    if wants_excel(request):
        return export(request, entries, REPORTS, title="Báo cáo", filename="bao-cao.xlsx", default_order=ORDER)
    table = build(
        request,
        entries,
        REPORTS,
        unit="báo cáo",
        caption="Các báo cáo",
        row_url=Report.desk_path,
        default_order=ORDER,
        empty=Empty(
            "Báo cáo được lập theo công văn của cấp trên: ghi công văn vào sổ văn bản, rồi ghi yêu cầu ở đây.",
            action_url=reverse("reports:request"),
            action_label="Ghi yêu cầu báo cáo",
        ),
    )
    waiting = list(queries.waiting()[:MOST_REQUESTS])
    verdict = _may(request, "reports.edit")
    context = {
        "register": {"title": "Báo cáo", "basis": "Số lấy từ các sổ; mỗi số mở ra được bản ghi đứng sau nó."},
        "acts": [Act.under(verdict, "Ghi yêu cầu báo cáo", reverse("reports:request"), primary=True)],
        "listing": table,
        "waiting": [
            {
                "title": one.summary_vi(),
                "meta": f"{one.code} · {one.recipient}" + (f" · gửi trước {date_vi(one.due_on)}" if one.due_on else ""),
                "act": Act.under(verdict, "Lập bản thảo", reverse("reports:draft", args=[one.code])),
            }
            for one in waiting
        ],
    }
    return render(request, "reports/desk/list.html", context)


@permission("reports.edit")
def request_report(request: PageRequest) -> HttpResponse:
    """Enter a request, then go on to its draft."""
    form = RequestForm(request.POST or None, today=request.today)
    page = FormPage(
        title="Ghi yêu cầu báo cáo",
        submit="Ghi yêu cầu",
        cancel_url=reverse("reports:list"),
        intro="Công văn định kỳ số liệu: các số đếm đúng những ngày này, và báo cáo nói rõ như vậy.",
    )

    def act() -> str:
        made = actions.receive_request(**form.cleaned_data, by=actor_for(request.posts), at=request.now)
        return reverse("reports:draft", args=[made.code])

    return submit(request, form, page, act, done="Đã ghi yêu cầu; nay lập bản thảo.")


@permission("reports.edit")
def draft(request: PageRequest, code: str) -> HttpResponse:
    """Make a draft for a request."""
    asked = get_object_or_404(Request.objects.standing(), pk=code)
    form = DraftForm(request.POST or None, request=asked)
    page = FormPage(
        title="Lập bản thảo báo cáo",
        submit="Lập bản thảo",
        cancel_url=reverse("reports:list"),
        intro=f"{asked.summary_vi()}. Đề cương có lời soạn sẵn; các số được lấy ngay từ các sổ.",
    )

    def act() -> str:
        made = actions.draft_report(asked, **form.draft(), by=actor_for(request.posts), at=request.now)
        return made.desk_path()

    return submit(request, form, page, act, done="Đã lập bản thảo; các số lấy từ các sổ.")


@permission("reports.read")
def history(request: PageRequest, code: str) -> HttpResponse:
    """Every act on the report, newest first, with the sections each one touched."""
    report = get_object_or_404(queries.reports(), pk=code)
    shown, pager = page_of(request, list(reversed(events.of(report.code))), "việc")
    rows = [_history_row(report, event) for event in shown]
    context = {"report": report, "history": rows, "pager": pager, "crumbs": crumbs(report)}
    return render(request, "reports/desk/history.html", context)


def latest_history(report: Report, most: int) -> list[dict[str, Any]]:
    """The newest acts on the report, as rows for `page/parts/history.html`."""
    return [_history_row(report, event) for event in list(reversed(events.of(report.code)))[:most]]


def _history_row(report: Report, event: Event) -> dict[str, Any]:
    """Which sections an edit touched, not their whole texts; the reason of a warning kept; the number given at freezing."""
    said = events.changes_of(event) if event.verb in ("edit", "keep") else {}
    changes = [
        {"label": "Mục", "before": "", "after": name.removeprefix("section ")}
        for name in said
        if name.startswith("section ")
    ]
    if event.verb == "keep":
        kept = (said.get("kept_findings") or [None, None])[1] or []
        changes = [{"label": "Lý do", "before": "", "after": kept[-1].get("reason", "")}] if kept else []
    if event.verb == "freeze":
        changes = [{"label": "Số", "before": "", "after": report.number}]
    return {"at": event.at, "verb": VERBS.get(event.verb, event.verb), "by": event.post, "changes": changes}


def crumbs(report: Report) -> list[dict[str, str]]:
    """From the list to the report."""
    return [
        {"label": "Báo cáo", "url": reverse("reports:list")},
        {"label": f"{report.code} {report.request.period.label_vi}", "url": report.desk_path()},
    ]


def _may(request: PageRequest, name: str) -> Verdict:
    return Verdict.yes() if may(request, name) else Verdict.no("Việc này thuộc Văn phòng Đảng ủy.")
