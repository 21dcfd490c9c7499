"""The demo's book of letters: each letter is received, then every act on it is done on its day by the post whose act it is."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from dienhong.documents.actions import record_document
from dienhong.law.criteria import criteria
from dienhong.ops.demo_steps import Ledger, Row, Step, afternoon_of, day_after, opening_of, rows
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.axes import Competence, Content
from dienhong.petitions.papers.rules.intake import CONDITIONS, ClassificationData, PartData, PersonData, PetitionData
from dienhong.petitions.papers.steps import Doing
from dienhong.records.actor import Actor

OFFICER = "tiepcongdan"
ISSUER = "Ủy ban nhân dân xã An Khánh"
FIRST_NUMBER = 201
NOT_THE_ACTS = ("on", "act", "by", "of", "paper", "title")


def petition_steps() -> Iterator[Step]:
    """Every act of the book."""
    numbers = iter(range(FIRST_NUMBER, FIRST_NUMBER + 500))
    for row in rows("petitions")["petition"]:
        # A session is in its book on the day after; a letter handed in there comes into its own book right after that.
        entered = day_after if "at_reception" in row else opening_of
        yield Step(entered(row["received_on"]), OFFICER, partial(_receive, row), _key(row["key"]))
        for act in row["acts"]:
            number = next(numbers) if "paper" in act else 0
            do = partial(do_act, act, act.get("of", row["key"]), number)
            yield Step(afternoon_of(act["on"]), act.get("by", OFFICER), do, f"{_key(row['key'])}: {act['act']}")


def _key(name: str) -> str:
    return f"petition/{name}"


def _receive(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    told = {name: value for name, value in row.items() if name not in ("key", "acts", "at_reception")}
    reception = ledger.code_if("reception", row.get("at_reception", ""))
    ledger.codes[_key(row["key"])] = actions.receive(PetitionData(**told, reception=reception), by=by, at=at).code


def do_act(row: Row, key: str, number: int, ledger: Ledger, by: Actor, at: datetime) -> None:
    """One act of an officer on a letter; `number` is that of the paper it needs, 0 for none."""
    code, doing = ledger.code(_key(key)), Doing(by, at, row["on"])
    more = {name: value for name, value in row.items() if name not in NOT_THE_ACTS}
    if number:
        more["minutes" if row["act"] == "hold_dialogue" else "document"] = _paper(row, number, by, at)
    special = SPECIAL.get(row["act"])
    if special is not None:
        special(code, doing, more, ledger)
    else:
        getattr(actions, row["act"])(code, doing, **more)


def _paper(row: Row, number: int, by: Actor, at: datetime) -> str:
    """One of the commune's papers, invented with the letter; none is about grassroots democracy."""
    return record_document(
        number=f"{number}/{SYMBOLS[row['paper']]}",
        kind=row["paper"],
        direction="out",
        issuer=ISSUER,
        signed_on=row["on"],
        title=row["title"],
        invented=True,
        by=by,
        at=at,
    ).code


def _classify(code: str, doing: Doing, more: Row, _: Ledger) -> None:
    eligible = None if more["kind"] == Content.MIXED else more.get("eligible", True)
    told: dict[str, Any] = {"competence": Competence.OURS, "eligible": eligible, **more}
    if eligible:
        told["conditions"] = _all_conditions(more["kind"], doing.on)
    for name in ("conditions", "grounds"):
        told[name] = tuple(told.get(name, ()))
    actions.classify(code, ClassificationData(**told), doing)


def _all_conditions(kind: str, day: date) -> tuple[str, ...]:
    return tuple(item.key for item in criteria(CONDITIONS[Content(kind)], day))


def _link(code: str, doing: Doing, more: Row, ledger: Ledger) -> None:
    actions.link_duplicate(code, ledger.code(_key(more["first"])), doing)


def _join(code: str, doing: Doing, more: Row, ledger: Ledger) -> None:
    actions.join_case(code, ledger.code(_key(more["first"])), doing)


def _split(code: str, doing: Doing, more: Row, ledger: Ledger) -> None:
    parts = [PartData(part["kind"], part["content"]) for part in more["parts"]]
    _, children = actions.split(code, parts, doing)
    ledger.codes.update({_key(part["key"]): child.code for part, child in zip(more["parts"], children, strict=True)})


def _represent(code: str, doing: Doing, more: Row, _: Ledger) -> None:
    people = [PersonData(name, represents=place < more["represent"]) for place, name in enumerate(more["people"])]
    actions.name_representatives(code, doing, signatories=people, document=more["document"])


def _executed(code: str, doing: Doing, more: Row, _: Ledger) -> None:
    actions.record_execution(code, more["order"], doing, evidence=more["evidence"])


SYMBOLS = {
    "Quyết định": "QĐ-UBND",
    "Thông báo": "TB-UBND",
    "Công văn": "UBND-VP",
    "Biên bản": "BB-UBND",
    "Kết luận": "KL-UBND",
    "Phiếu chuyển": "PC-UBND",
    "Văn bản": "VB-UBND",
}
SPECIAL: dict[str, Callable[[str, Doing, Row, Ledger], None]] = {
    "classify": _classify,
    "link_duplicate": _link,
    "join_case": _join,
    "split": _split,
    "name_representatives": _represent,
    "record_execution": _executed,
}
