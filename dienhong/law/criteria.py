"""Lists a legislator may change, as dated data (criteria/*.toml): when a case is complex, what makes a petition fit to
be handled, on which grounds somebody is turned away.

A list has a name, versions over time and items with a stable English key; a register stores the key and prints the
Vietnamese words of the version in force on the day of the fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dienhong.law.certainty import Certainty, weakest
from dienhong.law.dates_vi import date_vi
from dienhong.law.instruments import Checked
from dienhong.law.limit_table import NotInForce, walk
from dienhong.law.tables import nearest, read_folder

__all__ = [
    "CriteriaList",
    "Criterion",
    "NotInForce",
    "UnknownCriteria",
    "criteria",
    "criteria_list",
    "criteria_lists",
    "criterion",
]


class UnknownCriteria(KeyError):
    """No list has this name, or the list has no item with this key; the Vietnamese message offers the nearest names."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Criterion:
    """One item of a list.

    `written`: it asks for a paper and not only for spoken words; `form` cites the printed form where one was seen, and
    `limit` names the legal time in which the paper must be out.
    """

    key: str
    vi: str
    cite: str
    certainty: Certainty
    written: bool = False
    form: str = ""
    limit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CriteriaList:
    """A list as it stood from `from_on` to `to_on` (both included; None: still)."""

    id: str
    vi: str
    from_on: date
    to_on: date | None
    items: tuple[Criterion, ...]
    cite: str
    certainty: Certainty
    source: str
    note: str
    checked: Checked

    def covers(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


def criteria(list_id: str, day: date) -> tuple[Criterion, ...]:
    """The items of a list as it stood on `day`, in the order of the law. Raises UnknownCriteria or NotInForce."""
    return criteria_list(list_id, day).items


def criterion(list_id: str, key: str, day: date) -> Criterion:
    """One item of a list on `day`. Raises UnknownCriteria, also for a key the version has not, or NotInForce."""
    items = {item.key: item for item in criteria(list_id, day)}
    if key not in items:
        raise UnknownCriteria(f"Danh mục “{list_id}” không có mục “{key}”.{nearest(key, items)}")
    return items[key]


def criteria_list(list_id: str, day: date) -> CriteriaList:
    """The version of a list in force on `day`, with its source and note. Raises UnknownCriteria or NotInForce."""
    versions = _by_id().get(list_id)
    if versions is None:
        raise UnknownCriteria(f"Không có danh mục nào tên “{list_id}”.{nearest(list_id, _by_id())}")
    for version in versions:
        if version.covers(day):
            return version
    raise NotInForce(
        f"“{versions[0].vi}”: không có danh mục nào trong dữ liệu áp dụng cho ngày {date_vi(day)} "
        f"(dữ liệu bắt đầu từ ngày {date_vi(versions[0].from_on)})."
    )


def criteria_lists() -> dict[str, tuple[CriteriaList, ...]]:
    """Every list by name, its versions oldest first."""
    return dict(sorted(_by_id().items()))


@lru_cache(maxsize=1)
def _by_id() -> dict[str, tuple[CriteriaList, ...]]:
    tables = read_folder("criteria").values()
    return {name: read_criteria(name, row) for table in tables for name, row in walk(table)}


def read_criteria(name: str, row: dict[str, Any]) -> tuple[CriteriaList, ...]:
    """The versions of one list, oldest first; `data_rules.problems_in_criteria` tells what is wrong with a row."""
    checked = row["checked"]
    value = sorted(row["value"], key=lambda entry: entry["from"])
    ends = [after["from"] - timedelta(days=1) for after in value[1:]] + [None]
    return tuple(
        CriteriaList(
            id=name,
            vi=row["vi"],
            from_on=entry["from"],
            to_on=entry.get("to", end),
            items=_items(entry, row.get("items", []), Certainty(entry.get("certainty", checked["certainty"]))),
            cite=entry["cite"],
            certainty=Certainty(entry.get("certainty", checked["certainty"])),
            source=entry.get("source", checked["source"]),
            note=entry.get("note", ""),
            checked=Checked(checked["by"], checked["on"], checked["next"]),
        )
        for entry, end in zip(value, ends, strict=True)
    )


def _items(entry: dict[str, Any], listed: list[dict[str, Any]], grade: Certainty) -> tuple[Criterion, ...]:
    """The items of one version: its own, else those the list shares; an item may be less sure than its list."""
    return tuple(
        Criterion(
            key=item["key"],
            vi=item["vi"],
            cite=item.get("cite", entry["cite"]),
            certainty=weakest([grade, Certainty(item.get("certainty", grade))]),
            written=item.get("written", False),
            form=item.get("form", ""),
            limit=item.get("limit", ""),
            note=item.get("note", ""),
        )
        for item in entry.get("items", listed)
    )
