"""The demo's planned dialogues, the questions sent for them, and the promises that everybody may read."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from dienhong.commune.actions import declare_fact
from dienhong.dialogue.asked import actions as asked
from dienhong.dialogue.demands.actions import enter_sheet, open_demand
from dienhong.dialogue.demands.voters import Signature
from dienhong.dialogue.plans import actions as plans
from dienhong.dialogue.plans.rules import PlanData
from dienhong.dialogue.promises.actions import show_promise
from dienhong.dialogue.promises.models import Promise
from dienhong.notices.byhand import keep_group
from dienhong.ops.demo_frame import unit_key
from dienhong.ops.demo_steps import OFFICE, Ledger, Row, Step, afternoon_of, local, rows
from dienhong.records.actor import Actor

LINES = 20
SHOWN_ON = date(2026, 6, 5)


def talk_steps() -> Iterator[Step]:
    """Every act on dialogues to come."""
    told = rows("talks")
    for row in told["fact"]:
        yield Step(local(row["at"]), OFFICE, partial(_fact, row), row["label"])
    for row in told["group"]:
        yield Step(local(told["demand"]["at"]), OFFICE, partial(_group, row), row["label"])
    yield from _demand(told["demand"])
    for row in told["plan"]:
        yield Step(local(row["at"]), OFFICE, partial(_plan, row), row["title"])
        if "announced_on" in row:
            made = afternoon_of(row["announced_on"])
            yield Step(made, OFFICE, partial(_announce, row), f"thông báo {row['title']}")
    for row in told["question"]:
        yield Step(local(row["asked_at"]), OFFICE, partial(_question, row), row["words"])
        if "at" in row:
            yield Step(local(row["at"]), OFFICE, partial(_read, row), f"đọc {row['words']}")
    yield Step(afternoon_of(SHOWN_ON), OFFICE, _show_promises, "đăng các lời hứa")


def _demand(row: Row) -> Iterator[Step]:
    yield Step(local(row["at"]), OFFICE, partial(_open, row), row["subject"])
    for number, day in enumerate(row["sheets"], start=1):
        yield Step(afternoon_of(day), OFFICE, partial(_sheet, number, day), f"tờ {number}")


def _fact(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    declare_fact(
        key=row["key"],
        label=row["label"],
        value=Decimal(row["value"]),
        unit=row["unit"],
        as_of=row["as_of"],
        document=ledger.code(f"document/{row['document']}"),
        by=by,
        at=at,
    )


def _group(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    keep_group(ledger.code(unit_key("village", row["village"])), row["channel"], row["label"], row["address"])


def _open(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    ledger.codes["demand"] = open_demand(row["subject"], by=by, at=at).code


def _sheet(number: int, day: date, ledger: Ledger, by: Actor, at: datetime) -> None:
    lines = [Signature(f"Cử tri mẫu số {number * LINES + order}", "xóm Mẫu") for order in range(LINES)]
    enter_sheet(ledger.code("demand"), number, lines, signed_on=day, by=by, at=at)


def _plan(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    names = PlanData.__dataclass_fields__
    told = {name: value for name, value in row.items() if name in names}
    told["villages"] = tuple(ledger.code(unit_key("village", name)) for name in row.get("villages", ()))
    ledger.codes[f"plan/{row['planned_on']}"] = plans.plan_dialogue(PlanData(**told), by=by, at=at).code


def _announce(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    plans.announce(
        ledger.code(f"plan/{row['planned_on']}"), announced_on=row["announced_on"], how=row["how"], by=by, at=at
    )


def _question(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    village = ledger.code(unit_key("village", row["village"])) if "village" in row else ""
    made, _ = asked.ask(ledger.code(f"plan/{row['plan']}"), row["words"], village=village, at=at)
    ledger.codes[f"question/{row['words']}"] = made.code


def _read(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    code = ledger.code(f"question/{row['words']}")
    if "joins" in row:
        asked.join(code, ledger.code(f"question/{row['joins']}"), by=by, at=at)
    else:
        asked.show(code, row["shown"], looked=False, by=by, at=at)


def _show_promises(ledger: Ledger, by: Actor, at: datetime) -> None:
    for code in Promise.objects.standing().order_by("code_year", "code_number").values_list("code", flat=True):
        show_promise(code, looked=False, by=by, at=ledger.instant(at))
