"""What proof is missing of an item now: places where no paper hangs, villages where nobody passed it on, the loudspeakers.

An item says of itself whether anything was missing when it was last looked at (`Item.unproven`): each act that proves
looks again, so that the day's work asks only about those, however old they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dienhong.commune.queries import local_calendar, villages_on
from dienhong.disclosure.models import Broadcast, Item
from dienhong.disclosure.proofs.grid import Told, current, lacking
from dienhong.disclosure.proofs.rules import is_short
from dienhong.disclosure.requirements import HEADS, LOUDSPEAKER, POSTING, asked_of, stay
from dienhong.disclosure.states import State
from dienhong.law.calendar import Calendar

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Owed:
    """How many places lack the paper, how many heads did not pass it on, whether it has to be read out still."""

    places: int = 0
    heads: int = 0
    broadcast: bool = False

    def __bool__(self) -> bool:
        return bool(self.places or self.heads or self.broadcast)

    @property
    def words(self) -> str:
        """As “niêm yết ở 12 nơi, truyền đạt ở 19 thôn, phát thanh”."""
        parts = [
            f"niêm yết ở {self.places} nơi" if self.places else "",
            f"truyền đạt ở {self.heads} thôn" if self.heads else "",
            "phát thanh" if self.broadcast else "",
        ]
        return ", ".join(part for part in parts if part)


def owed(item: Item, told: Told, villages: Sequence[str], *, on: date, calendar: Calendar, loudspeakers: bool) -> Owed:
    """Of one item, as of a day. `villages` are those of the whole commune; without loudspeakers nothing is read out."""
    if item.state != State.PUBLISHED:
        return Owed()
    asked = asked_of(item.content, item.sector, item.starts_on, on)
    _, missing = lacking(item, told.postings, asked.of(POSTING), villages, on, calendar)
    heads = set(item.village_codes or villages) if asked.of(HEADS).is_owed else set()
    passed = {one.village for one in current(told.relays, item)}
    cell = asked.of(LOUDSPEAKER)
    runs = current(told.broadcasts, item)
    spoken = any(one.to_on is None or not is_short(one.to_on, stay(cell.stays, one.from_on, calendar)) for one in runs)
    return Owed(len(missing), len(heads - passed), cell.is_owed and loudspeakers and not spoken)


def look_again(item: Item, on: date) -> None:
    """Keep on the item whether anything is missing; the caller saves it."""
    villages = list(villages_on(item.published_on or on).values_list("code", flat=True))
    found = owed(item, Told.of(item), villages, on=on, calendar=local_calendar(), loudspeakers=has_loudspeakers())
    item.unproven = bool(found)


def unproven() -> "QuerySet[Item]":
    """Public items of which something was missing, with all that was noted, the oldest first. Four queries."""
    found = Item.objects.standing().filter(state=State.PUBLISHED, unproven=True)
    return found.order_by("published_on", "code_year", "code_number").prefetch_related(
        "postings", "broadcasts", "relays"
    )


def missing(items: Iterable[Item], on: date) -> list[tuple[Item, Owed]]:
    """Those of `unproven` of which something is missing on a day. A village that is no more owes nothing. Two queries."""
    since: Mapping[str, date] = dict(villages_on(on).values_list("code", "from_on"))
    calendar, loudspeakers = local_calendar(), has_loudspeakers()
    found = []
    for item in items:
        told = Told(list(item.postings.all()), list(item.broadcasts.all()), list(item.relays.all()))
        villages = [code for code, first in since.items() if first <= (item.published_on or on)]
        lacks = owed(item, told, villages, on=on, calendar=calendar, loudspeakers=loudspeakers)
        if lacks:
            found.append((item, lacks))
    return found


def has_loudspeakers() -> bool:
    """Whether the commune ever read anything out: where there is no such system the law asks for none."""
    return Broadcast.objects.exists()
