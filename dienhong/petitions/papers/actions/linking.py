"""One letter becomes several, or one matter has several letters."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from dienhong.petitions.online.telling import forget_contact, same_contact, share_contact
from dienhong.petitions.papers.actions.intake import IDENTITY, receive
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.clocks import let_fall, stop
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules import intake
from dienhong.petitions.papers.rules.intake import PartData, PetitionData
from dienhong.petitions.papers.steps import Doing, require, stepping
from dienhong.records.receipts import share


@transaction.atomic
def split(code: str, parts: Sequence[PartData], doing: Doing) -> tuple[Petition, list[Petition]]:
    """End a mixed letter in one letter for each of its contents, to be classified each by itself. Raises Refused."""
    words = f"Tách thành {len(parts)} đơn."
    with stepping(code, "split", doing, words=words) as petition:
        require(intake.can_split(parts, petition=petition))
        if any(part.kind == Content.DENUNCIATION for part in parts):
            named = any(getattr(petition, name) for name in IDENTITY) or petition.signatories.exists()
            require(intake.no_identity(named))
            forget_contact(code)  # who wrote the whole wrote that part too
        stop(petition, "split", on=doing.on)
        let_fall(petition, on=doing.on, why="đã tách thành đơn riêng")
        # A denunciation does not say which letter it came out of: a complaint out of the same letter bears its sender's name.
        parents = ["" if part.kind == Content.DENUNCIATION else petition.code for part in parts]
        children = [
            receive(_part_of(petition, part), by=doing.by, at=doing.at, parent=parent)
            for part, parent in zip(parts, parents, strict=True)
        ]
        # The sender goes on with the key in hand. Nothing leads to what denounces: not the key, not an address.
        plain = [child.code for child in children if not child.is_denunciation]
        share(code, plain)
        share_contact(code, plain)
    return petition, children


def link_duplicate(code: str, first_code: str, doing: Doing) -> Petition:
    """Link a letter to the one it repeats: it counts as a letter and not as a matter. Raises Refused."""
    first = Petition.objects.standing().filter(pk=first_code).first()
    with stepping(code, "link_duplicate", doing, grounds=("duplicate",), words=f"Trùng với {first_code}.") as petition:
        same = first is not None and (_same(petition, first) or same_contact(code, first_code))
        require(intake.can_link(petition=petition, first=first, same_person=same or petition.is_denunciation))
        petition.duplicate_of, petition.case = first_code, first.case if first else petition.case
        petition.kind = petition.kind or (first.kind if first else "")
        petition.eligible, petition.grounds = False, "duplicate"
        let_fall(petition, on=doing.on, why=f"đơn trùng với {first_code}")
    return petition


def join_case(code: str, first_code: str, doing: Doing) -> Petition:
    """Say that a letter is about the matter of another. Raises Refused."""
    first = Petition.objects.standing().filter(pk=first_code).first()
    with stepping(code, "join_case", doing, words=f"Ghép vào vụ việc của {first_code}.") as petition:
        require(intake.can_join(petition=petition, first=first))
        if first is not None:
            petition.case = first.case
    return petition


def leave_case(code: str, doing: Doing) -> Petition:
    """Say that a letter is about a matter of its own after all. Raises Refused."""
    with stepping(code, "leave_case", doing) as petition:
        followers = Petition.objects.standing().filter(case=petition.code).exclude(pk=petition.pk).count()
        require(intake.can_leave(petition=petition, followers=followers))
        petition.case = petition.code
    return petition


def _part_of(petition: Petition, part: PartData) -> PetitionData:
    told = PetitionData(
        received_on=petition.received_on,
        channel=petition.channel,
        content=part.content,
        titled=part.kind,
        sent_on_by=petition.sent_on_by,
        reception=petition.reception,
        written_on=petition.written_on,
        sender_name=petition.sender_name,
        sender_address=petition.sender_address,
        id_number=petition.id_number,
        contact=petition.contact,
        respondent=part.respondent,
        village=petition.village,
        field=part.field or petition.field,
        people_count=petition.people_count,
        originals=petition.originals,
    )
    if part.kind != Content.DENUNCIATION:
        return told
    return replace(told, sender_name="", sender_address="", id_number="", contact="")


def _same(one: Petition, other: Petition) -> bool:
    """The same name, and no number of a paper that says otherwise. Two without a name may be anybody."""
    numbers = {number for number in (one.id_number.strip(), other.id_number.strip()) if number}
    name = one.sender_name.casefold().split()
    return bool(name) and name == other.sender_name.casefold().split() and len(numbers) < 2
