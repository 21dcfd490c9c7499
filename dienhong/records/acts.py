"""The one way to write an entry: one transaction, the chain locked first, exactly one event at the end.

with creating(Reception(...), verb="record", by=by, at=at) as reception:
    reception.visits.create(...)          # parts belong to the same act
with changing(Reception, code, verb="correct", by=by, at=at, revision=3) as reception:
    reception.place = "…"
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dienhong.law.verdict import Refused, Verdict
from dienhong.privacy import waved
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.codes import show
from dienhong.records.entry import Record
from dienhong.records.models import Closing, CodeCounter
from dienhong.records.snapshots import columns, difference, snapshot

R = TypeVar("R", bound=Record)
P = ParamSpec("P")
T = TypeVar("T")
LONGEST_REASON = 500


class EditConflict(Exception):
    """Someone else changed the entry after the form was opened. Nothing was written."""

    def __init__(self, current: Record, seen: int) -> None:
        super().__init__(f"{current.code} đã được người khác sửa (lần {current.revision}, biểu mẫu mở ở lần {seen})")
        self.current = current
        self.seen = seen


def one_at_a_time(act: Callable[P, T]) -> Callable[P, T]:
    """An act that reads before it writes (is the same thing there already?): it gets its turn before it reads. A file
    database makes writers queue anyway; on a server two of them would both read that nothing is there."""

    @wraps(act)
    def in_turn(*args: P.args, **kwargs: P.kwargs) -> T:
        with waved.nothing_left_over(), transaction.atomic():
            history.lock_head()
            return act(*args, **kwargs)

    return in_turn


@contextmanager
def creating(entry: R, *, verb: str, by: Actor, at: datetime) -> Iterator[R]:
    """Issue the entry's code, save it, let the caller add its parts, and append one event.

    The code's year is that of `at` in Vietnam: half past midnight on 1 January is the new year, whatever UTC says.
    """
    with waved.nothing_left_over(), transaction.atomic():
        head = history.lock_head()
        year = timezone.localtime(at).year
        entry.code_year, entry.code_number = year, _next_number(entry.CODE_PREFIX, year)
        entry.code = show(entry.CODE_PREFIX, year, entry.code_number)
        entry.recorded_at = at
        entry.late_after = _closing_of(entry, entry.fact_date())
        entry.save(force_insert=True)
        saved = columns(entry)
        yield entry
        if columns(entry) != saved:  # the caller went on filling it in: what history tells is what the database holds
            entry.save()
        history.append(entry.code, verb, by=by, at=at, changes=_with_waved(difference({}, snapshot(entry))), head=head)


@contextmanager
def changing(
    model: type[R], code: str, *, verb: str, by: Actor, at: datetime, revision: int | None = None
) -> Iterator[R]:
    """Lock the standing entry, let the caller change it and its parts, save, append one event.

    `revision` is what the officer's form was opened at; EditConflict when someone was quicker. Refused when the entry
    was voided. Raises `model.DoesNotExist` for an unknown code. A change that changes nothing leaves no event.
    """
    with waved.nothing_left_over(), transaction.atomic():
        head = history.lock_head()
        entry = model.objects.select_for_update().get(pk=code)
        if revision is not None and entry.revision != revision:
            raise EditConflict(entry, revision)
        refuse_voided(entry)
        before, saved, day = snapshot(entry), columns(entry), entry.fact_date()
        yield entry
        changes = difference(before, snapshot(entry))
        if not changes and columns(entry) == saved:  # a secret column changes without being told
            waved.taken()
            return
        entry.revision += 1
        # Moving an entry out of a closed range changes that book as much as moving one in.
        entry.late_after = _closing_of(entry, entry.fact_date(), day) or entry.late_after
        entry.save()
        history.append(entry.code, verb, by=by, at=at, changes=_with_waved(changes), head=head)


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
    if len(reason) > LONGEST_REASON:
        raise Refused(Verdict.no(f"Lý do hủy dài quá {LONGEST_REASON} chữ; hãy rút gọn. Bản ghi giữ nguyên."))
    with transaction.atomic():
        head = history.lock_head()
        fresh: R = type(entry).objects.select_for_update().get(pk=entry.pk)
        refuse_voided(fresh)
        if why := fresh.why_not_void():
            raise Refused(Verdict.no(why))
        fresh.voided_at, fresh.void_reason = at, reason
        fresh.revision += 1
        fresh.late_after = _closing_of(fresh, fresh.fact_date()) or fresh.late_after
        fresh.save()
        history.append(fresh.code, "void", by=by, at=at, changes={"void_reason": ["", reason]}, head=head)
    return fresh


def refuse_voided(entry: Record) -> None:
    """Raise Refused when the entry was voided: an act on it is out of order."""
    if not entry.standing:
        raise Refused(Verdict.no(f"Bản ghi {entry.code} đã hủy ({entry.void_reason}); không thể làm tiếp việc này."))


def _with_waved(changes: dict[str, Any]) -> dict[str, Any]:
    """The changes, with what the officer let through as no personal data."""
    let_through = waved.taken()
    return {**changes, waved.CHANGE: [None, let_through]} if let_through else changes


def _next_number(prefix: str, year: int) -> int:
    counter, _ = CodeCounter.objects.select_for_update().get_or_create(prefix=prefix, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _closing_of(entry: Record, *days: date | None) -> str:
    if isinstance(entry, Closing):
        return ""
    covered = Q()
    for day in {day for day in days if day is not None}:
        covered |= Q(from_on__lte=day, to_on__gte=day)
    if not covered:
        return ""
    closings = Closing.objects.standing().filter(covered, prefix=entry.CODE_PREFIX)
    closing = closings.order_by("closed_at", "code_year", "code_number").first()
    return closing.code if closing else ""
