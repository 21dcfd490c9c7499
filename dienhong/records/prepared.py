"""A question to the database that is made once and asked many times: to make one costs Django several times what it costs to ask
it, and the pages everybody reads ask the same few. Only the question is kept, never an answer.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet


class Prepared:
    """The rows of a `values_list`, as the database's driver gives them: SQLite has a day as text (see `as_day`)."""

    def __init__(self, entries: "QuerySet[Any, Any]") -> None:
        self.sql, self.values = entries.query.sql_with_params()

    def rows(self, values: Sequence[str] | None = None) -> list[tuple[Any, ...]]:
        """Ask now. Other words may take the place of those it was made with: as many, in their order."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values if values is None else values)
            return list(cursor.fetchall())


class PreparedCount:
    """How many rows a queryset has; counting stops at `most`."""

    def __init__(self, entries: "QuerySet[Any]", most: int) -> None:
        inner, self.values = entries.order_by().values_list("pk")[:most].query.sql_with_params()
        self.sql = f"SELECT count(*) FROM ({inner}) AS counted"  # noqa: S608 - made by Django, values apart

    def ask(self) -> int:
        """Count now."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            return int(cursor.fetchone()[0])


def as_day(told: date | str) -> date:
    """A day out of a row."""
    return told if isinstance(told, date) else date.fromisoformat(told)
