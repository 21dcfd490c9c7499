"""The desk of the reports to the council: list, one report with its figures, draft, count anew, note that it went, the paper."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.disclosure.council import actions, queries, rules
from dienhong.disclosure.council.forms import CountForm, SentForm, SessionForm
from dienhong.disclosure.council.models import CouncilReport
from dienhong.disclosure.summaries.drafts import report_paper
from dienhong.disclosure.summaries.files import docx_response
from dienhong.disclosure.summaries.reported import COLUMNS as COUNTED
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Cell, Column, Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

HEADING = "Báo cáo HĐND về công khai"
PREFIX = CouncilReport.CODE_PREFIX
ORDER = ("-session_on", "-code_year", "-code_number")
VERBS = {"draft": "Đã tự lập từ sổ", "count_again": "Đã đếm lại số", "note_sent": "Đã ghi ngày gửi"}
EMPTY = "UBND xã báo cáo HĐND về việc công khai tại kỳ họp thường lệ gần nhất. Ghi ngày khai mạc, báo cáo tự lập từ sổ."


def _day(day: date | None) -> Cell:
    return Cell(date_vi(day), "date") if day else Cell("chưa ghi", "lamp", state="warn")


COLUMNS = (
    Column("ma", "Mã", lambda r: Cell(r.code, "code", r.desk_path()), ("code_year", "code_number")),
    Column(
        "ky-hop", "Kỳ họp", lambda r: Cell(date_vi(r.session_on), "date"), ("session_on",), excel=lambda r: r.session_on
    ),
    Column("ngay", "Số liệu các ngày", lambda r: Cell(r.window.label_vi()), ("from_on",)),
    Column("dem", "Đếm ngày", lambda r: Cell(date_vi(r.drawn_on), "date"), ("drawn_on",), excel=lambda r: r.drawn_on),
    Column("hdnd", "Gửi HĐND", lambda r: _day(r.council_on), ("council_on",), excel=lambda r: r.council_on),
    Column("mttq", "Gửi MTTQ", lambda r: _day(r.front_on), ("front_on",), excel=lambda r: r.front_on),
)


@permission("disclosure.read")
def listing(request: PageRequest) -> HttpResponse:
    """The reports, the latest session first."""
    if wants_excel(request):
        return export(
            request, queries.reports(), COLUMNS, title=HEADING, filename="bao-cao-hdnd.xlsx", default_order=ORDER
        )
    mine, new_url = _mine(request), reverse("council:new")
    empty = Empty(EMPTY, law=cite_vi(rules.REPORT), action_url=new_url if mine else "", action_label="Ghi kỳ họp")
    context = {
        "register": {"title": HEADING, "basis": cite_vi(rules.REPORT)},
        "acts": [
            Act("Đếm thử các ngày khác", reverse("summaries:report")),
            Act.under(mine, "Ghi kỳ họp", new_url, primary=True),
        ],
        "strip": strip(
            request, PREFIX, unit="báo cáo", close_url=reverse("council:close"), permission="disclosure.close"
        ),
        "listing": build(
            request,
            queries.reports(),
            COLUMNS,
            unit="báo cáo",
            caption="Các báo cáo theo kỳ họp",
            row_url=CouncilReport.desk_path,
            default_order=ORDER,
            empty=empty,
        ),
        "crumbs": _crumbs()[:1],
    }
    return render(request, "page/register_list.html", context)


@permission("disclosure.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One report: its figures as they were counted, and what is to be done."""
    kept = get_object_or_404(CouncilReport, pk=code)
    found = kept.report()
    context = {
        "record": {
            "code": kept.code,
            "title": f"Báo cáo HĐND về công khai, kỳ họp khai mạc ngày {date_vi(kept.session_on)}",
            "state": _state(kept),
            "basis": f"{cite_vi(rules.REPORT)} · đồng gửi Ủy ban MTTQ Việt Nam xã",
            "late": f"Ghi hoặc sửa sau khóa sổ {kept.late_after}." if kept.late_after else "",
            "voided": None if kept.standing else {"reason": kept.void_reason, "at": kept.voided_at, "by": ""},
        },
        "facts": [
            {"label": "Kỳ họp khai mạc", "text": date_vi(kept.session_on)},
            {"label": "Số liệu các ngày", "text": kept.window.label_vi(), "sub": f"đếm ngày {date_vi(kept.drawn_on)}"},
            {"label": "Gửi HĐND", "text": date_vi(kept.council_on) if kept.council_on else ""},
            {"label": "Gửi Ủy ban MTTQ", "text": date_vi(kept.front_on) if kept.front_on else ""},
        ],
        "report": found,
        "totals": [found.total(name) for name in COUNTED],
        "acts": _acts(request, kept),
        "links": document_links((("Báo cáo đã gửi", kept.document),)),
        "word_url": reverse("council:word", args=[code]),
        "history": history_for(request, kept, VERBS),
        "crumbs": _crumbs(),
    }
    return render(request, "disclosure/council/show.html", context)


@permission("disclosure.summarise")
def new(request: PageRequest) -> HttpResponse:
    """The day of the session: the report is drafted with it."""
    form = SessionForm(request.POST or None)
    page = FormPage(
        "Ghi kỳ họp thường lệ của HĐND",
        "Ghi kỳ họp, lập báo cáo",
        reverse("council:list"),
        law=rules.REPORT,
        intro="Chương trình đếm mọi số từ sổ công khai và lập dự thảo ngay; trước kỳ họp mười ngày chương trình đếm lại.",
        context={"crumbs": _crumbs()},
    )

    def act() -> str:
        by, since = actor_for(request.posts), _since(request)
        return actions.draft_report(since=since, by=by, at=request.now, **form.cleaned_data).desk_path()

    return submit(request, form, page, act, done="Đã lập báo cáo từ sổ công khai.")


@permission("disclosure.summarise")
def count(request: PageRequest, code: str) -> HttpResponse:
    """Count anew, over other days or for a session that was moved."""
    kept = get_object_or_404(CouncilReport, pk=code)
    last = min(max(request.today - timedelta(days=1), kept.to_on), kept.session_on)
    form = CountForm(request.POST or None, initial=CountForm.initial_of(kept, last))
    page = FormPage(f"Đếm lại {code}", "Đếm lại", kept.desk_path(), law=rules.REPORT, context={"crumbs": _crumbs(kept)})

    def act() -> str:
        return actions.count_again(
            code,
            since=_since(request),
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
            **form.cleaned_data,
        ).desk_path()

    verdict = _standing(kept) & _unsent(kept)
    return submit(request, form, page, act, done="Đã đếm lại.", revision=kept.revision, verdict=verdict)


@permission("disclosure.summarise")
def sent(request: PageRequest, code: str) -> HttpResponse:
    """Note the paper that went and when each got it."""
    kept = get_object_or_404(CouncilReport, pk=code)
    form = SentForm(request.POST or None, initial=SentForm.initial_of(kept))
    page = FormPage(
        f"Ghi đã gửi {code}", "Ghi đã gửi", kept.desk_path(), law=rules.REPORT, context={"crumbs": _crumbs(kept)}
    )

    def act() -> str:
        return actions.note_sent(
            code, by=actor_for(request.posts), at=request.now, revision=revision_of(request), **form.cleaned_data
        ).desk_path()

    return submit(request, form, page, act, done="Đã ghi ngày gửi.", revision=kept.revision, verdict=_standing(kept))


@permission("disclosure.read")
def word(request: PageRequest, code: str) -> HttpResponse:
    """The paper as a Word draft, with the figures as they were counted."""
    kept = get_object_or_404(CouncilReport, pk=code)
    if request.commune is None:
        raise Http404
    paper = report_paper(kept.report(), request.commune, session_on=kept.session_on, drawn_on=kept.drawn_on)
    return docx_response(paper, f"bao-cao-cong-khai-{kept.code}")


@permission("disclosure.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a report."""
    return void_page(request, get_object_or_404(CouncilReport, pk=code))


@permission("disclosure.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of reports for past days."""
    return close_page(request, PREFIX, back_url=reverse("council:list"))


def _since(request: PageRequest) -> date:
    return request.commune.formed_on if request.commune else request.today


def _mine(request: PageRequest) -> Verdict:
    if may(request, "disclosure.summarise"):
        return Verdict.yes()
    return Verdict.no("Việc này thuộc Văn phòng HĐND và UBND.")


def _standing(kept: CouncilReport) -> Verdict:
    return void_verdict(kept)


def _unsent(kept: CouncilReport) -> Verdict:
    return rules.can_count(
        session_on=kept.session_on,
        from_on=kept.from_on,
        to_on=kept.to_on,
        today=kept.drawn_on,
        twin="",
        sent=kept.sent,
    )


def _state(kept: CouncilReport) -> dict[str, str]:
    if kept.done:
        return {"state": "ok", "text": "đã gửi HĐND và MTTQ"}
    if kept.sent:
        return {"state": "warn", "text": "chưa gửi đủ hai nơi"}
    return {"state": "warn", "text": "đã lập, chưa gửi"}


def _acts(request: PageRequest, kept: CouncilReport) -> list[Act]:
    mine, standing = _mine(request), _standing(kept)
    voiding = Verdict.yes() if may(request, "disclosure.void") else Verdict.no("Việc hủy thuộc Văn phòng HĐND và UBND.")
    return [
        Act.under(mine & standing, "Ghi đã gửi", reverse("council:sent", args=[kept.code]), primary=not kept.done),
        Act.under(mine & standing & _unsent(kept), "Đếm lại", reverse("council:count", args=[kept.code])),
        Act.under(voiding & standing, "Hủy bản ghi", reverse("council:void", args=[kept.code])),
    ]


def _crumbs(kept: CouncilReport | None = None) -> list[dict[str, Any]]:
    back = [
        {"label": "Danh mục nội dung đã công khai", "url": reverse("summaries:list")},
        {"label": HEADING, "url": reverse("council:list")},
    ]
    return [*back, {"label": kept.code, "url": kept.desk_path()}] if kept else back
