"""The columns of a statutory book (sổ), by the day the entry was made; read from forms/*.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dienhong.law.certainty import Certainty
from dienhong.law.dates_vi import date_vi
from dienhong.law.instruments import Checked
from dienhong.law.tables import Table, read_folder


class NoForm(LookupError):
    """No form of this book covers the day asked; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column as printed. `group` is the heading over neighbouring columns; `key` names the value that fills it."""

    number: int
    title: str
    group: str | None
    key: str


@dataclass(frozen=True, slots=True)
class BookForm:
    """A version of a statutory book and the days it held (`to_on` None: still)."""

    id: str
    title: str
    cite: str
    columns: tuple[Column, ...]
    from_on: date
    to_on: date | None
    certainty: Certainty
    source: str
    checked: Checked


def form_on(form_id: str, day: date) -> BookForm:
    """The form of a book in force on `day`. Raises NoForm for an unknown book or a day before its first form."""
    for form in forms_of(form_id):
        if form.from_on <= day and (form.to_on is None or day <= form.to_on):
            return form
    raise NoForm(f"Không có mẫu sổ “{form_id}” áp dụng cho ngày {date_vi(day)}.")


def forms_of(form_id: str) -> tuple[BookForm, ...]:
    """Every version of a book, oldest first; empty for an unknown book."""
    return _by_id().get(form_id, ())


@lru_cache(maxsize=1)
def _by_id() -> dict[str, tuple[BookForm, ...]]:
    return {table["id"]: _read(table) for table in read_folder("forms").values()}


def _read(table: Table) -> tuple[BookForm, ...]:
    return tuple(
        BookForm(
            id=table["id"],
            title=row["title"],
            cite=row["cite"],
            columns=tuple(
                Column(number, column["title"], column.get("group"), column["key"])
                for number, column in enumerate(row["columns"], 1)
            ),
            from_on=row["from"],
            to_on=row.get("to"),
            certainty=Certainty(row["checked"]["certainty"]),
            source=row["checked"]["source"],
            checked=Checked(row["checked"]["by"], row["checked"]["on"], row["checked"]["next"]),
        )
        for row in sorted(table["version"], key=lambda row: row["from"])
    )
