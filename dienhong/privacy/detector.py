"""The search for personal data in what is about to be published: it finds, an officer decides.

It would rather ask once too often than miss one; but what fills every official text (numbers of documents, amounts,
days, record codes) must not be asked about, or nobody would read the questions.
"""

from bisect import bisect

from dienhong.privacy.days_and_places import days, others, places
from dienhong.privacy.folded import cells
from dienhong.privacy.hits import Hit, Kind
from dienhong.privacy.illnesses import named_illnesses
from dienhong.privacy.numbers_in_text import numbers
from dienhong.privacy.seams import seams

__all__ = ["Hit", "Kind", "hits"]


def hits(text: str) -> list[Hit]:
    """All hits in reading order, none within another."""
    found: list[Hit] = []
    for cell in cells(text):
        if not cell.text:
            continue
        taken: list[Hit] = []
        for search in (numbers, days, places, others):
            taken += [hit for hit in search(cell) if not any(_meet(hit, other) for other in taken)]
        found += _once(taken)
    found += _at_seams(text, found)
    found += [hit for hit in named_illnesses(text) if not any(_meet(hit, other) for other in found)]
    return sorted(found)


def _at_seams(text: str, found: list[Hit]) -> list[Hit]:
    """What only two lines together give away."""
    known, more = [(hit.start, hit.end) for hit in sorted(found)], []  # none within another
    for seam in seams(text):
        both = [hit for search in (numbers, days, places) for hit in search(seam.cell) if seam.tells(hit)]
        for hit in _once(both):
            place = bisect(known, (hit.start, hit.end))
            beside = known[max(0, place - 1) : place + 1]
            if not any(start < hit.end and hit.start < end for start, end in beside):
                known.insert(place, (hit.start, hit.end))
                more.append(hit)
    return more


def _meet(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _once(taken: list[Hit]) -> list[Hit]:
    """Of hits that overlap (two patterns of the same search) the longest."""
    kept: list[Hit] = []
    for hit in sorted(taken, key=lambda hit: hit.start - hit.end):
        if not any(_meet(hit, other) for other in kept):
            kept.append(hit)
    return kept
