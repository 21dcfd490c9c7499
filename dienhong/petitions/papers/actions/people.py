"""Who handles a letter, who may not, and who speaks for a group."""

from collections.abc import Iterable
from datetime import date, datetime

from dienhong.law.verdict import Verdict
from dienhong.petitions.papers.accused import leaders, leads
from dienhong.petitions.papers.axes import BarReason, Content
from dienhong.petitions.papers.models import Petition, PetitionBar
from dienhong.petitions.papers.rules import intake, people
from dienhong.petitions.papers.rules.intake import PersonData
from dienhong.petitions.papers.steps import Doing, require, stepping
from dienhong.records import acts
from dienhong.records.actor import Actor


def assign(code: str, doing: Doing, *, post: str, account_id: int | None = None) -> Petition:
    """Give a letter to a post, or to an account that holds it. Raises Refused."""
    with stepping(code, "assign", doing, words=post) as petition:
        require(assign_verdict(petition, account_id, post=post, today=doing.today))
        petition.assigned_post, petition.assigned_account = post.strip(), account_id
    return petition


def assign_verdict(petition: Petition, account_id: int | None, *, post: str, today: date) -> Verdict:
    """`rules.people.can_assign` with what the database knows: who is barred, and whether the account is the chair's."""
    barred = set(petition.bars.values_list("account_id", flat=True))
    return people.can_assign(petition, account_id, barred=barred, leads=leads(account_id, today), post=post)


def bar(code: str, account_ids: Iterable[int], why: str, *, by: Actor, at: datetime) -> Petition:
    """Bar accounts from a letter; when it was given to one of them, it is taken back. For the sealed book."""
    with acts.changing(Petition, code, verb="bar", by=by, at=at) as petition:
        for account_id in account_ids:
            PetitionBar.objects.update_or_create(petition=petition, account_id=account_id, defaults={"why": why})
        take_back(petition)
    return petition


def bar_leaders(petition: Petition, on: date) -> None:
    """Who leads the committee is barred from what accuses its chair or a deputy: whoever held such a post since the letter
    came. When it turns out that it accuses neither, these bars end, and no other. Part of the caller's act."""
    led = leaders(petition.received_on, max(on, petition.received_on)) if petition.names_leaders else frozenset()
    petition.bars.filter(why=BarReason.LEADER).exclude(account_id__in=led).delete()
    for account_id in sorted(led):
        PetitionBar.objects.get_or_create(petition=petition, account_id=account_id, defaults={"why": BarReason.LEADER})
    take_back(petition)


def take_back(petition: Petition) -> None:
    """A letter given to an account that is barred from it is given to nobody. Part of the caller's act."""
    if petition.assigned_account and petition.bars.filter(account_id=petition.assigned_account).exists():
        petition.assigned_post, petition.assigned_account = "", None


def lift_bars(code: str, account_ids: Iterable[int], *, by: Actor, at: datetime) -> Petition:
    """Undo bars that were entered by mistake."""
    with acts.changing(Petition, code, verb="unbar", by=by, at=at) as petition:
        petition.bars.filter(account_id__in=list(account_ids)).delete()
    return petition


def name_representatives(
    code: str, doing: Doing, *, signatories: list[PersonData], document: str, people_count: int | None = None
) -> Petition:
    """Who signed, and who of them speaks for the rest, by a paper with their signatures. Raises Refused."""
    with stepping(code, "name_representatives", doing, document=document) as petition:
        petition.people_count = max(people_count or petition.people_count, len(signatories))
        verdict = people.can_represent(
            people=petition.people_count,
            represent=sum(one.represents for one in signatories),
            named=len(signatories),
            document=bool(document),
            day=doing.on,
        )
        if Content.DENUNCIATION in (petition.kind, petition.titled):
            verdict &= intake.no_identity(bool(signatories))
        require(verdict)
        petition.signatories.all().delete()
        write_people(petition, signatories)
    return petition


def write_people(petition: Petition, signatories: Iterable[PersonData]) -> None:
    """The signatories in their order; part of the caller's act."""
    for order, person in enumerate(signatories, start=1):
        petition.signatories.create(
            order=order,
            full_name=person.full_name.strip(),
            address=person.address.strip(),
            represents=person.represents,
        )
