"""The demo's rosters of who owes what, and what was done. Recognised conventions bring their decisions as documents."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from dienhong.compliance.actions import mark_met, sign_pledge
from dienhong.compliance.opening import open_roster
from dienhong.compliance.queries import duties
from dienhong.compliance.rules import Meeting, Official
from dienhong.documents.actions import record_document
from dienhong.ops.demo_steps import Ledger, Row, Step, day_after, opening_of, rows
from dienhong.records.actor import Actor

COUNTS = ("entitled", "attended", "agreed", "disagreed")


def compliance_steps() -> Iterator[Step]:
    """Rosters, duties met, conventions recognised, pledges signed."""
    for row in rows("compliance")["roster"]:
        owed, by = row["obligation"], row["by"]
        yield Step(opening_of(row["as_of"]), by, partial(_roster, row), owed)
        for one in row.get("met", ()):
            yield Step(day_after(one["on"]), by, partial(_met, owed, one), f"{owed}/{one['subject']}")
        for one in row.get("recognised", ()):
            yield Step(day_after(one["signed_on"]), by, partial(_recognised, owed, one), f"{owed}/{one['subject']}")
        for person in row.get("officials", ()):
            yield Step(day_after(person["signed_on"]), by, partial(_signed, owed, person), f"{owed}/{person['name']}")


def _roster(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    officials = [Official(person["name"], person["title"], person["unit"]) for person in row.get("officials", ())]
    roster = open_roster(
        row["obligation"],
        row["period"],
        as_of=row["as_of"],
        from_on=row.get("from_on"),
        to_on=row.get("to_on"),
        basis=row["basis"],
        document=ledger.code_if("document", row.get("document", "")),
        officials=officials or None,
        invented=row.get("invented", False),
        by=by,
        at=at,
    )
    ledger.codes[f"roster/{row['obligation']}"] = roster.code
    for code, subject in duties(row["obligation"], row["as_of"]).values_list("code", "subject"):
        ledger.codes[f"duty/{row['obligation']}/{subject}"] = code


def _met(owed: str, one: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    meeting = Meeting(**{name: one.get(name) for name in COUNTS})
    duty = ledger.code(f"duty/{owed}/{one['subject']}")
    mark_met(duty, met_on=one["on"], note=one["note"], meeting=meeting, by=by, at=at)


def _recognised(owed: str, one: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    decision = record_document(
        number=one["number"],
        kind="Quyết định",
        issuer="Ủy ban nhân dân xã An Khánh",
        signed_on=one["signed_on"],
        title=f"Công nhận hương ước, quy ước thôn {one['subject']} (văn bản do bộ dữ liệu mẫu đặt ra)",
        direction="out",
        invented=True,
        by=by,
        at=at,
    )
    duty = ledger.code(f"duty/{owed}/{one['subject']}")
    mark_met(duty, met_on=one["signed_on"], document=decision.code, by=by, at=at)


def _signed(owed: str, person: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    sign_pledge(ledger.code(f"roster/{owed}"), person["name"], person["signed_on"], unit=person["unit"], by=by, at=at)
