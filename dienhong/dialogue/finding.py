"""What the search finds of dialogues: announced ones, results made known, shown promises, shown questions. Each act that makes
one public or changes it tells the search in its own transaction; `everything` tells all of it again."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.urls import reverse

from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.states import AskedState
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.queries import public_plans
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.queries import shown_promises
from dienhong.law.dates_vi import count_vi, date_vi
from dienhong.records.entry import Record
from dienhong.search import actions
from dienhong.search.actions import drop
from dienhong.search.instants import Verbs

CHUNK = 500
Put = Callable[..., None]
#: A question from the floor was heard when it was put, whatever came of it later.
VERBS = {
    "KDT": Verbs(frozenset({"announce"}), frozenset({"correct", "call_off"})),
    "DTH": Verbs(frozenset({"publish_result"}), frozenset({"correct"})),
    "LH": Verbs(frozenset({"show"}), frozenset({"correct", "renegotiate", "keep", "break", "reopen"})),
    "CHD": Verbs(frozenset({"put", "show"}), frozenset({"answer"}), frozenset({"join", "decline"})),
}


def tell(entry: Dialogue | PlannedDialogue | Promise | AskedQuestion, *, at: datetime | None = None) -> None:
    """Put the entry as it now is, or drop it when it is not public. `at`: of the act that is done, none when it is only told
    again."""
    put = partial(actions.put, at=at)
    if not entry.standing:
        drop(entry.code)
    elif isinstance(entry, PlannedDialogue):
        _plan(entry, put)
    elif isinstance(entry, Dialogue):
        _result(entry, put)
    elif isinstance(entry, Promise):
        _promise(entry, put)
    else:
        _question(entry, put)


def everything() -> Iterator[Record]:
    """All that is public of dialogues, for making the search anew: pass each to `tell`."""
    yield from public_plans().iterator(chunk_size=CHUNK)
    yield from Dialogue.objects.standing().filter(result_on__isnull=False).iterator(chunk_size=CHUNK)
    yield from shown_promises().iterator(chunk_size=CHUNK)
    yield from AskedQuestion.objects.standing().filter(state=AskedState.SHOWN).iterator(chunk_size=CHUNK)


def _plan(planned: PlannedDialogue, put: Put) -> None:
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


def _result(dialogue: Dialogue, put: Put) -> None:
    if dialogue.result_on is None:
        drop(dialogue.code)
        return
    put(
        dialogue.code,
        kind="result",
        title=f"Kết quả: {dialogue.title}",
        text=f"Ngày {date_vi(dialogue.held_on)}, {dialogue.place}: {count_vi(dialogue.opinions)} ý kiến, trả lời tại chỗ "
        f"{count_vi(dialogue.answered_on_spot)}, hứa giải quyết {count_vi(dialogue.assigned)}.",
        path=reverse("talk:event", args=[dialogue.code]),
        on=dialogue.result_on,
        by_village=_one(dialogue.village_codes),
    )


def _promise(promise: Promise, put: Put) -> None:
    if promise.shown_on is None:
        return
    put(
        promise.code,
        kind="promise",
        title=promise.words,
        text=f"{promise.question}\n{_owed(promise)}\n{promise.evidence}\n{promise.broken_why}",
        path=reverse("talk:promise", args=[promise.code]),
        on=promise.made_on,
    )


def _question(question: AskedQuestion, put: Put) -> None:
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


def _owed(promise: Promise) -> str:
    """Who, until when, and what came of it: the same on every day, so that only an act changes it."""
    owed = f"{promise.owner}, hạn {date_vi(promise.due_on)}"
    if promise.kept_on:
        return f"{owed}; đã làm xong {date_vi(promise.kept_on)}"
    return f"{owed}; không thực hiện được" if promise.broken_on else owed


def _one(villages: tuple[str, ...]) -> str:
    return villages[0] if len(villages) == 1 else ""
