"""The only writers of the book of dialogues: record, correct; voiding and closing are the same for every book."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.commune.queries import villages_on
from dienhong.dialogue import rules
from dienhong.dialogue.finding import tell
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.queries import folded
from dienhong.dialogue.rules import DialogueData, Known
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def record_dialogue(told: DialogueData, *, by: Actor, at: datetime, looked: bool = False) -> Dialogue:
    """Enter a dialogue that was held; `looked` lets through what looks like personal data. Raises Refused (see
    `rules.can_record`, `rules.can_be_read`)."""
    _ask(told, at, readable=rules.can_be_read(told, looked=looked))
    dialogue = Dialogue(**_columns(told))
    with acts.creating(dialogue, verb="record", by=by, at=at):
        tell(dialogue, at=at)
    return dialogue


def correct_dialogue(
    code: str, told: DialogueData, *, revision: int, by: Actor, at: datetime, looked: bool = False
) -> Dialogue:
    """Correct a dialogue as a whole. Raises Refused, EditConflict, Dialogue.DoesNotExist."""
    with acts.changing(Dialogue, code, verb="correct", by=by, at=at, revision=revision) as dialogue:
        _ask(told, at, itself=code, readable=rules.can_be_read(told, told_of(dialogue), looked=looked))
        for name, value in _columns(told).items():
            setattr(dialogue, name, value)
        tell(dialogue, at=at)
    return dialogue


def told_of(dialogue: Dialogue) -> DialogueData:
    """What an entry tells, in the shape the rules ask about."""
    names = DialogueData.__dataclass_fields__
    return DialogueData(**{**{name: getattr(dialogue, name) for name in names}, "villages": dialogue.village_codes})


def _columns(told: DialogueData) -> dict[str, Any]:
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(told).items()}
    columns["villages"] = " ".join(told.villages)
    columns["folded"] = Dialogue.fit("folded", folded(" ".join((told.title, told.topic, told.place, told.themes))))
    return columns


def _ask(told: DialogueData, at: datetime, *, readable: Verdict, itself: str = "") -> None:
    commune = Commune.installed()
    cited = [code for code in (told.plan, told.conclusion) if code]
    known = Known(
        on=timezone.localdate(at),
        since=commune.formed_on if commune else None,
        documents=_signed_days(cited),
        villages=set(villages_on(told.held_on).values_list("code", flat=True)) if told.villages else (),
        twin=_twin(told, itself),
    )
    verdict = rules.can_record(told, known) & readable
    if not verdict:
        raise Refused(verdict)


def _signed_days(codes: list[str]) -> dict[str, date | None]:
    return dict(Document.objects.standing().filter(pk__in=codes).values_list("code", "signed_on")) if codes else {}


def _twin(told: DialogueData, itself: str) -> str:
    same = Dialogue.objects.standing().filter(held_on=told.held_on, kind=told.kind, title=told.title.strip())
    first = same.filter(place=told.place.strip()).exclude(pk=itself).first()
    return str(first.code) if first else ""
