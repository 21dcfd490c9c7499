"""The report workspace: outline, text, evidence; closing books, freezing, repairing and keeping from the same page."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dienhong.accounts.actors import actor_for
from dienhong.documents.house_styles import style
from dienhong.law.periods import PeriodError, Window
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.acts import Act
from dienhong.page.frame import address
from dienhong.page.once import new_token
from dienhong.page.permissions import may, permission
from dienhong.page.posting import act_once
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.records.closing import close_book
from dienhong.reports import actions, queries
from dienhong.reports.build import build
from dienhong.reports.built import Built
from dienhong.reports.forms import FreezeForm, KeepForm
from dienhong.reports.freeze import findings_of, freeze, titles, verdict_of
from dienhong.reports.lint import Finding, Severity
from dienhong.reports.models import Report
from dienhong.reports.traces import register_app, register_vi
from dienhong.reports.views import screen
from dienhong.reports.views.desk import crumbs, latest_history
from dienhong.reports.views.panel import panel_of

TABS = (("", "Bằng chứng"), ("docx", "Trang .docx"), ("lich-su", "Lịch sử"))
LATEST_EVENTS = 12


@permission("reports.read")
def workspace(request: PageRequest, code: str) -> HttpResponse:
    """`?muc=` section, `?so=` figure, `?phan=` its part, `?khung=` what the right pane shows."""
    report = _report(code)
    built = build(report, request.today)
    findings = findings_of(built)
    used = next((one for one in built.figures if one.code == request.GET.get("so")), None)
    key = request.GET.get("muc", "")
    if built.section(key) is None:
        key = used.sections[0] if used and used.sections else screen.first_section(built, findings)
    chapter = screen.chapter_of(built, key)
    marked = screen.numbered(findings, chapter)
    part = request.GET.get("phan", "")
    tab = request.GET.get("khung", "")
    document = built.documents.get(report.request.document)
    context = {
        "report": report,
        "built": built,
        "cited": document.cite_vi() if document else report.request.document,
        "outline": screen.outline_view(built, findings, key),
        "books": screen.books_view(request, built),
        "sections": screen.sections_view(request, built, chapter, marked, (used.code if used else "", part), key),
        "margin": [_margin(request, built, one) for one in marked],
        "told": [one for one in findings if one.section in {s.key for s in chapter} and _is_told(one)],
        "counter": screen.counter(built, findings),
        "tabs": [
            {"label": label, "url": _tab(key, used.code if used else "", name), "current": name == tab}
            for name, label in TABS
        ],
        "tab": tab,
        "panel": panel_of(request, built, used, _part(used, part)) if used and not tab else None,
        "chapter_figures": _figures_of(built, chapter),
        "house": style(report.style_id) if tab == "docx" else None,
        "history": latest_history(report, LATEST_EVENTS) if tab == "lich-su" else [],
        "freeze": _freeze_act(request, built, findings),
        "docx_url": reverse("reports:docx", args=[code]),
        "key": key,
        "once": new_token(),
    }
    return render(request, "reports/desk/workspace.html", context)


@require_POST
@permission("reports.read")
def close(request: PageRequest, code: str) -> HttpResponse:
    """Close one of the books the figures need. Asks for the register's own permission, not only the report's."""
    report = _report(code)
    prefix = request.POST.get("prefix", "")

    def act() -> str:
        window = _window(request)
        verdict = screen.close_verdict(request, prefix, window)
        if not verdict:
            raise Refused(verdict)
        close_book(prefix, window, by=actor_for(request.posts), at=request.now, note=f"Khóa từ báo cáo {code}")
        return _back(request, report)

    return act_once(request, act, back=_back(request, report), done="Đã khóa sổ.")


@permission("reports.freeze")
def freeze_report(request: PageRequest, code: str) -> HttpResponse:
    """Ask once more, with every blocker named; then freeze."""
    report = _report(code)
    built = build(report, request.today)
    verdict = verdict_of(built, findings_of(built))
    page = FormPage(
        title=f"Chốt báo cáo {code}",
        submit="Chốt báo cáo",
        cancel_url=report.desk_path(),
        template="reports/desk/freeze.html",
        context={
            "consequences": [
                f"Báo cáo lấy số tiếp theo của loại báo cáo do {report.organ} ban hành, và mang ngày hôm nay.",
                f"{len(built.figures)} số được lưu cùng danh sách bản ghi của từng số, không sửa được nữa.",
                "Về sau sổ có đổi, báo cáo giữ nguyên và nói rõ: khi chốt là bao nhiêu, nay là bao nhiêu.",
            ],
            "verdict": verdict,
            "crumbs": crumbs(report),
        },
    )

    def act() -> str:
        return freeze(report, by=actor_for(request.posts), at=request.now).desk_path()

    return submit(request, FreezeForm(request.POST or None), page, act, done="Đã chốt báo cáo.", verdict=verdict)


@require_POST
@permission("reports.edit")
def repair(request: PageRequest, code: str) -> HttpResponse:
    """Carry out one of a finding's safe repairs."""
    report = _report(code)
    choice = request.POST.get("choice", "")

    def act() -> str:
        actions.repair(
            report,
            request.POST.get("finding", ""),
            int(choice) if choice.isdecimal() and len(choice) < 3 else -1,
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
        )
        return _back(request, report)

    return act_once(request, act, back=_back(request, report), done="Đã sửa; lời cũ còn trong lịch sử.")


@permission("reports.edit")
def keep(request: PageRequest, code: str) -> HttpResponse:
    """Keep a warning, with the reason."""
    report = _report(code)
    built = build(report, request.today)
    wanted = request.GET.get("diem", "")
    finding = next((one for one in findings_of(built) if one.id == wanted), None)
    form = KeepForm(request.POST or None)
    page = FormPage(
        title="Giữ điểm soát, ghi lý do",
        submit="Giữ như đang viết",
        cancel_url=_section_url(report, finding.section) if finding else report.desk_path(),
        intro=f"{titles(built).get(finding.section, '')}: {finding.text}. {finding.reason}" if finding else "",
        context={"crumbs": crumbs(report)},
    )
    verdict = Verdict.yes() if finding else Verdict.no("Điểm soát này không còn nữa; không cần ghi lý do.")

    def act() -> str:
        actions.keep_finding(report, wanted, form.cleaned_data["reason"], by=actor_for(request.posts), at=request.now)
        return page.cancel_url

    return submit(request, form, page, act, done="Đã giữ, lý do lưu cùng báo cáo.", verdict=verdict)


def _report(code: str) -> Report:
    report: Report = get_object_or_404(queries.reports(), pk=code)
    return report


def _part(used: Any, part: str) -> str:
    """The part asked for, if the figure has it; else none."""
    known = {one.key for one in used.computed.parts} | ({"n/N", "n", "N"} if used.computed.how == "ratio" else set())
    return part if part in known else ""


def _margin(request: PageRequest, built: Built, one: Any) -> dict[str, Any]:
    """A numbered finding with its buttons."""
    finding: Finding = one.finding
    section = built.section(finding.section)
    editable = may(request, "reports.edit") and not built.frozen
    keep_url = f"{reverse('reports:keep', args=[built.report.code])}?{urlencode({'diem': finding.id})}"
    return {
        "number": one.number,
        "finding": finding,
        "title": f"Lỗi: {finding.text[:1].lower()}{finding.text[1:]}" if finding.blocks else finding.text,
        "css": "finding-warn" if finding.severity is Severity.WARNING else "",
        "fixes": list(enumerate(finding.fixes)) if editable else [],
        "revision": section.revision if section else 0,
        "keep_url": keep_url if editable and finding.may_keep else "",
        "show_url": f"?{urlencode({'muc': finding.section, 'so': finding.figure})}" if finding.figure else "",
        "book_url": address(f"{register_app(finding.book)}:list") if finding.book else "",
        "book": register_vi(finding.book) if finding.book else "",
        "once": new_token(),
    }


def _is_told(finding: Finding) -> bool:
    return finding.severity in (Severity.OK, Severity.INFO) or bool(finding.kept)


def _figures_of(built: Built, chapter: Any) -> list[Any]:
    keys = {section.key for section in chapter}
    return [used for used in built.figures if keys.intersection(used.sections)]


def _freeze_act(request: PageRequest, built: Built, findings: tuple[Finding, ...]) -> Act | None:
    """The button; when many things block, how many, for the page of freezing names each."""
    if built.frozen:
        return None
    verdict = verdict_of(built, findings)
    errors = sum(one.blocks for one in findings)
    if errors:
        verdict = Verdict.no(f"Còn {errors} lỗi phải xử lý trước khi chốt")
    elif verdict:
        verdict = Verdict.yes()
    if not may(request, "reports.freeze"):
        verdict = Verdict.no("Việc chốt thuộc Văn phòng Đảng ủy và Bí thư.")
    return Act.under(verdict, "Chốt báo cáo", reverse("reports:freeze", args=[built.report.code]))


def _window(request: PageRequest) -> Window:
    try:
        return Window(date.fromisoformat(request.POST.get("from", "")), date.fromisoformat(request.POST.get("to", "")))
    except (ValueError, PeriodError):
        raise Refused(Verdict.no("Biểu mẫu khóa sổ thiếu ngày; hãy mở lại trang. Chưa khóa.")) from None


def _back(request: PageRequest, report: Report) -> str:
    return _section_url(report, request.POST.get("muc", ""))


def _section_url(report: Report, key: str) -> str:
    return f"{report.desk_path()}?{urlencode({'muc': key})}" if key else report.desk_path()


def _tab(key: str, figure: str, name: str) -> str:
    query = {"muc": key, "so": figure, "khung": name}
    return f"?{urlencode({k: v for k, v in query.items() if v})}"
