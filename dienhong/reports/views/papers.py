"""What leaves the workspace: the .docx, the workbook of the annex, the page and workbook of one figure."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from dienhong.indicators.exposure import visible_evidence
from dienhong.indicators.models import Figure
from dienhong.page.excel import workbook_response
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.records.codes import resolve_many
from dienhong.reports import queries
from dienhong.reports.annex import HEADINGS, workbook_rows
from dienhong.reports.build import build
from dienhong.reports.built import Built, Used
from dienhong.reports.compose import paper_of
from dienhong.reports.models import Report
from dienhong.reports.traces import register_app, register_vi
from dienhong.reports.views.desk import crumbs
from dienhong.reports.views.paging import page_of
from dienhong.reports.views.panel import panel_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@permission("reports.read")
def docx(request: PageRequest, code: str) -> HttpResponse:
    """The paper as a Word file: of a draft as it stands now, of a frozen report the same bytes each time."""
    from dienhong.documents.docx_writer import write_docx  # python-docx loads slowly: only where a paper is made

    built = _built(request, code)
    file = io.BytesIO()
    write_docx(paper_of(built), file)
    file.seek(0)
    name = built.report.number.replace("/", "_") or f"{code}-du-thao"
    return FileResponse(file, as_attachment=True, filename=f"{name}.docx", content_type=DOCX)  # type: ignore[return-value]


@permission("reports.read")
def annex_xlsx(request: PageRequest, code: str) -> HttpResponse:
    """Every entry behind every figure."""
    built = _built(request, code)
    title = f"Bảng truy xuất số liệu, báo cáo {built.report.number or code}"
    return workbook_response(
        f"{code}-truy-xuat.xlsx", title, HEADINGS, workbook_rows(built), demo=built.commune.is_demo
    )


@permission("reports.read")
def evidence(request: PageRequest, figure: str) -> HttpResponse:
    """One figure: what it means, what it rests on, and the entries its reader may see, fifty a page or as a workbook."""
    row = get_object_or_404(Figure, pk=figure)
    built = _built(request, row.report)
    used = next((one for one in built.figures if one.code == figure), None)
    if used is None:
        raise Http404("the report no longer uses this figure")
    codes, hidden = _readable(request, used)
    if request.GET.get("xuat") == "xlsx":
        return workbook_response(
            f"{figure}.xlsx",
            f"{used.computed.label} ({figure}): {used.computed.qualified_vi}",
            ("Mã bản ghi", "Sổ", "Ngày", "Nội dung", "Phần", "Đóng góp"),
            _workbook(used, codes, hidden),
            demo=built.commune.is_demo,
        )
    shown, pager = page_of(request, codes, "bản ghi")
    context = {
        "used": used,
        "panel": panel_of(request, built, used),
        "rows": list(_rows(used, shown)),
        "hidden": hidden,
        "pager": pager,
        "report": built.report,
        "workspace_url": f"{built.report.desk_path()}?so={figure}",
        "crumbs": crumbs(built.report),
    }
    return render(request, "reports/desk/evidence.html", context)


def _built(request: PageRequest, code: str) -> Built:
    report: Report = get_object_or_404(queries.reports(), pk=code)
    return build(report, request.today)


def _readable(request: PageRequest, used: Used) -> tuple[list[str], int]:
    """The codes this reader may see (of a ratio the whole roster), and how many more there are."""
    seen = visible_evidence(used.computed, may(request, "supervision.internal"))
    chosen = seen.roster if used.computed.how == "ratio" else seen.evidence
    apps: dict[str, bool] = {}
    codes = []
    for code in chosen.codes:
        app = register_app(code)
        if apps.setdefault(app, may(request, f"{app}.read")):
            codes.append(code)
    return codes, chosen.hidden + len(chosen.codes) - len(codes)


def _rows(used: Used, codes: Sequence[str]) -> Iterator[dict[str, Any]]:
    entries = resolve_many(codes)
    parts = (
        {code: part.label for part in used.computed.parts for code in part.evidence}
        if used.computed.how == "count"
        else {}
    )
    shares, met = dict(used.computed.shares), set(used.computed.evidence)
    for code in codes:
        entry = entries.get(code)
        part = ("Đạt" if code in met else "Chưa đạt") if used.computed.how == "ratio" else parts.get(code, "")
        yield {
            "code": code,
            "url": entry.desk_path() if entry else "",
            "day": entry.fact_date() if entry else None,
            "register": register_vi(code.partition("-")[0]),
            "said": entry.summary_vi() if entry else "không còn trong sổ",
            "part": part,
            "share": shares.get(code),
            "voided": bool(entry and not entry.standing),
            "late": entry.late_after if entry else "",
        }


def _workbook(used: Used, codes: list[str], hidden: int) -> Iterable[tuple[Any, ...]]:
    for start in range(0, len(codes), 500):
        for row in _rows(used, codes[start : start + 500]):
            yield row["code"], row["register"], row["day"], row["said"], row["part"], row["share"]
    if hidden:
        yield f"{hidden} bản ghi chỉ nêu số lượng", "", None, "", "", None
