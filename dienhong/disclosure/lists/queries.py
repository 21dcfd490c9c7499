"""Which list anybody may read now, its pages, its sums without small cells; what the morning has to take down or erase."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from dienhong.commune.models import Unit
from dienhong.disclosure.lists.models import Objection, PeopleList
from dienhong.disclosure.lists.rules import is_shown
from dienhong.disclosure.models import Item
from dienhong.privacy.small_cells import shown as cells_shown
from dienhong.privacy.small_cells import total_shown


@dataclass(frozen=True, slots=True)
class Summed:
    """Persons and households by village; None is withheld. `total` too may be."""

    rows: tuple[tuple[str, int | None], ...]
    total: int | None


def list_at(item: Item, number: int) -> PeopleList | None:
    """The list of a version of the item."""
    return PeopleList.objects.filter(version__item=item, version__number=number).first()


def shown_list(item: Item, on: date) -> PeopleList | None:
    """The list anybody may read on a day; None when there is none, or its time is over, or the item was taken down."""
    return open_list(item, list_at(item, item.shown), on) if item.standing else None


def open_list(item: Item, sheet: PeopleList | None, on: date) -> PeopleList | None:
    """The list of the version that is shown, if anybody may read it on a day."""
    if sheet is None or not item.standing:
        return None
    open_now = is_shown(
        item.state,
        number=item.shown,
        current=item.shown,
        down_on=sheet.down_on,
        taken_down=sheet.taken_down_on is not None,
        on=on,
    )
    return sheet if open_now else None


def summed(sheet: PeopleList) -> Summed:
    """How many by village, small cells withheld, and those that would give them away by subtraction."""
    counts = {
        row["village"]: row["people"] for row in sheet.rows.values("village").annotate(people=Count("id")).order_by()
    }
    names = village_names(counts)
    cells = cells_shown(counts)
    rows = sorted(((names.get(code, "Không ghi thôn"), cells[code]) for code in counts), key=lambda row: row[0])
    return Summed(tuple(rows), total_shown(counts))


def village_names(codes: Iterable[str]) -> dict[str, str]:
    """Code → name of villages."""
    return dict(Unit.objects.filter(pk__in=list(codes)).values_list("code", "name"))


def over(on: date) -> "QuerySet[PeopleList]":
    """Lists whose time is over and that were not taken down yet: the law's days have passed, or the item was voided. A list
    that was never told to anybody has no other end."""
    ended = Q(down_on__lte=on) | Q(version__item__voided_at__isnull=False)
    return PeopleList.objects.filter(ended, taken_down_on__isnull=True).select_related("version")


def to_erase() -> "QuerySet[PeopleList]":
    """Lists that were taken down and still hold names."""
    return PeopleList.objects.filter(taken_down_on__isnull=False, erased_on__isnull=True).select_related("version")


def objections(state: str = "") -> "QuerySet[Objection]":
    """Objections, those that wait first, then the newest."""
    found = Objection.objects.standing()
    return (found.filter(state=state) if state else found).order_by("decided_on", "-received_on", "-code_number")
