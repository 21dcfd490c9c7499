"""The desk of demands: the list, and one demand with its arithmetic. No name stands here: names are on the paper."""

from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.dialogue.demands import queries, rules
from dienhong.dialogue.demands.forms import DemandFilter
from dienhong.dialogue.demands.models import Demand
from dienhong.dialogue.demands.states import LAMPS, DemandState
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act, said
from dienhong.page.closing import strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Cell, Column, Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict

TITLE = Demand.REGISTER
BASIS = "72/2025/QH15 art 43"
ORDER = ("-code_year", "-code_number")
VERBS = {
    "propose": "Đã nhận đề nghị",
    "open": "Đã mở lấy chữ ký",
    "sign": "Đã ghi tờ ký",
    "strike": "Đã gạch một dòng",
    "end_demand": "Đã kết thúc",
    "met": "Đã đối thoại theo yêu cầu",
}
READ_ONLY = "Chức vụ đang giữ chỉ được xem sổ này."


def _state(demand: Demand) -> Cell:
    return Cell(str(demand.get_state_display()), "lamp", state=LAMPS[DemandState(demand.state)])


def _needed(demand: Demand) -> str:
    found = rules.needed(demand.voters, demand.opened_on)
    return number_vi(found) if found else "–"


DEMANDS: tuple[Column, ...] = (
    Column("ma", "Mã", lambda d: Cell(d.code, "code", d.desk_path()), ("code_year", "code_number")),
    Column(
        "noi-dung", "Nội dung", lambda d: Cell(d.subject or "(chưa mở)", "" if d.subject else "muted"), ("subject",)
    ),
    Column("mo", "Ngày mở", lambda d: Cell(date_vi(d.opened_on), "date"), ("opened_on",), excel=lambda d: d.opened_on),
    Column("ky", "Chữ ký", lambda d: Cell(number_vi(d.signed), "num"), ("signed",), numeric=True),
    Column("can", "Cần", lambda d: Cell(_needed(d), "num"), numeric=True),
    Column("trang-thai", "Trạng thái", _state, ("state",)),
)


@permission("dialogue.read")
def listing(request: PageRequest) -> HttpResponse:
    """The demands, the newest first."""
    filters = DemandFilter(request.GET or None)
    entries = queries.demands()
    if filters.is_bound and filters.is_valid() and filters.cleaned_data["state"]:
        entries = entries.filter(state=filters.cleaned_data["state"])
    if wants_excel(request, filters):
        return export(request, entries, DEMANDS, title=TITLE, filename="yeu-cau-doi-thoai.xlsx", default_order=ORDER)
    share = rules.share_on(request.today)
    label = f"{share.present.label_vi} {share.entitled_vi}" if share else ""
    table = build(
        request,
        entries,
        DEMANDS,
        unit="yêu cầu",
        caption="Các yêu cầu đối thoại",
        row_url=Demand.desk_path,
        default_order=ORDER,
        filters=filters,
        empty=Empty(
            f"Khi {label} yêu cầu thì xã phải đối thoại. Mở yêu cầu, in tờ ký, rồi ghi từng tờ đã ký.",
            law=cite_vi(BASIS),
            action_url=reverse("demands:new") if may(request, "dialogue.record") else "",
            action_label="Mở yêu cầu",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": f"{cite_vi(BASIS)}: {label}"},
        "acts": [Act.under(allowed(request, "record"), "Mở yêu cầu", reverse("demands:new"), primary=True)],
        "strip": strip(request, "YCD", unit="yêu cầu", close_url=reverse("demands:close"), permission="dialogue.close"),
        "listing": table,
        "note": "Sổ giữ số chữ ký và dấu để biết ký trùng, không giữ tên ai đã ký; tên chỉ có trên tờ giấy.",
    }
    return render(request, "page/register_list.html", context)


@permission("dialogue.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One demand: how many signed, how many are needed, and how that was computed."""
    demand = get_object_or_404(Demand, pk=code)
    share = rules.share_on(demand.opened_on)
    enough = rules.needed(demand.voters, demand.opened_on)
    old = queries.old_consents(demand, request.today)
    sheets = demand.consents.order_by("sheet").values("sheet", "signed_on").annotate(lines=Count("id"))
    moderates = may(request, "dialogue.moderate")
    context = {
        "record": {
            "code": demand.code,
            "title": demand.subject or "Đề nghị mở yêu cầu đối thoại",
            "state": {"state": LAMPS[DemandState(demand.state)], "text": demand.get_state_display()},
            "basis": cite_vi(BASIS),
            "late": "",
            "voided": None if demand.standing else {"reason": demand.void_reason, "at": demand.voided_at, "by": ""},
        },
        "facts": _facts(demand, enough, moderates=moderates),
        "share": share,
        "enough": enough,
        "left": demand.signed * share.present.den if share else 0,
        "right": demand.voters * share.present.num if share else 0,
        "reached": rules.is_reached(demand.signed, demand.voters, demand.opened_on),
        "demand": demand,
        "sheets": sheets,
        "remarks": said(rules.remarks(old=old, signed=demand.signed, on=request.today).warnings),
        "acts": _acts(request, demand),
        "links": document_links((("Số cử tri", demand.voters_fact),)),
        "history": history_for(request, demand, VERBS) if moderates else [],
        "crumbs": [{"label": TITLE, "url": reverse("demands:list")}],
    }
    return render(request, "dialogue/demands/show.html", context)


def allowed(request: PageRequest, verb: str) -> Verdict:
    """Whether the reader keeps the book."""
    return Verdict.yes() if may(request, f"dialogue.{verb}") else Verdict.no(READ_ONLY)


def _facts(demand: Demand, enough: int | None, *, moderates: bool) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = []
    if demand.proposed_words and moderates:
        facts.append({"label": "Lời đề nghị như đã gửi", "text": demand.proposed_words})
    facts += [
        {"label": "Ngày mở", "text": date_vi(demand.opened_on)},
        {"label": "Chữ ký", "text": number_vi(demand.signed), "sub": f"cần {number_vi(enough)}" if enough else ""},
        {"label": "Số cử tri của xã", "text": number_vi(demand.voters) if demand.voters else "chưa khai"},
    ]
    if demand.reached_on:
        facts.append({"label": "Đủ chữ ký ngày", "text": date_vi(demand.reached_on)})
    if demand.ended_on:
        facts.append({"label": "Kết thúc", "text": date_vi(demand.ended_on), "sub": demand.ended_why})
    return facts


def _acts(request: PageRequest, demand: Demand) -> list[Act]:
    code, standing = demand.code, void_verdict(demand)
    correct = allowed(request, "correct") & standing
    collecting = demand.state in (DemandState.COLLECTING, DemandState.REACHED)
    open_now = Verdict.yes() if collecting else Verdict.no("Yêu cầu này không lấy chữ ký.")
    acts = []
    if demand.state == DemandState.PROPOSED:
        acts.append(Act.under(correct, "Đọc, mở lấy chữ ký", reverse("demands:open", args=[code]), primary=True))
    if collecting:
        acts.append(Act("Tải tờ ký (.docx)", reverse("talk:sheet", args=[code])))
    if demand.state == DemandState.REACHED:
        why = queries.why_not_cited(code, "")
        planning = allowed(request, "record") & (Verdict.no(why) if why else Verdict.yes())
        url = f"{reverse('plans:new')}?yeu-cau={code}"
        acts.append(Act.under(planning, "Lập cuộc đối thoại theo yêu cầu", url, primary=True))
    ending = correct & rules.can_end(state=demand.state, reason="x")
    return [
        *acts,
        Act.under(correct & open_now, "Ghi một tờ ký", reverse("demands:sheet", args=[code]), primary=not acts[1:]),
        Act.under(correct & open_now, "Gạch một dòng", reverse("demands:strike", args=[code])),
        Act.under(ending, "Kết thúc yêu cầu", reverse("demands:end", args=[code])),
        Act.under(allowed(request, "void") & standing, "Hủy bản ghi", reverse("demands:void", args=[code])),
    ]
