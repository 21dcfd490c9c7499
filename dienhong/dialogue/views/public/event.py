"""One dialogue for everybody, before it and after; and the page that a screen in the hall shows."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.commune.queries import units_on
from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.queries import joined_to, left_open_before, shown_at
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.queries import agenda, of_dialogue, public_plans
from dienhong.dialogue.promises.queries import of_dialogue as promises_of
from dienhong.dialogue.questions.queries import shown_of
from dienhong.dialogue.views.public.ledger import rows as promise_rows
from dienhong.documents.models import Document
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest

QUESTIONS = 50


@public_view
@require_safe
def event(request: PageRequest, code: str) -> HttpResponse:
    """By the code of its plan or of its entry in the book; one that has a plan answers under the plan's."""
    context: dict[str, Any]
    if code.startswith("DTH-"):
        dialogue = get_object_or_404(Dialogue.objects.standing(), pk=code)
        planned = of_dialogue(code)
        if planned is not None and planned.announced_on:
            return HttpResponseRedirect(reverse("talk:event", args=[planned.code]))
        page = Paginator(shown_of(dialogue), QUESTIONS).get_page(request.GET.get("trang"))
        context = {"dialogue": dialogue, **_held(request, dialogue), "typed": list(page), "page": page}
        return render(request, "dialogue/public/event.html", context)
    planned = get_object_or_404(public_plans(), pk=code)
    dialogue = Dialogue.objects.standing().filter(pk=planned.dialogue).first() if planned.dialogue else None
    context = {
        "planned": planned,
        "asks": planned.takes_questions(request.today),
        "villages": _villages(planned.village_codes, planned),
        **_questions(request, planned),
    }
    if dialogue is not None:
        context |= {"dialogue": dialogue, **_held(request, dialogue)}
        # After the last of those sent or put in its hall: what was typed from its minutes (some hundred at most).
        context["typed"] = [] if context["page"].has_next() else list(shown_of(dialogue))
    else:
        owed = agenda(planned).filter(shown_on__isnull=False)
        context |= {
            "owed": promise_rows(list(owed), request.today),
            "left": list(left_open_before(planned)),
        }
    return render(request, "dialogue/public/event.html", context)


@public_view
@require_safe
def live(request: PageRequest, code: str) -> HttpResponse:
    """The questions as they come, for a screen in the hall or a phone at home; it is asked for anew by a link."""
    planned = get_object_or_404(public_plans(), pk=code)
    if not planned.dialogue and planned.planned_on != request.today:
        raise Http404
    context = {"planned": planned, "at": request.now, **_questions(request, planned, newest=True)}
    return render(request, "dialogue/public/live.html", context)


def _questions(request: PageRequest, planned: PlannedDialogue, *, newest: bool = False) -> dict[str, Any]:
    found = shown_at(planned.code)
    if newest:
        found = found.order_by("-code_year", "-code_number")
    page = Paginator(found, QUESTIONS).get_page(request.GET.get("trang"))
    alike = joined_to([one.code for one in page])
    return {"questions": [_question(one, alike) for one in page], "page": page}


def _question(one: AskedQuestion, alike: dict[str, int]) -> dict[str, Any]:
    return {"question": one, "alike": alike.get(one.code, 0)}


def _held(request: PageRequest, dialogue: Dialogue) -> dict[str, Any]:
    shown = promises_of(dialogue.code).filter(shown_on__isnull=False)
    paper = Document.objects.standing().filter(pk=dialogue.conclusion).first() if dialogue.conclusion else None
    return {
        "made": promise_rows(list(shown), request.today),
        "conclusion": paper.cite_vi() if paper else "",
        "held_villages": _villages(dialogue.village_codes, dialogue),
    }


def _villages(codes: tuple[str, ...], entry: PlannedDialogue | Dialogue) -> str:
    return ", ".join(units_on(entry.fact_date()).filter(pk__in=codes).values_list("name", flat=True)) if codes else ""
