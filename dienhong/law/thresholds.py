"""Numbers from which the law asks for something else, as dated data (`thresholds.toml`).

Most count persons; some count the criteria of a list (criteria/*.toml) that make a case complex.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from dienhong.law.certainty import Certainty
from dienhong.law.limit_table import walk
from dienhong.law.tables import Table, read_table

Unit = Literal["people", "criteria"]


class UnknownThreshold(KeyError):
    """No such threshold, or none in force on the day."""


@dataclass(frozen=True, slots=True)
class Band:
    """For `from_people` to `to_people` persons (None: and more): at least `fewest`, at most `most` of them."""

    from_people: int
    to_people: int | None
    fewest: int
    most: int

    def covers(self, people: int) -> bool:
        return self.from_people <= people and (self.to_people is None or people <= self.to_people)


@dataclass(frozen=True, slots=True)
class Threshold:
    """`at_least` of a `unit`: from this number on; with the article and how sure we are of it.

    `bands`: how many persons speak for a group, by the size of the group.
    """

    at_least: int
    unit: Unit
    cite: str
    certainty: Certainty
    note: str = ""
    bands: tuple[Band, ...] = ()

    @property
    def people(self) -> int:
        """The number, of a threshold that counts persons."""
        return self.at_least

    def band(self, people: int) -> Band | None:
        """The band of a group of this size; None below the threshold."""
        return next((band for band in self.bands if band.covers(people)), None)


def threshold(key: str, day: date) -> Threshold:
    """The threshold in force on `day`. Raises UnknownThreshold."""
    row = _by_key().get(key)
    versions = [version for version in row["value"] if version["from"] <= day] if row else []
    if row is None or not versions:
        raise UnknownThreshold(key)
    version = max(versions, key=lambda one: one["from"])
    unit: Unit = "criteria" if "criteria" in version else "people"
    return Threshold(
        at_least=version[unit],
        unit=unit,
        cite=version["cite"],
        certainty=Certainty(version.get("certainty", row["checked"]["certainty"])),
        note=version.get("note", ""),
        bands=tuple(
            Band(band["from_people"], band.get("to_people"), band["fewest"], band["most"])
            for band in version.get("bands", [])
        ),
    )


def thresholds() -> tuple[str, ...]:
    """Names of every threshold."""
    return tuple(sorted(_by_key()))


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Table]:
    return dict(walk(read_table("thresholds.toml")))
