"""The only writers of promises: make, correct, renegotiate, keep, give up."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, BinaryIO

from django.utils import timezone

from dienhong.accounts.models import Account
from dienhong.commune.models import Membership
from dienhong.dialogue.asked.looking import doubts
from dienhong.dialogue.finding import tell
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises import rules
from dienhong.dialogue.promises.models import Promise, Renegotiation, Reopening
from dienhong.dialogue.promises.rules import PromiseData
from dienhong.dialogue.queries import folded
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.attachments import attach


def make_promise(told: PromiseData, *, by: Actor, at: datetime) -> Promise:
    """Enter a promise of a dialogue; its day is the dialogue's. Raises Refused."""
    held_on = _held_on(told.dialogue)
    _ask(_verdict(told, held_on))
    promise = Promise(**_columns(told), judged_on=told.due_on, **({"made_on": held_on} if held_on else {}))
    return acts.create(promise, verb="promise", by=by, at=at)


def correct_promise(
    code: str, told: PromiseData, *, revision: int, by: Actor, at: datetime, looked: bool = False
) -> Promise:
    """Correct what was promised; once somebody agreed on a new day, the day itself only moves by agreeing again.

    Raises Refused, EditConflict.
    """
    with acts.changing(Promise, code, verb="correct", by=by, at=at, revision=revision) as promise:
        held_on = _held_on(told.dialogue)
        _ask(_verdict(told, held_on))
        if not promise.is_open:
            raise Refused(Verdict.no(rules.CLOSED))
        _ask(
            rules.may_be_read(
                promise.shown_on is not None, doubts(told.words, told.question, told.owner), looked=looked
            )
        )
        moved = told.due_on != promise.due_on
        if moved and (promise.renegotiations.exists() or promise.judged_on < timezone.localdate(at)):
            raise Refused(Verdict.no("Hạn đã lùi hoặc đã qua: đổi hạn thì dùng “Lùi hạn”, có lý do."))
        for name, value in _columns(told).items():
            setattr(promise, name, value)
        if held_on is not None:
            promise.made_on = held_on
        if moved:
            promise.judged_on = told.due_on
        tell(promise, at=at)
    return promise


def renegotiate(
    code: str,
    *,
    new_on: date,
    reason: str,
    decided_on: date,
    by: Actor,
    at: datetime,
    document: str = "",
    revision: int | None = None,
) -> Promise:
    """Agree on a later day; the old one stays in the entry. Raises Refused, EditConflict."""
    with acts.changing(Promise, code, verb="renegotiate", by=by, at=at, revision=revision) as promise:
        verdict = rules.can_renegotiate(
            is_open=promise.is_open,
            made_on=promise.made_on,
            due_on=promise.due_on,
            judged_on=promise.judged_on,
            new_on=new_on,
            decided_on=decided_on,
            reason=reason,
            on=timezone.localdate(at),
        )
        if document and not _standing(document):
            verdict &= Verdict.no(f"Sổ văn bản không có {document} hoặc văn bản ấy đã hủy.")
        _ask(verdict)
        in_time = decided_on <= promise.judged_on
        Renegotiation.objects.create(
            promise=promise,
            decided_on=decided_on,
            due_before=promise.due_on,
            due_on=new_on,
            reason=reason.strip(),
            document=document,
            in_time=in_time,
        )
        promise.due_on = new_on
        if in_time:
            promise.judged_on = new_on
        tell(promise, at=at)
    return promise


def keep_promise(
    code: str,
    *,
    kept_on: date,
    by: Actor,
    at: datetime,
    evidence: str = "",
    evidence_document: str = "",
    file: tuple[str, BinaryIO] | None = None,
    looked: bool = False,
    revision: int | None = None,
) -> Promise:
    """Enter that it was done, with words, a document or a file as evidence. The words of a promise that is shown are read by
    everybody at once: `looked` lets through what looks like personal data. Raises Refused, EditConflict."""
    words = evidence.strip() or (f"Tệp đính kèm: {file[0]}"[:1000] if file else "")
    with acts.changing(Promise, code, verb="keep", by=by, at=at, revision=revision) as promise:
        _ask(
            rules.can_keep(
                is_open=promise.is_open,
                made_on=promise.made_on,
                kept_on=kept_on,
                on=timezone.localdate(at),
                has_evidence=bool(words or evidence_document),
                document_found=not evidence_document or _standing(evidence_document),
            )
            & rules.may_be_read(promise.shown_on is not None, doubts(words), looked=looked)
        )
        promise.kept_on, promise.evidence, promise.evidence_document = kept_on, words, evidence_document
        if file:
            attach(code, file[0], file[1], by=by, at=at)
        tell(promise, at=at)
    return promise


def break_promise(
    code: str,
    *,
    broken_on: date,
    reason: str,
    by: Actor,
    at: datetime,
    looked: bool = False,
    revision: int | None = None,
) -> Promise:
    """Conclude that it cannot be kept, with the reason. Raises Refused, EditConflict."""
    with acts.changing(Promise, code, verb="break", by=by, at=at, revision=revision) as promise:
        _ask(
            rules.can_break(
                is_open=promise.is_open,
                made_on=promise.made_on,
                broken_on=broken_on,
                on=timezone.localdate(at),
                reason=reason,
            )
            & rules.may_be_read(promise.shown_on is not None, doubts(reason), looked=looked)
        )
        promise.broken_on, promise.broken_why = broken_on, reason.strip()
        tell(promise, at=at)
    return promise


def show_promise(code: str, *, looked: bool, by: Actor, at: datetime, revision: int | None = None) -> Promise:
    """Let everybody read a promise, from now on with its evidence or the reason it was given up for. What looks like personal
    data is let through after a second look (`looked`). Raises Refused, EditConflict."""
    with acts.changing(Promise, code, verb="show", by=by, at=at, revision=revision) as promise:
        words = (promise.words, promise.question, promise.owner, promise.evidence, promise.broken_why)
        _ask(rules.can_show(shown=promise.shown_on is not None, doubts=doubts(*words), looked=looked))
        promise.shown_on = timezone.localdate(at)
        tell(promise, at=at)
    return promise


def reopen_promise(code: str, *, why: str, by: Actor, at: datetime) -> Promise:
    """Owed again: those who had asked say it was not done. Raises Refused."""
    with acts.changing(Promise, code, verb="reopen", by=by, at=at) as promise:
        if promise.kept_on is None:
            raise Refused(Verdict.no("Lời hứa này chưa được báo là làm xong nên không mở lại."))
        Reopening.objects.create(
            promise=promise,
            reopened_on=timezone.localdate(at),
            kept_on=promise.kept_on,
            evidence=promise.evidence,
            evidence_document=promise.evidence_document,
            why=f"Người hỏi đánh giá: {why}",
        )
        promise.kept_on, promise.evidence, promise.evidence_document = None, "", ""
        tell(promise, at=at)
    return promise


def _columns(told: PromiseData) -> dict[str, Any]:
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(told).items()}
    return {**columns, "folded": folded(f"{told.words} {told.question} {told.owner}")}


def _verdict(told: PromiseData, held_on: date | None) -> Verdict:
    owner = told.owner.strip()
    return rules.can_promise(
        told,
        held_on=held_on,
        document_found=not told.due_document or _standing(told.due_document),
        owner_is_person=bool(owner)
        and (Membership.objects.filter(name=owner).exists() or Account.objects.filter(name=owner).exists()),
    )


def _held_on(dialogue: str) -> date | None:
    return Dialogue.objects.standing().filter(pk=dialogue).values_list("held_on", flat=True).first()


def _standing(document: str) -> bool:
    return Document.objects.standing().filter(pk=document).exists()


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
