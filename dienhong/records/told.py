"""What the history tells of entries as of now: the last value of every field, and the marks that columns repeat."""

import json
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from dienhong.records.history import BESIDE, ERASED
from dienhong.records.models import Event

CHUNK = 2000


@dataclass
class Told:
    """The events of one entry laid over each other.

    `unknown` are fields whose last telling was erased. `changes` has for each event the names of what it changed;
    `possible_acts` counts the events that may have been acts on the entry: a file or an erasure changes nothing in it.
    """

    first: int
    values: dict[str, Any] = field(default_factory=dict)
    told_at: dict[str, int] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    papers: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    void: int | None = None
    void_reason: str | None = None
    changes: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    last: int = 0
    possible_acts: int = 0

    def add(self, seq: int, verb: str, values_json: str | None, erased_at: str | None) -> None:
        """Lay the next event over the others."""
        self.last = seq
        if verb not in BESIDE:
            self.possible_acts += 1
        if verb == "void":
            self.void = seq
        if erased_at is not None:
            return
        try:
            changes: dict[str, list[Any]] = json.loads(values_json or "")
            self._lay(seq, verb, changes)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError):
            self.unreadable.append(f"sự kiện {seq} (không đọc được)")

    def _lay(self, seq: int, verb: str, changes: dict[str, list[Any]]) -> None:
        if verb == "attach":
            self.papers.append((seq, changes["attachment"][1]))
        elif verb == "erase":
            told = changes[ERASED][1]
            self.unknown |= {name for name in told["fields"] if self.told_at.get(name, 0) < told["seq"]}
        elif verb == "void":
            self.void_reason = changes["void_reason"][1]
        else:
            for name, pair in changes.items():
                self.values[name] = pair[1]
                self.told_at[name] = seq
                self.unknown.discard(name)
            self.changes.append((seq, tuple(changes)))

    def acts(self, names: Container[str]) -> list[int]:
        """The events that surely were acts: those that changed a field among `names`, and the voiding."""
        sure = [seq for seq, changed in self.changes if any(name in names for name in changed)]
        return [*sure, self.void] if self.void else sure


def told_of(codes: Sequence[str]) -> dict[str, Told]:
    """Code → what its history tells, for those of `codes` that have one. One query; memory is that of the answer."""
    found: dict[str, Told] = {}
    rows = Event.objects.filter(code__in=codes).order_by("code", "seq")
    columns = ("code", "seq", "verb", "values__values_json", Cast("values__erased_at", TextField()))
    for code, seq, verb, values, erased_at in rows.values_list(*columns).iterator(chunk_size=CHUNK):
        told = found.get(code)
        if told is None:
            told = found[code] = Told(first=seq)
        told.add(seq, verb, values, erased_at)
    return found
