"""Figures anybody may read: what the registers say today, and what reports said when they were frozen."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.indicators.compute import compute, declared
from dienhong.indicators.computed import Computed
from dienhong.indicators.definitions import UnknownIndicator, catalogue, indicator
from dienhong.indicators.exposure import public_value
from dienhong.indicators.freeze import drift, frozen_computed
from dienhong.indicators.models import Figure
from dienhong.indicators.queries import figures_of
from dienhong.page.permissions import may, public_view
from dienhong.page.request import PageRequest
from dienhong.reports.models import Report
from dienhong.reports.queries import reports
from dienhong.reports.tokens import split_key, window_of
from dienhong.web.current import compute_now, declared_now
from dienhong.web.fact_keys import USUAL
from dienhong.web.figure_page import figure_context
from dienhong.web.shown import Shown, shown
from dienhong.web.windows import months_over

REPORTS_SHOWN = 12


@public_view
@require_safe
def figures(request: PageRequest) -> HttpResponse:
    """Today's figures by register, then the figures of one frozen report (the newest unless ?bao-cao= asks)."""
    now = compute_now(request, [one.id for one in catalogue()])
    frozen = list(frozen_reports()[:REPORTS_SHOWN])
    asked = request.GET.get("bao-cao", "")
    report = next((one for one in frozen if one.code == asked), frozen[0] if frozen else None)
    context = {
        "window": months_over(request.today, request.commune.formed_on if request.commune else None),
        "groups": _groups([shown(now[one.id]) for one in catalogue()]),
        "declared": [shown(fact, url="") for fact in declared_now(request, [one.key for one in USUAL])],
        "reports": frozen,
        "report": report,
        "report_figures": _figures(report) if report else [],
    }
    return render(request, "web/public/figures.html", context)


@public_view
@require_safe
def figure(request: PageRequest, code: str) -> HttpResponse:
    """A figure of a report. Before the report is frozen only those who read reports know of it."""
    found = get_object_or_404(Figure.objects.standing(), pk=code)
    report = Report.objects.select_related("request").filter(pk=found.report).first()
    if report is None or (not found.frozen_at and not may_read_drafts(request)):
        raise Http404
    if not found.frozen_at:
        return _reserved(request, found, report)
    then = frozen_computed(found)
    now = _today(request, then)
    told = drift(found, now) if now is not None and not public_value(then).withheld else ""
    context = {
        **figure_context(request, then),
        "figure": found,
        "report": report,
        "drift": "" if now is not None and public_value(now).withheld else told,
        "crumbs": [{"label": _("Số liệu công khai"), "url": reverse("web:figures")}],
    }
    return render(request, "web/public/figure.html", context)


@public_view
@require_safe
def current_figure(request: PageRequest, name: str) -> HttpResponse:
    """What an indicator says today, over the months of the year that are over."""
    try:
        indicator(name)
    except UnknownIndicator:
        raise Http404 from None
    context = {
        **figure_context(request, compute_now(request, [name])[name]),
        "crumbs": [{"label": _("Số liệu công khai"), "url": reverse("web:figures")}],
    }
    return render(request, "web/public/figure.html", context)


def frozen_reports() -> Any:
    """Frozen reports, the newest first."""
    return reports().filter(state="frozen", voided_at__isnull=True).order_by("-frozen_at", "-code_number")


def may_read_drafts(request: PageRequest) -> bool:
    """Whether the reader may see a report before it is frozen."""
    return request.user.is_authenticated and may(request, "reports.read")


def _reserved(request: PageRequest, found: Figure, report: Report) -> HttpResponse:
    name, at = split_key(found.key)
    window = window_of(at, report.window)
    if name.startswith("fact:"):
        now = declared(name.removeprefix("fact:"), window.to_on)
    else:
        now = compute(name, window, since=_since(request))
    if now is None:
        raise Http404
    context = {
        **figure_context(request, now),
        "figure": found,
        "report": report,
        "crumbs": [{"label": _("Số liệu công khai"), "url": reverse("web:figures")}],
    }
    return render(request, "web/public/figure.html", context)


def _today(request: PageRequest, then: Computed) -> Computed | None:
    if then.kind == "declared":
        return declared(then.id.removeprefix("fact:"), then.window.to_on)
    try:
        return compute(then.id, then.window, since=_since(request))
    except UnknownIndicator:  # an indicator that a later version of the program no longer defines
        return None


def _since(request: PageRequest) -> Any:
    return request.commune.formed_on if request.commune else None


def _groups(every: list[Shown]) -> list[dict[str, Any]]:
    titles = {
        "disclosure": _("Nội dung công khai"),
        "quarter_lists": _("Nội dung công khai"),
        "petitions": _("Tiếp công dân"),
        "sittings": _("Lịch tiếp công dân"),
        "escalations": _("Khiếu kiện vượt cấp, đông người"),
        "listening": _("Đánh giá sự hài lòng"),
        "promises": _("Lời hứa tại đối thoại"),
        "questions": _("Câu hỏi gửi đối thoại"),
        "reception": _("Tiếp công dân"),
        "papers": _("Đơn thư"),
        "online": _("Đơn, phản ánh gửi trên trang"),
        "dialogue": _("Đối thoại"),
        "directives": _("Văn bản chỉ đạo, giao ban"),
        "supervision": _("Kiểm tra, giám sát"),
        "compliance": _("Thôn, trường, cơ quan, doanh nghiệp"),
        "commune": _("Thôn, tổ chức đảng"),
    }
    groups: dict[str, list[Shown]] = {title: [] for title in titles.values()}
    for one in every:
        groups[titles[one.id.partition(".")[0]]].append(one)
    return [{"title": title, "figures": rows} for title, rows in groups.items() if rows]


def _figures(report: Report) -> list[Shown]:
    return [shown(frozen_computed(one), reverse("web:figure", args=[one.code])) for one in figures_of(report.code)]
