"""The demo's directives of superiors, the commune's documents that carry them out, tasks, briefings."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from dienhong.directives.actions import assign_task, finish_task, localise, receive_directive, record_briefing
from dienhong.directives.rules import BriefingData, TaskData
from dienhong.ops.demo_frame import entered
from dienhong.ops.demo_steps import OFFICE, Ledger, Row, Step, afternoon_of, opening_of, planned, rows
from dienhong.records.actor import Actor


def directive_steps() -> Iterator[Step]:
    """Directives with our documents that carry them out, tasks with their end, briefings."""
    told = rows("directives")
    for row in told["directive"]:
        received = max(opening_of(row["received_on"]), entered(row["document"]))
        yield Step(received, OFFICE, partial(_directive, row), row["key"])
        for document in row["local"]:
            yield Step(entered(document), OFFICE, partial(_localise, row["key"], document), f"{row['key']}/{document}")
    for number, row in enumerate(told["task"]):
        key, by = f"task/{number}", row.get("by", OFFICE)
        yield Step(opening_of(row["given"]), by, partial(_task, row, key), row["title"])
        if "done_on" in row:
            yield Step(afternoon_of(row["done_on"]), by, partial(_finish, row, key), f"{key} xong")
    for row in told["briefing"]:
        yield Step(planned(row, row["held_on"]), OFFICE, partial(_briefing, row), row["title"])


def _source(ledger: Ledger, key: str) -> str:
    return ledger.codes.get(f"directive/{key}") or ledger.code(f"document/{key}")


def _directive(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    directive = receive_directive(
        document=ledger.code(f"document/{row['document']}"),
        received_on=row["received_on"],
        asks=row["asks"],
        by=by,
        at=at,
    )
    ledger.codes[f"directive/{row['key']}"] = directive.code


def _localise(directive: str, document: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    localise(ledger.code(f"directive/{directive}"), document=ledger.code(f"document/{document}"), by=by, at=at)


def _task(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    told = TaskData(_source(ledger, row["source"]), row["title"], row["owner"], row["due_on"])
    ledger.codes[key] = assign_task(told, by=by, at=at).code


def _finish(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    document = ledger.code_if("document", row.get("document", ""))
    words = row.get("evidence", "")
    finish_task(ledger.code(key), done_on=row["done_on"], evidence=words, evidence_document=document, by=by, at=at)


def _briefing(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    record_briefing(BriefingData(**{**row, "actions": row["actions"].strip()}), by=by, at=at)
