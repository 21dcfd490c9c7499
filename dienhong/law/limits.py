"""When is it due, and why: a legal time limit applied to a day.

`due` chooses the version in force, counts the days over a calendar, takes the earliest of several terms and keeps the
reasons: rule, article, days passed over, days moved, every alternative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from dienhong.law import wording
from dienhong.law.calendar import Calendar
from dienhong.law.certainty import Certainty, weakest
from dienhong.law.counting import Count, Pause, Skipped, count_days, count_days_back, roll_forward_rule
from dienhong.law.limit_table import (
    Limit,
    NotInForce,
    Term,
    UnknownLimit,
    Version,
    extensions_of,
    limit,
    limits,
)

__all__ = [
    "Due",
    "Limit",
    "NotInForce",
    "Override",
    "Pause",
    "Skipped",
    "UnknownLimit",
    "due",
    "extensions_of",
    "limit",
    "limits",
]


@dataclass(frozen=True, slots=True)
class Override:
    """A province's or commune's own, stricter time for a limit, with the number of the document that fixes it.

    It joins the law's terms and the earliest counts: a local rule can bind the authority tighter, never looser.
    """

    limit: str
    days: int
    count: Count
    from_on: date
    document: str
    to_on: date | None = None

    def covers(self, limit_id: str, day: date) -> bool:
        return self.limit == limit_id and self.from_on <= day and (self.to_on is None or day <= self.to_on)


@dataclass(frozen=True, slots=True)
class Due:
    """The answer of `due`.

    `certainty` grades the value; `skipped`, `moved` and `worked` (weekend days worked in
    exchange) carry the grade of each day, and `weakest` is the grade of the
    whole date, the roll-forward included. `alternatives` are the terms of which the earliest was taken. `paused` are the
    days that did not count because the matter was suspended.
    """

    limit: str
    start: date
    due: date
    days: int
    count: Count
    rule: str
    cite: str
    version_from: date
    certainty: Certainty
    skipped: tuple[Skipped, ...] = ()
    moved: tuple[Skipped, ...] = ()
    alternatives: tuple[Due, ...] = ()
    note: str = ""
    worked: tuple[Skipped, ...] = ()
    paused: tuple[date, ...] = ()

    @property
    def weakest(self) -> Certainty:
        """Grade of the date itself: the value, the days it rests on and, where it moved, the rule that moved it."""
        moved_by = [roll_forward_rule().certainty] if self.moved else []
        days = self.skipped + self.moved + self.worked
        stopped_by = [Certainty.INFERENCE] if self.paused else []
        return weakest([self.certainty, *moved_by, *stopped_by, *(day.certainty for day in days)])

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; days are ISO dates."""
        return {
            "limit": self.limit,
            "start": self.start.isoformat(),
            "due": self.due.isoformat(),
            "days": self.days,
            "count": self.count,
            "rule": self.rule,
            "cite": self.cite,
            "version_from": self.version_from.isoformat(),
            "certainty": self.certainty.value,
            "weakest": self.weakest.value,
            "skipped": [{"day": day.day.isoformat(), "reason": day.reason} for day in self.skipped],
            "moved": [{"day": day.day.isoformat(), "reason": day.reason} for day in self.moved],
            "paused": [day.isoformat() for day in self.paused],
            "alternatives": [alternative.as_dict() for alternative in self.alternatives],
            "note": self.note,
        }


def due(
    limit_id: str,
    start: date,
    *,
    chosen_on: date | None = None,
    calendar: Calendar | None = None,
    overrides: Iterable[Override] = (),
    pauses: Sequence[Pause] = (),
) -> Due:
    """The due day of a limit that starts on `start` (for a "before" limit: the day of the event).

    `chosen_on` is the day that chooses the version when the limit is `chosen_by` another day than its start. The days
    of `pauses` do not count; a notice ahead of an event knows none.
    Raises UnknownLimit, NotInForce, or TypeError for an instant instead of a day.
    """
    if isinstance(start, datetime):
        raise TypeError("a limit starts on a day, not at an instant")
    wanted = limit(limit_id)
    days_off = calendar or Calendar.load()
    day = chosen_on or start
    version = wanted.version_on(day)
    choices = [_resolve(wanted, version, term, start, days_off, pauses) for term in version.terms]
    local = [row for row in overrides if row.covers(limit_id, day)]
    notes = []
    if local and (wanted.kind == "waiting" or wanted.binds == "citizen"):
        notes.append(wording.local_not_applied(tuple(row.document for row in local)))
    else:
        choices += [_resolve(wanted, version, _local_term(row), start, days_off, pauses, local=True) for row in local]
    first = min(choices, key=lambda choice: choice.due)
    grade = first.certainty if first.cite in {row.document for row in local} else version.certainty
    notes.insert(0, wording.note(grade, version.source, first, days_off))
    note = " ".join(part for part in notes if part)
    if len(choices) == 1:
        return replace(first, note=note)
    return replace(
        first,
        rule=wording.earliest(tuple(choice.rule for choice in choices), first.rule, first.due),
        cite="; ".join(choice.cite for choice in choices),
        certainty=grade,
        alternatives=tuple(choices),
        note=note,
    )


def _local_term(row: Override) -> Term:
    return Term(row.days, row.count, row.document, Certainty.VERIFIED)


def _resolve(
    wanted: Limit,
    version: Version,
    term: Term,
    start: date,
    calendar: Calendar,
    pauses: Sequence[Pause],
    *,
    local: bool = False,
) -> Due:
    if wanted.kind == "before":
        counted = count_days_back(start, term.days, term.count, calendar)
    else:
        counted = count_days(start, term.days, term.count, calendar, pauses)
    return Due(
        limit=wanted.id,
        start=start,
        due=counted.end,
        days=term.days,
        count=term.count,
        rule=wording.rule(wanted, term, start, counted, local=local),
        cite=term.cite,
        version_from=version.from_on,
        certainty=term.certainty,
        skipped=counted.skipped,
        moved=counted.moved,
        worked=counted.worked,
        paused=counted.paused,
    )
