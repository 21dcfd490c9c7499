"""The demo's receptions and dialogues, and the closings of the books."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from dienhong.dialogue.actions import record_dialogue
from dienhong.dialogue.rules import DialogueData
from dienhong.law.periods import Window
from dienhong.ops.demo_frame import unit_key
from dienhong.ops.demo_steps import OFFICE, Ledger, Row, Step, afternoon_of, local, planned, rows
from dienhong.petitions.actions import answer_visit, record_reception
from dienhong.petitions.rules import VisitData
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book


def register_steps() -> Iterator[Step]:
    """Every act of these books."""
    yield from _receptions()
    yield from _dialogues()
    for row in rows("closings")["closing"]:
        yield Step(local(row["at"]), row.get("by", OFFICE), partial(_close, row), f"{row['book']} {row['to_on']}")


def _receptions() -> Iterator[Step]:
    told = rows("receptions")
    for row in told["reception"]:
        host = told["host"][row["host"]]
        key = f"reception/{row['held_on']}/{row['host']}"
        made = planned(row, row["held_on"])
        record = partial(_reception, row, host, told["place"]["name"], key)
        yield Step(made, host["by"], record, key)
        for order, visit in enumerate(row["visits"], start=1):
            if visit.get("answered_on", row["held_on"]) > row["held_on"]:
                at = max(afternoon_of(visit["answered_on"]), made)
                yield Step(at, host["by"], partial(_answer, visit, key, order), f"{key}/{order}")


def _reception(row: Row, host: Row, place: str, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    visits = []
    for visit in row["visits"]:
        later = visit.get("answered_on", row["held_on"]) > row["held_on"]
        # What came out of it is known only when it is answered; the book of that day does not know it yet.
        open_now = {"answered_on": None, "result": ""} if later else {}
        visits.append(VisitData(**{**visit, **open_now}))
    ledger.codes[key] = record_reception(
        held_on=row["held_on"],
        host=row["host"],
        kind=row.get("kind", "periodic"),
        received_by=host["received_by"],
        receiver_title=host["receiver_title"],
        place=place,
        visits=visits,
        note=row.get("note", ""),
        by=by,
        at=at,
    ).code


def _answer(visit: Row, key: str, order: int, ledger: Ledger, by: Actor, at: datetime) -> None:
    answer_visit(ledger.code(key), order, answered_on=visit["answered_on"], result=visit["result"], by=by, at=at)


def _dialogues() -> Iterator[Step]:
    for row in rows("dialogues")["dialogue"]:
        yield Step(planned(row, row["held_on"]), row.get("by", OFFICE), partial(_dialogue, row), row["title"])


def _dialogue(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    villages = tuple(ledger.code(unit_key("village", name)) for name in row.get("villages", ()))
    told = {"kind": "ad_hoc", **{name: value for name, value in row.items() if name not in ("at", "by")}}
    record_dialogue(DialogueData(**{**told, "villages": villages}), by=by, at=at)


def _close(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    close_book(row["book"], Window(row["from_on"], row["to_on"]), note=row.get("note", ""), by=by, at=at)
