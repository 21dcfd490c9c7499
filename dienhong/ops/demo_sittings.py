"""The demo's calendar of receptions and the promises of its dialogues."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.actions import keep_promise, make_promise, renegotiate
from dienhong.dialogue.promises.rules import PromiseData
from dienhong.law.calendar import Calendar
from dienhong.law.periods import Window
from dienhong.ops.demo_steps import OFFICE, Ledger, Row, Step, afternoon_of, day_after, local, planned, rows
from dienhong.petitions.regular.actions import declare_hours
from dienhong.petitions.sittings import actions
from dienhong.petitions.sittings.rules import SittingData
from dienhong.petitions.sittings.series import days_by_rule
from dienhong.records.actor import Actor


def sitting_steps() -> Iterator[Step]:
    """Every act of the calendar, and of the promises."""
    told = rows("sittings")
    ended = set()
    for row in told["postponed"] + told["cancelled"]:
        by, key = told["host"][row["host"]]["by"], _key(row["host"], row["planned_on"])
        ended.add(key)
        act = _postpone if "new_on" in row else _cancel
        yield Step(local(row["at"]), by, partial(act, row, told, key), f"{key}/đổi")
    for row in told["series"]:
        by = told["host"][row["host"]]["by"]
        days = days_by_rule(
            Window(row["from_on"], row["to_on"]), row["weekdays"], Calendar.load(), ordinals=row.get("ordinals", ())
        )
        keys = [_key(row["host"], day) for day in days]
        yield Step(local(row["at"]), by, partial(_series, row, told, days), f"lịch {row['host']}")
        if "published_on" in row:
            yield Step(afternoon_of(row["published_on"]), by, partial(_publish, row, keys), f"công bố {row['host']}")
    regular = told["regular"]
    yield Step(local(regular["at"]), regular["by"], partial(_regular, regular), "giờ tiếp thường xuyên")
    yield from _held(told, ended)
    yield from _promises()


def _held(told: Row, ended: set[str]) -> Iterator[Step]:
    receptions = rows("receptions")["reception"]
    planned_keys = {
        _key(row["host"], day)
        for row in told["series"]
        for day in days_by_rule(
            Window(row["from_on"], row["to_on"]), row["weekdays"], Calendar.load(), ordinals=row.get("ordinals", ())
        )
    }
    for row in receptions:
        key = _key(row["host"], row["held_on"])
        if key in planned_keys - ended:
            entered = planned(row, row["held_on"])
            reception = f"reception/{row['held_on']}/{row['host']}"
            made = max(entered, afternoon_of(entered.date()))
            yield Step(made, told["host"][row["host"]]["by"], partial(_hold, key, reception), f"{key}/đã tiếp")


def _key(host: str, day: date) -> str:
    return f"sitting/{host}/{day}"


def _told(row: Row, told: Row, day: date) -> SittingData:
    common, host = told["common"], told["host"][row["host"]]
    return SittingData(
        planned_on=day,
        host=row["host"],
        kind="periodic",
        receiver=host["receiver"],
        receiver_title=host["receiver_title"],
        place=common["place"],
        participants=common["participants"],
        contents=common["contents"],
        begins=common["begins"],
        ends=common["ends"],
    )


def _regular(row: Row, _ledger: Ledger, by: Actor, at: datetime) -> None:
    declare_hours(from_on=row["from_on"], hours=row["hours"], place=row["place"], by=by, at=at)


def _series(row: Row, told: Row, days: list[date], ledger: Ledger, by: Actor, at: datetime) -> None:
    made = actions.plan_series(_told(row, told, days[0]), days, by=by, at=at)
    for sitting in made:
        ledger.codes[_key(row["host"], sitting.planned_on)] = sitting.code


def _publish(row: Row, keys: list[str], ledger: Ledger, by: Actor, at: datetime) -> None:
    codes = [ledger.code(key) for key in keys]
    actions.publish_sittings(codes, published_on=row["published_on"], where="both", by=by, at=at)


def _postpone(row: Row, told: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    actions.postpone_sitting(
        ledger.code(key),
        _told(row, told, row["new_on"]),
        reason=row["reason"],
        announced_on=at.date(),
        where="both",
        revision=2,
        by=by,
        at=at,
    )


def _cancel(row: Row, told: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    actions.cancel_sitting(ledger.code(key), reason=row["reason"], by=by, at=at)


def _hold(key: str, reception: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    actions.hold_sitting(ledger.code(key), reception=ledger.code(reception), by=by, at=at)


def _promises() -> Iterator[Step]:
    held = {row["title"]: row["held_on"] for row in rows("dialogues")["dialogue"]}
    for row in rows("promises")["promise"]:
        key = f"promise/{row['words']}"
        yield Step(afternoon_of(day_after(held[row["dialogue"]]).date()), OFFICE, partial(_promise, row, key), key)
        if "moved_to" in row:
            yield Step(afternoon_of(row["moved_on"]), OFFICE, partial(_move, row, key), f"{key}/lùi")
        if "kept_on" in row:
            yield Step(afternoon_of(row["kept_on"]), OFFICE, partial(_keep, row, key), f"{key}/xong")


def _promise(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    dialogue = Dialogue.objects.get(title=row["dialogue"])
    told = PromiseData(dialogue.code, row["words"], row["owner"], row["due_on"], row["question"])
    ledger.codes[key] = make_promise(told, by=by, at=at).code


def _move(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    renegotiate(
        ledger.code(key), new_on=row["moved_to"], reason=row["reason"], decided_on=row["moved_on"], by=by, at=at
    )


def _keep(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    keep_promise(ledger.code(key), kept_on=row["kept_on"], evidence=row["evidence"], by=by, at=at)
