"""The only writers of the lines of a roster: mark met, correct, unmark, sign. Voiding and closing are in `records`."""

from dataclasses import asdict
from datetime import date, datetime

from django.utils import timezone

from dienhong.compliance import names, rules
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.rules import Meeting
from dienhong.compliance.states import DutyState
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor

SIGNED = "Bản cam kết đã ký"


def mark_met(
    code: str,
    *,
    met_on: date,
    by: Actor,
    at: datetime,
    document: str = "",
    note: str = "",
    meeting: Meeting | None = None,
    revision: int | None = None,
) -> Duty:
    """Enter that a duty was met, with its proof. Raises Refused (see `rules.can_mark_met`), EditConflict."""
    return _write(code, "met", met_on, document, note, meeting, by=by, at=at, revision=revision, again=False)


def correct_met(
    code: str,
    *,
    met_on: date,
    revision: int,
    by: Actor,
    at: datetime,
    document: str = "",
    note: str = "",
    meeting: Meeting | None = None,
) -> Duty:
    """Correct what was entered of a duty that is met. Raises Refused, EditConflict."""
    return _write(code, "correct", met_on, document, note, meeting, by=by, at=at, revision=revision, again=True)


def unmark(code: str, *, reason: str, by: Actor, at: datetime, revision: int | None = None) -> Duty:
    """Take back that a duty was met: it is due again, the reason stays. Raises Refused, EditConflict."""
    with acts.changing(Duty, code, verb="unmark", by=by, at=at, revision=revision) as duty:
        verdict = rules.can_unmark(duty, duty.roster, reason=reason)
        if not verdict:
            raise Refused(verdict)
        duty.state, duty.met_on, duty.document = DutyState.DUE, None, ""
        duty.note = f"Bỏ ghi đã làm: {reason.strip()}"[:500]
        duty.entitled = duty.attended = duty.agreed = duty.disagreed = None
    return duty


@acts.one_at_a_time
def sign_pledge(
    roster: str,
    person: str,
    signed_on: date,
    *,
    by: Actor,
    at: datetime,
    unit: str = "",
    document: str = "",
    note: str = SIGNED,
) -> Duty:
    """Enter that an official signed. Refused for one who is not on the roster, and for a name that several bear unless
    `unit` tells which."""
    listed = Roster.objects.get(pk=roster)
    person = " ".join(person.split())
    lines = list(listed.duties.filter(voided_at__isnull=True).order_by("sort_name", "code_number"))
    if not listed.obligation.of_officials:
        raise Refused(Verdict.no(f"Danh sách {roster} không phải danh sách ký cam kết."))
    found = names.matching(lines, person, unit)
    if not found:
        waiting = [names.shown(line) for line in lines if line.state == DutyState.DUE]
        raise Refused(
            rules.stranger(
                listed,
                person,
                total=len(lines),
                waiting=tuple(waiting[: names.NEAREST]),
                near=names.nearest(lines, person),
            )
        )
    if len(found) > 1:
        who = "; ".join(names.shown(line) for line in found)
        raise Refused(Verdict.no(f"Có {len(found)} người tên “{person}” trong danh sách: {who}. Hãy ghi rõ đơn vị."))
    return mark_met(found[0].code, met_on=signed_on, document=document, note=note, by=by, at=at)


def _write(
    code: str,
    verb: str,
    met_on: date,
    document: str,
    note: str,
    meeting: Meeting | None,
    *,
    by: Actor,
    at: datetime,
    revision: int | None,
    again: bool,
) -> Duty:
    document, meeting = document.strip().upper(), meeting or Meeting()
    with acts.changing(Duty, code, verb=verb, by=by, at=at, revision=revision) as duty:
        verdict = rules.can_mark_met(
            duty,
            duty.roster,
            met_on=met_on,
            note=note,
            document=document,
            meeting=meeting,
            on=timezone.localdate(at),
            document_known=Document.objects.standing().filter(pk=document).exists(),
            again=again,
        )
        if again and duty.state != DutyState.MET:
            verdict &= Verdict.no(f"{code} chưa ghi là đã làm nên chưa có gì để sửa.")
        if not verdict:
            raise Refused(verdict)
        duty.state, duty.met_on, duty.document, duty.note = DutyState.MET, met_on, document, note.strip()
        for name, value in asdict(meeting).items():
            setattr(duty, name, value if duty.roster.obligation.quorum else None)
    return duty
