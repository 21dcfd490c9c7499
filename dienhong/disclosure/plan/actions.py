"""The only writers of plans: draw, change, approve."""

from datetime import datetime

from django.utils import timezone

from dienhong.disclosure.plan import rules
from dienhong.disclosure.plan.models import Plan, PlanLine
from dienhong.disclosure.plan.rules import LineData, PlanData
from dienhong.documents.issued import why_not_committee
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy.public_words import may_be_read
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def draw_plan(told: PlanData, *, by: Actor, at: datetime) -> Plan:
    """Enter the plan of a year. Raises Refused."""
    _ask(rules.can_draw(told, twin=_twin(told.year), today=timezone.localdate(at)))
    plan = Plan(year=told.year, drawn_on=told.drawn_on, note=told.note.strip())
    with acts.creating(plan, verb="record", by=by, at=at):
        _write(plan, told)
    return plan


def change_plan(code: str, told: PlanData, *, revision: int, by: Actor, at: datetime) -> Plan:
    """Change a plan that is not approved yet, as a whole. Raises Refused, EditConflict."""
    with acts.changing(Plan, code, verb="correct", by=by, at=at, revision=revision) as plan:
        verdict = rules.can_change(approved_on=plan.approved_on)
        _ask(verdict & rules.can_draw(told, twin=_twin(told.year, code), today=timezone.localdate(at)))
        plan.year, plan.drawn_on, plan.note = told.year, told.drawn_on, told.note.strip()
        plan.lines.all().delete()
        _write(plan, told)
    return plan


def approve_plan(
    code: str, document: str, *, by: Actor, at: datetime, looked: bool = False, revision: int | None = None
) -> Plan:
    """Note the paper by which the people's committee approved it: from now on everybody reads its lines; `looked` lets through
    what in them looks like personal data. Raises Refused, EditConflict."""
    with acts.changing(Plan, code, verb="approve", by=by, at=at, revision=revision) as plan:
        if plan.approved_on is not None:
            raise Refused(rules.can_change(approved_on=plan.approved_on))
        paper = Document.objects.standing().filter(pk=document).first()
        verdict = rules.can_approve(
            lines=plan.lines.count(),
            drawn_on=plan.drawn_on,
            signed_on=paper.signed_on if paper else None,
            document_found=paper is not None,
            wrong=why_not_committee(paper, rules.APPROVED_BY) if paper else "",
        )
        lines = [words for one in plan.lines.all() for words in (one.what, one.duration, one.responsible)]
        _ask(verdict & may_be_read(*lines, looked=looked))
        plan.document, plan.approved_on = document, paper.signed_on if paper else None
    return plan


def told_of(plan: Plan) -> PlanData:
    """What a plan tells, in the shape the rules ask about."""
    lines = tuple(
        LineData(one.content, one.what, tuple(one.forms.split()), one.due_on, one.responsible, one.duration)
        for one in plan.lines.all()
    )
    return PlanData(plan.year, plan.drawn_on, lines, plan.note)


def _write(plan: Plan, told: PlanData) -> None:
    PlanLine.objects.bulk_create(
        PlanLine(
            plan=plan,
            order=order,
            content=line.content,
            what=line.what.strip(),
            forms=" ".join(line.forms),
            due_on=line.due_on,
            duration=line.duration.strip(),
            responsible=line.responsible.strip(),
        )
        for order, line in enumerate(told.lines, start=1)
    )


def _twin(year: int, itself: str = "") -> str:
    return str(
        Plan.objects.standing().filter(year=year).exclude(pk=itself).values_list("code", flat=True).first() or ""
    )


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
