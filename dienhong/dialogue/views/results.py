"""The screen that makes the result of a dialogue known."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from dienhong.accounts.actors import actor_for
from dienhong.dialogue import results
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.forms import ResultForm
from dienhong.dialogue.plans.queries import of_dialogue
from dienhong.dialogue.plans.rules import is_bound
from dienhong.dialogue.promises.queries import of_dialogue as promises_of
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_verdict


@permission("dialogue.correct")
def publish(request: PageRequest, code: str) -> HttpResponse:
    """Enter when the result was made known; promises that are not shown yet are shown with it."""
    dialogue = get_object_or_404(Dialogue, pk=code)
    initial = {
        "result_on": dialogue.result_on or request.today,
        "posted_on": dialogue.posted_on,
        "heads_told_on": dialogue.heads_told_on,
        "conclusion": dialogue.conclusion,
    }
    form = ResultForm(request.POST or None, initial=initial)
    planned = of_dialogue(code)
    bound = is_bound(dialogue.kind, planned.demand if planned else "")

    def act() -> str:
        return results.publish_result(
            code,
            **form.cleaned_data,
            bound=bound,
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        ).desk_path()

    hidden = list(promises_of(code).filter(shown_on__isnull=True))
    also = f" Đăng luôn {len(hidden)} lời hứa: {'; '.join(one.words for one in hidden)}." if hidden else ""
    page = FormPage(
        f"Công bố kết quả {code}",
        "Ghi công bố",
        dialogue.desk_path(),
        law="72/2025/QH15 art 43",
        intro=f"{dialogue.title}. Ghi xong thì trang công khai đăng kết quả và các lời hứa có người làm, có hạn.{also}",
    )
    days = results.days_of(dialogue.result_on, dialogue.posted_on, dialogue.heads_told_on)
    told = (
        results.verdict_on(dialogue, days, conclusion="", bound=bound, at=request.now)
        if dialogue.result_on
        else results.owed(dialogue, bound=bound)
    )
    return submit(
        request,
        form,
        page,
        act,
        done="Đã ghi công bố kết quả.",
        revision=dialogue.revision,
        verdict=void_verdict(dialogue) & told,
    )
