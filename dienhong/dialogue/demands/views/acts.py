"""What is done with a demand: open, enter a sheet, strike a line, end, void, close the book."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.dialogue.demands import actions, queries, rules
from dienhong.dialogue.demands.forms import EndForm, OpenDemandForm, SheetForm, StrikeForm, TakeForm
from dienhong.dialogue.demands.models import Demand
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.demands.views.desk import BASIS, expiry_told, may_take
from dienhong.law.dates_vi import number_vi
from dienhong.law.verdict import Verdict
from dienhong.page.closing import close_page
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict


@permission("dialogue.record")
def new(request: PageRequest) -> HttpResponse:
    """Open a demand at the desk."""
    form = OpenDemandForm(request.POST or None)

    def act() -> str:
        data = form.cleaned_data
        return actions.open_demand(
            data["subject"], looked=data["looked"], by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = FormPage("Mở yêu cầu đối thoại", "Mở lấy chữ ký", reverse("demands:list"), law=BASIS)
    return submit(request, form, page, act, done="Đã mở; hãy in tờ ký.")


@permission("dialogue.moderate")
def open_it(request: PageRequest, code: str) -> HttpResponse:
    """Read what a resident proposed, and open it."""
    demand = get_object_or_404(Demand, pk=code)
    form = OpenDemandForm(request.POST or None, initial={"subject": demand.proposed_words[:300]})

    def act() -> str:
        data = form.cleaned_data
        return actions.open_demand(
            data["subject"],
            code=code,
            looked=data["looked"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    verdict = void_verdict(demand)
    if demand.state != DemandState.PROPOSED:
        verdict &= Verdict.no("Yêu cầu này đã mở rồi.")
    page = FormPage(f"Mở {code}", "Mở lấy chữ ký", demand.desk_path(), law=BASIS, intro=demand.proposed_words)
    return submit(request, form, page, act, done="Đã mở.", revision=demand.revision, verdict=verdict)


@permission("dialogue.correct")
def sheet(request: PageRequest, code: str) -> HttpResponse:
    """Enter a signed sheet."""
    demand = get_object_or_404(Demand, pk=code)
    last = demand.consents.order_by("-sheet").values_list("sheet", flat=True).first() or 0
    form = SheetForm(request.POST or None, initial={"sheet": last + 1, "signed_on": request.today})

    def act() -> str:
        data = form.cleaned_data
        entered = actions.enter_sheet(
            code,
            data["sheet"],
            form.signatures(),
            signed_on=data["signed_on"],
            by=actor_for(request.posts),
            at=request.now,
        )
        messages.info(request, f"Ghi thêm {number_vi(entered.fresh)} chữ ký.")
        for words, lines in (
            ("Ký lại, tính từ ngày ký mới", entered.renewed),
            ("Không tính thêm", entered.twice),
            ("Có thể là một người, xem lại trên giấy", entered.alike),
            ("Không nhận ra thôn, xem lại trên giấy", [f"dòng {order}" for order in entered.strange]),
        ):
            if lines:
                messages.warning(request, f"{words}: {'; '.join(lines)}.")
        return entered.demand.desk_path()

    page = FormPage(f"Ghi một tờ ký của {code}", "Ghi tờ ký", demand.desk_path(), law=BASIS, intro=demand.subject)
    verdict = void_verdict(demand)
    if demand.state not in (DemandState.COLLECTING, DemandState.REACHED):
        verdict &= Verdict.no("Yêu cầu này không lấy chữ ký.")
    return submit(request, form, page, act, done="Đã ghi tờ ký.", verdict=verdict)


@permission("dialogue.correct")
def strike(request: PageRequest, code: str) -> HttpResponse:
    """Take a signature out."""
    demand = get_object_or_404(Demand, pk=code)
    form = StrikeForm(request.POST or None)

    def act() -> str:
        return actions.strike(code, **form.cleaned_data, by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage(
        f"Gạch một dòng của {code}",
        "Gạch dòng này",
        demand.desk_path(),
        intro="Dùng khi người ký xin rút, hoặc người ký không phải cử tri của xã. Tìm tờ và dòng trên giấy.",
    )
    return submit(request, form, page, act, done="Đã gạch.", verdict=void_verdict(demand))


@permission("dialogue.correct")
def take(request: PageRequest, code: str) -> HttpResponse:
    """Take it as reached although expired signatures are needed for it."""
    demand = get_object_or_404(Demand, pk=code)
    form = TakeForm(request.POST or None)
    found = queries.in_force(demand, request.today)

    def act() -> str:
        return actions.take_as_reached(
            code,
            reason=form.cleaned_data["reason"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    page = FormPage(
        f"Nhận {code} là đủ chữ ký",
        "Nhận là đủ",
        demand.desk_path(),
        law=BASIS,
        intro=f"{demand.subject}. Từ lúc nhận, xã phải tổ chức đối thoại.",
    )
    verdict = void_verdict(demand) & expiry_told(demand, found, request.today) & may_take(demand, found)
    return submit(request, form, page, act, done="Đã nhận là đủ.", revision=demand.revision, verdict=verdict)


@permission("dialogue.correct")
def end(request: PageRequest, code: str) -> HttpResponse:
    """End it without a dialogue."""
    demand = get_object_or_404(Demand, pk=code)
    form = EndForm(request.POST or None)

    def act() -> str:
        return actions.end_demand(
            code,
            reason=form.cleaned_data["reason"],
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    page = FormPage(
        f"Kết thúc {code}",
        "Kết thúc yêu cầu",
        demand.desk_path(),
        law=BASIS,
        intro="Dấu của các chữ ký bị xóa ngay khi kết thúc; số chữ ký còn lại trong sổ.",
    )
    verdict = void_verdict(demand) & rules.can_end(state=demand.state, reason="x")
    return submit(request, form, page, act, done="Đã kết thúc.", revision=demand.revision, verdict=verdict)


@permission("dialogue.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a demand entered by mistake."""
    return void_page(request, get_object_or_404(Demand, pk=code))


@permission("dialogue.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book of demands for past days."""
    return close_page(request, "YCD", back_url=reverse("demands:list"))
