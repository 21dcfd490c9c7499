"""Which other letters may be about the same: the same sender, or much the same words at the same place and time.

A suggestion for an officer's eye; nothing is ever linked by itself. Denunciations are compared with nothing: their words may
tell who wrote them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from dienhong.petitions.online.models import SenderContact
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import not_barred, petitions
from dienhong.search.words import folded

NEAR = timedelta(days=90)
LOOKED_AT = 300
SHOWN = 5
MUCH, SOME = 0.6, 0.35


@dataclass(frozen=True)
class Alike:
    """Another letter and why it may be about the same, the surest reason first."""

    code: str
    url: str
    why: tuple[str, ...]
    weight: float


def alike(petition: Petition, account_id: int | None) -> list[Alike]:
    """The letters most like this one, of the ninety days before and after; none for a denunciation. Two queries."""
    if petition.is_denunciation or not petition.standing:
        return []
    around = petitions().filter(
        received_on__gte=petition.received_on - NEAR, received_on__lte=petition.received_on + NEAR
    )
    around = not_barred(around, account_id).exclude(pk=petition.pk).exclude(case=petition.case)
    around = around.exclude(Q(kind="denunciation") | Q(kind="", titled="denunciation"))
    others = list(around.order_by("-received_on", "-code_year", "-code_number")[:LOOKED_AT])
    contacts = dict(
        SenderContact.objects.filter(pk__in=[petition.pk, *(one.pk for one in others)])
        .exclude(email_digest="")
        .values_list("pk", "email_digest")
    )
    words = _words(petition)
    found = [_compared(petition, words, one, contacts) for one in others]
    likely = [one for one in found if one is not None]
    return sorted(likely, key=lambda one: (-one.weight, one.code))[:SHOWN]


def shared(one: Iterable[str], other: Iterable[str]) -> float:
    """How much of the words of two texts is the same: 1 for the same words, 0 for none."""
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def _words(petition: Petition) -> frozenset[str]:
    return frozenset(folded(petition.content))


def _compared(petition: Petition, words: frozenset[str], other: Petition, contacts: dict[str, str]) -> Alike | None:
    why: list[str] = []
    weight = 0.0
    name = folded(petition.sender_name)
    if name and name == folded(other.sender_name):
        why.append("cùng tên người gửi")
        weight += 1
    if contacts.get(petition.pk) and contacts.get(petition.pk) == contacts.get(other.pk):
        why.append("cùng địa chỉ thư đã để lại")
        weight += 1
    same = shared(words, _words(other))
    here = bool(petition.village) and petition.village == other.village
    if same >= MUCH or (same >= SOME and (here or why)):
        why.append(f"lời kể giống nhau {round(same * 100)}%")
        weight += 2 * same
        if here:
            why.append(f"cùng thôn {petition.village}")
            weight += 0.5
    # One person sends more than one letter: the same name alone says little, and is told only beside the same place.
    if not why or (weight <= 1 and not here):
        return None
    if here and weight <= 1:
        why.append(f"cùng thôn {petition.village}")
    return Alike(other.code, other.desk_path(), tuple(why), weight)
