"""How long what somebody signed stays good, as dated data (`validities.toml`). Counted in months: the same day of a later month,
or its last day where that month is shorter."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dienhong.law.certainty import Certainty
from dienhong.law.limit_table import walk
from dienhong.law.tables import Table, read_table


class UnknownValidity(KeyError):
    """No such period, or none in force on the day."""


@dataclass(frozen=True, slots=True)
class Validity:
    """So many months from the day something was given, with the article and how sure we are of it."""

    vi: str
    months: int
    cite: str
    certainty: Certainty

    def last_day(self, given_on: date) -> date:
        """The last day on which what was given then is good."""
        ahead = given_on.month - 1 + self.months
        year, month = given_on.year + ahead // 12, ahead % 12 + 1
        return date(year, month, min(given_on.day, monthrange(year, month)[1]))


def validity(key: str, day: date) -> Validity:
    """The period in force on `day`. Raises UnknownValidity."""
    row = _by_key().get(key)
    versions = [version for version in row["value"] if version["from"] <= day] if row else []
    if row is None or not versions:
        raise UnknownValidity(key)
    version = max(versions, key=lambda one: one["from"])
    grade = Certainty(version.get("certainty", row["checked"]["certainty"]))
    return Validity(row["vi"], version["months"], version["cite"], grade)


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Table]:
    return dict(walk(read_table("validities.toml")))
