"""The demo's letters of the portal: each is sent as a resident sends it, handled as an officer handles it, and judged."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from dienhong.ops.demo_petitions import OFFICER, do_act
from dienhong.ops.demo_steps import Ledger, Row, Step, afternoon_of, opening_of, rows
from dienhong.petitions.online import actions
from dienhong.petitions.online.asked import Letter
from dienhong.records.actor import Actor

KEY = "ANKHANH2"
"""One key for all of them, in the demo only: whoever tries the program can open the page to follow."""
FIRST_NUMBER = 801
EVENING = timedelta(hours=3, minutes=30)
TOLD = ("content", "village", "respondent", "sender_name", "sender_address", "unnamed")


def online_steps() -> Iterator[Step]:
    """Every letter with what became of it."""
    numbers = iter(range(FIRST_NUMBER, FIRST_NUMBER + 200))
    for row in rows("online")["letter"]:
        key = f"petition/{row['key']}"
        yield Step(opening_of(row["sent_on"]), OFFICER, partial(_send, row), key)
        for act in row["acts"]:
            if "say" in act:
                yield Step(afternoon_of(act["on"]) + EVENING, OFFICER, partial(_say, act, key), f"{key}: {act['say']}")
            else:
                number = next(numbers) if "paper" in act else 0
                do = partial(do_act, act, row["key"], number)
                yield Step(afternoon_of(act["on"]), act.get("by", OFFICER), do, f"{key}: {act['act']}")


def _send(row: Row, ledger: Ledger, _by: Actor, at: datetime) -> None:
    letter = Letter(row["kind"], **{name: row[name] for name in TOLD if name in row})
    (ledger.codes[f"petition/{row['key']}"],) = actions.send([letter], key=KEY, at=at)


def _say(row: Row, key: str, ledger: Ledger, _by: Actor, at: datetime) -> None:
    code = ledger.code(key)
    if row["say"] == "judge":
        actions.judge(code, judgement=row["judgement"], words=row.get("words", ""), at=at)
    elif row["say"] == "withdraw":
        actions.ask_withdrawal(code, words=row["words"], at=at)
    else:
        actions.add(code, words=row["words"], at=at)
