"""A question to the database that is made once and asked many times: to make one costs Django several times what it costs to ask
it, and the pages everybody reads ask the same few. Only the question is kept, never an answer.
"""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)


class Prepared(Generic[M]):
    """The rows of a queryset."""

    def __init__(self, entries: "QuerySet[M]") -> None:
        self.model = entries.model
        self.sql, self.values = entries.query.sql_with_params()

    def rows(self) -> list[M]:
        """Ask now."""
        return list(self.model._base_manager.raw(self.sql, self.values))


class PreparedValues:
    """A queryset of `values_list`, for other words than it was made with: as many, in their order. Rows come as the database's
    driver gives them: SQLite has a day as text."""

    def __init__(self, entries: "QuerySet[Any, Any]") -> None:
        self.sql, _words = entries.query.sql_with_params()

    def rows(self, words: Sequence[str]) -> list[tuple[Any, ...]]:
        """Ask now."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, words)
            return list(cursor.fetchall())


class PreparedCount:
    """How many rows a queryset has; counting stops at `most`."""

    def __init__(self, entries: "QuerySet[Model]", most: int) -> None:
        inner, self.values = entries.order_by().values_list("pk")[:most].query.sql_with_params()
        self.sql = f"SELECT count(*) FROM ({inner}) AS counted"  # noqa: S608 - made by Django, values apart

    def ask(self) -> int:
        """Count now."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            return int(cursor.fetchone()[0])
