"""The quarterly lists for anybody: which quarters there are, one list by pages, the paper for the board, the Word file."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.disclosure.digests import grouped
from dienhong.disclosure.qr import square
from dienhong.disclosure.summaries import rules
from dienhong.disclosure.summaries.drafts import list_paper
from dienhong.disclosure.summaries.files import docx_response
from dienhong.disclosure.summaries.listed import digest_of, items_told, lines
from dienhong.disclosure.summaries.quarters import number_of, parse, quarters
from dienhong.disclosure.summaries.queries import list_of
from dienhong.law.citations import cite_vi
from dienhong.law.periods import Period
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest

ROWS = 20


@public_view
@require_safe
def index(request: PageRequest) -> HttpResponse:
    """Every quarter of the commune, the newest first."""
    since = request.commune.formed_on if request.commune else request.today
    shown = Paginator(quarters(since, request.today), ROWS).get_page(request.GET.get("trang"))
    rows = [{"quarter": one, "url": _url("quarters:show", one)} for one in shown.object_list]
    context = {"rows": rows, "page": shown, "basis": cite_vi(rules.LIST)}
    return render(request, "disclosure/summaries/index.html", context)


@public_view
@require_safe
def show(request: PageRequest, year: int, number: int) -> HttpResponse:
    """One list, twenty matters a page."""
    quarter = _quarter(request, year, number)
    window = quarter.calendar_window()
    shown = Paginator(items_told(window), ROWS).get_page(request.GET.get("trang"))
    context = {
        "quarter": quarter,
        "number": number,
        "window": window,
        "over": window.to_on < request.today,
        "page": shown,
        "rows": lines(shown.object_list, window),
        "kept": list_of(quarter),
        "basis": cite_vi(rules.LIST),
        "crumbs": [
            {"label": _("Nội dung công khai"), "url": reverse("disclosed:list")},
            {"label": _("Danh mục công khai từng quý"), "url": reverse("quarters:index")},
        ],
    }
    return render(request, "disclosure/summaries/show.html", context)


@public_view
@require_safe
def sheet(request: PageRequest, year: int, number: int) -> HttpResponse:
    """The whole list for the board, with the square that leads to the page."""
    quarter = _quarter(request, year, number)
    window = quarter.calendar_window()
    listed = lines(items_told(window), window)
    kept = list_of(quarter)
    address = request.build_absolute_uri(_url("quarters:show", quarter))
    context = {
        "quarter": quarter,
        "number": number,
        "window": window,
        "listed": listed,
        "kept": kept,
        "drawn_on": _drawn_on(quarter, request.today),
        "digest": grouped(digest_of(listed)),
        "square": square(address, quiet=0),
        "short_address": address.partition("://")[2],
        "basis": cite_vi(rules.LIST),
    }
    return render(request, "disclosure/summaries/sheet.html", context)


@public_view
@require_safe
def word(request: PageRequest, year: int, number: int) -> HttpResponse:
    """The list as a Word draft."""
    quarter = _quarter(request, year, number)
    if request.commune is None:
        raise Http404
    window = quarter.calendar_window()
    drawn_on = _drawn_on(quarter, request.today)
    paper = list_paper(lines(items_told(window), window), quarter, request.commune, drawn_on=drawn_on)
    return docx_response(paper, f"danh-muc-cong-khai-{quarter.key}")


def _quarter(request: PageRequest, year: int, number: int) -> Period:
    quarter = parse(year, number, request.today)
    if quarter is None:
        raise Http404
    return quarter


def _drawn_on(quarter: Period, today: date) -> date:
    kept = list_of(quarter)
    return kept.current_on if kept else today


def _url(name: str, quarter: Period) -> str:
    return reverse(name, args=[quarter.year, number_of(quarter)])
