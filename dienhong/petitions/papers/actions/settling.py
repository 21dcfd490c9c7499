"""From the dialogue to the end: decided, sent, published, carried out, closed; and everything that is told to somebody."""

from collections.abc import Sequence
from datetime import date

from dienhong.commune.queries import local_calendar
from dienhong.deadlines.models import Deadline
from dienhong.law.verdict import Verdict
from dienhong.petitions.papers.axes import Channel, Content
from dienhong.petitions.papers.clocks import ANSWERS, COMPLAINT, DENUNCIATION, base, let_fall, open_notice, start, stop
from dienhong.petitions.papers.models import Petition, PetitionDialogue
from dienhong.petitions.papers.rules import settling
from dienhong.petitions.papers.steps import Doing, paper, require, stepping


def hold_dialogue(
    code: str,
    doing: Doing,
    *,
    noticed_on: date,
    minutes: str,
    copies: int,
    place: str = "",
    absent: str = "",
    result: str = "",
) -> Petition:
    """The complainant was met (on `doing.on`), with minutes. Raises Refused."""
    with stepping(code, "hold_dialogue", doing, document=minutes) as petition:
        require(
            settling.can_meet_complainant(
                petition,
                noticed_on=noticed_on,
                held_on=doing.on,
                copies=copies,
                document=bool(minutes),
                calendar=local_calendar(),
            )
        )
        PetitionDialogue.objects.create(
            petition=petition,
            noticed_on=noticed_on,
            held_on=doing.on,
            place=place.strip(),
            minutes=minutes,
            copies=copies,
            absent=absent.strip(),
            result=result.strip(),
        )
    return petition


def decide(code: str, doing: Doing, *, document: str, outcome: str, differs: bool = False, words: str = "") -> Petition:
    """Settle by a decision, conclusion or reply of the register; what follows has its own time. Raises Refused."""
    with stepping(code, "decide", doing, document=document, words=words) as petition:
        found = paper(document)
        require(
            settling.can_decide(
                petition,
                document=found is not None,
                signed_on=found.signed_on if found else None,
                outcome=outcome,
                differs=differs,
                met=petition.dialogues.exists(),
                day=doing.on,
            )
        )
        petition.settled_on, petition.decision, petition.outcome = doing.on, document, outcome
        stop(petition, "decide", on=doing.on)
        for key, limit_id in after_decision(petition).items():
            start(petition, key, limit_id, on=doing.on, at=doing.at)
    return petition


def after_decision(petition: Petition) -> dict[str, str]:
    """Key → limit of what a settlement starts."""
    told = {}
    if petition.kind == Content.COMPLAINT:
        told["decision_sent"] = f"{COMPLAINT}.decision_sent"
    if petition.kind == Content.DENUNCIATION:
        told["conclusion_sent"] = f"{DENUNCIATION}.conclusion_sent"
        told["conclusion_acted"] = f"{DENUNCIATION}.conclusion_acted"
        told["published"] = f"{DENUNCIATION}.published"
    if petition.channel == Channel.ELECTED:
        told["result_told"] = "petitions.reception.transferred_result"
    return told


def mark_sent(code: str, doing: Doing, *, document: str = "", words: str = "") -> Petition:
    """The decision, conclusion or reply went to those it concerns. Raises Refused."""
    with stepping(code, "mark_sent", doing, document=document, words=words) as petition:
        petition.sent_on = doing.on
        stop(petition, "mark_sent", on=doing.on)
    return petition


def publish(code: str, doing: Doing, *, words: str) -> Petition:
    """The result was made public (where, in words; never who denounced). Raises Refused."""
    with stepping(code, "publish", doing, words=words) as petition:
        if petition.settled_on and doing.on < petition.settled_on:
            require(Verdict.no("Ngày công khai trước ngày giải quyết."))
        petition.published_on = doing.on
        stop(petition, "publish", on=doing.on)
    return petition


def order_execution(code: str, doing: Doing, *, what: str, owner: str, due_on: date, document: str = "") -> Petition:
    """Order what the result asks for, of whom and by when. Raises Refused."""
    with stepping(code, "order_execution", doing, document=document, words=what) as petition:
        require(settling.can_execute(what=what, owner=owner, due_on=due_on, day=doing.on))
        order = petition.executions.count() + 1
        petition.executions.create(order=order, what=what.strip(), owner=owner.strip(), due_on=due_on)
        stop(petition, "order_execution", on=doing.on)
    return petition


def record_execution(
    code: str, order: int, doing: Doing, *, evidence: str = "", evidence_document: str = ""
) -> Petition:
    """What was ordered was done, with evidence. Raises Refused, Execution.DoesNotExist."""
    with stepping(code, "record_execution", doing, document=evidence_document, words=evidence) as petition:
        execution = petition.executions.get(order=order)
        require(
            settling.can_finish(
                done_before=execution.done_on,
                evidence=evidence,
                document=evidence_document,
                found=paper(evidence_document) is not None,
            )
        )
        execution.done_on, execution.evidence = doing.on, evidence.strip()
        execution.evidence_document = evidence_document
        execution.save(update_fields=["done_on", "evidence", "evidence_document"])
        all_done = not petition.executions.filter(done_on__isnull=True).exists()
        told = Deadline.objects.filter(code=code, key="handling_told").exists()
        if petition.kind == Content.DENUNCIATION and all_done and not told:
            start(petition, "handling_told", f"{DENUNCIATION}.handling_told", on=doing.on, at=doing.at)
    return petition


def notify(code: str, doing: Doing, *, keys: Sequence[str], words: str = "", document: str = "") -> Petition:
    """Somebody was told what the law says must be told: the clocks named by `keys` stop. Raises Refused."""
    with stepping(code, "notify", doing, document=document, words=words, grounds=keys) as petition:
        owed = {clock.key for clock in open_notice(petition)}
        if not keys or not set(keys) <= owed:
            require(Verdict.no("Không còn nợ thông báo này, hoặc chưa chọn đã thông báo việc gì."))
        answers = any(base(key) in ANSWERS for key in keys)
        require(settling.can_notify(answers=answers, shown=bool(words.strip() or document)))
        stop(petition, "notify", on=doing.on, keys=keys)
        if set(keys) & {clock.key for clock in open_notice(petition)}:
            require(Verdict.no("Ngày thông báo trước ngày bắt đầu tính hạn thông báo."))
    return petition


def close(code: str, doing: Doing, *, words: str = "", document: str = "", reason: str = "") -> Petition:
    """The letter has come to its end: the result sent, published where the law asks, carried out, and shown to be: by words,
    a paper or photographs of what was done, or by the legal reason why nothing is. Raises Refused."""
    said = f"{words.strip()} Lý do: {reason.strip()}" if reason.strip() else words
    with stepping(code, "close", doing, document=document, words=said) as petition:
        waiting = petition.executions.filter(done_on__isnull=True).count()
        owed = Deadline.objects.filter(code=code, met_on__isnull=True, dropped_on__isnull=True)
        shown = bool(said.strip() or document) or petition.photos.filter(of_fix=True).exists()
        require(
            settling.can_close(petition, waiting=waiting, owed=[clock.vi for clock in owed], shown=shown, day=doing.on)
        )
        let_fall(petition, on=doing.on, why="đã kết thúc")
    return petition


def reopen(code: str, doing: Doing, *, words: str) -> Petition:
    """The sender does not accept the answer: the letter is taken up again, a second time to answer runs from the day this
    was said. The answer that was rejected stays in its step, and its clock as it ended: late stays late. Raises Refused."""
    with stepping(code, "reopen", doing, words=words) as petition:
        times = petition.steps.filter(act="reopen").count()
        require(settling.can_reopen(petition, times=times, words=words))
        petition.settled_on = petition.sent_on = petition.published_on = petition.ended_on = None
        petition.decision = petition.outcome = ""
        start(petition, "reply", "petitions.feedback.reply", on=doing.on, at=doing.at, times=times + 2)
    return petition
