"""The hall on the desk: questions typed line by line as they are put, each answered or promised; and its end."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.dialogue.asked.actions import put_in_hall
from dienhong.dialogue.asked.forms import LiveForm
from dienhong.dialogue.asked.queries import Counts, counts_of, joined_to, of_plan, with_key
from dienhong.dialogue.asked.states import AskedState
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans import actions
from dienhong.dialogue.plans.forms import CloseHallForm
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import PlanState
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_verdict

ROWS = 30


@permission("dialogue.correct")
def hall(request: PageRequest, code: str) -> HttpResponse:
    """One line, Enter, and the cursor stands in the line again; unsettled questions first, the newest on top."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    form = LiveForm(request.POST or None)
    here = reverse("plans:hall", args=[code])

    def act() -> str:
        put_in_hall(code, form.cleaned_data["words"], by=actor_for(request.posts), at=request.now)
        return here

    counts = counts_of(code)
    page = FormPage(
        f"Hội trường {code}",
        "Ghi câu hỏi",
        planned.desk_path(),
        template="dialogue/plans/hall.html",
        context={"planned": planned, "counts": counts, "counted": _counted(planned, counts), **_rows(request, code)},
    )
    verdict = void_verdict(planned)
    if planned.state != PlanState.HELD:
        verdict &= Verdict.no("Hội trường chưa mở.")
    return submit(request, form, page, act, done="Đã ghi.", verdict=verdict)


@permission("dialogue.correct")
def close_hall(request: PageRequest, code: str) -> HttpResponse:
    """Count the questions into the book."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    dialogue = Dialogue.objects.filter(pk=planned.dialogue).first()
    initial = {"attendees": dialogue.attendees, "themes": dialogue.themes} if dialogue else {}
    form = CloseHallForm(request.POST or None, initial=initial)
    counts = counts_of(code)

    def act() -> str:
        seen = revision_of(request)
        held = actions.close_hall(code, **form.cleaned_data, revision=seen, by=actor_for(request.posts), at=request.now)
        return held.desk_path()

    verdict = void_verdict(planned)
    if dialogue is None:
        verdict &= Verdict.no("Hội trường chưa mở.")
    elif counts.unread:
        verdict &= Verdict.no(f"Còn {counts.unread} câu hỏi chưa đọc; hãy đăng, ghép hoặc không đăng trước.")
    page = FormPage(
        f"Kết thúc {code}",
        "Kết thúc, đếm vào sổ",
        reverse("plans:hall", args=[code]),
        intro=f"Đếm được {counts.opinions} ý kiến về {counts.issues} vấn đề: trả lời tại chỗ {counts.answered}, hứa giải quyết "
        f"{counts.promised}, chưa trả lời {counts.opinions - counts.answered - counts.promised}. "
        "Câu chưa trả lời mở đầu cuộc sau.",
    )
    opened_at = dialogue.revision if dialogue else None
    return submit(request, form, page, act, done="Đã đếm vào sổ đối thoại.", revision=opened_at, verdict=verdict)


def _counted(planned: PlannedDialogue, counts: Counts) -> dict[str, Any] | None:
    """The book's entry once the hall was ended, and whether what was written down since makes it wrong."""
    held = Dialogue.objects.filter(pk=planned.dialogue, opinions__gt=0).first()
    if held is None:
        return None
    book = (held.opinions, held.issues, held.answered_on_spot, held.assigned)
    return {"held": held, "differs": book != (counts.opinions, counts.issues, counts.answered, counts.promised)}


def _rows(request: PageRequest, code: str) -> dict[str, Any]:
    kept = of_plan(code).exclude(state__in=[AskedState.DECLINED, AskedState.JOINED])
    ordered = kept.order_by("-outcome", "-code_year", "-code_number")  # waiting, promised, answered
    paginator = Paginator(ordered, ROWS)
    shown = paginator.get_page(request.GET.get("trang"))
    codes = [one.code for one in shown]
    alike, keyed = joined_to(codes), with_key(codes)
    rows = [{"question": one, "alike": alike.get(one.code, 0), "keyed": one.code in keyed} for one in shown]
    return {"page": shown, "questions": rows}
