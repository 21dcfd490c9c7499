"""The only writers of the reception book: record, correct, answer, void. Closing is the same for every book (`records`)."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused, Verdict
from dienhong.petitions import rules
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.rules import VisitData
from dienhong.records import acts, history
from dienhong.records.actor import Actor


@acts.one_at_a_time
def record_reception(
    *,
    held_on: date,
    host: str,
    kind: str,
    received_by: str,
    receiver_title: str,
    place: str,
    visits: Sequence[VisitData],
    by: Actor,
    at: datetime,
    is_delegated: bool = False,
    online: bool = False,
    note: str = "",
) -> Reception:
    """Enter a session that was held, with its visits (none is a fact too: the host sat and nobody came).

    Raises Refused (see `rules.can_record`).
    """
    _ask(held_on, visits, at, is_delegated)
    _ask_head(host, kind, receiver_title, is_delegated)
    reception = Reception(
        held_on=held_on,
        host=host,
        kind=kind,
        received_by=received_by.strip(),
        receiver_title=receiver_title.strip(),
        place=place.strip(),
        is_delegated=is_delegated,
        online=online,
        note=note.strip(),
    )
    with acts.creating(reception, verb="record", by=by, at=at):
        _write_visits(reception, visits)
    return reception


def correct_reception(
    code: str,
    *,
    revision: int,
    visits: Sequence[VisitData],
    by: Actor,
    at: datetime,
    **fields: object,
) -> Reception:
    """Correct a session and its visits as a whole. Raises Refused, EditConflict, Reception.DoesNotExist."""
    with acts.changing(Reception, code, verb="correct", by=by, at=at, revision=revision) as reception:
        for name, value in fields.items():
            setattr(reception, name, value)
        _ask(reception.held_on, visits, at, reception.is_delegated)
        _ask_head(reception.host, reception.kind, reception.receiver_title, reception.is_delegated)
        reception.visits.all().delete()
        _write_visits(reception, visits)
    return reception


def answer_visit(
    code: str, order: int, *, answered_on: date, result: str, by: Actor, at: datetime, revision: int | None = None
) -> Reception:
    """Enter that a visit was answered. Raises Refused, EditConflict, Visit.DoesNotExist."""
    with acts.changing(Reception, code, verb="answer", by=by, at=at, revision=revision) as reception:
        visit = reception.visits.get(order=order)
        verdict = rules.can_answer(
            held_on=reception.held_on,
            answered_on=answered_on,
            on=timezone.localdate(at),
            answered_before=visit.answered_on,
        )
        if not result.strip():
            verdict = verdict & Verdict.no("Thiếu kết quả trả lời.", rules.BOOK)
        if not verdict:
            raise Refused(verdict)
        visit.answered_on, visit.result = answered_on, result.strip()
        visit.save(update_fields=["answered_on", "result"])
    return reception


def reveal_id_number(code: str, order: int, *, by: Actor, at: datetime) -> str:
    """The identity number of one visit in full. That it was read, and by which post, goes into the history.

    Raises Visit.DoesNotExist.
    """
    with transaction.atomic():
        visit = Visit.objects.get(reception_id=code, order=order)
        head = history.lock_head()
        history.append(code, "reveal", by=by, at=at, changes={"visit": [None, order]}, head=head)
    return visit.id_number


def _ask(held_on: date, visits: Sequence[VisitData], at: datetime, is_delegated: bool) -> None:
    commune = Commune.installed()
    verdict = rules.can_record(
        held_on=held_on,
        visits=visits,
        on=timezone.localdate(at),
        since=commune.formed_on if commune else None,
        is_delegated=is_delegated,
    )
    if not verdict:
        raise Refused(verdict)


def _ask_head(host: str, kind: str, title: str, is_delegated: bool) -> None:
    verdict = rules.may_be_heads(host=host, kind=kind, receiver_title=title, is_delegated=is_delegated)
    if not verdict:
        raise Refused(verdict)


def _write_visits(reception: Reception, visits: Sequence[VisitData]) -> None:
    Visit.objects.bulk_create(
        Visit(reception=reception, order=order, **asdict(visit)) for order, visit in enumerate(visits, start=1)
    )
