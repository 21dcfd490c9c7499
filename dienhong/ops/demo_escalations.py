"""The demo's villages that tell each week, and the one matter in their book."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from dienhong.law.periods import Window
from dienhong.ops.demo_frame import unit_key
from dienhong.ops.demo_steps import OFFICE, Ledger, Row, Step, day_after, local, rows
from dienhong.petitions.escalations.actions import record_matter, sign_week
from dienhong.petitions.escalations.rules import MatterData
from dienhong.petitions.escalations.weeks import weeks_over
from dienhong.records.actor import Actor


def escalation_steps() -> Iterator[Step]:
    """Every act of these books."""
    told = rows("escalations")
    span = told["weeks"]
    silent = {(row["village"], row["monday"]) for row in told["silent"]}
    villages = [row["name"] for row in rows("units")["unit"] if row["kind"] == "village"]
    for week in weeks_over(Window(span["from_on"], span["to_on"])):
        at = day_after(week.to_on)
        for name in villages:
            if (name, week.from_on) not in silent:
                yield Step(at, OFFICE, partial(_sign, name, week.from_on), f"tuần {week.from_on} {name}")
    for row in told["matter"]:
        yield Step(local(row["at"]), OFFICE, partial(_matter, row), row["words"])


def _sign(name: str, monday: date, ledger: Ledger, _by: Actor, at: datetime) -> None:
    head = Actor(post=f"Trưởng thôn {name}", role="village_head")
    week = weeks_over(Window(monday, monday))[0]
    sign_week(ledger.code(unit_key("village", name)), week, signed_as=head.post, by=head, at=at)


def _matter(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    village = ledger.code(unit_key("village", row["village"]))
    told = {name: value for name, value in row.items() if name not in ("at", "village")}
    record_matter(MatterData(village=village, **told), by=by, at=at)
