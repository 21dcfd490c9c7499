"""The square that leads from a paper on a board back to the page: computed here, asked of nobody."""

from dataclasses import dataclass
from functools import lru_cache

QUIET = 4  # light modules around it, as readers want


@dataclass(frozen=True, slots=True)
class Square:
    """`side` counts modules with the quiet zone; `path` draws the dark ones in an SVG of that side."""

    side: int
    path: str


@lru_cache(maxsize=512)
def square(address: str, quiet: int = QUIET) -> Square:
    """The QR code of an address; a part of it may be torn or wet (error correction M). On white paper `quiet` may be 0."""
    import segno

    rows = list(segno.make(address, error="m", micro=False).matrix)
    runs = [
        f"M{start + quiet} {number + quiet}h{length}v1h-{length}z"
        for number, row in enumerate(rows)
        for start, length in _dark(bytes(row))
    ]
    return Square(len(rows) + 2 * quiet, "".join(runs))


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many follow each other."""
    runs: list[tuple[int, int]] = []
    for place, module in enumerate(row):
        if not module:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
