"""The only writers of the programmes: record and correct."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.documents.models import Document
from dienhong.law.verdict import Refused
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.supervision import rules
from dienhong.supervision.models import Programme


def record_programme(
    *,
    body: str,
    year: int,
    issued_on: date,
    by: Actor,
    at: datetime,
    topics: str = "",
    internal_topics: str = "",
    document: str = "",
) -> Programme:
    """Enter a body's programme of a year; each line of `topics` is one topic. Raises Refused."""
    programme = Programme(body=body, year=year, issued_on=issued_on, document=document)
    programme.topics, programme.internal_topics = _lines(topics), _lines(internal_topics)
    _ask(programme, timezone.localdate(at))
    return acts.create(programme, verb="record", by=by, at=at)


def correct_programme(code: str, *, revision: int, by: Actor, at: datetime, **fields: object) -> Programme:
    """Correct the columns given; the others stay (an officer without the right never touches `internal_topics`).

    Raises Refused, EditConflict, Programme.DoesNotExist.
    """
    with acts.changing(Programme, code, verb="correct", by=by, at=at, revision=revision) as programme:
        for name, value in fields.items():
            setattr(programme, name, _lines(str(value)) if name.endswith("topics") else value)
        _ask(programme, timezone.localdate(at))
    return programme


def _ask(programme: Programme, on: date) -> None:
    same = Programme.objects.standing().filter(body=programme.body, year=programme.year)
    verdict = rules.can_record_programme(
        body=programme.body,
        year=programme.year,
        issued_on=programme.issued_on,
        topics=programme.topics + programme.internal_topics,
        on=on,
        other=same.exclude(pk=programme.code).first(),
        document_known=not programme.document or Document.objects.standing().filter(pk=programme.document).exists(),
    )
    if not verdict:
        raise Refused(verdict)


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
