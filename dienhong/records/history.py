"""The chain of events. An event's hash covers its place, code, verb, instant, post and a keyed digest of its values;
the values themselves lie beside it, so that personal data can be erased with a reason while the chain still verifies."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from dienhong.records.actor import Actor
from dienhong.records.models import ChainHead, Event, EventValues
from dienhong.records.read_only import refuse_read_only

GENESIS = "0" * 64


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


def canonical(value: object) -> str:
    """JSON with one spelling: sorted keys, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def keyed_digest(values: str) -> str:
    """HMAC-SHA256 of the values under the installation's history key, in hex."""
    return hmac.new(settings.HISTORY_KEY.encode(), values.encode(), hashlib.sha256).hexdigest()


def chain_hash(event: Event) -> str:
    """SHA-256 over everything the event says and its predecessor's hash."""
    said = [
        event.seq,
        event.code,
        event.verb,
        event.at.astimezone(UTC).isoformat(),
        event.post,
        event.role,
        event.digest,
    ]
    return hashlib.sha256(canonical([*said, event.previous]).encode()).hexdigest()


def of(code: str) -> list[Event]:
    """The history of one entry, oldest first, with its values."""
    return list(Event.objects.filter(code=code).select_related("values"))


def changes_of(event: Event) -> dict[str, Any]:
    """Field → [old, new] of one event; empty when erased."""
    values = event.values
    if values.erased_at:
        return {}
    changes: dict[str, Any] = json.loads(values.values_json)
    return changes


def erase_values(event: Event, *, at: datetime, reason: str) -> None:
    """Erase what an event changed (a person's right); the chain still verifies. The reason is kept."""
    if not reason.strip():
        raise ValueError("an erasure needs its reason")
    with transaction.atomic():
        lock_head()
        EventValues.objects.filter(pk=event.pk).update(values_json="", erased_at=at, erase_reason=reason)


@dataclass(frozen=True)
class Verified:
    """What a walk along the whole chain found. `problems` names bad places, the first one first."""

    events: int
    head: str
    problems: tuple[str, ...]

    def __bool__(self) -> bool:
        return not self.problems


def verify(limit_of_problems: int = 20) -> Verified:
    """Walk the chain from its beginning in constant memory and recompute every hash.

    Acts may go on meanwhile: the head is read before each walk, and what came after it is walked until the two meet.
    """
    problems: list[str] = []
    previous, seq = GENESIS, 0
    while True:
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        before = seq
        for event in _walk(after=seq):
            problems.extend(_problems(event, seq + 1, previous))
            previous, seq = event.hash, event.seq
            if len(problems) >= limit_of_problems:
                return Verified(events=seq, head=previous, problems=tuple(problems[:limit_of_problems]))
        if (head.seq, head.hash) == (seq, previous):
            break
        if seq == before:
            problems.append(f"đầu chuỗi không khớp sự kiện cuối ({seq}): có sự kiện bị cắt hoặc chèn ở cuối")
            break
    return Verified(events=seq, head=previous, problems=tuple(problems))


def _walk(after: int) -> Iterator[Event]:
    events = Event.objects.filter(seq__gt=after).select_related("values").order_by("seq")
    yield from events.iterator(chunk_size=2000)


def _problems(event: Event, seq: int, previous: str) -> Iterator[str]:
    place = f"sự kiện {event.seq} ({event.code}, {event.verb})"
    if event.seq != seq:
        yield f"{place}: thiếu sự kiện {seq}"
    if event.previous != previous:
        yield f"{place}: không nối với sự kiện trước"
    if chain_hash(event) != event.hash:
        yield f"{place}: nội dung đã bị sửa"
    values = getattr(event, "values", None)
    if values is None:
        yield f"{place}: mất phần giá trị"
    elif not values.erased_at and keyed_digest(values.values_json) != event.digest:
        yield f"{place}: giá trị đã bị sửa"
