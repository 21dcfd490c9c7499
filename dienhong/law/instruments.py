"""The register of instruments and their status over time: in force, amended, not yet, expired, or honestly unknown.

An instrument that is not in the register, or whose dates nobody has seen, answers "chưa rõ": status is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from dienhong.law.certainty import Certainty, rank, weakest
from dienhong.law.dates_vi import date_vi
from dienhong.law.tables import read_folder

StatusCode = Literal["in_force", "amended", "not_yet", "expired", "unknown"]
_LABELS: dict[StatusCode, str] = {
    "in_force": "còn hiệu lực",
    "amended": "còn hiệu lực, đã được sửa đổi, bổ sung",
    "not_yet": "chưa có hiệu lực",
    "expired": "hết hiệu lực",
    "unknown": "chưa rõ",
}


@dataclass(frozen=True, slots=True)
class Amendment:
    """An instrument that changed another one, the day the change took effect, and the grade of that day."""

    number: str
    on: date
    certainty: Certainty = Certainty.VERIFIED


@dataclass(frozen=True, slots=True)
class Checked:
    """Who compared an entry with its source, when, and when it should be looked at again."""

    by: str
    on: date
    next: date


@dataclass(frozen=True, slots=True)
class Instrument:
    """One law, decree, circular or Party document. `certainty` grades its status; `less_sure` grades single fields.

    `seen_in_force_on` is the earliest day for which a source shows it in force when the day it began is unknown.
    """

    number: str
    kind_vi: str
    title: str
    issuer: str
    signed_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    replaced_by: tuple[str, ...]
    amended_by: tuple[Amendment, ...]
    certainty: Certainty
    source: str
    note: str
    checked: Checked
    seen_in_force_on: date | None = None
    less_sure: dict[str, Certainty] = field(default_factory=dict, hash=False)

    @property
    def is_called_by_title(self) -> bool:
        """A law is called by its title; everything else, and a law that only amends others, by its number."""
        return self.kind_vi in ("Luật", "Bộ luật") and not self.title.startswith("Luật sửa đổi")

    def sure_of(self, *fields: str) -> Certainty:
        """Grade of a statement that rests on these fields."""
        return weakest([self.certainty, *(self.less_sure[name] for name in fields if name in self.less_sure)])


@dataclass(frozen=True, slots=True)
class Status:
    """What an instrument was on a day. `since` is the day that state began, when known."""

    code: StatusCode
    label_vi: str
    since: date | None
    replaced_by: tuple[str, ...]
    certainty: Certainty
    note: str


def instruments() -> tuple[Instrument, ...]:
    """Every instrument of the register, ordered by number."""
    return tuple(sorted(_by_number().values(), key=lambda entry: entry.number))


def find(number: str, *, signed_on: date | None = None) -> Instrument | None:
    """The instrument that bears this number as printed.

    A resolution numbered without its year ("82/NQ-HĐND") is not unique: give `signed_on` where the paper has it, and
    an entry signed on another day is not returned.
    """
    entry = _by_number().get(_key(number))
    if entry is not None and signed_on and entry.signed_on and entry.signed_on != signed_on:
        return None
    return entry


def status_on(number: str, day: date, *, signed_on: date | None = None) -> Status:
    """The status of an instrument on `day`. Unknown numbers and unknown dates answer "chưa rõ", never a guess."""
    entry = find(number, signed_on=signed_on)
    if entry is None:
        return _status("unknown", None, Certainty.VERIFIED, "Không có trong danh mục văn bản của Diên Hồng.")
    if entry.in_force_to is not None and day > entry.in_force_to:
        grade = entry.sure_of("in_force_to", "replaced_by")
        return _status("expired", entry.in_force_to + timedelta(days=1), grade, entry.note, _successors(entry, day))
    if entry.in_force_from is not None and day < entry.in_force_from:
        return _status("not_yet", None, entry.sure_of("in_force_from"), entry.note)
    seen_since = entry.in_force_from or entry.seen_in_force_on
    if seen_since is None or day < seen_since:
        return _status("unknown", None, entry.certainty, entry.note)
    changes = [change for change in entry.amended_by if change.on <= day]
    if changes:
        latest = max(change.on for change in changes)
        grade = min((change.certainty for change in changes if change.on == latest), key=rank)
        return _status("amended", latest, weakest([entry.certainty, grade]), _seen_until(entry, day))
    return _status("in_force", entry.in_force_from, entry.certainty, _seen_until(entry, day))


def _status(
    code: StatusCode, since: date | None, certainty: Certainty, note: str, replaced_by: tuple[str, ...] = ()
) -> Status:
    return Status(code, _LABELS[code], since, replaced_by, certainty, note)


def _seen_until(entry: Instrument, day: date) -> str:
    """What the register cannot know: anything issued after the day it was checked."""
    if day <= entry.checked.on:
        return entry.note
    warning = f"Danh mục mới được kiểm tra đến ngày {date_vi(entry.checked.on)}."
    return f"{entry.note} {warning}".strip()


def _successors(entry: Instrument, day: date) -> tuple[str, ...]:
    """Its replacements, and theirs as far as they too had expired by `day`; oldest first, each once."""
    chain: list[str] = []
    waiting = list(entry.replaced_by)
    while waiting:
        number = waiting.pop(0)
        later = find(number)
        if number not in chain:
            chain.append(number)
            if later is not None and later.in_force_to is not None and later.in_force_to < day:
                waiting.extend(later.replaced_by)
    return tuple(chain)


def _key(number: str) -> str:
    return "".join(number.split()).upper()


@lru_cache(maxsize=1)
def _by_number() -> dict[str, Instrument]:
    return {_key(entry.number): entry for table in read_folder("instruments").values() for entry in read(table)}


def read(table: dict[str, Any]) -> Iterator[Instrument]:
    """The instruments of one table; a row may carry its own `checked`, else the table's holds."""
    for row in table["instrument"]:
        yield Instrument(
            number=row["number"],
            kind_vi=row["kind_vi"],
            title=row["title"],
            issuer=row["issuer"],
            signed_on=row.get("signed_on"),
            in_force_from=row.get("in_force_from"),
            in_force_to=row.get("in_force_to"),
            replaced_by=tuple(row.get("replaced_by", ())),
            amended_by=tuple(_amendment(change) for change in row.get("amended_by", ())),
            certainty=Certainty(row["certainty"]),
            source=row["source"],
            note=row.get("note", ""),
            checked=Checked(**row.get("checked", table["checked"])),
            seen_in_force_on=row.get("seen_in_force_on"),
            less_sure={name: Certainty(grade) for name, grade in row.get("less_sure", {}).items()},
        )


def _amendment(row: dict[str, Any]) -> Amendment:
    return Amendment(row["number"], row["on"], Certainty(row.get("certainty", Certainty.VERIFIED)))
