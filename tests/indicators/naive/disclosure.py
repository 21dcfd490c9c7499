"""The book of disclosure, recounted by hand: every item, its day, and every paper that hung."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dienhong.commune.models import Unit
from dienhong.deadlines.models import Deadline
from dienhong.disclosure.models import Item, Posting
from dienhong.disclosure.states import Place, State
from dienhong.law.periods import Window
from tests.indicators.naive import AT, Naive, Oracle, any_day, counted, rated, row

HANG = {f"CK{number}" for number in (1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12)}


def fill(random: Random, window: Window) -> None:
    for number in range(1, 61):
        content = f"CK{random.randint(1, 14)}"
        published = any_day(random, window) if random.random() < 0.8 else None
        withdrawn = published + timedelta(days=random.randrange(60)) if published and random.random() < 0.2 else None
        item = row(
            Item,
            number,
            random,
            content=content,
            sector="military" if content == "CK9" and random.random() < 0.5 else "",
            title="Nội dung",
            summary="Hai câu.",
            decided_by="UBND xã",
            decided_on=date(2026, 1, 2),
            starts_on=date(2026, 1, 2),
            unit="Phòng Kinh tế",
            villages=random.choice(["", _some_village(random), "DV-2026-9999"]),
            permanent=content in ("CK4", "CK13"),
            state=State.WITHDRAWN if withdrawn else State.PUBLISHED if published else State.PREPARING,
            step="" if published else "written",
            shown=1 if published and not withdrawn else 0,
            published_on=published,
            withdrawn_on=withdrawn,
            withdrawn_why="nhầm" if withdrawn else "",
        )
        item.save(force_insert=True)
        if random.random() < 0.85:
            _clock(item.code, any_day(random, window))
        if published:
            _papers(item, published, random)


def _some_village(random: Random) -> str:
    codes = [unit.code for unit in Unit.objects.all() if unit.kind == "village"]
    return random.choice(codes) if codes else ""


def _clock(code: str, judged_on: date) -> None:
    days = dict.fromkeys(("start_on", "chosen_on", "first_due_on", "due_on", "judged_on", "version_from"), judged_on)
    Deadline.objects.create(
        code=code, key="publish", vi="Công khai", limit="disclosure.publish", opened_at=AT, owner_role="x", **days
    )


def _papers(item: Item, published: date, random: Random) -> None:
    villages = item.village_codes or [unit.code for unit in Unit.objects.all() if unit.kind == "village"]
    careless = random.random() < 0.4
    for village in ["", *villages]:
        if careless and random.random() < 0.2:
            continue
        up = published + timedelta(days=random.choice([0, 0, 1]) if careless else 0)
        down = random.choice([None, up + timedelta(days=30), up + timedelta(days=random.choice([19, 20, 29, 31]))])
        Posting.objects.create(
            item=item,
            number=1,
            place=Place.VILLAGE if village else Place.OFFICE,
            village=village,
            where="bảng tin",
            from_on=up,
            to_on=down if careless else random.choice([None, up + timedelta(days=30)]),
            put_up_by="Trưởng thôn",
        )


def _standing() -> Iterator[Item]:
    return (one for one in Item.objects.all() if one.voided_at is None)


def _due(code: str) -> date | None:
    return next((one.judged_on for one in Deadline.objects.all() if one.code == code and one.key == "publish"), None)


def _published(window: Window) -> Naive:
    found = (one for one in _standing() if one.published_on and window.from_on <= one.published_on <= window.to_on)
    return counted((one.code, one.content) for one in found)


def _covered(window: Window) -> Naive:
    day = window.to_on
    public = [one for one in _standing() if one.published_on and one.published_on <= day]
    public = [one for one in public if one.withdrawn_on is None or one.withdrawn_on > day]
    public.sort(key=lambda one: (one.published_on, one.code_year, one.code_number))
    first: dict[str, str] = {}
    for one in public:
        first.setdefault(one.content, one.code)
    return counted((code, "") for code in first.values())


def _on_time(window: Window) -> Naive:
    due = {one.code: (one, day) for one in _standing() if (day := _due(one.code))}
    mine = {code: pair for code, pair in due.items() if window.from_on <= pair[1] <= window.to_on}
    met = {code for code, (one, day) in mine.items() if one.published_on and one.published_on <= day}
    return rated(met, set(mine))


def _overdue(window: Window) -> Naive:
    late = [one for one in _standing() if (day := _due(one.code)) and day < window.to_on]
    return counted((one.code, "") for one in late if one.published_on is None or one.published_on > window.to_on)


def _days(item: Item) -> int:
    return 20 if item.sector == "military" else 30


def _hung(window: Window) -> Naive:
    everyone, met = set(), set()
    for item in _standing():
        if item.content not in HANG or item.published_on is None:
            continue
        if not window.from_on <= item.published_on + timedelta(days=_days(item)) <= window.to_on:
            continue
        everyone.add(item.code)
        if all(_enough(item, place, window.to_on) for place in _places(item)):
            met.add(item.code)
    return rated(met, everyone)


def _places(item: Item) -> list[str]:
    if item.sector == "military":
        return [""]
    day = item.published_on
    assert day
    villages = [unit for unit in Unit.objects.all() if unit.kind == "village" and unit.voided_at is None]
    there = [unit.code for unit in villages if unit.from_on <= day and (unit.to_on is None or unit.to_on >= day)]
    return ["", *(item.village_codes or there)]


def _enough(item: Item, place: str, on: date) -> bool:
    for one in Posting.objects.all():
        if one.item_id == item.code and one.village == place:
            day, hung = one.from_on, 0
            while day < on and (one.to_on is None or day < one.to_on):
                day += timedelta(days=1)
                hung += 1
            if hung >= _days(item):
                return True
    return False


ORACLES: dict[str, Oracle] = {
    "disclosure.published": _published,
    "disclosure.contents_covered": _covered,
    "disclosure.on_time": _on_time,
    "disclosure.overdue": _overdue,
    "disclosure.posting_proven": _hung,
}
