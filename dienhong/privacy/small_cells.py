"""Counts of persons that are too small to be told, and those that would give them away by subtraction."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

FEWEST = 3
"""Below three persons a cell is withheld: with fewer, one of them knows the others."""
K = TypeVar("K", bound=Hashable)


def shown(counts: Mapping[K, int]) -> dict[K, int | None]:
    """Each count, or None where it is withheld. Made for counts that stand beside their total.

    A zero tells of nobody and stays. A cell withheld alone could be computed from the total, so another one goes with
    it: the smallest that is left; and if what is withheld together is still below the bound, one more.
    """
    hidden = {key for key, count in counts.items() if 0 < count < FEWEST}
    rest = sorted((count, str(key), key) for key, count in counts.items() if count >= FEWEST)
    while hidden and rest and (len(hidden) < 2 or sum(counts[key] for key in hidden) < FEWEST):
        hidden.add(rest.pop(0)[2])
    return {key: None if key in hidden else count for key, count in counts.items()}


def total_shown(counts: Mapping[K, int]) -> int | None:
    """The total, or None when it would tell a withheld cell that has no other to hide behind."""
    total = sum(counts.values())
    cells = shown(counts)
    withheld = [key for key, cell in cells.items() if cell is None]
    alone = len(withheld) == 1 or (bool(withheld) and sum(counts[key] for key in withheld) < FEWEST)
    return None if alone or 0 < total < FEWEST else total
