"""Outlines: the skeleton of a report with its first words, read from outlines/*.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("outlines")


class UnknownOutline(LookupError):
    """No outline has this id."""


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section: its key ("III.1.1"), level (0: without heading), printed number, heading and first words with tokens;
    `short` is its name in the narrow outline of the workspace."""

    key: str
    level: int
    number: str
    heading: str
    text: str
    short: str


@dataclass(frozen=True, slots=True)
class TableOutline:
    """A table whose cells are words with tokens."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the report in the Party's or the State's form. `{commune}` and `{province}` stand for full names."""

    organ: str
    superior: str
    organ_code: str
    body: str
    signer_title: str


@dataclass(frozen=True, slots=True)
class Role:
    """A document the first words cite by what it is to the report; `number` finds it in the register of documents."""

    vi: str
    number: str


@dataclass(frozen=True, slots=True)
class Outline:
    """One outline. `terms` are printed by [[term]] and [[council_term]]."""

    id: str
    vi: str
    kind: str
    type_code: str
    summary: str
    issuers: Mapping[str, Issuer]
    roles: Mapping[str, Role]
    terms: Mapping[str, str]
    tables: Mapping[str, TableOutline]
    sections: tuple[SectionOutline, ...]


def outline(outline_id: str) -> Outline:
    """The outline of this id. Raises UnknownOutline."""
    try:
        return outlines()[outline_id]
    except KeyError:
        raise UnknownOutline(f"Không có đề cương “{outline_id}”.") from None


@lru_cache(maxsize=1)
def outlines() -> Mapping[str, Outline]:
    """Every outline by id."""
    read = (_read(tomllib.loads(path.read_text(encoding="utf8"))) for path in sorted(FOLDER.glob("*.toml")))
    return {one.id: one for one in read}


def _read(data: dict[str, Any]) -> Outline:
    return Outline(
        id=data["id"],
        vi=data["vi"],
        kind=data["kind"],
        type_code=data["type_code"],
        summary=data["summary"],
        issuers={system: Issuer(**row) for system, row in data["issuer"].items()},
        roles={key: Role(row["vi"], row.get("number", "")) for key, row in data["role"].items()},
        terms={key: row["vi"] for key, row in data["term"].items()},
        tables={key: _table(row) for key, row in data["table"].items()},
        sections=tuple(
            SectionOutline(
                row["key"],
                row["level"],
                row.get("number", ""),
                row.get("heading", ""),
                row["text"].strip(),
                row["short"],
            )
            for row in data["section"]
        ),
    )


def _table(row: dict[str, Any]) -> TableOutline:
    return TableOutline(tuple(row["header"]), tuple(tuple(cells) for cells in row["rows"]), tuple(row["widths"]))
