"""The only writers of the book of inspections. Voiding and closing are the same for every book (`records`)."""

from dataclasses import asdict, replace
from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.models import Commune, Unit
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.supervision import rules
from dienhong.supervision.models import Finding, Inspection, Programme
from dienhong.supervision.rules import InspectionData


@acts.one_at_a_time
def record_inspection(data: InspectionData, *, by: Actor, at: datetime) -> Inspection:
    """Enter an inspection that was held. Raises Refused (see `rules.can_record`)."""
    data = _asked(data, at)
    return acts.create(Inspection(**asdict(data)), verb="record", by=by, at=at)


def correct_inspection(code: str, data: InspectionData, *, revision: int, by: Actor, at: datetime) -> Inspection:
    """Correct an inspection as a whole; its findings stay. Raises Refused, EditConflict, Inspection.DoesNotExist."""
    with acts.changing(Inspection, code, verb="correct", by=by, at=at, revision=revision) as inspection:
        _allow(rules.can_correct(inspection.internal, data))
        for name, value in asdict(_asked(data, at)).items():
            setattr(inspection, name, value)
        early = inspection.findings.filter(corrected_on__lt=inspection.held_on).exists()
        _allow(Verdict.no("Có hạn chế đã ghi khắc phục trước ngày kiểm tra mới; hãy sửa hạn chế ấy trước."), early)
    return inspection


def add_finding(
    code: str,
    *,
    text: str,
    by: Actor,
    at: datetime,
    correct_by: date | None = None,
    owner: str = "",
    revision: int | None = None,
) -> Finding:
    """Enter something found wrong. Raises Refused, EditConflict."""
    with acts.changing(Inspection, code, verb="find", by=by, at=at, revision=revision) as inspection:
        _allow(rules.can_add_finding(text=text, correct_by=correct_by, held_on=inspection.held_on))
        last = inspection.findings.order_by("-order").values_list("order", flat=True).first() or 0
        return inspection.findings.create(order=last + 1, text=text.strip(), correct_by=correct_by, owner=owner.strip())


def postpone_finding(
    code: str, order: int, *, new_by: date, reason: str, by: Actor, at: datetime, revision: int | None = None
) -> Finding:
    """Agree on a later day to put a finding right; its first day and the reason are kept. Raises Refused, EditConflict."""
    with acts.changing(Inspection, code, verb="postpone_finding", by=by, at=at, revision=revision) as inspection:
        finding = inspection.findings.get(order=order)
        _allow(
            rules.can_postpone(
                corrected_on=finding.corrected_on,
                correct_by=finding.correct_by,
                new_by=new_by,
                reason=reason,
                on=timezone.localdate(at),
            )
        )
        finding.first_by = finding.first_by or finding.correct_by
        finding.correct_by, finding.postponed_why = new_by, reason.strip()
        finding.save()
    return finding


def mark_corrected(
    code: str,
    order: int,
    *,
    corrected_on: date,
    correction: str,
    verified_by: str,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Finding:
    """Enter that a finding was put right, with its proof. Raises Refused, EditConflict, Finding.DoesNotExist."""
    with acts.changing(Inspection, code, verb="put_right", by=by, at=at, revision=revision) as inspection:
        finding = inspection.findings.get(order=order)
        _allow(
            rules.can_mark_corrected(
                corrected_on=corrected_on,
                correction=correction,
                verified_by=verified_by,
                held_on=inspection.held_on,
                on=timezone.localdate(at),
                before=finding.corrected_on,
            )
        )
        finding.corrected_on, finding.correction = corrected_on, correction.strip()
        finding.verified_by = verified_by.strip()
        finding.save()
    return finding


def correct_finding(
    code: str,
    order: int,
    *,
    text: str,
    by: Actor,
    at: datetime,
    correct_by: date | None = None,
    owner: str = "",
    corrected_on: date | None = None,
    correction: str = "",
    verified_by: str = "",
    revision: int | None = None,
) -> Finding:
    """Correct a finding as a whole; without `corrected_on` it is open again. Raises Refused, EditConflict."""
    with acts.changing(Inspection, code, verb="correct_finding", by=by, at=at, revision=revision) as inspection:
        finding = inspection.findings.get(order=order)
        verdict = rules.can_add_finding(text=text, correct_by=correct_by, held_on=inspection.held_on)
        if corrected_on:
            verdict &= rules.can_mark_corrected(
                corrected_on=corrected_on,
                correction=correction,
                verified_by=verified_by,
                held_on=inspection.held_on,
                on=timezone.localdate(at),
            )
        verdict &= rules.can_move_day(
            correct_by=finding.correct_by,
            new_by=correct_by,
            postponed=finding.first_by is not None,
            on=timezone.localdate(at),
        )
        _allow(verdict)
        finding.text, finding.correct_by, finding.corrected_on = text.strip(), correct_by, corrected_on
        finding.owner = owner.strip()
        finding.correction = correction.strip() if corrected_on else ""
        finding.verified_by = verified_by.strip() if corrected_on else ""
        finding.save()
    return finding


def _asked(data: InspectionData, at: datetime) -> InspectionData:
    """The data as it will be kept, after the rule has been asked."""
    unit = Unit.objects.filter(pk=data.subject_code).first() if data.subject_code else None
    programme = Programme.objects.filter(pk=data.programme).first() if data.programme else None
    commune = Commune.installed()
    verdict = rules.can_record(
        data,
        on=timezone.localdate(at),
        since=commune.formed_on if commune else None,
        programme=programme,
        subject_known=not data.subject_code or unit is not None,
    )
    _allow(verdict)
    subject = unit.name if unit else " ".join(data.subject.split())
    return replace(data, subject=subject, topic=" ".join(data.topic.split()), note=data.note.strip())


def _allow(verdict: Verdict, applies: bool = True) -> None:
    if applies and not verdict:
        raise Refused(verdict)
