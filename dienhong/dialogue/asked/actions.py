"""The only writers of questions: ask, take in for somebody, put in the hall, give a slip, show, join, decline, answer, promise,
and the asker's own verdict."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dienhong.commune.queries import villages_on
from dienhong.dialogue.asked import rules
from dienhong.dialogue.asked.looking import doubts
from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.queries import askers_of, with_key
from dienhong.dialogue.asked.states import AskedState, CameBy, Said
from dienhong.dialogue.finding import tell
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.promises.actions import make_promise, reopen_promise, show_promise
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.rules import PromiseData, may_be_read
from dienhong.dialogue.questions.states import Collected, Outcome
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.receipts import issue

# History keeps a post, never a person: of who sends a question it keeps only that it was a resident.
RESIDENT = Actor(post="Người dân, trang công khai", role="resident")


def ask(planned: str, words: str, *, village: str = "", key: str = "", at: datetime) -> tuple[AskedQuestion, str]:
    """A resident's question before the dialogue; returns it with the key of its receipt. Raises Refused."""
    plan = PlannedDialogue.objects.standing().filter(pk=planned).first()
    on = timezone.localdate(at)
    _ask(rules.can_ask(words, takes=plan is not None and plan.takes_questions(on)))
    _known_village(village, on)
    question = AskedQuestion(
        asked_on=on, planned=planned, collected=Collected.BEFORE, words=words.strip(), village=village
    )
    with acts.creating(question, verb="ask", by=RESIDENT, at=at):
        key = issue(question.code, at=at, key=key)
    return question, key


def take_in(
    planned: str, words: str, *, came_by: str, village: str = "", key: str = "", by: Actor, at: datetime
) -> tuple[AskedQuestion, str]:
    """A question somebody brought to an officer before the dialogue, with the key of the slip handed over for it. It waits to be
    read as one that was sent. Raises Refused."""
    plan = PlannedDialogue.objects.standing().filter(pk=planned).first()
    on = timezone.localdate(at)
    verdict = rules.can_ask(words, takes=plan is not None and plan.takes_questions(on))
    if came_by not in CameBy.values:
        verdict &= Verdict.no("Chưa chọn câu hỏi đến bằng cách nào.")
    _ask(verdict)
    _known_village(village, on)
    question = AskedQuestion(
        asked_on=on,
        planned=planned,
        collected=Collected.BEFORE,
        came_by=came_by,
        words=words.strip(),
        village=village,
    )
    with acts.creating(question, verb="take_in", by=by, at=at):
        key = issue(question.code, at=at, key=key)
    return question, key


def give_slip(code: str, *, key: str = "", by: Actor, at: datetime) -> str:
    """The key of a question from the floor, on a slip for whoever asked it; that it was given, and by which post, is in the
    history. Raises Refused, AskedQuestion.DoesNotExist."""
    with transaction.atomic():
        head = history.lock_head()
        acts.refuse_voided(AskedQuestion.objects.get(pk=code))
        _ask(rules.can_give_slip(given=bool(with_key([code]))))
        key = issue(code, at=at, key=key)
        history.append(code, "slip", by=by, at=at, changes={"receipt": [None, 1]}, head=head)
    return key


def put_in_hall(planned: str, words: str, *, by: Actor, at: datetime) -> AskedQuestion:
    """A question from the floor, as an officer types it: shown at once unless it looks like personal data, then it waits for
    a second look. Raises Refused."""
    plan = PlannedDialogue.objects.standing().filter(pk=planned).first()
    _ask(rules.can_ask(words, takes=plan is not None and plan.state == PlanState.HELD))
    clean = not doubts(words)
    question = AskedQuestion(
        asked_on=timezone.localdate(at),
        planned=planned,
        collected=Collected.LIVE,
        words=words.strip(),
        state=AskedState.SHOWN if clean else AskedState.WAITING,
        shown_words=words.strip() if clean else "",
    )
    with acts.creating(question, verb="put", by=by, at=at):
        tell(question, at=at)
    return question


def show(
    code: str, shown_words: str, *, looked: bool, by: Actor, at: datetime, revision: int | None = None
) -> AskedQuestion:
    """Let a question through, in these words; again, to show it in others. Raises Refused, EditConflict."""
    with acts.changing(AskedQuestion, code, verb="show", by=by, at=at, revision=revision) as question:
        _ask(rules.can_show(state=question.state, shown_words=shown_words, doubts=doubts(shown_words), looked=looked))
        question.state, question.shown_words, question.declined_why = AskedState.SHOWN, shown_words.strip(), ""
        tell(question, at=at)
    return question


def join(code: str, lead_code: str, *, by: Actor, at: datetime, revision: int | None = None) -> AskedQuestion:
    """Join a question to one that asks the same: it is answered with it. Raises Refused, EditConflict."""
    with acts.changing(AskedQuestion, code, verb="join", by=by, at=at, revision=revision) as question:
        lead = AskedQuestion.objects.standing().filter(pk=lead_code).first()
        if lead is None:
            raise Refused(Verdict.no("Không có câu hỏi nào mang mã ấy."))
        verdict = rules.can_join(
            code=code,
            lead_code=lead_code,
            lead_state=lead.state,
            lead_planned=lead.planned,
            planned=question.planned,
            has_joined=_has_joined(code),
        )
        if question.outcome != Outcome.WAITING:
            verdict &= Verdict.no("Câu hỏi này đã được trả lời hoặc đã có lời hứa.")
        _ask(verdict)
        question.state, question.lead, question.declined_why = AskedState.JOINED, lead_code, ""
        tell(question, at=at)
    return question


def part(code: str, *, by: Actor, at: datetime, revision: int | None = None) -> AskedQuestion:
    """Take a question out of the one it was joined to; it waits to be read again. Raises Refused, EditConflict."""
    with acts.changing(AskedQuestion, code, verb="part", by=by, at=at, revision=revision) as question:
        if question.state != AskedState.JOINED:
            raise Refused(Verdict.no("Câu hỏi này không ghép vào câu nào."))
        question.state, question.lead = AskedState.WAITING, ""
    return question


def decline(code: str, reason: str, *, by: Actor, at: datetime, revision: int | None = None) -> AskedQuestion:
    """Not shown, with a reason its asker reads. Raises Refused, EditConflict."""
    with acts.changing(AskedQuestion, code, verb="decline", by=by, at=at, revision=revision) as question:
        _ask(rules.can_decline(outcome=question.outcome, has_joined=_has_joined(code), reason=reason))
        question.state, question.declined_why, question.lead = AskedState.DECLINED, reason.strip(), ""
        tell(question, at=at)
    return question


def answer(
    code: str, words: str, *, by: Actor, at: datetime, looked: bool = False, revision: int | None = None
) -> AskedQuestion:
    """Answered on the spot, in words that everybody reads. Raises Refused, EditConflict."""
    with acts.changing(AskedQuestion, code, verb="answer", by=by, at=at, revision=revision) as question:
        verdict = _settling(question)
        if not words.strip():
            verdict &= Verdict.no("Ghi tóm tắt câu trả lời; Nhân dân đọc lời này.")
        _ask(verdict & may_be_read(True, doubts(words), looked=looked))
        question.outcome, question.answer = Outcome.ANSWERED, words.strip()
        question.answered_on = timezone.localdate(at)
        tell(question, at=at)
    return question


def promise(
    code: str,
    words: str,
    *,
    owner: str,
    due_on: date,
    by: Actor,
    at: datetime,
    looked: bool = False,
    revision: int | None = None,
) -> tuple[AskedQuestion, Promise]:
    """Promised: one act enters the promise with owner and day, and shows it. Raises Refused, EditConflict."""
    with acts.changing(AskedQuestion, code, verb="promise_asker", by=by, at=at, revision=revision) as question:
        _ask(_settling(question) & may_be_read(True, doubts(words, owner), looked=looked))
        held = PlannedDialogue.objects.get(pk=question.planned).dialogue
        made = make_promise(PromiseData(held, words, owner, due_on, question=question.shown_words), by=by, at=at)
        made = show_promise(made.code, looked=True, by=by, at=at)
        question.outcome, question.promise = Outcome.PROMISED, made.code
    return question, made


def say(code: str, said: str, *, at: datetime) -> tuple[AskedQuestion, bool]:
    """The asker says what was really done; returns whether the promise is open again by it. Raises Refused.

    Whoever calls this has seen the key of the question's receipt.
    """
    with acts.changing(AskedQuestion, code, verb="say", by=RESIDENT, at=at) as question:
        made = promise_of(question)
        _ask(can_say_now(question, made, said))
        question.said, question.said_on = said, timezone.localdate(at)
        question.save(update_fields=["said", "said_on"])  # the others' verdicts are read with this one
        assert made is not None and made.kept_on is not None  # noqa: S101 - can_say refuses the rest
        heard = [one.said for one in askers_of(made.code) if one.said and one.said_on and one.said_on >= made.kept_on]
        again = rules.reopens(heard, made.reopenings.count())
        if again:
            reopen_promise(made.code, why=str(Said(said).label), by=RESIDENT, at=at)
    return question, again


def can_say_now(question: AskedQuestion, made: Promise | None, said: str) -> Verdict:
    """`rules.can_say` of a question and the promise that answers it."""
    last = made.reopenings.last() if made else None
    return rules.can_say(
        kept_on=made.kept_on if made else None,
        said_on=question.said_on,
        said=question.said,
        given=said,
        reopened_on=last.reopened_on if last else None,
    )


def promise_of(question: AskedQuestion) -> Promise | None:
    """The promise that answers a question, its own or that of the one it was joined to."""
    code = question.promise
    if not code and question.lead:
        code = AskedQuestion.objects.filter(pk=question.lead).values_list("promise", flat=True).first() or ""
    return Promise.objects.standing().filter(pk=code).first() if code else None


def _settling(question: AskedQuestion) -> Verdict:
    held = PlannedDialogue.objects.filter(pk=question.planned, state=PlanState.HELD).exists()
    return rules.can_settle(state=question.state, outcome=question.outcome, hall_open=held)


def _has_joined(code: str) -> bool:
    return AskedQuestion.objects.standing().filter(state=AskedState.JOINED, lead=code).exists()


def _known_village(code: str, on: date) -> None:
    if code and not villages_on(on).filter(pk=code).exists():
        raise Refused(Verdict.no(_("Không có thôn nào như đã chọn; hãy chọn lại hoặc để trống.")))


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
