"""The demo's residents who kept an hour of the calendar."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from dienhong.ops.demo_steps import OFFICE, Ledger, Row, Step, local, rows
from dienhong.petitions.bookings.actions import RESIDENT, keep_hour
from dienhong.petitions.bookings.rules import BookingData
from dienhong.records.actor import Actor

WHERE = ("host", "planned_on", "hour", "at", "key")


def booking_steps() -> Iterator[Step]:
    """Every booking, as the public form makes it."""
    for row in rows("sittings")["booking"]:
        key = f"sitting/{row['host']}/{row['planned_on']}"
        yield Step(local(row["at"]), OFFICE, partial(_book, row, key), f"{key}/{row['hour']}")


def _book(row: Row, key: str, ledger: Ledger, _by: Actor, at: datetime) -> None:
    told = BookingData(**{name: value for name, value in row.items() if name not in WHERE})
    keep_hour(ledger.code(key), row["hour"], told, by=RESIDENT, at=at, key=row.get("key", ""))
