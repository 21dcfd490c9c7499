"""Objections to lists on the desk: those that wait first, each with its clock; received at the office, decided with reasons."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.deadlines.models import Deadline
from dienhong.disclosure.lists import queries
from dienhong.disclosure.lists.forms import DecisionForm, DeskObjectionForm
from dienhong.disclosure.lists.models import Objection
from dienhong.disclosure.lists.objecting import decide as decide_act
from dienhong.disclosure.lists.objecting import object_to
from dienhong.disclosure.lists.rules import ANSWER
from dienhong.disclosure.lists.states import ObjectionState
from dienhong.disclosure.models import Item
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.history import history_for
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit

PAGE = 50
LAMPS = {ObjectionState.WAITING: "warn", ObjectionState.ACCEPTED: "ok", ObjectionState.REFUSED: "idle"}
VERBS = {
    "object": "Đã nhận ý kiến",
    "accept_objection": "Đã chấp nhận",
    "refuse_objection": "Đã không chấp nhận",
}
TITLE = "Ý kiến về danh sách công khai"


@permission("disclosure.read")
def listing(request: PageRequest) -> HttpResponse:
    """Those that wait first."""
    page = Paginator(queries.objections(), PAGE).get_page(request.GET.get("trang"))
    clocks = {one.code: one for one in Deadline.objects.filter(code__in=[one.code for one in page])}
    rows = [{"objection": one, "lamp": _lamp(one), "clock": clocks.get(one.code)} for one in page]
    return render(request, "disclosure/lists/objections.html", {"rows": rows, "page": page, "title": TITLE})


@permission("disclosure.people")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One objection: what is said, who says it, by when it is answered."""
    objection = get_object_or_404(Objection, pk=code)
    clock = Deadline.objects.filter(code=code).first()
    still = Verdict.yes() if objection.is_open else Verdict.no("Ý kiến này đã quyết định rồi.")
    item_url = reverse("people_lists:show", args=[objection.item])
    context = {
        "record": {
            "code": code,
            "title": objection.get_about_display(),
            "state": {"state": _lamp(objection), "text": objection.get_state_display()},
            "basis": "",
            "late": "",
            "voided": None
            if objection.standing
            else {"reason": objection.void_reason, "at": objection.voided_at, "by": ""},
        },
        "facts": [
            {"label": "Ý kiến", "text": objection.words},
            {"label": "Về dòng số", "text": str(objection.line or "không ghi")},
            {"label": "Người có ý kiến", "text": objection.sender or "không ghi tên", "sub": objection.contact},
            {"label": "Nhận", "text": date_vi(objection.received_on), "sub": objection.get_by_display()},
            {
                "label": "Hạn trả lời",
                "text": date_vi(clock.due_on) if clock else "luật ngày ấy không định số ngày",
                "sub": clock.rule if clock else "",
            },
            {"label": "Kết luận", "text": objection.decision or "chưa"},
        ],
        "acts": [Act.under(still, "Quyết định", reverse("people_lists:decide", args=[code]), primary=True)],
        "links": [{"label": f"Danh sách của {objection.item}", "url": item_url, "sub": f"bản {objection.number}"}],
        "history": history_for(request, objection, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("people_lists:objections")}],
    }
    return render(request, "page/record.html", context)


@permission("disclosure.people")
def decide(request: PageRequest, code: str) -> HttpResponse:
    """Accept or refuse, with reasons."""
    objection = get_object_or_404(Objection, pk=code)
    form = DecisionForm(request.POST or None, initial={"decided_on": request.today})

    def act() -> str:
        told = form.cleaned_data
        decide_act(code, **told, by=actor_for(request.posts), at=request.now, revision=revision_of(request))
        return objection.desk_path()

    still = Verdict.yes() if objection.is_open else Verdict.no("Ý kiến này đã quyết định rồi.")
    intro = f"{objection.get_about_display()}: {objection.words}"
    page = FormPage(f"Quyết định về {code}", "Ghi quyết định", objection.desk_path(), law=ANSWER, intro=intro)
    return submit(request, form, page, act, done="Đã ghi quyết định.", revision=objection.revision, verdict=still)


@permission("disclosure.people")
def receive(request: PageRequest, code: str) -> HttpResponse:
    """An objection somebody brought, sent or phoned."""
    item = get_object_or_404(Item, pk=code)
    form = DeskObjectionForm(request.POST or None, initial={"received_on": request.today})

    def act() -> str:
        told = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        return object_to(item.code, by=actor_for(request.posts), at=request.now, **told).desk_path()

    back = reverse("people_lists:show", args=[code])
    shown = queries.shown_list(item, request.today) is not None
    verdict = Verdict.yes() if shown else Verdict.no("Không có danh sách nào đang công khai để có ý kiến.")
    page = FormPage(f"Ghi ý kiến về danh sách {code}", "Ghi ý kiến", back)
    return submit(request, form, page, act, verdict=verdict)


def _lamp(objection: Objection) -> str:
    return LAMPS[ObjectionState(objection.state)]
