"""`/doi-thoai/`: the next dialogue, what was promised, the dialogues that were held."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dienhong.dialogue.demands.queries import collecting, counted, in_force_of
from dienhong.dialogue.demands.rules import needed
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.queries import called_off_ahead, coming
from dienhong.dialogue.promises import queries as promises
from dienhong.dialogue.promises.states import LAMPS, PromiseState
from dienhong.dialogue.views.public.ledger import Capped
from dienhong.law.citations import cite_vi
from dienhong.law.duties import duty
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.page.walk import MOST_COUNTED

ROWS, COMING = 10, 5
ORDER = (PromiseState.OVERDUE, PromiseState.OPEN, PromiseState.KEPT, PromiseState.KEPT_LATE, PromiseState.NOT_KEPT)


@public_view
@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Twelve queries, whatever was held and promised."""
    held = Dialogue.objects.standing().filter(held_on__lte=request.today)
    paginator = Capped(held.order_by("-held_on", "-code_year", "-code_number"), ROWS)
    demands = list(collecting().order_by("-opened_on")[:COMING])
    signed = in_force_of(demands, request.today)
    yearly = duty("dialogue.people", request.today)
    context = {
        "coming": [
            {"planned": one, "asks": one.takes_questions(request.today)} for one in coming(request.today)[:COMING]
        ],
        "called_off": called_off_ahead(request.today)[:COMING],
        "demands": [
            {"demand": one, "enough": needed(one.voters, one.opened_on), "counted": counted(one, signed[one.code])}
            for one in demands
        ],
        "states": [_state(request, state) for state in ORDER],
        "held": paginator.get_page(request.GET.get("trang")),
        "yearly": f"{yearly.vi}: {yearly.label_vi}",
        "basis": cite_vi(yearly.cite),
    }
    return render(request, "dialogue/public/home.html", context)


def _state(request: PageRequest, state: PromiseState) -> dict[str, Any]:
    found = promises.filtered(promises.shown_promises(), on=request.today, state=state)
    number = found[: MOST_COUNTED + 1].count()
    counted = {"n": min(number, MOST_COUNTED), "more": number > MOST_COUNTED}
    return {"value": state.value, "label": state.label, "lamp": LAMPS[state], **counted}
