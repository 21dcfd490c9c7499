"""Tables that anybody may take away: each register says which of its PUBLIC columns stand in which table, and which rows.

`open_tables.py` of a register holds its `OpenTable`s; `web` puts them together for the read API, the CSV, JSON and Excel files
and the catalogue. A column names the model fields it reads, and a test holds each against the privacy class it declares.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from django.db.models import CharField, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dienhong.page.request import PageRequest

Cell: TypeAlias = str | int | float | bool | None
CHUNK = 500
LONGEST_NUMBER = 18


class Kind(StrEnum):
    """What a column holds, as the API's description says it."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"
    CODE = "code"
    ADDRESS = "address"


@dataclass(frozen=True)
class OpenColumn:
    """A column: its English name in files and API, its Vietnamese heading and meaning, the model fields it reads.

    `read` makes the value of a row; without it the one field is read as it is. `may_lack` says that a row may have none.
    """

    name: str
    vi: str | Promise
    fields: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    about: str | Promise = ""
    read: Callable[[Any], Any] | None = None
    may_lack: bool = False

    def cell(self, row: Any) -> Cell:
        """The value of a row as JSON and files bear it: days as 2026-06-05, empty text as nothing where a row may lack it."""
        value = self.read(row) if self.read is not None else getattr(row, self.fields[0])
        if value in ("", None):
            return None if self.may_lack else ""
        if isinstance(value, datetime | date):
            return value.isoformat()
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        return value if isinstance(value, bool | int | float) else str(value)


@dataclass(frozen=True)
class OpenTable:
    """One table. `rows` is asked anew for each reader, so what is withdrawn is gone with the next request; the first column is
    the key, made of the primary key. `model` is None for a table that is computed: its rows are a short list in key order.
    """

    slug: str
    vi: str | Promise
    about: str | Promise
    columns: tuple[OpenColumn, ...]
    rows: Callable[[PageRequest], Any]
    model: type[Model] | None = None

    def record(self, row: Any) -> dict[str, Cell]:
        """A row as API and files give it."""
        return {column.name: column.cell(row) for column in self.columns}

    def records(self, request: PageRequest) -> Iterator[dict[str, Cell]]:
        """Every row, in constant memory."""
        rows = self.rows(request)
        for row in rows.order_by("pk").iterator(chunk_size=CHUNK) if self.model else rows:
            yield self.record(row)

    def page(self, request: PageRequest, after: str, most: int) -> tuple[list[dict[str, Cell]], str]:
        """The rows after a key, and the key to go on with ('' at the end). One query, however far in. Raises ValueError for a
        key that is none."""
        rows = self.rows(request)
        if self.model is None:
            found = [row for row in rows if str(self.columns[0].cell(row)) > after][: most + 1]
        else:
            rows = rows.order_by("pk")
            found = list((rows.filter(pk__gt=self._key(after)) if after else rows)[: most + 1])
        records = [self.record(row) for row in found[:most]]
        return records, str(records[-1][self.columns[0].name]) if len(found) > most else ""

    def one(self, request: PageRequest, key: str) -> dict[str, Cell] | None:
        """The row of a key; None when it is not there or not public (any more)."""
        rows = self.rows(request)
        if self.model is None:
            row = next((row for row in rows if str(self.columns[0].cell(row)) == key), None)
        else:
            try:
                row = rows.filter(pk=self._key(key)).first()
            except ValueError:
                row = None
        return self.record(row) if row is not None else None

    @property
    def key_pattern(self) -> str:
        """What a key of this table is made of, as a regular expression without anchors and length."""
        return "[0-9]" if self.model and not isinstance(self.model._meta.pk, CharField) else "[A-Za-z0-9._-]"

    def _key(self, text: str) -> Any:
        """The key as the primary key's column wants it."""
        if self.model is None or isinstance(self.model._meta.pk, CharField):
            return text
        if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER):
            raise ValueError("not a key of this table")
        return int(text)


def code_column() -> OpenColumn:
    """The column of an entry's code."""
    return OpenColumn("code", _("Mã"), ("code",), Kind.CODE, _("Mã trong sổ, không bao giờ dùng lại."))


def choice(name: str, vi: str | Promise, field: str) -> tuple[OpenColumn, OpenColumn]:
    """Two columns of a field with choices: the key for machines, its Vietnamese words beside it."""
    key = OpenColumn(name, vi, (field,), Kind.CODE)
    return key, OpenColumn(f"{name}_vi", vi, (field,), read=lambda row: str(getattr(row, f"get_{field}_display")()))


def tables_of(*modules: Iterable[OpenTable]) -> dict[str, OpenTable]:
    """Tables by slug, in the order given. A slug twice is a mistake of the program."""
    found: dict[str, OpenTable] = {}
    for module in modules:
        for table in module:
            if table.slug in found:
                raise ValueError(f"two open tables are called {table.slug}")
            found[table.slug] = table
    return found
