"""Legal time limits as they stand in limits/*.toml: versions over time, each with its article and grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from dienhong.law.certainty import Certainty
from dienhong.law.counting import Count
from dienhong.law.dates_vi import date_vi
from dienhong.law.instruments import Checked
from dienhong.law.tables import nearest, read_folder

Kind = Literal["deadline", "before", "waiting"]
Binds = Literal["authority", "citizen"]


class UnknownLimit(KeyError):
    """No limit has this name; the Vietnamese message offers the nearest names."""

    def __str__(self) -> str:
        return str(self.args[0])


class NotInForce(LookupError):
    """The limit exists, but no version of it covers the day asked; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Term:
    """So many days, counted in one way, by one article."""

    days: int
    count: Count
    cite: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Version:
    """What a limit was from `from_on` to `to_on` (both included; None: still). Of several terms the earliest counts."""

    from_on: date
    to_on: date | None
    terms: tuple[Term, ...]
    certainty: Certainty
    source: str

    @property
    def cite(self) -> str:
        return "; ".join(term.cite for term in self.terms)

    def covers(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Limit:
    """A legal time.

    `starts` names the day it is counted from and `chosen_by` the day that chooses its version (the same by default).
    `kind`: "deadline" by which something is done; "before", a notice ahead of an event; "waiting", after which an
    effect begins. `binds`: whose act it limits; a commune may shorten its own time, never a citizen's. `extends` names
    the limit whose time this one lengthens: its days are all the days from the same start, not days on top.
    """

    id: str
    vi: str
    starts: str
    starts_vi: str
    chosen_by: str
    kind: Kind
    binds: Binds
    versions: tuple[Version, ...]
    checked: Checked
    extends: str = ""

    def version_on(self, day: date) -> Version:
        """The version in force on `day`. Raises NotInForce."""
        for version in self.versions:
            if version.covers(day):
                return version
        raise NotInForce(
            f"“{self.vi}”: không có quy định nào trong dữ liệu áp dụng cho ngày {date_vi(day)} "
            f"(dữ liệu bắt đầu từ ngày {date_vi(self.versions[0].from_on)})."
        )


def limits() -> tuple[Limit, ...]:
    """Every limit, ordered by name."""
    return tuple(_by_id()[name] for name in sorted(_by_id()))


def limit(limit_id: str) -> Limit:
    """The limit of this name. Raises UnknownLimit."""
    found = _by_id().get(limit_id)
    if found is None:
        raise UnknownLimit(f"Không có thời hạn nào tên “{limit_id}”.{nearest(limit_id, _by_id())}")
    return found


def extensions_of(limit_id: str) -> tuple[Limit, ...]:
    """The limits that lengthen this one, the shortest first."""
    found = [one for one in limits() if one.extends == limit_id]
    return tuple(sorted(found, key=lambda one: min(term.days for term in one.versions[-1].terms)))


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Limit]:
    tables = read_folder("limits").values()
    return {name: read_limit(name, row) for table in tables for name, row in walk(table)}


def walk(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and row of every limit in a nested table; a limit is a table that has a `value`."""
    for key, row in table.items():
        name = f"{prefix}.{key}" if prefix else key
        if isinstance(row, dict):
            if "value" in row:
                yield name, row
            else:
                yield from walk(row, name)


def read_limit(name: str, row: dict[str, Any]) -> Limit:
    """One limit out of its row; `check.problems_in_limit` says in Vietnamese what is wrong with a row that fails."""
    checked = row["checked"]
    value = sorted(row["value"], key=lambda entry: entry["from"])
    ends = [after["from"] - timedelta(days=1) for after in value[1:]] + [None]
    return Limit(
        id=name,
        vi=row["vi"],
        starts=row["starts"],
        starts_vi=row["starts_vi"],
        chosen_by=row.get("chosen_by", row["starts"]),
        kind=row.get("kind", "deadline"),
        binds=row.get("binds", "authority"),
        versions=tuple(_version(entry, entry.get("to", end), checked) for entry, end in zip(value, ends, strict=True)),
        checked=Checked(checked["by"], checked["on"], checked["next"]),
        extends=row.get("extends", ""),
    )


def _version(entry: dict[str, Any], to_on: date | None, checked: dict[str, Any]) -> Version:
    certainty = Certainty(entry.get("certainty", checked["certainty"]))
    terms = tuple(
        Term(term["days"], term["count"], term["cite"], Certainty(term.get("certainty", certainty)))
        for term in entry.get("earliest", [entry])
    )
    return Version(entry["from"], to_on, terms, certainty, entry.get("source", checked["source"]))
