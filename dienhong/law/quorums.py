"""How many of the entitled must be present for a meeting to be valid, and how many of those present must agree.

Shares are fractions and are compared by multiplication of whole numbers: 2/3 of 31 is never rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from dienhong.law.certainty import Certainty
from dienhong.law.limit_table import walk
from dienhong.law.tables import Table, read_table

Rule = Literal["at_least", "more_than"]
_RULE_VI: dict[Rule, str] = {"at_least": "ít nhất", "more_than": "hơn"}


class UnknownQuorum(KeyError):
    """No such quorum, or none in force on the day."""


@dataclass(frozen=True, slots=True)
class Share:
    """`num`/`den` of a whole: at least that much, or more than that."""

    num: int
    den: int
    rule: Rule

    def reached(self, part: int, whole: int) -> bool:
        """Whether `part` of `whole` reaches the share; of an empty whole nothing does."""
        if whole <= 0:
            return False
        left, right = part * self.den, whole * self.num
        return left >= right if self.rule == "at_least" else left > right

    def fewest(self, whole: int) -> int:
        """The smallest count that reaches the share of `whole`."""
        product = whole * self.num
        return -(-product // self.den) if self.rule == "at_least" else product // self.den + 1

    @property
    def label_vi(self) -> str:
        """As “ít nhất 2/3”, “hơn 70%”, “hơn một nửa”."""
        if (self.num, self.den) == (1, 2):
            return f"{_RULE_VI[self.rule]} một nửa"
        if self.den in (10, 100):
            return f"{_RULE_VI[self.rule]} {self.num * 100 // self.den}%"
        return f"{_RULE_VI[self.rule]} {self.num}/{self.den}"


@dataclass(frozen=True, slots=True)
class Quorum:
    """`present` of the entitled make the meeting valid; `passes` of those present carry a decision (None: no vote)."""

    id: str
    vi: str
    entitled_vi: str
    present: Share
    passes: Share | None
    cite: str
    certainty: Certainty


def quorum(key: str, day: date) -> Quorum:
    """The quorum in force on `day`. Raises UnknownQuorum."""
    row = _by_key().get(key)
    versions = [version for version in row["value"] if version["from"] <= day] if row else []
    if row is None or not versions:
        raise UnknownQuorum(key)
    version = max(versions, key=lambda one: one["from"])
    return Quorum(
        id=key,
        vi=row["vi"],
        entitled_vi=row["entitled_vi"],
        present=Share(**version["present"]),
        passes=Share(**version["passes"]) if "passes" in version else None,
        cite=version["cite"],
        certainty=Certainty(version.get("certainty", row["checked"]["certainty"])),
    )


def quorums() -> tuple[str, ...]:
    """Names of every quorum."""
    return tuple(sorted(_by_key()))


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Table]:
    return dict(walk(read_table("quorums.toml")))
