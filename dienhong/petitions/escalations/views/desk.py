"""The desk: the matters, the villages and their weeks, one matter, one week."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.commune.models import Unit
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import strip
from dienhong.page.days import parse_day
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict
from dienhong.petitions.escalations import queries
from dienhong.petitions.escalations.columns import LAMPS, ORDER, columns, views_of
from dienhong.petitions.escalations.forms import MatterFilter
from dienhong.petitions.escalations.grid import count_vi, grid_of
from dienhong.petitions.escalations.models import Escalation, WeeklyReturn
from dienhong.petitions.escalations.states import Outcome
from dienhong.petitions.escalations.weeks import before, week_of

TITLE = "Vượt cấp, đông người"
BASIS = "42/2013/QH13 art 29"
WEEKS = 10
VERBS = {"sign": "Đã ký báo tuần"}


@permission("escalations.read")
def listing(request: PageRequest) -> HttpResponse:
    """The matters, newest first."""
    filters = MatterFilter(request.GET or None)
    entries: QuerySet[Escalation] = Escalation.objects.all()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    shown = columns(_names())
    if wants_excel(request, filters):
        return export(request, entries, shown, title=TITLE, filename="vuot-cap-dong-nguoi.xlsx", default_order=ORDER)
    table = build(
        request,
        entries,
        shown,
        unit="vụ việc",
        caption="Các vụ việc",
        row_url=Escalation.desk_path,
        default_order=ORDER,
        filters=filters,
        views=views_of("list"),
        empty=Empty(
            "Chưa ghi vụ việc nào. Số 0 trong báo cáo chỉ có nghĩa khi thôn nào cũng đã ký báo từng tuần và sổ đã khóa.",
            action_url=reverse("escalations:grid"),
            action_label="Xem thôn nào chưa báo",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": cite_vi(BASIS)},
        "acts": [Act.under(may_keep(request), "Ghi vụ việc", reverse("escalations:new"), primary=True)],
        "strip": strip(
            request, "VVC", unit="vụ việc", close_url=reverse("escalations:close"), permission="escalations.close"
        ),
        "listing": table,
        "note": "Sổ ghi việc, không ghi người; dùng để biết việc nào cần giải quyết sớm.",
    }
    return render(request, "page/register_list.html", context)


@permission("escalations.read")
def grid(request: PageRequest) -> HttpResponse:
    """Villages × ten weeks; `?den=2026-06-01` ends with the week of that day."""
    last = _last_week(request)
    shown = grid_of(Window(before(last, WEEKS - 1).from_on, last.to_on), request.today)
    earlier, later = before(last, WEEKS), week_of(last.from_on + timedelta(days=7 * WEEKS))
    since = request.commune.formed_on if request.commune else None
    context = {
        "title": "Thôn báo theo tuần",
        "grid": shown,
        "views": views_of("grid"),
        "earlier": earlier.from_on.isoformat() if since is None or earlier.to_on >= since else "",
        "later": later.from_on.isoformat() if last.to_on < request.today else "",
        "strip": strip(
            request,
            "BTT",
            unit="báo tuần",
            close_url=reverse("escalations:close_weeks"),
            permission="escalations.close",
        ),
        "acts": [
            Act.under(may_keep(request), "Ghi hộ báo tuần", reverse("escalations:on_behalf")),
        ],
    }
    return render(request, "petitions/escalations/grid.html", context)


@permission("escalations.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One matter."""
    matter = get_object_or_404(Escalation, pk=code)
    keep = may_keep(request) & void_verdict(matter)
    context = {
        "record": {
            "code": code,
            "title": f"{matter.kind_vi} ngày {date_vi(matter.happened_on)}",
            "state": {"state": LAMPS[Outcome(matter.outcome)], "text": matter.get_outcome_display()},
            "basis": cite_vi(BASIS),
            "late": f"Ghi hoặc sửa sau khóa sổ {matter.late_after}." if matter.late_after else "",
            "voided": _voided(matter),
        },
        "facts": [
            {"label": "Việc", "text": matter.words},
            {"label": "Lĩnh vực", "text": matter.get_theme_display()},
            {"label": "Thôn", "text": _names().get(matter.village, "không riêng thôn nào")},
            {"label": "Đã đến cấp", "text": matter.get_level_display() or "không vượt cấp"},
            {"label": "Số người", "text": f"khoảng {matter.people}" if matter.people else "không ghi"},
            {"label": "Đã làm", "text": matter.done},
            {
                "label": "Kết quả",
                "text": matter.get_outcome_display(),
                "sub": date_vi(matter.settled_on) if matter.settled_on else "",
            },
        ],
        "acts": [
            Act.under(
                keep,
                "Ghi kết quả, sửa",
                reverse("escalations:edit", args=[code]),
                primary=matter.outcome == Outcome.OPEN,
            ),
            Act.under(may_keep(request), "Hủy bản ghi", reverse("escalations:void", args=[code])),
        ],
        "history": history_for(request, matter),
        "crumbs": [{"label": TITLE, "url": reverse("escalations:list")}],
    }
    return render(request, "page/record.html", context)


@permission("escalations.read")
def show_week(request: PageRequest, code: str) -> HttpResponse:
    """One village's week as it was signed, and what the book has of it now."""
    signed = get_object_or_404(WeeklyReturn, pk=code)
    now = list(queries.matters_of(signed.village, signed.week))
    context = {
        "record": {
            "code": code,
            "title": f"{_names().get(signed.village, signed.village)}, tuần {signed.week.label_vi()}",
            "state": _said(signed, len(now)),
            "basis": "",
            "late": f"Ghi hoặc sửa sau khóa sổ {signed.late_after}." if signed.late_after else "",
            "voided": _voided(signed),
        },
        "facts": [
            {
                "label": "Người ký báo",
                "text": signed.signed_as,
                "sub": f"văn phòng ghi hộ: {signed.on_word_of}" if signed.on_word_of else "",
            },
            {"label": "Ngày ký", "text": date_vi(signed.signed_on), "sub": "muộn" if signed.was_late else ""},
            {"label": "Lúc ký", "text": f"{signed.matters} việc" if signed.matters else "không phát sinh"},
            *([] if signed.matters == len(now) or not signed.standing else [_waits(len(now))]),
        ],
        "links": [{"label": one.code, "url": one.desk_path(), "sub": one.summary_vi()} for one in now],
        "acts": [Act.under(may_keep(request), "Hủy báo tuần này", reverse("escalations:week_void", args=[code]))],
        "history": history_for(request, signed, VERBS),
        "crumbs": [{"label": "Thôn báo theo tuần", "url": reverse("escalations:grid")}],
    }
    return render(request, "page/record.html", context)


def _said(signed: WeeklyReturn, now: int) -> dict[str, str]:
    """What was signed; beside it what the book has by now, when that is another number."""
    if signed.standing and signed.matters != now:
        return {"state": "stop", "text": f"Ký: {count_vi(signed.matters)}; sổ nay: {count_vi(now)}"}
    lamp = "warn" if signed.matters else "ok"
    return {"state": lamp, "text": f"{signed.matters} việc" if signed.matters else "Không phát sinh"}


def _waits(now: int) -> dict[str, str]:
    more = "Chữ ký giữ nguyên như lúc ký; nhờ người đứng đầu thôn mở Báo tuần và ký lại, hoặc văn phòng ghi hộ."
    return {"label": "Sổ nay", "text": count_vi(now), "sub": more}


def may_keep(request: PageRequest) -> Verdict:
    """Whether the reader keeps the book."""
    return Verdict.yes() if may(request, "escalations.record") else Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


def _last_week(request: PageRequest) -> Window:
    """The last week shown: never one ahead, none before the commune was there."""
    since = request.commune.formed_on if request.commune else request.today
    try:
        asked = parse_day(request.GET.get("den", ""))
    except ValueError:
        asked = request.today
    return week_of(min(max(asked, since), request.today))


def _names() -> dict[str, str]:
    return dict(Unit.objects.filter(kind="village").values_list("code", "name"))


def _voided(entry: Escalation | WeeklyReturn) -> dict[str, Any] | None:
    return None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""}
