"""What the search finds of dialogues: announced and held ones, their results, shown promises and questions, demands of voters.
Each act that makes one public or changes it tells the search in its own transaction; `everything` tells all of it again."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.urls import reverse

from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.states import AskedState
from dienhong.dialogue.demands.models import Demand
from dienhong.dialogue.demands.queries import public_demands
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.queries import public_plans
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.queries import shown_promises
from dienhong.dialogue.questions.queries import shown_of
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
    "DTH": Verbs(frozenset({"record"}), frozenset({"correct", "publish_result", "set_questions", "show_question"})),
    "LH": Verbs(frozenset({"show"}), frozenset({"correct", "renegotiate", "keep", "break", "reopen"})),
    "YCD": Verbs(frozenset({"open"}), frozenset({"take", "end_demand", "met"})),
    "CHD": Verbs(frozenset({"put", "show"}), frozenset({"answer"}), frozenset({"join", "decline"})),
}


def tell(entry: Dialogue | PlannedDialogue | Promise | AskedQuestion | Demand, *, at: datetime | None = None) -> None:
    """Put the entry as it now is, or drop it when it is not public. `at`: of the act that is done, none when it is only told
    again."""
    put = partial(actions.put, at=at)
    if not entry.standing:
        drop(entry.code)
    elif isinstance(entry, PlannedDialogue):
        _plan(entry, put)
    elif isinstance(entry, Dialogue):
        _dialogue(entry, put)
    elif isinstance(entry, Promise):
        _promise(entry, put)
    elif isinstance(entry, Demand):
        _demand(entry, put)
    else:
        _question(entry, put)


def everything() -> Iterator[Record]:
    """All that is public of dialogues, for making the search anew: pass each to `tell`."""
    yield from public_plans().iterator(chunk_size=CHUNK)
    yield from Dialogue.objects.standing().iterator(chunk_size=CHUNK)
    yield from shown_promises().iterator(chunk_size=CHUNK)
    yield from AskedQuestion.objects.standing().filter(state=AskedState.SHOWN).iterator(chunk_size=CHUNK)
    yield from public_demands().iterator(chunk_size=CHUNK)


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


def _dialogue(dialogue: Dialogue, put: Put) -> None:
    told = dialogue.result_on is not None
    counts = (
        f"{count_vi(dialogue.opinions)} ý kiến, trả lời tại chỗ {count_vi(dialogue.answered_on_spot)}, hứa giải quyết "
        f"{count_vi(dialogue.assigned)}."
    )
    held = f"{date_vi(dialogue.held_on)}, {dialogue.place}"
    asked = "\n".join(f"{one.words}\n{one.answer}" for one in shown_of(dialogue))
    put(
        dialogue.code,
        kind="result" if told else "dialogue",
        title=f"Kết quả: {dialogue.title}" if told else dialogue.title,
        text=f"{f'Ngày {held}' if told else f'Đã tổ chức ngày {held}'}: {counts}\n{dialogue.topic}\n{asked}",
        path=reverse("talk:event", args=[dialogue.code]),
        on=dialogue.result_on or dialogue.held_on,
        by_village=_one(dialogue.village_codes),
    )


def _demand(demand: Demand, put: Put) -> None:
    """How many signed is read on its page: it goes up with each sheet, and is no news."""
    if not demand.subject or demand.state == DemandState.PROPOSED:
        drop(demand.code)
        return
    put(
        demand.code,
        kind="demand",
        title=demand.subject,
        text=f"Yêu cầu đối thoại của cử tri, mở ngày {date_vi(demand.opened_on)}: {demand.get_state_display()}.",
        path=reverse("talk:demand", args=[demand.code]),
        on=demand.opened_on,
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
