"""The numbers of the report to the people's council over any days: on screen, and as a Word draft. What goes to a session
is kept (`disclosure.council`); this only counts."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.summaries import rules
from dienhong.disclosure.summaries.drafts import report_paper
from dienhong.disclosure.summaries.files import docx_response
from dienhong.disclosure.summaries.forms import ReportForm
from dienhong.disclosure.summaries.report import report as counted
from dienhong.disclosure.summaries.reported import COLUMNS, Report
from dienhong.law.citations import cite_vi
from dienhong.law.periods import Window
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest


@dataclass(frozen=True)
class Asked:
    """The days a report covers, and the day of the session it goes to when that is known."""

    window: Window
    session_on: date | None

    @property
    def query(self) -> str:
        """As the address of the Word file says it."""
        session = f"&ky_hop={self.session_on}" if self.session_on else ""
        return f"tu={self.window.from_on}&den={self.window.to_on}{session}"


@permission("disclosure.read")
def report(request: PageRequest) -> HttpResponse:
    """The numbers of the span asked for; the half year so far when none is."""
    form = ReportForm(request.GET if "tu" in request.GET else None, initial=ReportForm.usual(request.today))
    asked = _asked(request, form)
    found = _counted(request, asked) if asked else None
    context = {
        "title": "Đếm thử báo cáo HĐND về công khai",
        "basis": cite_vi(rules.REPORT),
        "crumbs": [
            {"label": "Danh mục nội dung đã công khai", "url": reverse("summaries:list")},
            {"label": "Báo cáo HĐND về công khai", "url": reverse("council:list")},
        ],
        "form": form,
        "report": found,
        "totals": [found.total(name) for name in COLUMNS] if found else [],
        "word_url": f"{reverse('summaries:report_word')}?{asked.query}" if asked else "",
    }
    return render(request, "disclosure/summaries/report.html", context)


@permission("disclosure.read")
def word(request: PageRequest) -> HttpResponse:
    """The same numbers as a paper; 404 for a span that does not read."""
    asked = _asked(request, ReportForm(request.GET))
    if asked is None or request.commune is None:
        raise Http404
    found = _counted(request, asked)
    paper = report_paper(found, request.commune, session_on=asked.session_on, drawn_on=request.today)
    return docx_response(paper, f"bao-cao-cong-khai-{asked.window.from_on:%Y%m%d}-{asked.window.to_on:%Y%m%d}")


def _counted(request: PageRequest, asked: Asked) -> Report:
    since = request.commune.formed_on if request.commune else None
    return counted(asked.window, local_calendar(), today=request.today, since=since)


def _asked(request: PageRequest, form: ReportForm) -> Asked | None:
    """The usual span when nothing was asked; None when what was asked does not read."""
    if not form.is_bound:
        usual = ReportForm.usual(request.today)
        return Asked(Window(usual["tu"], usual["den"]), None)
    if not form.is_valid():
        return None
    told = form.cleaned_data
    return Asked(Window(told["tu"], told["den"]), told["ky_hop"])
