"""The chain of events. An event's hash covers its place, code, verb, instant, post and a keyed digest of its values;
the values themselves lie beside it, so that personal data can be erased with a reason while the chain still verifies."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, TextField
from django.db.models.functions import Cast

from dienhong.records import hashes
from dienhong.records.actor import Actor
from dienhong.records.hashes import GENESIS, canonical, keyed_digest
from dienhong.records.models import ChainHead, Event, EventValues
from dienhong.records.read_only import refuse_read_only

ERASED = "erased"
# Verbs of events that are written beside `acts`: they leave the entry and its revision as they are.
BESIDE = frozenset({"attach", "erase", "reveal", "seal", "unseal"})
CHUNK = 2000


def lock_head() -> ChainHead:
    """Lock the chain for the running transaction: acts come one after the other.

    It is the first lock every act takes, before any row: two acts that lock in different order would wait for each
    other for ever. What an act reads to decide (is it there already? is the book closed?) it reads after this.
    Raises Refused in read-only mode: every act comes through here.
    """
    refuse_read_only()
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    return head


def append(code: str, verb: str, *, by: Actor, at: datetime, changes: dict[str, Any], head: ChainHead) -> Event:
    """Write one event after `head` (locked by the caller's transaction). `changes` is JSON-ready: field → [old, new].

    The head is read again: an act may have held another one inside it, with an event of its own.
    """
    values = canonical(changes)
    head.refresh_from_db(fields=["seq", "hash"])
    digest = keyed_digest(values)
    seq = head.seq + 1
    event = Event(seq=seq, code=code, verb=verb, at=at, post=by.post, role=by.role, digest=digest, previous=head.hash)
    event.hash = chain_hash(event)
    event.save(force_insert=True)
    EventValues.objects.create(event=event, values_json=values)
    head.seq, head.hash = seq, event.hash
    head.save(update_fields=["seq", "hash"])
    return event


def chain_hash(event: Event) -> str:
    """The hash over everything the event says and its predecessor's hash."""
    at = hashes.instant(event.at)
    return hashes.chain_hash(
        hashes.said(event.seq, event.code, event.verb, at, event.post, event.role, event.digest, event.previous)
    )


def of(code: str) -> list[Event]:
    """The history of one entry, oldest first, with its values."""
    return list(Event.objects.filter(code=code).select_related("values"))


def last_acts(codes: Iterable[str]) -> dict[str, datetime]:
    """Code → when the entry was last changed by an act. One query."""
    acts = Event.objects.filter(code__in=list(codes)).exclude(verb__in=BESIDE).order_by()
    return dict(acts.values("code").annotate(last=Max("at")).values_list("code", "last"))


def changes_of(event: Event) -> dict[str, Any]:
    """Field → [old, new] of one event; empty when erased."""
    values = event.values
    if values.erased_at:
        return {}
    changes: dict[str, Any] = json.loads(values.values_json)
    return changes


def erase_values(event: Event, *, by: Actor, at: datetime, reason: str) -> None:
    """Erase what an event changed (a person's right); the chain still verifies.

    The erasure is an event of its own, with the reason and the names of the fields: erasing hides no change.
    """
    if not reason.strip():
        raise ValueError("an erasure needs its reason")
    with transaction.atomic():
        head = lock_head()
        values = EventValues.objects.select_for_update().get(pk=event.pk)
        if values.erased_at or event.verb == "erase":
            raise ValueError(f"event {event.pk} has nothing to erase")
        told = {"seq": event.seq, "fields": sorted(json.loads(values.values_json)), "reason": reason.strip()}
        values.values_json, values.erased_at, values.erase_reason = "", at, reason.strip()
        values.save()
        append(event.code, "erase", by=by, at=at, changes={ERASED: [None, told]}, head=head)


@dataclass(frozen=True)
class Verified:
    """What a walk along the whole chain found. `problems` names bad places, the first one first."""

    events: int
    head: str
    problems: tuple[str, ...]

    def __bool__(self) -> bool:
        return not self.problems


def verify(limit_of_problems: int = 20) -> Verified:
    """Walk the chain from its beginning in one pass, in constant memory, and recompute every hash.

    Acts may go on meanwhile: the head is read before each walk, and what came after it is walked until the two meet.
    """
    problems: list[str] = []
    erased: dict[int, str] = {}
    previous, seq, keyed = GENESIS, 0, hashes.keyed()
    while True:
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        before = seq
        for row in _walk(after=seq):
            problems.extend(_problems(row, seq + 1, previous, head, keyed))
            _note_erasure(row, erased)
            seq, previous = row[0], row[8]
            if len(problems) >= limit_of_problems:
                return Verified(events=seq, head=previous, problems=tuple(problems[:limit_of_problems]))
        if (head.seq, head.hash) == (seq, previous):
            break
        if seq == before:
            problems.append(f"đầu chuỗi không khớp sự kiện cuối ({seq}): có sự kiện bị cắt hoặc chèn ở cuối")
            break
    if head.plain_until > seq:
        problems.append(f"chuỗi chỉ đến sự kiện {seq}, trước mốc {head.plain_until} đã đóng dấu khi nâng cấp")
    problems.extend(f"{place}: giá trị bị xóa mà không có sự kiện xóa" for place in erased.values())
    return Verified(events=seq, head=previous, problems=tuple(problems))


# seq, code, verb, at (ISO in UTC), post, role, digest, previous, hash, values or None, erased or None, has values
_Row = tuple[int, str, str, str, str, str, str, str, str, str | None, str | None, int | None]
_COLUMNS = ("seq", "code", "verb", "at", "post", "role", "digest", "previous", "hash")
_BESIDE = ("values__values_json", Cast("values__erased_at", TextField()), "values__event_id")


def _walk(after: int) -> Iterator[_Row]:
    """Plain rows in the order of the chain. SQLite keeps an instant as text, which is faster to spell than to read."""
    events = Event.objects.filter(seq__gt=after).order_by("seq")
    if connection.vendor == "sqlite":
        columns = [Cast("at", TextField()) if name == "at" else name for name in _COLUMNS]
        for row in events.values_list(*columns, *_BESIDE).iterator(chunk_size=CHUNK):
            yield (*row[:3], f"{row[3].replace(' ', 'T')}+00:00", *row[4:])
    else:
        for row in events.values_list(*_COLUMNS, *_BESIDE).iterator(chunk_size=CHUNK):
            yield (*row[:3], hashes.instant(row[3]), *row[4:])


def _problems(row: _Row, expected: int, before: str, head: ChainHead, keyed: Callable[[str], str]) -> Iterator[str]:
    seq, code, verb, at, post, role, digest, previous, hash_, values, erased_at, has_values = row
    place = f"sự kiện {seq} ({code}, {verb})"
    if seq != expected:
        yield f"{place}: thiếu sự kiện {expected}"
    if previous != before:
        yield f"{place}: không nối với sự kiện trước"
    hashed = hashes.plain_hash if seq <= head.plain_until else keyed
    if hashed(hashes.said(seq, code, verb, at, post, role, digest, previous)) != hash_:
        yield f"{place}: nội dung đã bị sửa"
    if seq == head.plain_until and hashes.plain_seal(seq, hash_) != head.plain_seal:
        yield f"{place}: dấu đóng khi nâng cấp không khớp; phần trước đó đã bị viết lại"
    if has_values is None or values is None:
        yield f"{place}: mất phần giá trị"
    elif erased_at is None and keyed(values) != digest:
        yield f"{place}: giá trị đã bị sửa"
    elif erased_at is not None and values:
        yield f"{place}: ghi là đã xóa nhưng còn giá trị"


def _note_erasure(row: _Row, erased: dict[int, str]) -> None:
    """Keep erased events until the event of their erasure comes by."""
    seq, code, verb, values, erased_at = row[0], row[1], row[2], row[9], row[10]
    if erased_at is not None:
        erased[seq] = f"sự kiện {seq} ({code}, {verb})"
    elif verb == "erase" and values:
        try:
            erased.pop(json.loads(values)[ERASED][1]["seq"], None)
        except (ValueError, KeyError, TypeError):  # told as altered by its digest
            return
