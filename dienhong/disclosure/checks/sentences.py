"""A place in doubt within its sentence; everything in doubt around it is masked too."""

from collections.abc import Iterable

from dienhong.privacy.detector import Hit, hits

AROUND = 90
GAP = "…"


def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the place, cut at the line's ends or at some ninety letters."""
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + AROUND)
    near = hits(text[first:last])
    before = _masked(text[first:last], near, 0, start - first)
    after = _masked(text[first:last], near, end - first, last - first)
    lead = GAP if first and text[first - 1] != "\n" else ""
    tail = GAP if last < len(text) and text[last] != "\n" else ""
    return f"{lead}{_plain(before)}", f"{_plain(after)}{tail}"


def _masked(window: str, near: Iterable[Hit], first: int, last: int) -> str:
    words, place = [], first
    for hit in near:
        if first <= hit.start and hit.end <= last:
            words += [window[place : hit.start], hit.shown]
            place = hit.end
    return "".join([*words, window[place:last]])


def _plain(text: str) -> str:
    """A row of a table as one line."""
    return " · ".join(" ".join(piece.split()) for piece in text.split("\t") if piece.strip())
