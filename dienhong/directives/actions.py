"""The only writers of the three books: receive a directive and make it concrete, give a task, finish and reopen it,
record a briefing. Voiding and closing are the same for every book (`records`)."""

from copy import copy
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dienhong.accounts.models import Account
from dienhong.commune.models import Commune, Membership
from dienhong.directives import rules
from dienhong.directives.models import Briefing, Directive, Localisation, Postponement, Task
from dienhong.directives.queries import folded
from dienhong.directives.rules import BriefingData, Paper, TaskData
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.public_words import may_be_read, newly_read
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.codes import resolve


@acts.one_at_a_time
def receive_directive(
    *, document: str, received_on: date, by: Actor, at: datetime, issuer: str = "", asks: str = "", looked: bool = False
) -> Directive:
    """Enter a superior's document (its VB code) as a directive. Without `issuer`, the document's; everybody reads it, and
    `looked` lets through what looks like personal data in it. Raises Refused."""
    paper = _standing(document)
    directive = Directive(
        document=document, issuer=issuer.strip() or (paper.issuer if paper else ""), received_on=received_on
    )
    directive.asks = asks.strip()
    _refuse_unless(_receive_verdict(directive, at) & may_be_read(directive.issuer, looked=looked))
    directive.folded = _folded_directive(directive, paper)
    return acts.create(directive, verb="record", by=by, at=at)


def correct_directive(
    code: str,
    *,
    received_on: date,
    issuer: str,
    asks: str,
    revision: int,
    by: Actor,
    at: datetime,
    looked: bool = False,
) -> Directive:
    """Correct what was entered around the document; another document is another directive. Raises Refused, EditConflict."""
    with acts.changing(Directive, code, verb="correct", by=by, at=at, revision=revision) as directive:
        paper = _standing(directive.document)
        stood, directive.received_on, directive.asks = copy(directive), received_on, asks.strip()
        directive.issuer = issuer.strip() or (paper.issuer if paper else "")
        readable = may_be_read(*newly_read(("issuer",), directive, stood), looked=looked)
        _refuse_unless(_receive_verdict(directive, at) & readable)
        directive.folded = _folded_directive(directive, paper)
    return directive


def localise(code: str, *, document: str, by: Actor, at: datetime, revision: int | None = None) -> Directive:
    """Link one of our documents (its VB code) that makes the directive concrete. Raises Refused, EditConflict."""
    with acts.changing(Directive, code, verb="localise", by=by, at=at, revision=revision) as directive:
        child = _standing(document)
        verdict = rules.can_localise(
            parent=_paper(_standing(directive.document)),
            received_on=directive.received_on,
            child=_paper(child),
            linked=tuple(directive.localisations.values_list("document", flat=True)),
            on=timezone.localdate(at),
        )
        _refuse_unless(verdict)
        Localisation.objects.create(directive=directive, document=document)
    return directive


def unlocalise(code: str, *, document: str, by: Actor, at: datetime, revision: int | None = None) -> Directive:
    """Take a document off again that was linked by mistake. Raises Refused when it is not linked."""
    with acts.changing(Directive, code, verb="unlocalise", by=by, at=at, revision=revision) as directive:
        removed, _ = directive.localisations.filter(document=document).delete()
        if not removed:
            raise Refused(Verdict.no(f"Văn bản {document} không gắn với {code}; không có gì để gỡ."))
    return directive


@acts.one_at_a_time
def assign_task(told: TaskData, *, by: Actor, at: datetime, looked: bool = False) -> Task:
    """Give a task out of a directive (CD) or document (VB). Everybody reads what and by whom: `looked` lets through what looks
    like personal data. Raises Refused."""
    _refuse_unless(_assign_verdict(told) & may_be_read(told.title, told.owner, looked=looked))
    return acts.create(Task(**_task_columns(told)), verb="record", by=by, at=at)


def correct_task(code: str, told: TaskData, *, revision: int, by: Actor, at: datetime, looked: bool = False) -> Task:
    """Correct what a task asks; `looked` as when it is given. Raises Refused, EditConflict."""
    with acts.changing(Task, code, verb="correct", by=by, at=at, revision=revision) as task:
        moved = rules.can_move_term(
            due_on=task.due_on,
            new_on=told.due_on,
            postponed=task.postponements.exists(),
            on=timezone.localdate(at),
        )
        readable = may_be_read(*newly_read(("title", "owner"), told, task), looked=looked)
        _refuse_unless(_assign_verdict(told) & moved & readable)
        for name, value in _task_columns(told).items():
            setattr(task, name, value)
    return task


def finish_task(
    code: str,
    *,
    done_on: date,
    by: Actor,
    at: datetime,
    evidence: str = "",
    evidence_document: str = "",
    revision: int | None = None,
) -> Task:
    """Enter that a task is done, with words or a document as evidence. Raises Refused, EditConflict."""
    with acts.changing(Task, code, verb="finish", by=by, at=at, revision=revision) as task:
        verdict = rules.can_finish(
            done_on=done_on,
            evidence=evidence,
            evidence_document=evidence_document,
            document_found=_standing(evidence_document) is not None,
            done_before=task.done_on,
            source_on=_source(task.source)[1],
            on=timezone.localdate(at),
        )
        _refuse_unless(verdict)
        task.done_on, task.evidence, task.evidence_document = done_on, evidence.strip(), evidence_document
        task.reopened = ""
    return task


def postpone_task(
    code: str,
    *,
    new_on: date,
    reason: str,
    decided_on: date,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Task:
    """Agree on a later term; the old one stays in the entry, with the reason. Raises Refused, EditConflict."""
    with acts.changing(Task, code, verb="postpone", by=by, at=at, revision=revision) as task:
        verdict = rules.can_postpone(
            done_on=task.done_on,
            due_on=task.due_on,
            new_on=new_on,
            reason=reason,
            decided_on=decided_on,
            on=timezone.localdate(at),
        )
        _refuse_unless(verdict)
        Postponement.objects.create(
            task=task,
            decided_on=decided_on,
            due_before=task.due_on,
            due_on=new_on,
            reason=reason.strip(),
            in_time=decided_on <= task.due_on,
        )
        task.due_on = new_on
    return task


def reopen_task(code: str, *, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Task:
    """Open a finished task again; what was entered as evidence stays in the history. Raises Refused, EditConflict."""
    with acts.changing(Task, code, verb="reopen", by=by, at=at, revision=revision) as task:
        _refuse_unless(rules.can_reopen(done_on=task.done_on, reason=reason))
        task.done_on, task.evidence, task.evidence_document = None, "", ""
        task.reopened = reason.strip()
    return task


@acts.one_at_a_time
def record_briefing(told: BriefingData, *, by: Actor, at: datetime, looked: bool = False) -> Briefing:
    """Enter a briefing that was held; its title is public, and `looked` lets through what looks like personal data in it.
    Raises Refused."""
    _refuse_unless(_brief_verdict(told, at) & may_be_read(told.title, looked=looked))
    return acts.create(Briefing(**_briefing_columns(told)), verb="record", by=by, at=at)


def correct_briefing(
    code: str, told: BriefingData, *, revision: int, by: Actor, at: datetime, looked: bool = False
) -> Briefing:
    """Correct a briefing as a whole; `looked` as when it is entered. Raises Refused, EditConflict."""
    with acts.changing(Briefing, code, verb="correct", by=by, at=at, revision=revision) as briefing:
        readable = may_be_read(*newly_read(("title",), told, briefing), looked=looked)
        _refuse_unless(_brief_verdict(told, at, itself=code) & readable)
        for name, value in _briefing_columns(told).items():
            setattr(briefing, name, value)
    return briefing


def _refuse_unless(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)


def _receive_verdict(directive: Directive, at: datetime) -> Verdict:
    same = Directive.objects.standing().filter(document=directive.document).exclude(pk=directive.pk).first()
    return rules.can_receive(
        paper=_paper(_standing(directive.document)),
        issuer=directive.issuer,
        received_on=directive.received_on,
        on=timezone.localdate(at),
        since=_formed_on(),
        twin=same.code if same else "",
    )


def _assign_verdict(told: TaskData) -> Verdict:
    found, source_on = _source(told.source)
    owner = told.owner.strip()
    return rules.can_assign(
        told,
        source_found=found,
        source_on=source_on,
        since=_formed_on(),
        owner_is_person=bool(owner)
        and (Membership.objects.filter(name=owner).exists() or Account.objects.filter(name=owner).exists()),
    )


def _brief_verdict(told: BriefingData, at: datetime, *, itself: str = "") -> Verdict:
    same = Briefing.objects.standing().filter(held_on=told.held_on, title=told.title.strip()).exclude(pk=itself).first()
    return rules.can_brief(told, on=timezone.localdate(at), since=_formed_on(), twin=same.code if same else "")


def _source(code: str) -> tuple[bool, date | None]:
    entry = resolve(code)
    if not isinstance(entry, Directive | Document) or not entry.standing:
        return False, None
    return True, entry.received_on if isinstance(entry, Directive) else entry.signed_on


def _standing(code: str) -> Document | None:
    return Document.objects.standing().filter(pk=code).first() if code else None


def _paper(document: Document | None) -> Paper | None:
    if document is None:
        return None
    return Paper(document.code, document.cite_vi(), document.direction, document.signed_on)


def _formed_on() -> date | None:
    commune = Commune.installed()
    return commune.formed_on if commune else None


def _folded_directive(directive: Directive, paper: Document | None) -> str:
    theirs = f"{paper.kind} {paper.number} {paper.title}" if paper else ""
    return Directive.fit("folded", folded(f"{theirs} {directive.issuer} {directive.asks}"))


def _task_columns(told: TaskData) -> dict[str, Any]:
    words = folded(f"{told.title} {told.owner} {told.source}")
    return {**_stripped(asdict(told)), "folded": Task.fit("folded", words)}


def _briefing_columns(told: BriefingData) -> dict[str, Any]:
    words = folded(f"{told.title} {told.actions}")
    return {**_stripped(asdict(told)), "folded": Briefing.fit("folded", words)}


def _stripped(columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in columns.items()}
