"""The only writers of what residents ask: a request to correct and its answer, a question, its showing and its answer."""

from contextlib import suppress
from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.queries import local_calendar
from dienhong.deadlines import actions as deadlines
from dienhong.disclosure.asked import rules
from dienhong.disclosure.asked.models import CorrectionRequest, ItemQuestion
from dienhong.disclosure.asked.states import Channel, QuestionState, RequestState
from dienhong.disclosure.finding import tell
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs.again import left_of
from dienhong.disclosure.requirements import ANSWER, ANSWER_KEY
from dienhong.law.limits import NotInForce
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.public_words import may_be_read
from dienhong.records import acts
from dienhong.records.actor import Actor


def ask_correction(
    item: str,
    *,
    wrong: str,
    by: Actor,
    at: datetime,
    right: str = "",
    sender: str = "",
    contact: str = "",
    number: int = 0,
    channel: str = Channel.ONLINE,
    received_on: date | None = None,
) -> CorrectionRequest:
    """Enter that somebody says an item is wrong; `number` is the version, 0 for the one shown. The time to answer runs.

    Raises Refused. `by` is the desk's clerk, or the public door's own actor.
    """
    today = timezone.localdate(at)
    shown, unit = _told(item)
    request = CorrectionRequest(
        item=item,
        number=number or shown,
        received_on=received_on or today,
        channel=channel,
        wrong=wrong.strip(),
        right=right.strip(),
        sender=sender.strip(),
        contact=contact.strip(),
    )
    _ask(
        rules.can_ask_correction(
            shown=shown, number=request.number, received_on=request.received_on, today=today, wrong=wrong
        )
    )
    with acts.creating(request, verb="record", by=by, at=at):
        _start_answer(request, unit, at)
    return request


def answer_corrected(
    code: str,
    *,
    answer: str,
    by: Actor,
    at: datetime,
    answered_on: date | None = None,
    revision: int | None = None,
) -> CorrectionRequest:
    """Answer that it was corrected, by the version shown now. The clock ends with the answer when that version was told in
    every channel of what was wrong; else with the last of them (`proofs.again`). Raises Refused, EditConflict."""
    on = answered_on or timezone.localdate(at)
    with acts.changing(CorrectionRequest, code, verb="corrected", by=by, at=at, revision=revision) as request:
        shown, _ = _told(request.item)
        verdict = _answerable(request, answer, on, timezone.localdate(at))
        _ask(verdict & rules.can_say_corrected(number=request.number, shown=shown))
        request.state, request.new_number = RequestState.CORRECTED, shown
        request.answer, request.answered_on = answer.strip(), on
        if not left_of(request):
            deadlines.meet_if_open(code, ANSWER_KEY, on=on)
    return request


def answer_refused(
    code: str,
    *,
    answer: str,
    by: Actor,
    at: datetime,
    answered_on: date | None = None,
    revision: int | None = None,
) -> CorrectionRequest:
    """Answer, with the reason, that nothing is corrected. Raises Refused, EditConflict."""
    on = answered_on or timezone.localdate(at)
    with acts.changing(CorrectionRequest, code, verb="not_corrected", by=by, at=at, revision=revision) as request:
        _ask(_answerable(request, answer, on, timezone.localdate(at)))
        request.state = RequestState.REFUSED
        request.answer, request.answered_on = answer.strip(), on
        deadlines.meet_if_open(code, ANSWER_KEY, on=on)
    return request


def ask_question(item: str, *, words: str, by: Actor, at: datetime) -> ItemQuestion:
    """Keep a question about an item until somebody has read it; who asked is not kept. Raises Refused."""
    shown, _ = _told(item)
    _ask(rules.can_question(shown=shown, words=words))
    question = ItemQuestion(item=item, asked_on=timezone.localdate(at), words=words.strip())
    return acts.create(question, verb="record", by=by, at=at)


def show_question(
    code: str, *, words: str, by: Actor, at: datetime, looked: bool = False, revision: int | None = None
) -> ItemQuestion:
    """Let a question stand on the item's page, in words that name nobody; `looked`: somebody saw what looks like personal
    data and it is none. Raises Refused, EditConflict."""
    with acts.changing(ItemQuestion, code, verb="show", by=by, at=at, revision=revision) as question:
        _ask(rules.can_show(question.state, words=words) & may_be_read(words, looked=looked))
        question.state, question.shown_words = QuestionState.SHOWN, words.strip()
        question.shown_on, question.hidden_why = timezone.localdate(at), ""
        tell(question, at=at)
    return question


def answer_question(
    code: str, *, answer: str, by: Actor, at: datetime, looked: bool = False, revision: int | None = None
) -> ItemQuestion:
    """Answer on the page; the post that answers stands beside it. A second answer replaces the first, history keeps both.
    `looked` as when it is shown.

    Raises Refused, EditConflict.
    """
    with acts.changing(ItemQuestion, code, verb="answer", by=by, at=at, revision=revision) as question:
        _ask(rules.can_reply(question.state, answer=answer) & may_be_read(answer, looked=looked))
        question.state, question.answer = QuestionState.ANSWERED, answer.strip()
        question.answered_on, question.answered_by = timezone.localdate(at), by.post
        tell(question, at=at)
    return question


def hide_question(code: str, *, why: str, by: Actor, at: datetime, revision: int | None = None) -> ItemQuestion:
    """Do not show a question, or no more, with the reason. Raises Refused, EditConflict."""
    with acts.changing(ItemQuestion, code, verb="hide", by=by, at=at, revision=revision) as question:
        _ask(rules.can_hide(question.state, why=why))
        question.state, question.hidden_why = QuestionState.HIDDEN, why.strip()
        tell(question, at=at)
    return question


def _start_answer(request: CorrectionRequest, unit: str, at: datetime) -> None:
    with suppress(NotInForce):  # before the law with its ten days nothing was read that counts days
        deadlines.open_deadline(
            request.code,
            ANSWER_KEY,
            ANSWER,
            start=request.received_on,
            owner=unit,
            owner_role="committee_office",
            stops_by="trả lời người đề nghị; đính chính ở mọi nơi đã báo",
            at=at,
            calendar=local_calendar(),
        )


def _answerable(request: CorrectionRequest, answer: str, on: date, today: date) -> Verdict:
    return rules.can_answer(request.state, answer=answer, answered_on=on, received_on=request.received_on, today=today)


def _told(item: str) -> tuple[int, str]:
    """Number of the version shown (0 when nothing is) and who answers for the item."""
    found = Item.objects.standing().filter(pk=item).values_list("shown", "unit").first()
    return found or (0, "")


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
