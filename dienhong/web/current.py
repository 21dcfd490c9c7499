"""Today's figures of the public face: one evaluation for all that a page shows."""

from collections.abc import Iterable

from dienhong.indicators.compute import compute_many
from dienhong.indicators.computed import Computed
from dienhong.page.request import PageRequest
from dienhong.web.windows import months_over


def compute_now(request: PageRequest, ids: Iterable[str]) -> dict[str, Computed]:
    """Indicator → its figure over the months of the year that are over."""
    since = request.commune.formed_on if request.commune else None
    window = months_over(request.today, since)
    found = compute_many([(name, window) for name in ids], since=since)
    return {name: computed for (name, _), computed in found.items()}
