"""Five years of a commune on top of the loaded demo: entries over the registers and their history, made in bulk.

Deterministic; the chain is right under the installation's own key. Times and codes are as the program would have given.

    python -m benchmarks.five_years ENTRIES EVENTS      (over the data folder DIENHONG_DATA)
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from benchmarks.invented import BOOKS, Made  # noqa: E402
from dienhong.commune.models import Commune  # noqa: E402
from dienhong.records import hashes  # noqa: E402
from dienhong.records.codes import show  # noqa: E402
from dienhong.records.entry import Record  # noqa: E402
from dienhong.records.models import ChainHead, Closing, CodeCounter  # noqa: E402
from dienhong.records.snapshots import difference, row_said  # noqa: E402

SEED = 20260610
FIRST, LAST = date(2021, 7, 1), date(2026, 6, 9)
SPAN = (LAST - FIRST).days
BATCH = 1000
POST, ROLE = "Công chức Văn phòng HĐND và UBND", "committee_office"
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
REMARKS = (
    "Đã đối chiếu với sổ giấy",
    "Bổ sung theo biên bản",
    "Sửa lỗi chính tả",
    "Ghi thêm nơi chuyển đến",
    "Đã rà soát",
)
EVENT = "insert into records_event (seq, code, verb, at, post, role, digest, previous, hash) values (?,?,?,?,?,?,?,?,?)"
VALUES = "insert into records_eventvalues (event_id, values_json, erased_at, erase_reason) values (?, ?, null, '')"


@dataclass
class Ledger:
    """The end of the chain while it grows; rows wait for their batch."""

    seq: int
    hash: str
    events: list[tuple[Any, ...]]
    values: list[tuple[int, str]]

    def append(self, code: str, verb: str, at: datetime, changes: dict[str, Any]) -> None:
        """One event after the end."""
        self.seq += 1
        values = hashes.canonical(changes)
        digest, instant = hashes.keyed_digest(values), at.isoformat()
        told = hashes.chain_hash(hashes.said(self.seq, code, verb, instant, POST, ROLE, digest, self.hash))
        stored = instant[:-6].replace("T", " ")
        self.events.append((self.seq, code, verb, stored, POST, ROLE, digest, self.hash, told))
        self.values.append((self.seq, values))
        self.hash = told

    def flush(self) -> None:
        """Write what waits."""
        with connection.cursor() as cursor:
            cursor.cursor.executemany(EVENT, self.events)
            cursor.cursor.executemany(VALUES, self.values)
        self.events.clear()
        self.values.clear()


def main(entries: int, events: int) -> None:
    """Fill the installation."""
    rng = Random(SEED)
    Commune.objects.update(formed_on=FIRST)
    with connection.cursor() as cursor:
        cursor.execute("pragma synchronous=off")
    with transaction.atomic():
        head = ChainHead.objects.get(pk=1)
        ledger = Ledger(head.seq, head.hash, [], [])
        numbers = Counter({(one.prefix, one.year): one.last for one in CodeCounter.objects.all()})
        closings = list(Closing.objects.order_by("closed_at", "code_year", "code_number"))
        made = 0
        while made < entries:
            wanted = min(BATCH, entries - made)
            share = round(events * (made + wanted) / entries) - round(events * made / entries)
            day = FIRST + timedelta(SPAN * made // entries)
            _batch(rng, list(_entries(rng, day, wanted, made)), share, day, numbers, closings, ledger)
            made += wanted
        head.seq, head.hash = ledger.seq, ledger.hash
        head.save()
        for (prefix, year), last in numbers.items():
            CodeCounter.objects.update_or_create(prefix=prefix, year=year, defaults={"last": last})
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    print(f"{made} entries, {ledger.seq} events")


def _entries(rng: Random, day: date, wanted: int, before: int) -> Iterator[Made]:
    weights = [weight for _, weight, _ in BOOKS]
    for number in range(before, before + wanted):
        make = rng.choices(BOOKS, weights)[0][2]
        yield make(rng, day + timedelta(rng.randint(0, 6)), number + 1)


def _batch(
    rng: Random,
    batch: list[Made],
    events: int,
    day: date,
    numbers: Counter[Any],
    closings: list[Closing],
    ledger: Ledger,
) -> None:
    """Entries of one week and all their events, those of each round mixed as a working office mixes them."""
    moments = count()
    start = datetime.combine(day, time(8), VIETNAM).astimezone(UTC)
    step = timedelta(seconds=max(1, 6 * 3600 // (events + 1)))
    for made in batch:
        entry, at = made.entry, start + next(moments) * step
        year = at.astimezone(VIETNAM).year
        numbers[entry.CODE_PREFIX, year] += 1
        entry.code_year, entry.code_number = year, numbers[entry.CODE_PREFIX, year]
        entry.code = show(entry.CODE_PREFIX, year, entry.code_number)
        entry.recorded_at = at
        entry.late_after = _late(entry, closings)
        said = row_said(entry, skip=Record.BOOKKEEPING)
        said |= {name: [row_said(part) | _owner(made, part) for part in parts] for name, parts in made.parts.items()}
        ledger.append(entry.code, "record", at, difference({}, said))
    for _ in range(events - len(batch)):
        made = rng.choice(batch)
        entry, old = made.entry, getattr(made.entry, made.remark)
        new = f"{rng.choice(REMARKS)} ({entry.revision})"
        setattr(entry, made.remark, new)
        entry.revision += 1
        ledger.append(entry.code, "correct", start + next(moments) * step, {made.remark: [old, new]})
    for model, _, _ in BOOKS:
        of_book = [made for made in batch if type(made.entry) is model]
        model._default_manager.bulk_create([made.entry for made in of_book], batch_size=BATCH)
        rows = [part for made in of_book for parts in made.parts.values() for part in parts]
        for part in rows:
            for owner in (field for field in part._meta.concrete_fields if field.is_relation):
                setattr(part, owner.attname, getattr(part, owner.name).pk)
        if rows:
            type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
    ledger.flush()


def _owner(made: Made, part: Any) -> dict[str, str]:
    """The column of a part that names its entry: its code was given after the part was made."""
    return {field.name: made.entry.code for field in part._meta.concrete_fields if field.is_relation}


def _late(entry: Record, closings: list[Closing]) -> str:
    day = entry.fact_date()
    covering = (one for one in closings if one.prefix == entry.CODE_PREFIX and one.from_on <= day <= one.to_on)
    return next((one.code for one in covering), "")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
