"""What an entry says at a moment, JSON-ready: the history stores the difference of two snapshots."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import models

from dienhong.privacy.classes import FieldClass, class_of
from dienhong.records.entry import Record

# A secret is never repeated; a technical column (a sort key, a folded text) says nothing the others do not.
UNTOLD = (FieldClass.SECRET, FieldClass.TECHNICAL)


def snapshot(entry: Record) -> dict[str, Any]:
    """Field → value of the entry and its parts, without bookkeeping, secret and technical columns."""
    said = row_said(entry, skip=Record.BOOKKEEPING)
    for name, rows in entry.history_parts().items():
        said[name] = [row_said(row) for row in rows]
    return said


def columns(entry: Record) -> dict[str, Any]:
    """Column → value of all the row holds, secret and technical columns too: only to see whether anything changed."""
    return {field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields}


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Field → [old, new] for what differs; a field absent on one side counts as None there."""
    names = sorted(before.keys() | after.keys())
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return {name: [old, new] for name, old, new in pairs if old != new}


def row_said(row: models.Model, *, skip: frozenset[str] = frozenset({"id"})) -> dict[str, Any]:
    """Field → value of one row, an entry's own or a part's."""
    return {name: plain(getattr(row, column)) for name, column in _told(type(row)) if name not in skip}


@lru_cache(maxsize=256)
def _told(model: type[models.Model]) -> tuple[tuple[str, str], ...]:
    """Name and column of every field that history tells."""
    fields = model._meta.concrete_fields
    return tuple((field.name, field.attname) for field in fields if class_of(model, field.name) not in UNTOLD)


def plain(value: object) -> Any:
    """A column's value as JSON has it."""
    if isinstance(value, datetime):  # one instant has one spelling, whatever zone it was told in
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    return str(value)
