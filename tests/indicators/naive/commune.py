"""The list of villages and Party organisations on the window's last day, recounted by hand."""

from datetime import timedelta
from random import Random

from dienhong.commune.models import Unit
from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, any_day, counted, row

PARTY = ("party_committee", "party_cell_base", "party_cell_direct")


def fill(random: Random, window: Window) -> None:
    Unit.objects.bulk_create(
        row(
            Unit,
            number,
            random,
            kind=random.choice(["village", "village", *PARTY, "school", "union"]),
            name=f"Đơn vị {number}",
            sort_name=f"{number:04d}",
            from_on=any_day(random, window) - timedelta(days=random.choice([0, 200])),
            to_on=random.choice([None, None, any_day(random, window)]),
        )
        for number in range(1, 81)
    )


def _units(window: Window, kinds: tuple[str, ...], *, parts: bool) -> Naive:
    found = []
    for unit in Unit.objects.all():
        begun = unit.from_on <= window.to_on
        ended = unit.to_on is not None and unit.to_on < window.to_on
        if unit.voided_at is None and unit.kind in kinds and begun and not ended:
            found.append((unit.code, unit.kind if parts else ""))
    return counted(found)


ORACLES: dict[str, Oracle] = {
    "commune.villages": lambda window: _units(window, ("village",), parts=False),
    "commune.party_organisations": lambda window: _units(window, PARTY, parts=True),
}
