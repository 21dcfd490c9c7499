"""The obligations as data (`obligations.toml`): who owes what, by which article, how often, and what proves it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from dienhong.law.certainty import Certainty

OFFICIAL = "official"
NO_ARTICLE = "Dữ liệu luật chưa có điều nào buộc việc này; căn cứ là văn bản lập danh sách"


class UnknownObligation(LookupError):
    """No obligation has this key; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about the law with its citation."""

    vi: str
    cite: str


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty that every subject on a roster owes.

    `subjects` are kinds of units, or ("official",) for persons seated in units of the kinds `seats`. `duty` and `quorum`
    name the frequency and the shares in `dienhong.law`; empty where the law sets none. `cite` is empty where no article is
    known: then the roster's own document is the basis. `head_chairs` and `union_keeps` say who convenes a conference where
    the unit has no union, and where it has one.
    """

    key: str
    vi: str
    short: str
    met_vi: str
    subjects: tuple[str, ...]
    every: Literal["year", "standing"]
    proof: Literal["document", "any"]
    proof_vi: str
    cite: str = ""
    certainty: Certainty | None = None
    seats: tuple[str, ...] = ()
    duty: str = ""
    quorum: str = ""
    note: str = ""
    head_chairs: Remark | None = None
    union_keeps: Remark | None = None

    @property
    def day_vi(self) -> str:
        """What the day is called on which it was met: "Ngày được công nhận", "Ngày tổ chức"."""
        return f"Ngày {self.met_vi.lower().removeprefix('đã ')}"

    @property
    def of_officials(self) -> bool:
        """Whether persons owe it, not establishments."""
        return self.subjects == (OFFICIAL,)


def obligations() -> tuple[Obligation, ...]:
    """Every obligation, in the order of the file."""
    return tuple(_by_key().values())


def obligation(key: str) -> Obligation:
    """The obligation with this key. Raises UnknownObligation."""
    try:
        return _by_key()[key]
    except KeyError:
        raise UnknownObligation(f"Không có nghĩa vụ nào mang khóa “{key}”; có: {', '.join(_by_key())}.") from None


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Obligation]:
    table = tomllib.loads(files("dienhong.compliance").joinpath("obligations.toml").read_text(encoding="utf-8"))
    rows = {}
    for row in table["obligation"]:
        grade = Certainty(row["certainty"]) if "certainty" in row else None
        lists = {name: tuple(row.get(name, ())) for name in ("subjects", "seats")}
        remarks = {name: Remark(**row[name]) for name in ("head_chairs", "union_keeps") if name in row}
        rows[row["key"]] = Obligation(**{**row, **lists, **remarks, "certainty": grade})
    return rows
