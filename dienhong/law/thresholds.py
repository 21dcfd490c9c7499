"""Numbers of persons of legal meaning, as dated data (`thresholds.toml`)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from dienhong.law.certainty import Certainty

FILE = Path(__file__).with_name("thresholds.toml")


@dataclass(frozen=True)
class Threshold:
    """`people`: from this number on; with the article and how sure we are of it."""

    people: int
    cite: str
    certainty: Certainty
    note: str = ""


class UnknownThreshold(KeyError):
    """No such threshold, or none in force on the day."""


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    tree = tomllib.loads(FILE.read_text(encoding="utf8"))
    return {f"{group}.{name}": row for group, rows in tree.items() for name, row in rows.items()}


def threshold(key: str, day: date) -> Threshold:
    """The threshold in force on `day`. Raises UnknownThreshold."""
    row = _table().get(key)
    versions = [version for version in row["value"] if version["from"] <= day] if row else []
    if not row or not versions:
        raise UnknownThreshold(key)
    version = max(versions, key=lambda one: one["from"])
    return Threshold(version["people"], version["cite"], Certainty(row["checked"]["certainty"]), version.get("note", ""))
