"""A place in doubt within its sentence; everything in doubt around it is masked too."""

from collections.abc import Iterable

from dienhong.privacy.detector import Hit, hits

AROUND = 90
BESIDE = 200  # what is in doubt is searched wider than shown: a value may begin before the cut, or in the line before
GAP = "…"


def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the place, cut at the line's ends or at some ninety letters."""
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + AROUND)
    wide = max(0, first - BESIDE)
    window = text[wide : last + BESIDE]
    near = hits(window)
    before = _masked(window, near, first - wide, start - wide)
    after = _masked(window, near, end - wide, last - wide)
    lead = GAP if first and text[first - 1] != "\n" else ""
    tail = GAP if last < len(text) and text[last] != "\n" else ""
    return f"{lead}{_plain(before)}", f"{_plain(after)}{tail}"


def _masked(window: str, near: Iterable[Hit], first: int, last: int) -> str:
    words, place = [], first
    for hit in near:
        if hit.start < last and place < hit.end:
            words += [window[place : max(place, hit.start)], hit.shown]
            place = min(hit.end, last)
    return "".join([*words, window[place:last]])


def _plain(text: str) -> str:
    """A row of a table as one line."""
    return " · ".join(" ".join(piece.split()) for piece in text.split("\t") if piece.strip())
