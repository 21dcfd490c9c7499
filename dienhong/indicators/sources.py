"""The sets of entries that indicators are made of, each a register's own named query read as plain rows.

A source's rows carry the code of an entry first, then the columns that the catalogue may split or add up by. Several
rows may bear one code where the things counted have no code of their own (the visits of a session).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from django.db.models import QuerySet

from dienhong.commune import queries as commune
from dienhong.commune.kinds import PARTY_ORGANISATIONS
from dienhong.compliance import queries as compliance
from dienhong.compliance.obligations import obligations
from dienhong.dialogue import queries as dialogue
from dienhong.dialogue.asked import queries as asked
from dienhong.dialogue.promises import queries as promises
from dienhong.directives import queries as directives
from dienhong.disclosure.summaries import queries as summaries
from dienhong.documents import queries as documents
from dienhong.indicators.disclosed import DISCLOSED, HUNG
from dienhong.indicators.inspected import INSPECTED
from dienhong.indicators.letters import LETTERS, Read
from dienhong.law.calendar import Calendar
from dienhong.law.periods import Window
from dienhong.listening import queries as listening
from dienhong.petitions import queries as petitions
from dienhong.petitions.escalations import queries as escalations
from dienhong.petitions.sittings import queries as sittings

Row = tuple[Any, ...]
DIALOGUE_COLUMNS = ("code", "kind", "level", "attendees", "opinions", "issues", "answered_on_spot", "assigned")
# How the register of documents names the kinds that a report reads out; any other kind is "other".
DOCUMENT_TYPES = {
    "nghị quyết": "resolution",
    "chỉ thị": "directive",
    "chương trình": "programme",
    "kế hoạch": "plan",
    "quyết định": "decision",
    "quyết định, quy định": "decision",
    "quy chế": "regulation",
    "quy định": "regulation",
    "hướng dẫn": "guidance",
    "công văn": "dispatch",
}


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

    @cached_property
    def calendar(self) -> Calendar:
        """The calendar with the commune's own days off, asked for once."""
        return commune.local_calendar()


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


def _documents(_: Reader, window: Window) -> Iterable[Row]:
    rows = _plain(documents.issued_about_democracy(window), "code", "kind")
    return ((code, DOCUMENT_TYPES.get(kind.strip().lower(), "other")) for code, kind in rows)


def _with_findings(reader: Reader, window: Window) -> Iterable[Row]:
    return {(code,) for code, _ in reader.rows("supervision.findings_of", window)}


def _all_corrected(reader: Reader, window: Window) -> Iterable[Row]:
    found = Counter(code for code, _ in reader.rows("supervision.findings_of", window))
    corrected = Counter(code for code, _ in reader.rows("supervision.findings_corrected", window))
    return ((code,) for code, number in found.items() if corrected[code] == number)


def _dialogues(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(dialogue.dialogues_held(window), *DIALOGUE_COLUMNS)


def _dialogues_ad_hoc(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(dialogue.held_ad_hoc(window), "code")


def _conferences(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(dialogue.conferences_held(window), "code")


def _duties(obligation: str, _: Reader, window: Window) -> Iterable[Row]:
    return _plain(compliance.duties(obligation, window.to_on), "code")


def _met(obligation: str, _: Reader, window: Window) -> Iterable[Row]:
    return _plain(compliance.met(obligation, window.to_on), "code")


def _briefings(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(directives.briefings_held(window), "code")


def _directives_received(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(directives.directives_received(window), "code")


def _localised(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(directives.localised(window), "code")


def _tasks_due(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(directives.tasks_due(window), "code")


def _tasks_done(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(directives.tasks_done(window), "code")


def _letters(read: Read, _: Reader, window: Window) -> Iterable[Row]:
    return read(window)


def _hung(read: Callable[[Window, Calendar], Iterable[Row]], reader: Reader, window: Window) -> Iterable[Row]:
    return read(window, reader.calendar)


def _with_briefings(reader: Reader, window: Window) -> Iterable[Row]:
    yield from ((code, host) for code, host, *_ in reader.rows("petitions.receptions_held", window))
    yield from ((code, "briefing") for (code,) in reader.rows("directives.briefings_held", window))


def _head_days(host: str, _: Reader, window: Window) -> Iterable[Row]:
    """One row a day: the first session of the day stands for it."""
    days: dict[date, str] = {}
    for code, held_on in petitions.received_by_head(host, window).values_list("code", "held_on"):
        days.setdefault(held_on, code)
    return ((code,) for code in days.values())


def _sittings(name: str, _: Reader, window: Window) -> Iterable[Row]:
    return _plain(getattr(sittings, name)(window), "code")


def _lists_posted(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(summaries.lists_posted(window), "code")


def _promises(name: str, _: Reader, window: Window) -> Iterable[Row]:
    return _plain(getattr(promises, name)(window), "code")


def _escalations(name: str, _: Reader, window: Window) -> Iterable[Row]:
    return _plain(getattr(escalations, name)(window), "code", "theme")


def _villages_over(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(escalations.villages_over(window), "code")


def _villages_reporting(_: Reader, window: Window) -> Iterable[Row]:
    return ((code,) for code in escalations.villages_reporting(window))


def _asked(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(asked.asked_in(window), "code", "collected")


def _judged(_: Reader, window: Window) -> Iterable[Row]:
    return _plain(asked.said_in(window), "code", "said")


def _ratings(_: Reader, window: Window) -> Iterable[Row]:
    return ((code,) for code, _good in listening.published_in(window))


def _satisfied(_: Reader, window: Window) -> Iterable[Row]:
    return ((code,) for code, good in listening.published_in(window) if good)


SOURCES: dict[str, Source] = {
    "commune.villages": Source(("code",), _villages),
    "commune.party_organisations": Source(("code", "kind"), _party_organisations),
    "dialogue.dialogues_held": Source(DIALOGUE_COLUMNS, _dialogues),
    "dialogue.held_ad_hoc": Source(("code",), _dialogues_ad_hoc),
    "dialogue.conferences_held": Source(("code",), _conferences),
    "directives.briefings_held": Source(("code",), _briefings),
    "directives.directives_received": Source(("code",), _directives_received),
    "directives.localised": Source(("code",), _localised),
    "directives.tasks_due": Source(("code",), _tasks_due),
    "directives.tasks_done": Source(("code",), _tasks_done),
    "quarter_lists.posted": Source(("code",), _lists_posted),
    "documents.issued_about_democracy": Source(("code", "type"), _documents),
    "escalations.beyond_level": Source(("code", "theme"), partial(_escalations, "beyond_level")),
    "escalations.crowds": Source(("code", "theme"), partial(_escalations, "crowds")),
    "escalations.villages": Source(("code",), _villages_over),
    "escalations.villages_reporting": Source(("code",), _villages_reporting),
    "listening.published": Source(("code",), _ratings),
    "listening.satisfied": Source(("code",), _satisfied),
    "petitions.receptions_held": Source(("code", "host", "kind", "channel"), _receptions),
    "petitions.visits_received": Source(("code", "classification", "visits", "people"), _visits),
    "petitions.large_groups": Source(("code", "groups", "people"), _large_groups),
    "reception.with_briefings": Source(("code", "kind"), _with_briefings),
    "promises.made": Source(("code",), partial(_promises, "promises_made")),
    "promises.kept": Source(("code",), partial(_promises, "promises_kept")),
    "promises.due": Source(("code",), partial(_promises, "promises_due")),
    "promises.kept_in_time": Source(("code",), partial(_promises, "kept_in_time")),
    "promises.overdue": Source(("code",), partial(_promises, "overdue_at")),
    "questions.asked": Source(("code", "collected"), _asked),
    "questions.judged": Source(("code", "said"), _judged),
    "sittings.planned": Source(("code",), partial(_sittings, "planned_in")),
    "sittings.publishable": Source(("code",), partial(_sittings, "publishable")),
    "sittings.published_in_time": Source(("code",), partial(_sittings, "published_in_time")),
    "sittings.kept": Source(("code",), partial(_sittings, "sittings_kept")),
    "sittings.chair_days": Source(("code",), partial(_head_days, "committee")),
    "sittings.secretary_days": Source(("code",), partial(_head_days, "party")),
    "supervision.with_findings": Source(("code",), _with_findings),
    "supervision.all_corrected": Source(("code",), _all_corrected),
}
for _owed in obligations():
    SOURCES[f"compliance.{_owed.key}.duties"] = Source(("code",), partial(_duties, _owed.key))
    SOURCES[f"compliance.{_owed.key}.met"] = Source(("code",), partial(_met, _owed.key))
for _name, (_columns, _read) in (LETTERS | DISCLOSED | INSPECTED).items():
    SOURCES[_name] = Source(_columns, partial(_letters, _read))
for _name, _by_days in HUNG.items():
    SOURCES[_name] = Source(("code",), partial(_hung, _by_days))
