"""The sets of entries that indicators are made of, each a register's own named query read as plain rows.

A source's rows carry the code of an entry first, then the columns that the catalogue may split or add up by. Several
rows may bear one code where the things counted have no code of their own (the visits of a session).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dienhong.commune import queries as commune
from dienhong.commune.kinds import PARTY_ORGANISATIONS
from dienhong.law.periods import Window
from dienhong.petitions import queries as petitions

Row = tuple[Any, ...]


class UnknownSource(LookupError):
    """The catalogue names a set of entries that does not exist: a programming error."""


@dataclass(frozen=True, slots=True)
class Source:
    """A set of entries. `columns` names what each row carries, "code" first."""

    columns: tuple[str, ...]
    read: Callable[[Reader, Window], Iterable[Row]]


class Reader:
    """Reads each source once a window; lives for one evaluation and no longer."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Window], tuple[Row, ...]] = {}

    def rows(self, name: str, window: Window) -> tuple[Row, ...]:
        """The rows of a source over a window. Raises UnknownSource."""
        kept = self._kept.get((name, window))
        if kept is None:
            kept = self._kept[name, window] = tuple(source(name).read(self, window))
        return kept


def source(name: str) -> Source:
    """The source with this name. Raises UnknownSource."""
    try:
        return SOURCES[name]
    except KeyError:
        raise UnknownSource(name) from None


def _plain(entries: QuerySet[Any], *fields: str) -> Iterable[Row]:
    """Columns of a register's set, in no particular order and without building its objects."""
    return entries.order_by().values_list(*fields).iterator(chunk_size=2000)


def _receptions(_: Reader, window: Window) -> Iterable[Row]:
    for code, host, kind, online in _plain(petitions.receptions_held(window), "code", "host", "kind", "online"):
        yield code, host, kind, "online" if online else "in_person"


def _visits(_: Reader, window: Window) -> Iterable[Row]:
    rows = _plain(petitions.visits_received(window), "reception_id", "classification", "people_count")
    return ((code, classification, 1, people) for code, classification, people in rows)


def _large_groups(_: Reader, window: Window) -> Iterable[Row]:
    rows = _plain(petitions.large_groups(window), "reception_id", "people_count")
    return ((code, 1, people) for code, people in rows)


def _villages(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(commune.villages_on(window.to_on), "code")


def _party_organisations(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(commune.units_on(window.to_on, PARTY_ORGANISATIONS), "code", "kind")


SOURCES: dict[str, Source] = {
    "commune.villages": Source(("code",), _villages),
    "commune.party_organisations": Source(("code", "kind"), _party_organisations),
    "petitions.receptions_held": Source(("code", "host", "kind", "channel"), _receptions),
    "petitions.visits_received": Source(("code", "classification", "visits", "people"), _visits),
    "petitions.large_groups": Source(("code", "groups", "people"), _large_groups),
}
