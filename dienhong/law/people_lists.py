"""Which fields a public list that names people may hold, by kind of list, as dated data (people_lists.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dienhong.law.certainty import Certainty
from dienhong.law.instruments import Checked
from dienhong.law.tables import nearest, read_table

TABLE = "people_lists.toml"


class UnknownList(KeyError):
    """No such kind of list, or none in force on the day; the message is Vietnamese."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Field:
    """A column beside the name; `heading` is how an Excel template calls it."""

    id: str
    vi: str
    heading: str


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: its content and sector, the limit after which it goes, its columns, whether names are masked.

    `results` are the only values of the column "result", if the kind names them.
    """

    id: str
    vi: str
    content: str
    sector: str
    posting: str
    masked: bool
    must: tuple[Field, ...]
    may: tuple[Field, ...]
    results: tuple[str, ...]
    cite: str
    certainty: Certainty
    source: str

    @property
    def fields(self) -> tuple[Field, ...]:
        """All columns beside the name, in the order of the table of fields."""
        own = {*self.must, *self.may}
        return tuple(field for field in _fields().values() if field in own)


@dataclass(frozen=True, slots=True)
class Never:
    """What no list holds, in words; and the articles: of the whole, of HIV alone, of children."""

    vi: str
    cite: str
    hiv_cite: str
    child_vi: str
    child_cite: str


@lru_cache(maxsize=64)
def list_kinds(on: date) -> tuple[ListKind, ...]:
    """Every kind of list in force on a day."""
    rows = ((row, _version(row, on)) for row in read_table(TABLE)["list"])
    return tuple(_kind(row, version) for row, version in rows if version is not None)


def list_kind(kind_id: str, on: date) -> ListKind:
    """One kind on a day. Raises UnknownList."""
    known = {kind.id: kind for kind in list_kinds(on)}
    if kind_id not in known:
        raise UnknownList(f"Không có loại danh sách nào tên “{kind_id}”.{nearest(kind_id, known)}")
    return known[kind_id]


def kinds_for(content: str, sector: str, on: date) -> tuple[ListKind, ...]:
    """The kinds an item of a content may carry: those of its sector, or of the general rule where the sector has none."""
    own = [kind for kind in list_kinds(on) if kind.content == content]
    exact = tuple(kind for kind in own if kind.sector == sector)
    return exact or tuple(kind for kind in own if not kind.sector)


@lru_cache(maxsize=1)
def never() -> Never:
    """What no list holds."""
    table = read_table(TABLE)
    row, child = table["never"], table["child"]
    return Never(row["vi"], row["cite"], row["hiv_cite"], child["vi"], child["cite"])


def reviews() -> dict[str, Checked]:
    """When each row was compared with its source."""
    table = read_table(TABLE)
    rows = {**{row["id"]: row for row in table["list"]}, "never": table["never"], "child": table["child"]}
    return {
        f"people_lists {name}": Checked(row["checked"]["by"], row["checked"]["on"], row["checked"]["next"])
        for name, row in rows.items()
    }


@lru_cache(maxsize=1)
def _fields() -> dict[str, Field]:
    return {row["id"]: Field(row["id"], row["vi"], row["heading"]) for row in read_table(TABLE)["field"]}


def _kind(row: dict[str, Any], version: dict[str, Any]) -> ListKind:
    known = _fields()
    return ListKind(
        id=row["id"],
        vi=row["vi"],
        content=row["content"],
        sector=row["sector"],
        posting=row["posting"],
        masked=row["names"] == "masked",
        must=tuple(known[name] for name in row["must"]),
        may=tuple(known[name] for name in row["may"]),
        results=tuple(row.get("results", ())),
        cite=version["cite"],
        certainty=Certainty(version.get("certainty", row["checked"]["certainty"])),
        source=row["checked"]["source"],
    )


def _version(row: dict[str, Any], on: date) -> dict[str, Any] | None:
    found = [version for version in row["value"] if version["from"] <= on <= version.get("to", on)]
    return max(found, key=lambda version: version["from"], default=None)
