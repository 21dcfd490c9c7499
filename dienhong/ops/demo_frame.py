"""The demo commune's frame: the commune itself, accounts with posts, units with their members, documents, declared facts."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from dienhong.accounts.actions import PostData, open_account
from dienhong.accounts.actors import actor_for, posts_on
from dienhong.commune import actions as commune
from dienhong.documents.actions import record_document
from dienhong.ops.demo_steps import OFFICE, Ledger, Row, Step, local, opening_of, planned, rows
from dienhong.records.actor import Actor

# Lineage is entered right after the resolution it rests on.
LINEAGE_AT = datetime(2025, 7, 1, 7, 40)  # noqa: DTZ001 - made aware by `local`


def install() -> Ledger:
    """Found the commune and open its accounts; the ledger knows who acts under which account."""
    told = rows("commune")
    commune.found_commune(**told["commune"], is_demo=True)
    formed_on: date = told["commune"]["formed_on"]
    actors = {}
    for row in told["account"]:
        if _of_village(row):
            continue
        posts = [PostData(**post) for post in row["posts"]]
        account = open_account(
            row["username"], row["name"], posts, is_demo=True, by=Actor.operator(), at=opening_of(formed_on)
        )
        actors[account.username] = actor_for(posts_on(account, formed_on))
    return Ledger(actors)


def frame_steps() -> Iterator[Step]:
    """Documents, lineage, units, facts."""
    told = rows("commune")
    formed_on: date = told["commune"]["formed_on"]
    for row in rows("documents")["document"]:
        yield Step(local(row["entered"]), row.get("by", OFFICE), partial(_document, row), row["key"])
    yield Step(local(LINEAGE_AT), OFFICE, partial(_lineage, told["lineage"], formed_on), "lineage")
    for row in rows("units")["unit"]:
        yield Step(opening_of(formed_on), OFFICE, partial(_unit, row, formed_on), row["name"])
    for row in told["account"]:
        if _of_village(row):
            yield Step(opening_of(formed_on), OFFICE, partial(_head, row), row["name"])
    for row in told["fact"]:
        yield Step(planned(row, row["as_of"]), OFFICE, partial(_fact, row), row["key"])


def _of_village(row: Row) -> bool:
    """An account whose post is of a village can be opened only when the village is there."""
    return any("village" in post for post in row["posts"])


def _head(row: Row, ledger: Ledger, _by: Actor, at: datetime) -> None:
    posts = [
        PostData(**{**post, "village": ledger.code(unit_key("village", post["village"]))}) for post in row["posts"]
    ]
    account = open_account(row["username"], row["name"], posts, is_demo=True, by=Actor.operator(), at=at)
    ledger.actors[account.username] = actor_for(posts_on(account, at.date()))


def unit_key(kind: str, name: str) -> str:
    """Under which key a unit's code is found."""
    return f"unit/{kind}/{name}"


def entered(document: str) -> datetime:
    """When a document of the demo came into its register: what rests on it follows right after."""
    found: dict[str, datetime] = {row["key"]: row["entered"] for row in rows("documents")["document"]}
    return local(found[document])


def _document(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    fields = {name: value for name, value in row.items() if name not in ("key", "entered", "by")}
    ledger.codes[f"document/{row['key']}"] = record_document(**fields, by=by, at=at).code


def _lineage(row: Row, formed_on: date, ledger: Ledger, by: Actor, at: datetime) -> None:
    document = ledger.code(f"document/{row['document']}")
    for part in row["parts"]:
        commune.trace_lineage(part["name"], part["kind"], on=formed_on, document=document)


def _unit(row: Row, formed_on: date, ledger: Ledger, by: Actor, at: datetime) -> None:
    unit = commune.record_unit(
        kind=row["kind"],
        name=row["name"],
        from_on=formed_on,
        has_union=row.get("has_union", False),
        invented=row.get("invented", False),
        by=by,
        at=at,
    )
    ledger.codes[unit_key(row["kind"], row["name"])] = unit.code
    for member in row.get("members", ()):
        commune.seat_member(unit, name=member["name"], title=member["title"], from_on=formed_on, by=by, at=at)


def _fact(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    commune.declare_fact(
        key=row["key"],
        label=row["label"],
        value=Decimal(row["value"]),
        qualifier=row.get("qualifier", ""),
        unit=row["unit"],
        as_of=row["as_of"],
        document=ledger.code(f"document/{row['document']}"),
        by=by,
        at=at,
    )
