"""The one way to write an entry: one transaction, the chain locked first, exactly one event at the end.

with creating(Reception(...), verb="record", by=by, at=at) as reception:
    reception.visits.create(...)          # parts belong to the same act
with changing(Reception, code, verb="correct", by=by, at=at, revision=3) as reception:
    reception.place = "…"
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from dienhong.law.verdict import Refused, Verdict
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.codes import show
from dienhong.records.entry import Record
from dienhong.records.models import Closing, CodeCounter
from dienhong.records.snapshots import difference, snapshot

R = TypeVar("R", bound=Record)


class EditConflict(Exception):
    """Someone else changed the entry after the form was opened. Nothing was written."""

    def __init__(self, current: Record, seen: int) -> None:
        super().__init__(f"{current.code} đã được người khác sửa (lần {current.revision}, biểu mẫu mở ở lần {seen})")
        self.current = current
        self.seen = seen


@contextmanager
def creating(entry: R, *, verb: str, by: Actor, at: datetime) -> Iterator[R]:
    """Issue the entry's code, save it, let the caller add its parts, and append one event. The code's year is that of `at`."""
    with transaction.atomic():
        head = history.lock_head()
        year = timezone.localtime(at).year
        entry.code_year, entry.code_number = year, _next_number(entry.CODE_PREFIX, year)
        entry.code = show(entry.CODE_PREFIX, year, entry.code_number)
        entry.recorded_at = at
        entry.late_after = _closing_before(entry)
        entry.save(force_insert=True)
        yield entry
        history.append(entry.code, verb, by=by, at=at, changes=difference({}, snapshot(entry)), head=head)


@contextmanager
def changing(
    model: type[R], code: str, *, verb: str, by: Actor, at: datetime, revision: int | None = None
) -> Iterator[R]:
    """Lock the standing entry, let the caller change it and its parts, save, append one event.

    `revision` is what the officer's form was opened at; EditConflict when someone was quicker. Refused when the entry
    was voided. Raises `model.DoesNotExist` for an unknown code. A change that changes nothing leaves no event.
    """
    with transaction.atomic():
        head = history.lock_head()
        entry = model.objects.select_for_update().get(pk=code)
        if revision is not None and entry.revision != revision:
            raise EditConflict(entry, revision)
        refuse_voided(entry)
        before = snapshot(entry)
        yield entry
        changes = difference(before, snapshot(entry))
        if not changes:
            return
        entry.revision += 1
        entry.late_after = _closing_before(entry) or entry.late_after
        entry.save()
        history.append(entry.code, verb, by=by, at=at, changes=changes, head=head)


def create(entry: R, *, verb: str, by: Actor, at: datetime) -> R:
    """`creating` for an entry without parts."""
    with creating(entry, verb=verb, by=by, at=at):
        pass
    return entry


def change(entry: R, *, verb: str, by: Actor, at: datetime, revision: int | None = None, **fields: object) -> R:
    """`changing` for plain columns; the entry returned is fresh from the database."""
    with changing(type(entry), entry.code, verb=verb, by=by, at=at, revision=revision) as fresh:
        for name, value in fields.items():
            setattr(fresh, name, value)
    return fresh


def void(entry: R, *, by: Actor, at: datetime, reason: str) -> R:
    """Void an entry: it stays readable with its reason, and counts nowhere from now on. Refused without a reason."""
    reason = reason.strip()
    if not reason:
        raise Refused(Verdict.no("Chưa ghi lý do hủy; bản ghi giữ nguyên."))
    with transaction.atomic():
        head = history.lock_head()
        fresh = type(entry).objects.select_for_update().get(pk=entry.pk)
        refuse_voided(fresh)
        fresh.voided_at, fresh.void_reason = at, reason
        fresh.revision += 1
        fresh.late_after = _closing_before(fresh) or fresh.late_after
        fresh.save()
        history.append(fresh.code, "void", by=by, at=at, changes={"void_reason": ["", reason]}, head=head)
    return fresh


def refuse_voided(entry: Record) -> None:
    """Raise Refused when the entry was voided: an act on it is out of order."""
    if not entry.standing:
        raise Refused(Verdict.no(f"Bản ghi {entry.code} đã hủy ({entry.void_reason}); không thể làm tiếp việc này."))


def _next_number(prefix: str, year: int) -> int:
    counter, _ = CodeCounter.objects.select_for_update().get_or_create(prefix=prefix, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _closing_before(entry: Record) -> str:
    if isinstance(entry, Closing):
        return ""
    day = entry.fact_date()
    if day is None:
        return ""
    closing = (
        Closing.objects.standing()
        .filter(prefix=entry.CODE_PREFIX, from_on__lte=day, to_on__gte=day)
        .order_by("closed_at")
        .first()
    )
    return closing.code if closing else ""
