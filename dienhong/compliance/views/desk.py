"""The desk of the book of duties: obligations with their n of N, single subjects, export, closing."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dienhong.compliance import queries
from dienhong.compliance.book import COLUMNS, FORM_WORDS, TITLE
from dienhong.compliance.columns import DUTIES, DUTY_ORDER, NONE, share_cell, views_of
from dienhong.compliance.forms import DayFilter, DutyFilter
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.obligations import NO_ARTICLE, Obligation, obligations
from dienhong.compliance.views.asking import allowed, refuse_export
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.page.acts import Act
from dienhong.page.closing import Strip, close_page, strip
from dienhong.page.listing import Cell, Column, Empty, Listing, Pager, Row, build, export, misread, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest

BASIS = "10/2022/QH15 art 46-63; 61/2023/NĐ-CP art 11; 45/2019/QH14 art 63"
SHOWN_MISSING = 3
HEADINGS = ("Nghĩa vụ", "Đã làm", "Chưa làm", "Kỳ", "Danh sách", "Lập ngày", "Căn cứ")


@permission("compliance.read")
def listing(request: PageRequest) -> HttpResponse:
    """Each obligation with the roster that holds on the day asked (by default today), n of N, and who is missing."""
    filters = DayFilter(request.GET or None)
    asked = filters.cleaned_data.get("on") if filters.is_bound and filters.is_valid() else None
    day = asked or request.today
    rosters = list(queries.counted(queries.rosters_on(day), on=day).order_by("obligation_key", "-from_on"))
    missing = queries.missing_of(rosters, SHOWN_MISSING, on=day)
    recording = allowed(request, "compliance.record")
    rows = []
    for owed in obligations():
        held = [roster for roster in rosters if roster.obligation_key == owed.key]
        rows += [_held(owed, roster, missing[roster.code]) for roster in held] or [_not_held(owed, bool(recording))]
    table = Listing(
        columns=[Column(str(place), label, lambda one: Cell("")) for place, label in enumerate(HEADINGS)],
        rows=rows,
        pager=Pager(1, len(rows), len(rows), "nghĩa vụ"),
        caption="Nghĩa vụ và danh sách hiện hành",
        filters=filters,
        clear_url=request.path if asked else "",
        export_url=_export_url(request, day),
        views=views_of("list"),
    )
    context = {
        "register": {
            "title": "Thực hiện dân chủ ở các loại hình cơ sở",
            "basis": f"{cite_vi(BASIS)} · tại ngày {date_vi(day)}",
        },
        "acts": [Act.under(recording, "Lập danh sách", reverse("compliance:roster_new"), primary=True)],
        "strip": _strip(request),
        "listing": table,
        "note": "Tỷ lệ là số dòng đã làm trên tổng số dòng chưa hủy của danh sách; không ai gõ tay được con số này.",
    }
    return render(request, "page/register_list.html", context)


@permission("compliance.read")
def duties(request: PageRequest) -> HttpResponse:
    """Every line of every roster: one establishment or official, one duty."""
    filters = DutyFilter(request.GET or None)
    entries = queries.duties_listed()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    if wants_excel(request, filters):
        return export_book(request)
    table = build(
        request,
        entries,
        DUTIES,
        unit="dòng",
        caption="Từng đơn vị, từng nghĩa vụ",
        row_url=Duty.desk_path,
        default_order=DUTY_ORDER,
        filters=filters,
        views=views_of("duties"),
        empty=_empty(request),
    )
    query = request.GET.urlencode()
    may_export = may(request, "compliance.export")
    table.export_url = f"{reverse('compliance:export')}?{query}" if may_export else ""
    context = {
        "register": {"title": TITLE, "basis": FORM_WORDS},
        "strip": _strip(request),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("compliance.export")
def export_book(request: PageRequest) -> HttpResponse:
    """The book as a workbook, under the filters of the list."""
    refuse_export(request)
    filters = DutyFilter(request.GET or None)
    if misread(filters):  # the list says what does not read; the whole book would look like the answer
        return HttpResponseRedirect(f"{reverse('compliance:duties')}?{request.GET.urlencode()}")
    entries = queries.duties_listed()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    return export(
        request,
        entries,
        COLUMNS,
        title=TITLE,
        filename="so-thuc-hien-dan-chu-o-co-so.xlsx",
        default_order=DUTY_ORDER,
    )


@permission("compliance.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book."""
    return close_page(request, Duty.CODE_PREFIX, back_url=reverse("compliance:list"))


def _strip(request: PageRequest) -> Strip:
    return strip(
        request,
        Duty.CODE_PREFIX,
        unit="dòng",
        close_url=reverse("compliance:close"),
        permission="compliance.close",
    )


def _export_url(request: PageRequest, day: date) -> str:
    if not may(request, "compliance.export"):
        return ""
    return f"{reverse('compliance:export')}?{urlencode({'on': date_vi(day)})}"


def _law(owed: Obligation) -> Cell:
    if not owed.cite:
        return Cell("chưa thấy điều luật nào đặt ra; theo văn bản lập danh sách", "law")
    unsure = owed.certainty is not None and not owed.certainty.is_firm
    return Cell(cite_vi(owed.cite), "law", sub=owed.certainty.label_vi if unsure and owed.certainty else "")


def _held(owed: Obligation, roster: Roster, missing: list[Duty]) -> Row:
    total, met = roster.total, roster.met_count  # type: ignore[attr-defined]
    more = total - met - len(missing)
    names = [duty.subject for duty in missing] + ([f"và {more} nữa"] if more > 0 else [])
    return Row(
        roster.desk_path(),
        (
            Cell(owed.short, "short", roster.desk_path()),
            share_cell(met, total),
            Cell(", ".join(names) or NONE, "" if names else "muted"),
            Cell(roster.period, "date"),
            Cell(roster.code, "code", sub="(số liệu mẫu)" if roster.invented else ""),
            Cell(date_vi(roster.as_of), "date"),
            _law(owed),
        ),
    )


def _not_held(owed: Obligation, recording: bool) -> Row:
    url = f"{reverse('compliance:roster_new')}?{urlencode({'nghia-vu': owed.key})}" if recording else ""
    step = Cell("Lập danh sách", url=url) if recording else Cell("chưa lập", "muted")
    dash = Cell(NONE, "muted")
    lamp = Cell("chưa có mẫu số", "lamp", state="idle")
    return Row(url, (Cell(owed.short, "short"), lamp, dash, dash, step, dash, _law(owed)))


def _empty(request: PageRequest) -> Empty:
    recording = may(request, "compliance.record")
    return Empty(
        f"Luật giao cơ quan, trường học, doanh nghiệp, thôn từng việc; muốn biết ai đã làm thì trước hết phải có danh sách "
        f"ai phải làm. {NO_ARTICLE} với hai nghĩa vụ cuối.",
        law=cite_vi(BASIS),
        action_url=reverse("compliance:roster_new") if recording else "",
        action_label="Lập danh sách",
        title="Chưa có danh sách nào",
    )
