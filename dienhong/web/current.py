"""Today's figures of the public face: one evaluation for all that a page shows, kept until an act or another day.

Anybody may ask for them as often as he likes, and a hundred questions to the database stand behind a page of them.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from dienhong.indicators.compute import compute_many, declared
from dienhong.indicators.computed import Computed
from dienhong.law.periods import Window
from dienhong.page.request import PageRequest
from dienhong.records.until_an_act import UntilAnAct
from dienhong.web.windows import months_over

Figures = dict[tuple[date, date | None, Window, str], Computed]
Facts = dict[tuple[date, str], Computed | None]


def _no_figures() -> Figures:
    return {}


def _no_facts() -> Facts:
    return {}


# An act throws all of it away; what depends on the day is kept under the day.
FIGURES = UntilAnAct(_no_figures)
FACTS = UntilAnAct(_no_facts)


def compute_now(request: PageRequest, ids: Iterable[str]) -> dict[str, Computed]:
    """Indicator → its figure over the months of the year that are over. One query when nothing happened since."""
    since = request.commune.formed_on if request.commune else None
    window = months_over(request.today, since)
    kept = FIGURES()
    keys = {name: (request.today, since, window, name) for name in ids}
    missing = [name for name, key in keys.items() if key not in kept]
    for (name, _), computed in compute_many([(name, window) for name in missing], since=since).items():
        kept[keys[name]] = computed
    return {name: kept[key] for name, key in keys.items()}


def declared_now(request: PageRequest, keys: Sequence[str]) -> list[Computed]:
    """The facts that were declared up to today, as figures. One query when nothing happened since."""
    kept = FACTS()
    for key in keys:
        if (request.today, key) not in kept:
            kept[request.today, key] = declared(key, request.today)
    told = (kept[request.today, key] for key in keys)
    return [fact for fact in told if fact is not None]
