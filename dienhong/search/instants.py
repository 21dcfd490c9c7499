"""Since when a thing is public and when it last changed, out of the history of its acts: for rows that do not know it, because
the index was lost, or is older than these columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from django.utils import timezone

from dienhong.records.models import Event
from dienhong.search.models import PublicText

CHUNK = 500


@dataclass(frozen=True)
class Verbs:
    """Of the acts on an entry: those that show it to everybody, those that change what is read of it, those that hide it."""

    shows: frozenset[str]
    changes: frozenset[str] = frozenset()
    hides: frozenset[str] = frozenset()

    def instants(self, acts: Iterable[tuple[str, datetime]]) -> tuple[datetime, datetime] | None:
        """Since when, and the last change, out of (verb, instant) in order; none when nothing ever showed it."""
        since = changed = None
        for verb, at in acts:
            if verb in self.hides:
                since = None
            elif verb in self.shows or (since and verb in self.changes):
                since, changed = since or at, at
        return (since, changed) if since and changed else None


def fill(verbs: Mapping[str, Verbs]) -> int:
    """Give every row that has none its instants; how many. `verbs` by the prefix of a code."""
    done, last = 0, -1
    lacking = PublicText.objects.filter(changed_at__isnull=True).order_by("id").only("id", "code", "day")
    while rows := list(lacking.filter(id__gt=last)[:CHUNK]):
        told = _told([row.code for row in rows], verbs)
        for row in rows:
            row.public_since, row.changed_at = told.get(row.code) or (_beginning(row.day),) * 2
        PublicText.objects.bulk_update(rows, ("public_since", "changed_at"), batch_size=CHUNK)
        done, last = done + len(rows), rows[-1].pk
    return done


def _told(codes: list[str], verbs: Mapping[str, Verbs]) -> dict[str, tuple[datetime, datetime]]:
    events = Event.objects.filter(code__in=codes).order_by("code", "seq").values_list("code", "verb", "at")
    found = {}
    for code, rows in groupby(events.iterator(chunk_size=CHUNK), key=lambda row: row[0]):
        own = verbs.get(code.partition("-")[0])
        instants = own.instants((verb, at) for _, verb, at in rows) if own else None
        if instants:
            found[code] = instants
    return found


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
