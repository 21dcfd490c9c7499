"""Heads of the chain kept outside the database: who holds one finds a cut tail, a roll-back and a chain written anew.

A file of heads has one JSON line a head: {"at": …, "hash": …, "seq": …}. Lines are only ever added.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from django.utils import timezone

from dienhong.law.dates_vi import date_vi
from dienhong.records.hashes import GENESIS, canonical
from dienhong.records.models import ChainHead, Event

CHUNK = 500
HASH_LENGTH = 64
LONGEST_LINE = 500


class DamagedHeads(ValueError):
    """Lines of a file of heads that cannot be read; the Vietnamese message names the file and their numbers."""


@dataclass(frozen=True)
class Head:
    """The end of the chain at an instant: the number of its last event and that event's hash."""

    seq: int
    hash: str
    at: datetime

    def line(self) -> str:
        """The head as a line of a file, without the line end."""
        return canonical({"seq": self.seq, "hash": self.hash, "at": self.at.astimezone(UTC).isoformat()})


def present_head(at: datetime) -> Head:
    """The chain's head as the database has it now."""
    row = ChainHead.objects.filter(pk=1).first() or ChainHead()
    return Head(row.seq, row.hash, at)


def append_head(path: Path, at: datetime) -> Head:
    """Add the present head to the file, durably, and return it; no line is added when the last line tells it already.

    The file is made when missing, readable by its owner only. Two processes may call it at once. A line that a power cut
    tore stays as it is: the next one starts on a line of its own. Never call it inside a transaction that wrote an event:
    were that rolled back, the file would tell of a history that never was.
    """
    made = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        head = present_head(at)
        end = _last_bytes(handle)
        last = _read(end.rstrip(b"\n").rpartition(b"\n")[2])
        if last is not None and (last.seq, last.hash) == (head.seq, head.hash) and end.endswith(b"\n"):
            return head
        torn = b"" if not end or end.endswith(b"\n") else b"\n"
        os.write(handle, torn + head.line().encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
    if made:
        _sync(path.parent)
    return head


def heads_in(path: Path) -> Iterator[Head]:
    """Every head of the file, in its order. Raises DamagedHeads after the last one when lines could not be read."""
    damaged: list[int] = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            head = _read(line)
            if head is not None:
                yield head
            elif line.strip():
                damaged.append(number)
    if damaged:
        raise DamagedHeads(f"{path.name}: không đọc được dòng {', '.join(map(str, damaged))}")


def problems_with(heads: Iterable[Head]) -> Iterator[str]:
    """Where the chain is not the one these heads were taken of, in Vietnamese: the first bad place, then how many more.

    It compares hashes only; that the events between them are whole is told by `history.verify`.
    """
    end = _end()
    good, bad = 0, 0
    ordered = iter(sorted(set(heads), key=lambda head: (head.seq, head.at)))
    while chunk := list(islice(ordered, CHUNK)):
        standing = dict(Event.objects.filter(seq__in={head.seq for head in chunk}).values_list("seq", "hash"))
        standing[0] = GENESIS
        for head in chunk:
            if standing.get(head.seq) == head.hash:
                good = head.seq
                continue
            if not bad:
                yield _told(head, good, end, missing=head.seq not in standing)
            bad += 1
    if bad > 1:
        yield f"và {bad - 1} mốc sau đó cũng không khớp"


def _told(head: Head, good: int, end: int, *, missing: bool) -> str:
    local = timezone.localtime(head.at)
    place = f"mốc ngoài lúc {local:%H:%M} ngày {date_vi(local.date())} (sự kiện {head.seq})"
    if head.seq > end:
        return f"{place}: chuỗi nay chỉ đến sự kiện {end}; phần sau đã bị cắt hoặc dữ liệu bị đưa về bản cũ"
    if missing:
        return f"{place}: sự kiện này không còn trong chuỗi"
    return f"{place}: sự kiện này nay mang dấu khác; lịch sử từ sự kiện {good + 1} đến {head.seq} đã bị viết lại"


def _end() -> int:
    last = Event.objects.order_by("-seq").values_list("seq", flat=True).first()
    return last or 0


def _read(line: bytes) -> Head | None:
    try:
        told = json.loads(line)
        seq, digest, at = told["seq"], told["hash"], datetime.fromisoformat(told["at"])
    except (ValueError, KeyError, TypeError):
        return None
    whole = isinstance(seq, int) and seq >= 0 and isinstance(digest, str) and len(digest) == HASH_LENGTH and at.tzinfo
    return Head(seq, digest, at) if whole else None


def _last_bytes(handle: int) -> bytes:
    size = os.fstat(handle).st_size
    return os.pread(handle, LONGEST_LINE, max(0, size - LONGEST_LINE))


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
