"""A letter comes in, is corrected, classified; an identity that must not lie here is taken out; a number is read in full."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.deadlines import actions as deadlines
from dienhong.law.verdict import Verdict
from dienhong.petitions.models import Reception
from dienhong.petitions.online.telling import forget_contact
from dienhong.petitions.papers.actions.people import bar_leaders
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.clocks import fit_entry
from dienhong.petitions.papers.models import Petition, Signatory
from dienhong.petitions.papers.rules import intake
from dienhong.petitions.papers.rules.intake import ClassificationData, PersonData, PetitionData
from dienhong.petitions.papers.states import UNHANDLED
from dienhong.petitions.papers.steps import Doing, require, stepping
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.entry import Record

IDENTITY = ("sender_name", "sender_address", "id_number", "contact")


def receive(
    told: PetitionData,
    *,
    by: Actor,
    at: datetime,
    signatories: Sequence[PersonData] = (),
    parent: str = "",
) -> Petition:
    """Enter a letter. It is the first of its own matter until it is linked to another. Raises Refused."""
    require(_verdict(told, "", signatories, at))
    petition = Petition(stepped_on=told.received_on, parent=parent, **_stripped(told))
    with acts.creating(petition, verb="record", by=by, at=at):
        petition.case = petition.code
        _write(petition, signatories)
        fit_entry(petition, on=timezone.localdate(at), at=at)
    return petition


def correct(
    code: str,
    told: PetitionData,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
    signatories: Sequence[PersonData] | None = None,
) -> Petition:
    """Correct what was entered at receipt. Its day moves its clocks, so it stays once the letter was handled.

    Raises Refused, EditConflict.
    """
    today = timezone.localdate(at)
    with stepping(code, "correct", Doing(by, at, max(told.received_on, _received(code, today)), revision)) as petition:
        people = list(signatories) if signatories is not None else _people(petition)
        require(_verdict(told, petition.kind, people, at))
        if told.received_on != petition.received_on:
            require(_day_may_move(petition, told.received_on))
            petition.stepped_on = (
                max(told.received_on, petition.stepped_on) if petition.classified_on else told.received_on
            )
        for name, value in _stripped(told).items():
            setattr(petition, name, value)
        if signatories is not None:
            petition.signatories.all().delete()
            _write(petition, people)
        if petition.state in UNHANDLED:
            fit_entry(petition, on=today, at=at)
    return petition


def classify(code: str, told: ClassificationData, doing: Doing) -> Petition:
    """Classify by content, on five axes; what the title said otherwise is kept in the step. Raises Refused."""
    words = told.words
    titled = Petition.objects.filter(pk=code).values_list("titled", flat=True).first()
    if titled and titled != told.kind and told.kind in Content.values:
        words = f"Đơn tự gọi là {Content(titled).label.lower()}. {words}".strip()
    way = intake.unsigned(Petition.objects.filter(pk=code).first() or Petition(), told.kind) if told.eligible else ""
    if way and "signed" not in told.conditions:
        words = f"{words} Không có chữ ký ({way}).".strip()
    with stepping(code, "classify", doing, body=told.competent_body, grounds=told.grounds, words=words) as petition:
        named = any(getattr(petition, name) for name in IDENTITY) or petition.signatories.exists()
        require(intake.can_classify(told, petition=petition, day=doing.on, named=named))
        mixed = told.kind == Content.MIXED
        petition.kind, petition.classified_on = told.kind, doing.on
        petition.eligible = None if mixed else told.eligible
        petition.conditions, petition.grounds = " ".join(told.conditions), " ".join(told.grounds)
        petition.competence = "" if mixed else told.competence
        petition.competent_body = "" if mixed else told.competent_body.strip()
        petition.settled_before, petition.names_leaders = told.settled_before, told.names_leaders
        petition.people_count = told.people_count or petition.people_count
        petition.originals = petition.originals if told.originals is None else told.originals
        bar_leaders(petition, doing.on)
        fit_entry(petition, on=doing.on, at=doing.at)
    return petition


def strip_identity(code: str, *, by: Actor, at: datetime) -> Petition:
    """Take the sender's identity out of this book, its history too: the sealed book has it now. The chain still verifies.

    Whoever calls this has kept the identity elsewhere. Raises Petition.DoesNotExist.
    """
    with transaction.atomic():
        with acts.changing(Petition, code, verb="strip", by=by, at=at) as petition:
            for name in IDENTITY:
                setattr(petition, name, "")
            petition.signatories.all().delete()
            forget_contact(code)
        for event in history.of(code):
            if {*IDENTITY, "signatories"} & history.changes_of(event).keys():
                history.erase_values(event, by=by, at=at, reason="Danh tính người tố cáo chuyển vào sổ niêm phong.")
    return petition


def reveal_id_number(code: str, *, by: Actor, at: datetime) -> str:
    """The sender's identity number in full. That it was read, and by which post, goes into the history."""
    with transaction.atomic():
        head = history.lock_head()
        petition = Petition.objects.get(pk=code)
        history.append(code, "reveal", by=by, at=at, changes={"sender": [None, 1]}, head=head)
    return petition.id_number


def void_petition(code: str, *, by: Actor, at: datetime, reason: str) -> Record:
    """Void a letter: it counts nowhere, and nothing is owed for it. Raises Refused."""
    with transaction.atomic():
        petition = Petition.objects.get(pk=code)
        voided = acts.void(petition, by=by, at=at, reason=reason)
        deadlines.drop(code, on=timezone.localdate(at), why="bản ghi đã hủy")
        forget_contact(code)
    return voided


def _verdict(told: PetitionData, kind: str, people: Sequence[PersonData], at: datetime) -> Verdict:
    commune = Commune.installed()
    return intake.can_receive(
        told,
        kind=kind,
        signatories=people,
        today=timezone.localdate(at),
        since=commune.formed_on if commune else None,
        met=Reception.objects.standing().filter(pk=told.reception).exists(),
    )


def _day_may_move(petition: Petition, to: date) -> Verdict:
    if petition.state not in UNHANDLED:
        return Verdict.no("Đơn đã xử lý nên không đổi ngày nhận; hãy hủy bản ghi và ghi lại nếu ngày nhận sai.")
    if petition.classified_on and to > petition.classified_on:
        return Verdict.no("Ngày nhận sau ngày đã phân loại.")
    return Verdict.yes()


def _received(code: str, today: date) -> date:
    return Petition.objects.filter(pk=code).values_list("received_on", flat=True).first() or today


def _people(petition: Petition) -> list[PersonData]:
    return [PersonData(one.full_name, one.address, one.represents) for one in petition.signatories.all()]


def _write(petition: Petition, people: Sequence[PersonData]) -> None:
    Signatory.objects.bulk_create(
        Signatory(petition=petition, order=order, **asdict(person)) for order, person in enumerate(people, start=1)
    )


def _stripped(told: PetitionData) -> dict[str, object]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(told).items()}
