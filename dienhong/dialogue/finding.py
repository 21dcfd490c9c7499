"""What the search finds of dialogues: announced ones, shown promises, shown questions. Each act that makes one public or changes
it tells the search in its own transaction; `everything` tells all of it again."""

from collections.abc import Iterator

from django.urls import reverse

from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.states import AskedState
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.queries import public_plans
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.queries import shown_promises
from dienhong.records.entry import Record
from dienhong.search.actions import drop, put

CHUNK = 500


def tell(entry: PlannedDialogue | Promise | AskedQuestion) -> None:
    """Put the entry as it now is, or drop it when it is not public."""
    if not entry.standing:
        drop(entry.code)
    elif isinstance(entry, PlannedDialogue):
        _plan(entry)
    elif isinstance(entry, Promise):
        _promise(entry)
    else:
        _question(entry)


def everything() -> Iterator[Record]:
    """All that is public of dialogues, for making the search anew: pass each to `tell`."""
    yield from public_plans().iterator(chunk_size=CHUNK)
    yield from shown_promises().iterator(chunk_size=CHUNK)
    yield from AskedQuestion.objects.standing().filter(state=AskedState.SHOWN).iterator(chunk_size=CHUNK)


def _plan(planned: PlannedDialogue) -> None:
    if planned.announced_on is None:
        return
    title, text = planned.title, f"{planned.content}\n{planned.place}\n{planned.attending}"
    if planned.state == PlanState.CALLED_OFF:  # feeds and papers made from this invite nobody
        title = f"Không tổ chức: {planned.title}"
        text = f"Cuộc này không tổ chức. Lý do: {planned.called_off_why}\nTrước đã báo: {planned.when_vi()}, {planned.place}"
    put(
        planned.code,
        kind="dialogue",
        title=title,
        text=text,
        path=reverse("talk:event", args=[planned.code]),
        on=planned.planned_on,
        by_village=_one(planned.village_codes),
    )


def _promise(promise: Promise) -> None:
    if promise.shown_on is None:
        return
    put(
        promise.code,
        kind="promise",
        title=promise.words,
        text=f"{promise.question}\n{promise.owner}\n{promise.evidence}\n{promise.broken_why}",
        path=reverse("talk:promise", args=[promise.code]),
        on=promise.made_on,
    )


def _question(question: AskedQuestion) -> None:
    if question.state != AskedState.SHOWN:
        drop(question.code)
        return
    put(
        question.code,
        kind="question",
        title=question.shown_words,
        text=question.answer,
        path=reverse("talk:event", args=[question.planned]),
        on=question.asked_on,
        by_village=question.village,
    )


def _one(villages: tuple[str, ...]) -> str:
    return villages[0] if len(villages) == 1 else ""
