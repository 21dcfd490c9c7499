"""Named sets: who may open the seal on a day, and which notes there are."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import Q

from dienhong.petitions.sealed.models import SealedSender, SealKeeper
from dienhong.records import history
from dienhong.records.models import Event

if TYPE_CHECKING:
    from django.db.models import QuerySet


def keepers_on(day: date) -> "QuerySet[SealKeeper]":
    """The posts that may open the seal on a day; never more than two."""
    return SealKeeper.objects.standing().filter(Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day)


def keeper_of(account_id: int | None, day: date) -> SealKeeper | None:
    """The naming by which an account may open the seal on a day."""
    return keepers_on(day).filter(account_id=account_id).first() if account_id is not None else None


def notes_of(code: str) -> int:
    """How many sealed notes there are about a denunciation."""
    return SealedSender.objects.filter(code=code).count()


def digest_of(note: SealedSender) -> str:
    """What the history keeps of a note: its bytes can be compared, never read."""
    return sha256(bytes(note.sealed)).hexdigest()


def problems() -> Iterator[str | None]:
    """For the check of the whole: every note is one the history tells, unchanged; every note told is there. One item each."""
    told: dict[str, set[str]] = {}
    for event in Event.objects.filter(verb="seal").select_related("values").iterator(chunk_size=500):
        changed = history.changes_of(event).get("sealed")
        if changed:
            told.setdefault(event.code, set()).add(str(changed[1]))
    for note in SealedSender.objects.iterator(chunk_size=500):
        known = told.get(note.code, set())
        if digest_of(note) in known:
            known.discard(digest_of(note))
            yield None
        else:
            yield f"{note.code}: phần niêm phong {note.order} đã bị sửa hoặc không có trong lịch sử"
    yield from (f"{code}: mất phần niêm phong đã ghi trong lịch sử" for code, left in told.items() for _ in left)
