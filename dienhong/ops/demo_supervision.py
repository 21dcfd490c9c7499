"""The demo's programmes, inspections, findings and corrections. No two inspections of the demo fall on one day."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from functools import partial

from dienhong.ops.demo_frame import entered, unit_key
from dienhong.ops.demo_steps import OFFICE, DemoDataError, Ledger, Row, Step, day_after, planned, rows
from dienhong.records.actor import Actor
from dienhong.supervision.actions import add_finding, mark_corrected, record_inspection
from dienhong.supervision.programmes import record_programme
from dienhong.supervision.rules import InspectionData

SUBJECT_KINDS = ("school", "agency", "body", "party_cell_direct", "village")


def supervision_steps() -> Iterator[Step]:
    """Programmes, inspections, findings and their corrections."""
    told = rows("supervision")
    for row in told["programme"]:
        yield Step(entered(row["document"]), row["by"], partial(_programme, row), row["key"])
    for row in told["inspection"]:
        key, by = f"inspection/{row['held_on']}", row.get("by", OFFICE)
        made = planned(row, row["held_on"])
        yield Step(made, by, partial(_inspection, row, key), key)
        for order, finding in enumerate(row.get("findings", ()), start=1):
            yield Step(made, by, partial(_finding, finding, key), f"{key}/{order}")
            if "corrected_on" in finding:
                put_right = partial(_corrected, finding, key, order)
                yield Step(day_after(finding["corrected_on"]), by, put_right, f"{key}/{order} xong")


def _programme(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    programme = record_programme(
        body=row["body"],
        year=row["year"],
        issued_on=row["issued_on"],
        document=ledger.code(f"document/{row['document']}"),
        topics="\n".join(row["topics"]),
        internal_topics="\n".join(row.get("internal_topics", ())),
        by=by,
        at=at,
    )
    ledger.codes[f"programme/{row['key']}"] = programme.code


def _inspection(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    known = {one.name for one in fields(InspectionData)}
    told = {name: value for name, value in row.items() if name in known}
    told["programme"] = ledger.code_if("programme", row.get("programme", ""))
    if "unit" in row:
        told["subject_code"] = _unit_code(ledger, row["unit"])
    ledger.codes[key] = record_inspection(InspectionData(**told), by=by, at=at).code


def _unit_code(ledger: Ledger, name: str) -> str:
    found = [code for kind in SUBJECT_KINDS if (code := ledger.codes.get(unit_key(kind, name)))]
    if not found:
        raise DemoDataError(f"không có đơn vị “{name}”")
    return found[0]


def _finding(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    add_finding(ledger.code(key), text=row["text"], correct_by=row.get("correct_by"), by=by, at=at)


def _corrected(row: Row, key: str, order: int, ledger: Ledger, by: Actor, at: datetime) -> None:
    mark_corrected(
        ledger.code(key),
        order,
        corrected_on=row["corrected_on"],
        correction=row["correction"],
        verified_by=row["verified_by"],
        by=by,
        at=at,
    )
