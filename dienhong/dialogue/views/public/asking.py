"""A resident's question: sent without an account, followed and judged by the code and key of its receipt."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from dienhong.commune.queries import villages_on
from dienhong.dialogue.asked import actions
from dienhong.dialogue.asked.forms import AskForm, FollowForm, SaidForm
from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.states import Said
from dienhong.dialogue.demands.models import Demand
from dienhong.dialogue.demands.states import LAMPS as DEMAND_LAMPS
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.plans.queries import public_plans
from dienhong.dialogue.promises.states import LAMPS
from dienhong.dialogue.views.public.sending import sent_once, told_to_wait
from dienhong.law.verdict import Refused
from dienhong.page.clock import real_now
from dienhong.page.limiter import address_of, key_of, take_turn
from dienhong.page.once import new_token
from dienhong.page.permissions import public_view
from dienhong.page.receipt import given, key_again, key_sent
from dienhong.page.request import PageRequest
from dienhong.records.receipts import code_of, opens

ASKING = "dialogue.ask"
FOLLOWING = "dialogue.follow"


@public_view
@never_cache
def ask(request: PageRequest, code: str) -> HttpResponse:
    """The form, and the receipt in answer to it. Sent twice it is one question, and the receipt is the same."""
    planned = get_object_or_404(public_plans(), pk=code)
    form = AskForm(request.POST or None, villages=villages_on(request.today))
    sent = sent_once(request, form, ASKING, lambda: _sent(request, code, form))
    if sent.code:
        key = key_again(request, sent.code)
        if not key:
            return given(request, sent.code, on=f"{reverse('talk:follow')}?ma={sent.code}", label=_("Xem câu hỏi"))
        return render(request, "dialogue/public/receipt.html", {"planned": planned, "code": sent.code, "key": key})
    context = {
        "planned": planned,
        "asks": planned.takes_questions(request.today),
        "form": form,
        "once": request.POST.get("once") or new_token(),
    }
    return told_to_wait(render(request, "dialogue/public/ask.html", context, status=sent.status))


@public_view
@never_cache
def follow(request: PageRequest) -> HttpResponse:
    """Code and key, sent in the body so that no log keeps them. A wrong key and an unknown code are answered alike."""
    form = FollowForm(request.POST or None, initial={"code": request.GET.get("ma", "")[:24]})
    said_form = SaidForm()
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "dialogue/public/follow.html", {"form": form}, status=status)
    code, key = code_of(form.cleaned_data["code"]), form.cleaned_data["key"]
    turn = take_turn([key_of(FOLLOWING, address_of(request)), key_of(FOLLOWING, "code", code)], real_now())
    if turn.until is not None:
        form.add_error(None, ValidationError(_("Đã thử quá nhiều lần. Hãy chờ một giờ rồi thử lại.")))
        return render(request, "dialogue/public/follow.html", {"form": form}, status=429)
    right = opens(code, key)
    found = AskedQuestion.objects.standing().filter(pk=code).first() if right else None
    proposed = Demand.objects.standing().filter(pk=code).first() if right else None
    if found is None and proposed is None:
        form.add_error(None, ValidationError(_("Mã hoặc khóa không đúng. Xem lại giấy hẹn: khóa có 8 chữ và số.")))
        return render(request, "dialogue/public/follow.html", {"form": form}, status=422)
    turn.give_back()
    if found is None:
        context = {"demand": proposed, "lamp": DEMAND_LAMPS[DemandState(proposed.state)] if proposed else ""}
        return render(request, "dialogue/public/proposed.html", context)
    told = ""
    if "said" in request.POST:
        said_form = SaidForm(request.POST)
        if said_form.is_valid():
            try:
                found, again = actions.say(code, said_form.cleaned_data["said"], at=request.now)
                told = _("Đã ghi đánh giá của ông bà.")
                if again:
                    told += " " + _("Lời hứa được mở lại: đơn vị phải làm tiếp và nêu chứng cứ mới.")
            except Refused as refused:
                for reason in refused.verdict.reasons:
                    said_form.add_error(None, reason.text)
    return render(request, "dialogue/public/question.html", _told(request, found, key, said_form, told))


def _sent(request: PageRequest, code: str, form: AskForm) -> str:
    data = form.cleaned_data
    question, _key = actions.ask(code, data["words"], village=data["village"], key=key_sent(request), at=request.now)
    return str(question.code)


def _told(request: PageRequest, found: AskedQuestion, key: str, form: SaidForm, told: str) -> dict[str, object]:
    lead = AskedQuestion.objects.standing().filter(pk=found.lead).first() if found.lead else None
    promise = actions.promise_of(found)
    may = bool(actions.can_say_now(found, promise, Said.DONE))
    state = promise.state_on(request.today) if promise else None
    return {
        "question": found,
        "lead": lead,
        "settled": lead or found,
        "promise": promise,
        "state": state.label if state else "",
        "lamp": LAMPS[state] if state else "",
        "may_say": may,
        "form": form,
        "key": key,
        "told": told,
        "here": reverse("talk:follow"),
    }
