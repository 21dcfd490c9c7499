"""What an entry says at a moment, JSON-ready: the history stores the difference of two snapshots."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from dienhong.privacy.classes import FieldClass, class_of
from dienhong.records.entry import Record

# A secret is never repeated; a technical column (a sort key, a folded text) says nothing the others do not.
UNTOLD = (FieldClass.SECRET, FieldClass.TECHNICAL)


def snapshot(entry: Record) -> dict[str, Any]:
    """Field → value of the entry and its parts, without bookkeeping, secret and technical columns."""
    said = _row(entry, skip=Record.BOOKKEEPING)
    for name, rows in entry.history_parts().items():
        said[name] = [_row(row, skip=frozenset({"id"})) for row in rows]
    return said


def columns(entry: Record) -> dict[str, Any]:
    """Column → value of all the row holds, secret and technical columns too: only to see whether anything changed."""
    return {field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields}


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Field → [old, new] for what differs; a field absent on one side counts as None there."""
    names = sorted(before.keys() | after.keys())
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return {name: [old, new] for name, old, new in pairs if old != new}


def _row(row: models.Model, *, skip: frozenset[str]) -> dict[str, Any]:
    return {
        field.name: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in skip and class_of(type(row), field.name) not in UNTOLD
    }


def _plain(value: object) -> Any:
    if isinstance(value, datetime):  # one instant has one spelling, whatever zone it was told in
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    return str(value)
