"""What is proven, what is missing, until when: each form and each place that the law asks of one item, as of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dienhong.disclosure.models import Broadcast, Item, Posting, Relay, Telling
from dienhong.disclosure.proofs.rules import is_short
from dienhong.disclosure.requirements import HEADS, LOUDSPEAKER, PORTAL, POSTING, Asked, stay
from dienhong.disclosure.states import Place
from dienhong.law.calendar import Calendar
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import Requirement, Strength

OFFICE = ""


class Proof(StrEnum):
    """How far one place or form is proven; the value is the lamp that says so."""

    DONE = "ok"
    RUNNING = "idle"
    MISSING = "stop"
    MAYBE = "warn"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place: its name, the papers that hung there, the one hanging now, and what it comes to. `village` is ""
    for the office; `can_go_on` the first day on which the paper may come down."""

    village: str
    name: str
    proof: Proof
    words: str
    postings: tuple[Posting, ...] = ()
    hanging: Posting | None = None
    can_go_on: date | None = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form of the law: how strongly it is asked for, and what it comes to. `lines` tell each time it was done."""

    id: str
    vi: str
    asked: Requirement
    proof: Proof | None
    words: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole of one item."""

    forms: tuple[FormRow, ...]
    places: tuple[PlaceRow, ...]
    heads: tuple[PlaceRow, ...] = ()
    missing: tuple[str, ...] = field(default=())

    @property
    def complete(self) -> bool:
        """Whether nothing that the law orders is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Told:
    """All that was noted about one item."""

    postings: Sequence[Posting] = ()
    broadcasts: Sequence[Broadcast] = ()
    relays: Sequence[Relay] = ()
    tellings: Sequence[Telling] = ()

    @classmethod
    def of(cls, item: Item) -> "Told":
        """Four queries."""
        return cls(
            list(item.postings.all()), list(item.broadcasts.all()), list(item.relays.all()), list(item.tellings.all())
        )


N = TypeVar("N", Posting, Broadcast, Relay)


def current(noted: Iterable[N], item: Item) -> list[N]:
    """What was noted of the version shown; of an item that was taken down, all. A correction is told in the same places:
    what was done with the version before proves nothing of the one shown."""
    return [one for one in noted if one.number == item.shown or not item.shown]


def sheet(
    item: Item, asked: Asked, told: Told, villages: Sequence[tuple[str, str]], *, on: date, calendar: Calendar
) -> Sheet:
    """Everything owed for one item. `villages` are (code, name) of those concerned, in Vietnamese order."""
    posting = asked.of(POSTING)
    names = {OFFICE: str(Place.OFFICE.label), **dict(villages)}
    # Where the law leaves the places to another law, what hangs is shown all the same.
    wanted = places_of(posting, [code for code, _ in villages])
    hung = [one for one in told.postings if one.village in names and one.village not in wanted]
    shown = [*wanted, *dict.fromkeys(one.village for one in hung)]
    places = tuple(
        _place(village, names[village], item, posting, told.postings, on, calendar, owed=village in wanted)
        for village in shown
    )
    heads = tuple(_head(code, name, item, told.relays) for code, name in villages) if asked.of(HEADS).is_owed else ()
    forms = tuple(_form(cell, item, told, places, heads, on, calendar) for cell in asked.requirements)
    missing = tuple(row.vi for row in forms if row.asked.strength is Strength.MANDATORY and row.proof is Proof.MISSING)
    return Sheet(forms, places, heads, missing)


def places_of(posting: Requirement, villages: Iterable[str]) -> list[str]:
    """Where the law wants the paper to hang: "" for the office, then the villages; none where it does not say."""
    if not posting.is_owed:
        return []
    wanted = [OFFICE] if "office" in posting.places else []
    return [*wanted, *(villages if "village" in posting.places else ())]


def lacking(
    item: Item,
    postings: Iterable[Posting],
    asked: Requirement,
    villages: Sequence[str],
    on: date,
    calendar: Calendar,
) -> tuple[list[str], list[str]]:
    """(places of the law, those of them where the version shown neither hangs nor hung all its days). `villages` are
    those of the whole commune."""
    wanted = places_of(asked, item.village_codes or villages)
    current = [one for one in postings if one.number == item.shown]
    hanging = {one.village for one in current if one.to_on is None or one.to_on > on}
    missing = [place for place in wanted if place not in hanging and not proven_by(place, current, asked, on, calendar)]
    return wanted, missing


def proven_by(village: str, postings: Iterable[Posting], asked: Requirement, on: date, calendar: Calendar) -> bool:
    """Whether one paper hung in the place all the days of the law without a break, as known at the end of `on`."""
    return any(_enough(one, asked, on, calendar) for one in postings if one.village == village and one.from_on <= on)


def _enough(posting: Posting, asked: Requirement, on: date, calendar: Calendar) -> bool:
    until = posting.to_on if posting.to_on is not None and posting.to_on <= on else on
    if asked.permanent:
        return posting.to_on is None or posting.to_on > on
    days = stay(asked.stays, posting.from_on, calendar)
    return days is None or until >= days.strict


def _place(
    village: str,
    name: str,
    item: Item,
    asked: Requirement,
    postings: Sequence[Posting],
    on: date,
    calendar: Calendar,
    *,
    owed: bool,
) -> PlaceRow:
    here = tuple(one for one in postings if one.village == village)
    mine = current(here, item)
    hanging = next((one for one in reversed(here) if one.to_on is None), None)
    days = stay(asked.stays, hanging.from_on, calendar) if hanging else None
    can_go_on = days.until if days and not asked.permanent else None
    if proven_by(village, mine, asked, on, calendar):
        words = "đang niêm yết thường xuyên" if asked.permanent else "đủ thời gian niêm yết"
        return PlaceRow(village, name, Proof.DONE, words, here, hanging, can_go_on)
    if hanging and hanging.number == item.shown:
        words = f"đang niêm yết, gỡ được từ {date_vi(can_go_on)}" if can_go_on else "đang niêm yết"
        return PlaceRow(village, name, Proof.RUNNING, words, here, hanging, can_go_on)
    if not owed:
        return PlaceRow(village, name, Proof.RUNNING, "đã gỡ", here, hanging, can_go_on)
    if hanging:
        return PlaceRow(village, name, Proof.MISSING, "còn treo bản cũ; thay bằng bản mới", here, hanging, can_go_on)
    if mine:
        last = mine[-1]
        words = f"gỡ sớm ngày {date_vi(last.to_on)}; phải niêm yết lại" if last.to_on else "chưa đủ"
        return PlaceRow(village, name, Proof.MISSING, words, here)
    return PlaceRow(village, name, Proof.MISSING, "chưa niêm yết bản này" if here else "chưa niêm yết", here)


def _head(village: str, name: str, item: Item, relays: Sequence[Relay]) -> PlaceRow:
    here = [one for one in relays if one.village == village]
    noted = current(here, item)
    if not noted:
        return PlaceRow(village, name, Proof.MISSING, "chưa truyền đạt bản này" if here else "chưa truyền đạt")
    told = "; ".join(f"{date_vi(one.on)}, {str(one.get_way_display()).lower()}" for one in noted)
    return PlaceRow(village, name, Proof.DONE, told)


def _form(
    cell: Requirement,
    item: Item,
    told: Told,
    places: Sequence[PlaceRow],
    heads: Sequence[PlaceRow],
    on: date,
    calendar: Calendar,
) -> FormRow:
    if cell.form.id == POSTING:
        proof, words, lines = _posted(cell, places)
    elif cell.form.id == PORTAL:
        proof, words, lines = _portal(item)
    elif cell.form.id == LOUDSPEAKER:
        proof, words, lines = _broadcast(cell, item, told.broadcasts, on, calendar)
    elif cell.form.id == HEADS and heads:
        done = sum(one.proof is Proof.DONE for one in heads)
        proof, words, lines = _share(done, len(heads)), f"{done}/{len(heads)} thôn đã truyền đạt", ()
    else:
        proof, words, lines = _told_otherwise(cell.form.id, told)
    return FormRow(cell.form.id, cell.form.vi, cell, proof, words, lines)


def _posted(cell: Requirement, places: Sequence[PlaceRow]) -> tuple[Proof | None, str, tuple[str, ...]]:
    done = sum(one.proof is Proof.DONE for one in places)
    running = sum(one.proof is Proof.RUNNING for one in places)
    if not places:
        return None, "chưa niêm yết ở đâu", ()
    words = f"{done}/{len(places)} nơi đủ" + (f", {running} nơi đang niêm yết" if running else "")
    if done + running == len(places):
        return (Proof.DONE if done == len(places) else Proof.RUNNING), words, ()
    return (Proof.MISSING if cell.is_owed else None), words, ()


def _share(done: int, wanted: int) -> Proof:
    return Proof.DONE if done == wanted else Proof.MISSING


def _portal(item: Item) -> tuple[Proof, str, tuple[str, ...]]:
    if item.public and item.published_on:
        return Proof.DONE, f"trên trang này từ {date_vi(item.published_on)}", ()
    return Proof.MISSING, "đã gỡ khỏi trang này" if item.withdrawn_on else "chưa lên trang", ()


def _broadcast(
    cell: Requirement, item: Item, every: Sequence[Broadcast], on: date, calendar: Calendar
) -> tuple[Proof | None, str, tuple[str, ...]]:
    lines = tuple(
        f"{date_vi(one.from_on)} – {date_vi(one.to_on) if one.to_on else 'đang phát'}, mỗi ngày {one.times} lần: {one.script}"
        f"{'' if one.number == item.shown or not item.shown else f' (bản {one.number})'}"
        for one in every
    )
    runs = current(every, item)
    enough = [one for one in runs if not is_short(one.to_on or on, stay(cell.stays, one.from_on, calendar))]
    if enough:
        return Proof.DONE, "đủ số ngày phát", lines
    if any(one.to_on is None for one in runs):
        return Proof.RUNNING, "đang phát", lines
    if not cell.is_owed:
        return None, "phát thiếu ngày" if runs else "chưa phát", lines
    if every and not runs:
        return Proof.MISSING, "chưa phát lại bản này", lines
    words = "phát thiếu ngày; phải phát lại" if runs else "chưa ghi lần phát nào; xã không có loa thì không phải phát"
    return Proof.MAYBE, words, lines


def _told_otherwise(form: str, told: Told) -> tuple[Proof | None, str, tuple[str, ...]]:
    if form == HEADS:
        lines = tuple(f"{date_vi(one.on)}, {str(one.get_way_display()).lower()}" for one in told.relays)
    else:
        lines = tuple(f"{date_vi(one.on)}: {one.ref}" for one in told.tellings if one.form == form)
    return (Proof.DONE if lines else None), f"{len(lines)} lần" if lines else "không dùng", lines
