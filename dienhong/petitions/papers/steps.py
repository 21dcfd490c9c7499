"""The frame of every act on a letter: ask the table, let the caller do its part, move the state, keep the step, tell."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.petitions.online.telling import forget_contact, tell_step
from dienhong.petitions.papers.models import Petition, Step
from dienhong.petitions.papers.rules.grounds import in_order
from dienhong.petitions.papers.states import ENDS, TRANSITIONS, UNHANDLED, State
from dienhong.records import acts
from dienhong.records.actor import Actor


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does an act on a letter, when it is entered, on which day it was done, seen at which revision."""

    by: Actor
    at: datetime
    on: date
    revision: int | None = None

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)


@contextmanager
def stepping(
    code: str,
    act: str,
    doing: Doing,
    *,
    document: str = "",
    body: str = "",
    grounds: Iterable[str] = (),
    words: str = "",
) -> Iterator[Petition]:
    """The letter, locked, for one act of the table; at the end its state moves and the step is kept.

    Raises Refused, EditConflict, Petition.DoesNotExist.
    """
    with acts.changing(Petition, code, verb=act, by=doing.by, at=doing.at, revision=doing.revision) as petition:
        require(in_order(petition, act, on=doing.on, today=doing.today) & paper_stands(document))
        before, target = petition.state, TRANSITIONS[act].target
        yield petition
        if target is not None:
            petition.state, petition.stepped_on = target, doing.on
            _turn(petition, State(before), target, doing.on)
        if petition.is_denunciation:
            forget_contact(code)  # it was sent as something else: an address or a sign-in would tell who denounces
        order = petition.steps.count() + 1
        Step.objects.create(
            petition=petition,
            order=order,
            act=act,
            on=doing.on,
            before=before,
            after=petition.state,
            post=doing.by.post,
            document=document,
            body=body.strip(),
            grounds=" ".join(grounds),
            words=words.strip(),
        )
        tell_step(code, act, order, at=doing.at)


def _turn(petition: Petition, before: State, after: State, on: date) -> None:
    """The days of turning points that follow from the state alone."""
    if after not in UNHANDLED and before in UNHANDLED:
        petition.handled_on = on
    if after in ENDS:
        petition.ended_on = on


def require(verdict: Verdict) -> None:
    """Raise Refused unless the rule agrees."""
    if not verdict:
        raise Refused(verdict)


def paper(code: str) -> Document | None:
    """The standing document behind a code."""
    return Document.objects.standing().filter(pk=code).first() if code else None


def paper_stands(code: str) -> Verdict:
    """A paper that is named must be in its register."""
    if not code or paper(code) is not None:
        return Verdict.yes()
    return Verdict.no(f"Văn bản {code} không có trong sổ văn bản, hoặc đã hủy; hãy ghi vào sổ văn bản trước.")
