"""What each indicator counts, read from catalogue/*.toml: one file a register, one table an indicator.

An indicator's id is `<file>.<table>`, e.g. "petitions.receptions_held". Nothing is evaluated here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from dienhong.law.certainty import Certainty
from dienhong.law.principles import Principle

How = Literal["count", "sum", "ratio"]


class UnknownIndicator(LookupError):
    """No indicator has this id; the Vietnamese message offers the nearest ids."""


@dataclass(frozen=True, slots=True)
class PartDefinition:
    """One row of a breakdown. `closed`: readers outside the register's officers get its size, never its codes."""

    key: str
    vi: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who read the definition against its source, when, and how sure the citation is."""

    by: str
    on: date
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Indicator:
    """A definition.

    `source` names the set of entries (`sources.py`); of a ratio it is the numerator, and `roster` the denominator.
    `by` is the column that splits the total into `parts`, in the order they are read out; `share` the column a sum adds
    up. `books` are the prefixes whose closings a zero needs; none for a list as of a day, whose zero proves nothing.
    `witnesses` and `witnessed` name the sets of those who must have told of the window and of those who did: a zero needs
    all of them too.
    `counted_vi` is what one piece of evidence is ("cuộc", "người", "thôn"); `unit` what the value is (for a ratio "%").
    """

    id: str
    vi: str
    section: tuple[str, ...]
    principles: tuple[Principle, ...]
    how: How
    unit: str
    counted_vi: str
    source: str
    roster: str | None
    by: str | None
    share: str | None
    parts: tuple[PartDefinition, ...]
    books: tuple[str, ...]
    witnesses: str | None
    witnessed: str | None
    cite: str
    certainty: Certainty
    definition_vi: str
    notes: tuple[str, ...]
    reviewer: Reviewer

    def part(self, key: str) -> PartDefinition | None:
        """The row of the breakdown with this key."""
        return next((part for part in self.parts if part.key == key), None)


def catalogue() -> tuple[Indicator, ...]:
    """Every indicator, in the order of the files and of the tables in them."""
    return tuple(_by_id().values())


def indicator(indicator_id: str) -> Indicator:
    """The definition with this id. Raises UnknownIndicator."""
    try:
        return _by_id()[indicator_id]
    except KeyError:
        near = get_close_matches(indicator_id, _by_id(), n=3)
        offer = f" Có phải: {', '.join(near)}?" if near else ""
        raise UnknownIndicator(f"Không có chỉ tiêu nào tên “{indicator_id}”.{offer}") from None


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Indicator]:
    folder = files("dienhong.indicators").joinpath("catalogue")
    found: dict[str, Indicator] = {}
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")):
        tables = tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
        for key, table in tables.items():
            definition = read_indicator(f"{name.removesuffix('.toml')}.{key}", table)
            found[definition.id] = definition
    return found


def read_indicator(indicator_id: str, table: dict[str, Any]) -> Indicator:
    """One table of the catalogue. Raises KeyError for a missing field, ValueError for a bad one or an unknown name."""
    rest = dict(table)
    checked = rest.pop("checked")
    certainty = Certainty(checked["certainty"])
    how: How = rest.pop("how")
    unit = rest.pop("unit")
    definition = Indicator(
        id=indicator_id,
        vi=rest.pop("vi"),
        section=tuple(rest.pop("section")),
        principles=tuple(Principle(name) for name in rest.pop("principles")),
        how=how,
        unit="%" if how == "ratio" else unit,
        counted_vi=unit,
        source=rest.pop("source"),
        roster=rest.pop("roster", None),
        by=rest.pop("by", None),
        share=rest.pop("share", None),
        parts=tuple(PartDefinition(**part) for part in rest.pop("parts", ())),
        books=tuple(rest.pop("books")),
        witnesses=rest.pop("witnesses", None),
        witnessed=rest.pop("witnessed", None),
        cite=rest.pop("cite"),
        certainty=certainty,
        definition_vi=rest.pop("definition_vi"),
        notes=tuple(rest.pop("notes", ())),
        reviewer=Reviewer(checked["by"], checked["on"], certainty),
    )
    if rest:
        raise ValueError(f"{indicator_id}: unknown {', '.join(rest)}")
    if how not in ("count", "sum", "ratio"):
        raise ValueError(f"{indicator_id}: how is count, sum or ratio, not {how}")
    if how == "ratio" and definition.parts:
        raise ValueError(f"{indicator_id}: a ratio has no breakdown; define one ratio a row")
    wants = {"roster": how == "ratio", "share": how == "sum", "by": bool(definition.parts)}
    if (definition.witnesses is None) is not (definition.witnessed is None):
        raise ValueError(f"{indicator_id}: witnesses and witnessed come together")
    for name, wanted in wants.items():
        if (getattr(definition, name) is not None) is not wanted:
            raise ValueError(f"{indicator_id}: {name} does not fit {how} with {len(definition.parts)} parts")
    return definition
