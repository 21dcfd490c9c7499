"""The desk of requests to correct: each with its ten days and its answer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import local_calendar
from dienhong.deadlines.clock import clock_of
from dienhong.deadlines.queries import deadlines_of
from dienhong.disclosure.asked import actions, queries, rules
from dienhong.disclosure.asked.columns import REQUEST_ORDER, REQUESTS
from dienhong.disclosure.asked.forms import (
    AnswerForm,
    RequestFilter,
    RequestForm,
)
from dienhong.disclosure.asked.models import CorrectionRequest
from dienhong.disclosure.asked.states import RequestState
from dienhong.disclosure.asked.views.shown import REQUESTS_VI, record_of
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs.again import channels_left, left_of
from dienhong.disclosure.proofs.grid import Told
from dienhong.disclosure.views.frame import VERBS, allowed, crumbs
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict


@permission("disclosure.read")
def requests(request: PageRequest) -> HttpResponse:
    """Requests to correct, the latest first."""
    filters = RequestFilter(request.GET or None)
    entries = queries.requests()
    if filters.is_bound and filters.is_valid():
        entries = queries.narrowed(entries, "received_on", **filters.cleaned_data)
    if wants_excel(request, filters):
        return export(
            request,
            entries,
            REQUESTS,
            title=REQUESTS_VI,
            filename="de-nghi-dinh-chinh.xlsx",
            default_order=REQUEST_ORDER,
        )
    context = {
        "register": {"title": REQUESTS_VI, "basis": cite_vi(f"{rules.CORRECTION}; {rules.SAME_CHANNELS}")},
        "strip": strip(
            request,
            "DDC",
            unit="đề nghị",
            close_url=reverse("disclosure:requests_close"),
            permission="disclosure.close",
        ),
        "listing": build(
            request,
            entries,
            REQUESTS,
            unit="đề nghị",
            caption="Các đề nghị đính chính",
            row_url=CorrectionRequest.desk_path,
            default_order=REQUEST_ORDER,
            filters=filters,
            empty=Empty(
                "Chưa có đề nghị nào. Người dân gửi ngay tại trang nội dung công khai; đề nghị trên giấy, qua điện thoại thì "
                "ghi từ trang của nội dung ấy.",
                law=cite_vi(rules.CORRECTION),
            ),
        ),
        "crumbs": crumbs(),
    }
    return render(request, "page/register_list.html", context)


@permission("disclosure.read")
def request_page(request: PageRequest, code: str) -> HttpResponse:
    """One request: what is said to be wrong, its clock, its answer."""
    asked = get_object_or_404(CorrectionRequest, pk=code)
    clocks = [one for one in deadlines_of(code) if one.is_open]
    answered = Verdict.yes() if asked.is_open else Verdict.no("Đề nghị này đã trả lời rồi.")
    context = {
        "record": record_of(asked, f"Đề nghị đính chính {asked.item}", asked.is_open, cite_vi(rules.CORRECTION)),
        "facts": _request_facts(request, asked),
        "due": clock_of(clocks[0], local_calendar()) if clocks else None,
        "due_label": "Hạn trả lời" if asked.is_open else "Hạn đính chính đủ nơi đã báo",
        "acts": [
            Act.under(
                allowed(request, "answer") & void_verdict(asked) & answered,
                "Trả lời",
                reverse("disclosure:request_answer", args=[code]),
                primary=asked.is_open,
            ),
            Act.under(
                allowed(request, "void") & void_verdict(asked),
                "Hủy bản ghi",
                reverse("disclosure:request_void", args=[code]),
            ),
        ],
        "links": document_links((("Nội dung công khai", asked.item),)),
        "history": history_for(request, asked, VERBS),
        "crumbs": [*crumbs(), {"label": REQUESTS_VI, "url": reverse("disclosure:requests")}],
    }
    return render(request, "page/record.html", context)


@permission("disclosure.prove")
def new_request(request: PageRequest, code: str) -> HttpResponse:
    """Enter a request that came on paper, by phone or in person."""
    item = get_object_or_404(Item, pk=code)
    form = RequestForm(request.POST or None, initial={"received_on": request.today})

    def act() -> str:
        return actions.ask_correction(
            code, **form.cleaned_data, by=actor_for(request.posts), at=request.now
        ).desk_path()

    page = FormPage(
        f"Ghi đề nghị đính chính {code}",
        "Ghi đề nghị",
        item.desk_path(),
        law=rules.CORRECTION,
        intro=f"{item.title}. Không bắt buộc ghi người đề nghị.",
        context={"crumbs": crumbs(item)},
    )
    shown = Verdict.yes() if item.shown else Verdict.no(rules.LEFT_PUBLIC)
    return submit(request, form, page, act, done="Đã nhận đề nghị; hạn trả lời bắt đầu chạy.", verdict=shown)


@permission("disclosure.answer")
def answer(request: PageRequest, code: str) -> HttpResponse:
    """Answer a request."""
    asked = get_object_or_404(CorrectionRequest, pk=code)
    shown = Item.objects.filter(pk=asked.item).values_list("shown", flat=True).first() or 0
    corrected = shown > asked.number
    outcome = RequestState.CORRECTED if corrected else RequestState.REFUSED
    form = AnswerForm(request.POST or None, initial={"answered_on": request.today, "outcome": outcome})

    def act() -> str:
        data = dict(form.cleaned_data)
        done = actions.answer_corrected if data.pop("outcome") == RequestState.CORRECTED else actions.answer_refused
        return done(
            code, **data, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    not_yet = rules.can_say_corrected(number=asked.number, shown=shown).reasons
    hint = not_yet[0].text if not_yet else f"Bản {shown} đã thay bản {asked.number}. {_left(asked, shown)}"
    page = FormPage(
        f"Trả lời {code}",
        "Ghi trả lời",
        asked.desk_path(),
        law=rules.CORRECTION,
        intro=hint,
        context={"crumbs": crumbs()},
    )
    verdict = void_verdict(asked) & (Verdict.yes() if asked.is_open else Verdict.no("Đề nghị này đã trả lời rồi."))
    return submit(request, form, page, act, done="Đã ghi trả lời.", revision=asked.revision, verdict=verdict)


@permission("disclosure.void")
def void_request(request: PageRequest, code: str) -> HttpResponse:
    """Void a request entered by mistake."""
    return void_page(request, get_object_or_404(CorrectionRequest, pk=code))


@permission("disclosure.close")
def close_requests(request: PageRequest) -> HttpResponse:
    """Close the book of requests for past days."""
    return close_page(request, "DDC", back_url=reverse("disclosure:requests"))


def _left(asked: CorrectionRequest, shown: int) -> str:
    """What the version that corrects has to be told by still, before the answer ends the clock."""
    item = Item.objects.get(pk=asked.item)
    left = channels_left(item, Told.of(item), shown)
    return f"Còn phải {left.words}; hạn chạy đến khi đủ." if left else ""


def _request_facts(request: PageRequest, asked: CorrectionRequest) -> list[dict[str, Any]]:
    who = ", ".join(part for part in (asked.sender, asked.contact) if part) or "không ghi"
    facts = [
        {"label": "Ngày nhận", "text": date_vi(asked.received_on), "sub": str(asked.get_channel_display()).lower()},
        {"label": "Bản bị đề nghị đính chính", "text": f"bản {asked.number}"},
        {"label": "Chỗ sai", "text": asked.wrong},
        {"label": "Theo người đề nghị", "text": asked.right or "không ghi"},
    ]
    if may(request, "disclosure.answer"):
        facts.append({"label": "Người đề nghị", "text": who})
    if asked.answered_on:
        corrected = f", bản {asked.new_number}" if asked.new_number else ""
        facts.append({"label": "Trả lời", "text": asked.answer, "sub": f"ngày {date_vi(asked.answered_on)}{corrected}"})
    if left := left_of(asked):
        facts.append(
            {"label": f"Bản {asked.new_number} còn phải", "text": left.words, "law": cite_vi(rules.SAME_CHANNELS)}
        )
    return facts
