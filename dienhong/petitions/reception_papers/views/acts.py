"""What is done with refusals and receipts: enter, note the signed notice, void, close."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.law.verdict import Verdict
from dienhong.page.closing import close_page
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.reception_papers import actions, rules
from dienhong.petitions.reception_papers.forms import NoticeForm, ReceiptForm, RefusalForm
from dienhong.petitions.reception_papers.models import Refusal
from dienhong.petitions.reception_papers.views.desk import RECEIVED, REFUSED, entry_of
from dienhong.petitions.states import Classification


@permission("petitions.record")
def refuse(request: PageRequest) -> HttpResponse:
    """Enter a refusal; `?buoi=TCD-…` has the session filled in."""
    form = RefusalForm(request.POST or None, initial=_session(request.GET.get("buoi", ""), request))

    def act() -> str:
        return actions.record_refusal(form.to_data(), by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage(
        "Ghi từ chối tiếp công dân",
        "Ghi từ chối",
        reverse("reception_papers:list"),
        law=REFUSED,
        intro="Chỉ từ chối trong những trường hợp luật kể ra; trường hợp khác vẫn phải tiếp. Luôn giải thích lý do.",
    )
    return submit(request, form, page, act)


@permission("petitions.correct")
def issue(request: PageRequest, code: str) -> HttpResponse:
    """Note the signed notice of a refusal."""
    refusal = entry_of(code)
    if not isinstance(refusal, Refusal):
        raise Http404
    form = NoticeForm(request.POST or None)

    def act() -> str:
        data = form.cleaned_data
        return actions.issue_notice(
            code, notice=data["notice"], by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    ground = rules.ground_of(refusal.ground, refusal.refused_on)
    verdict = void_verdict(refusal)
    if ground is None or not ground.written:
        verdict &= Verdict.no("Trường hợp này giải thích bằng lời, không phải ra thông báo.")
    page = FormPage(f"Ghi thông báo từ chối của {code}", "Ghi thông báo", refusal.desk_path(), law=REFUSED)
    return submit(request, form, page, act, revision=refusal.revision, verdict=verdict)


@permission("petitions.record")
def receive(request: PageRequest) -> HttpResponse:
    """Enter a receipt; `?buoi=TCD-…&luot=2` takes who gave from that visit."""
    form = ReceiptForm(request.POST or None, initial=_visit(request))

    def act() -> str:
        return actions.record_receipt(
            form.to_data(), form.items_data(), by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = FormPage(
        "Lập giấy biên nhận",
        "Lập biên nhận",
        reverse("reception_papers:receipts"),
        law=RECEIVED,
        formset="items",
        formset_title="Thông tin, tài liệu",
        formset_row_name="Tài liệu",
    )
    return submit(request, form, page, act)


@permission("petitions.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void an entry."""
    return void_page(request, entry_of(code))


@permission("petitions.close")
def close_refusals(request: PageRequest) -> HttpResponse:
    """Close the book of refusals."""
    return close_page(request, "TTC", back_url=reverse("reception_papers:list"))


@permission("petitions.close")
def close_receipts(request: PageRequest) -> HttpResponse:
    """Close the book of receipts."""
    return close_page(request, "BN", back_url=reverse("reception_papers:receipts"))


def _session(code: str, request: PageRequest) -> dict[str, Any]:
    reception = Reception.objects.standing().filter(pk=code).first() if code else None
    if reception is None:
        return {"refused_on": request.today}
    return {
        "refused_on": reception.held_on,
        "host": reception.host,
        "refuser": reception.received_by,
        "refuser_title": reception.receiver_title,
        "reception": reception.code,
    }


def _visit(request: PageRequest) -> dict[str, Any]:
    code, order = request.GET.get("buoi", ""), request.GET.get("luot", "")
    found = Visit.objects.filter(reception_id=code, order=int(order) if order.isdecimal() and len(order) < 5 else 0)
    visit = found.select_related("reception").first()
    start: dict[str, Any] = {"received_on": request.today, "place": "Phòng tiếp công dân, trụ sở UBND xã"}
    if visit is None:
        return start
    session = visit.reception
    start |= {"received_on": session.held_on, "place": session.place, "reception": code, "visit": visit.order}
    if visit.classification == Classification.DENUNCIATION:
        return start
    # The identity number is not carried over: a form never shows one in full.
    return {**start, "giver": visit.full_name, "giver_address": visit.place_vi()}
