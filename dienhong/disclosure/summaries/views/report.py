"""The report on disclosure to the nearest ordinary session of the people's council: on screen, and as a Word draft."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.summaries import rules
from dienhong.disclosure.summaries.drafts import report_paper
from dienhong.disclosure.summaries.files import docx_response
from dienhong.disclosure.summaries.forms import ReportForm
from dienhong.disclosure.summaries.report import report as counted
from dienhong.law.citations import cite_vi
from dienhong.law.periods import Window
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest


@permission("disclosure.read")
def report(request: PageRequest) -> HttpResponse:
    """The numbers of the span asked for; the half year so far when none is."""
    form = ReportForm(request.GET if "tu" in request.GET else None, initial=ReportForm.usual(request.today))
    asked = _asked(request, form)
    found = counted(Window(asked["tu"], asked["den"]), local_calendar(), today=request.today) if asked else None
    context = {
        "title": "Báo cáo Hội đồng nhân dân về việc công khai",
        "basis": cite_vi(rules.REPORT),
        "crumbs": [{"label": "Danh mục nội dung đã công khai", "url": reverse("summaries:list")}],
        "form": form,
        "report": found,
        "totals": [found.total(name) for name in ("published", "in_time", "posted_places", "broadcasts", "relays")]
        if found
        else [],
        "word_url": f"{reverse('summaries:report_word')}?{_query(asked)}" if asked else "",
    }
    return render(request, "disclosure/summaries/report.html", context)


@permission("disclosure.read")
def word(request: PageRequest) -> HttpResponse:
    """The same numbers as a paper; 404 for a span that does not read."""
    asked = _asked(request, ReportForm(request.GET))
    if not asked or request.commune is None:
        raise Http404
    window = Window(asked["tu"], asked["den"])
    found = counted(window, local_calendar(), today=request.today)
    paper = report_paper(found, request.commune, session_on=asked.get("ky_hop"), drawn_on=request.today)
    return docx_response(paper, f"bao-cao-cong-khai-{window.from_on:%Y%m%d}-{window.to_on:%Y%m%d}")


def _asked(request: PageRequest, form: ReportForm) -> dict[str, object]:
    if not form.is_bound:
        return dict(ReportForm.usual(request.today))
    return form.cleaned_data if form.is_valid() else {}


def _query(asked: dict[str, object]) -> str:
    return "&".join(f"{name}={value}" for name, value in asked.items() if value)
