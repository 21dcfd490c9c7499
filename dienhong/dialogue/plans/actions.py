"""The only writers of planned dialogues: plan, correct, announce, call off, open the hall, close it."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dienhong.commune.queries import villages_on
from dienhong.dialogue import telling
from dienhong.dialogue.actions import correct_dialogue, record_dialogue
from dienhong.dialogue.actions import told_of as dialogue_told
from dienhong.dialogue.asked.queries import counts_of
from dienhong.dialogue.demands.actions import met
from dienhong.dialogue.demands.queries import why_not_cited
from dienhong.dialogue.finding import tell
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans import rules
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.rules import Known, PlanData
from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.rules import DialogueData
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.public_words import may_be_read, names_nobody, newly_read
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def plan_dialogue(told: PlanData, *, by: Actor, at: datetime) -> PlannedDialogue:
    """Enter a dialogue that is to be held. Raises Refused (see `rules.can_plan`)."""
    _ask(rules.can_plan(told, _known(told, at)))
    return acts.create(PlannedDialogue(**_columns(told)), verb="plan", by=by, at=at)


def correct_plan(
    code: str, told: PlanData, *, revision: int, by: Actor, at: datetime, looked: bool = False
) -> PlannedDialogue:
    """Correct a plan; once announced its day, hour and place stay, and everybody reads the new words at once: `looked` lets
    through what looks like personal data in them. Raises Refused, EditConflict."""
    with acts.changing(PlannedDialogue, code, verb="correct", by=by, at=at, revision=revision) as planned:
        fixed = (planned.planned_on, planned.begins, planned.place)
        moves = fixed != (told.planned_on, told.begins, told.place.strip())
        announced = planned.announced_on is not None
        _ask(rules.can_correct(state=planned.state, announced=announced, moves=moves))
        if announced:
            _ask(may_be_read(*newly_read(rules.READ_BY_ALL, told, planned), looked=looked))
        becomes = (told.kind, told.demand) != (planned.kind, planned.demand)
        if becomes and planned.announced_on:  # what it becomes may have to be announced earlier than what it was
            _ask(rules.in_time(told.kind, told.demand, planned.planned_on, planned.announced_on))
        _ask(rules.can_plan(told, _known(told, at, itself=code)))
        for name, value in _columns(told).items():
            setattr(planned, name, value)
        tell(planned, at=at)
    return planned


def announce(
    code: str,
    *,
    announced_on: date,
    how: str,
    by: Actor,
    at: datetime,
    looked: bool = False,
    revision: int | None = None,
) -> PlannedDialogue:
    """Give notice: from now on everybody reads it and may send questions; `looked` lets through what in the plan looks like
    personal data. Raises Refused, EditConflict."""
    with acts.changing(PlannedDialogue, code, verb="announce", by=by, at=at, revision=revision) as planned:
        verdict = rules.can_announce(
            state=planned.state,
            kind=planned.kind,
            demand=planned.demand,
            planned_on=planned.planned_on,
            announced_on=announced_on,
            on=timezone.localdate(at),
        )
        if not how.strip():
            verdict &= Verdict.no("Ghi thông báo bằng cách nào, ví dụ: đài truyền thanh xã, niêm yết, trưởng thôn.")
        _ask(verdict & may_be_read(*newly_read(rules.READ_BY_ALL, planned), how, looked=looked))
        planned.state, planned.announced_on, planned.announced_by = PlanState.ANNOUNCED, announced_on, how.strip()
        tell(planned, at=at)
        telling.announced(planned, at=at)
    return planned


def call_off(code: str, *, reason: str, by: Actor, at: datetime, revision: int | None = None) -> PlannedDialogue:
    """Tell that it will not be held, with the reason. Raises Refused, EditConflict."""
    with acts.changing(PlannedDialogue, code, verb="call_off", by=by, at=at, revision=revision) as planned:
        _ask(rules.can_call_off(state=planned.state, reason=reason) & names_nobody(reason))
        planned.state, planned.called_off_on = PlanState.CALLED_OFF, timezone.localdate(at)
        planned.called_off_why = reason.strip()
        tell(planned, at=at)
        if planned.announced_on:
            telling.called_off(planned, at=at)
    return planned


def open_hall(
    code: str, *, attendees: int, by: Actor, at: datetime, revision: int | None = None
) -> tuple[PlannedDialogue, Dialogue]:
    """The dialogue begins: it enters its book with who came so far; its questions are counted when the hall closes.

    Raises Refused, EditConflict.
    """
    with acts.changing(PlannedDialogue, code, verb="open_hall", by=by, at=at, revision=revision) as planned:
        on = timezone.localdate(at)
        _ask(rules.can_open(state=planned.state, planned_on=planned.planned_on, on=on))
        told = DialogueData(
            held_on=planned.planned_on,
            kind=planned.kind,
            hosts=planned.hosts,
            co_chair=planned.co_chair,
            party_invited=planned.party_invited,
            title=planned.title,
            topic=planned.title if planned.kind == "thematic" else "",
            place=planned.place,
            attendees=attendees,
            opinions=0,
            issues=0,
            answered_on_spot=0,
            assigned=0,
            level=planned.level,
            villages=planned.village_codes,
            front_digest=bool(planned.front_digest),
            plan=planned.plan,
            notice_on=planned.announced_on,
        )
        dialogue = record_dialogue(told, by=by, at=at, looked=True)  # they were when it was announced
        planned.state, planned.dialogue = PlanState.HELD, dialogue.code
        if planned.demand:
            met(planned.demand, by=by, at=at)
    return planned, dialogue


def close_hall(
    code: str, *, attendees: int, themes: str, by: Actor, at: datetime, revision: int | None = None
) -> Dialogue:
    """Count what was asked into the book: questions as opinions, questions that ask the same as one issue. `revision` is
    that of the entry of the dialogue. Raises Refused, EditConflict.

    It may be done again: an officer who enters what was forgotten closes the hall once more.
    """
    planned = PlannedDialogue.objects.standing().get(pk=code)
    if not planned.dialogue:
        raise Refused(Verdict.no("Cuộc này chưa mở hội trường."))
    counts = counts_of(code)
    if counts.unread:
        raise Refused(
            Verdict.no(f"Còn {counts.unread} câu hỏi chưa đọc: hãy đăng, ghép hoặc không đăng trước khi kết thúc.")
        )
    dialogue = Dialogue.objects.get(pk=planned.dialogue)
    told = dialogue_told(dialogue)
    changed = {
        "attendees": attendees,
        "themes": themes,
        "opinions": counts.opinions,
        "issues": counts.issues,
        "answered_on_spot": counts.answered,
        "assigned": counts.promised,
    }
    seen = dialogue.revision if revision is None else revision
    return correct_dialogue(dialogue.code, DialogueData(**{**asdict(told), **changed}), revision=seen, by=by, at=at)


def told_of(planned: PlannedDialogue) -> PlanData:
    """What an entry tells, in the shape the rules ask about."""
    names = PlanData.__dataclass_fields__
    return PlanData(**{**{name: getattr(planned, name) for name in names}, "villages": planned.village_codes})


def _columns(told: PlanData) -> dict[str, Any]:
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(told).items()}
    return {**columns, "villages": " ".join(told.villages)}


def _known(told: PlanData, at: datetime, *, itself: str = "") -> Known:
    same = PlannedDialogue.objects.standing().filter(planned_on=told.planned_on, begins=told.begins)
    same = same.exclude(state=PlanState.CALLED_OFF).filter(place=told.place.strip()).exclude(pk=itself)
    return Known(
        on=timezone.localdate(at),
        villages=set(villages_on(told.planned_on).values_list("code", flat=True)) if told.villages else (),
        document_found=not told.plan or Document.objects.standing().filter(pk=told.plan).exists(),
        against_demand=why_not_cited(told.demand, itself) if told.demand else "",
        twin=same.values_list("code", flat=True).first() or "",
    )


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
