"""Numbers of persons from which the law asks for something else, as dated data (`thresholds.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dienhong.law.certainty import Certainty
from dienhong.law.limit_table import walk
from dienhong.law.tables import Table, read_table


class UnknownThreshold(KeyError):
    """No such threshold, or none in force on the day."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """`people`: from this number on; with the article and how sure we are of it."""

    people: int
    cite: str
    certainty: Certainty
    note: str = ""


def threshold(key: str, day: date) -> Threshold:
    """The threshold in force on `day`. Raises UnknownThreshold."""
    row = _by_key().get(key)
    versions = [version for version in row["value"] if version["from"] <= day] if row else []
    if row is None or not versions:
        raise UnknownThreshold(key)
    version = max(versions, key=lambda one: one["from"])
    grade = Certainty(version.get("certainty", row["checked"]["certainty"]))
    return Threshold(version["people"], version["cite"], grade, version.get("note", ""))


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Table]:
    return dict(walk(read_table("thresholds.toml")))
