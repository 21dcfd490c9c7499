"""The desk of demands: the list, and one demand with its arithmetic. No name stands here: names are on the paper."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.dialogue.demands import queries, rules
from dienhong.dialogue.demands.forms import DemandFilter
from dienhong.dialogue.demands.models import Demand
from dienhong.dialogue.demands.rules import InForce
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
    "take": "Đã nhận là đủ, tính cả chữ ký hết hạn",
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
    Column("ky", "Chữ ký đã ghi", lambda d: Cell(number_vi(d.signed), "num"), ("signed",), numeric=True),
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
    found = queries.in_force(demand, request.today)
    counted = queries.counted(demand, found)
    sheets = demand.consents.order_by("sheet", "signed_on").values("sheet", "signed_on").annotate(lines=Count("id"))
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
        "facts": _facts(demand, enough, found, moderates=moderates),
        "share": share,
        "enough": enough,
        "counted": counted,
        "left": counted * share.present.den if share else 0,
        "right": demand.voters * share.present.num if share else 0,
        "reached": bool(demand.taken_why) or rules.is_reached(counted, demand.voters, demand.opened_on),
        "demand": demand,
        "sheets": [{**one, **_until(one["signed_on"], request.today)} for one in sheets],
        "alike": queries.look_alikes(demand),
        "remarks": said(expiry_told(demand, found, request.today).warnings),
        "acts": _acts(request, demand, found),
        "links": document_links((("Số cử tri", demand.voters_fact),)),
        "history": history_for(request, demand, VERBS) if moderates else [],
        "crumbs": [{"label": TITLE, "url": reverse("demands:list")}],
    }
    return render(request, "dialogue/demands/show.html", context)


def allowed(request: PageRequest, verb: str) -> Verdict:
    """Whether the reader keeps the book."""
    return Verdict.yes() if may(request, f"dialogue.{verb}") else Verdict.no(READ_ONLY)


def expiry_told(demand: Demand, found: InForce, on: date) -> Verdict:
    """`rules.remarks` of a demand."""
    return rules.remarks(found, voters=demand.voters, opened_on=demand.opened_on, on=on)


def _until(signed_on: date, on: date) -> dict[str, Any]:
    last = rules.last_day(signed_on)
    return {"until": last, "expired": last is not None and last < on}


def may_take(demand: Demand, found: InForce) -> Verdict:
    """`rules.can_take`, before a reason is written."""
    return rules.can_take(state=demand.state, found=found, voters=demand.voters, opened_on=demand.opened_on, reason="x")


def _facts(demand: Demand, enough: int | None, found: InForce, *, moderates: bool) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = []
    if demand.proposed_words and moderates:
        facts.append({"label": "Lời đề nghị như đã gửi", "text": demand.proposed_words})
    facts += [
        {"label": "Ngày mở", "text": date_vi(demand.opened_on)},
        {"label": "Chữ ký", "text": number_vi(demand.signed), "sub": _signed(found, enough)},
        {"label": "Số cử tri của xã", "text": number_vi(demand.voters) if demand.voters else "chưa khai"},
    ]
    if demand.reached_on:
        facts.append({"label": "Đủ chữ ký ngày", "text": date_vi(demand.reached_on)})
    if demand.taken_why:
        facts.append({"label": "Nhận là đủ dù có chữ ký hết hạn", "text": demand.taken_why})
    if demand.ended_on:
        facts.append({"label": "Kết thúc", "text": date_vi(demand.ended_on), "sub": demand.ended_why})
    return facts


def _signed(found: InForce, enough: int | None) -> str:
    parts = [f"cần {number_vi(enough)}"] if enough else []
    if found.expired:
        parts.append(f"còn hạn {number_vi(found.good)}, hết hạn {number_vi(found.expired)}")
    if found.until:
        parts.append(f"chữ ký cũ nhất còn tính đến {date_vi(found.until)}")
    return "; ".join(parts)


def _acts(request: PageRequest, demand: Demand, found: InForce) -> list[Act]:
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
    if demand.state == DemandState.COLLECTING and found.expired:
        acts.append(
            Act.under(correct & may_take(demand, found), "Nhận là đủ chữ ký", reverse("demands:take", args=[code]))
        )
    ending = correct & rules.can_end(state=demand.state, reason="x")
    return [
        *acts,
        Act.under(correct & open_now, "Ghi một tờ ký", reverse("demands:sheet", args=[code]), primary=not acts[1:]),
        Act.under(correct & open_now, "Gạch một dòng", reverse("demands:strike", args=[code])),
        Act.under(ending, "Kết thúc yêu cầu", reverse("demands:end", args=[code])),
        Act.under(allowed(request, "void") & standing, "Hủy bản ghi", reverse("demands:void", args=[code])),
    ]
