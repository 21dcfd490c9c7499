"""What tells one voter from another when no name is kept: words that are made into a digest at once.

The first are name and address as written: who agrees in them signed twice. The second are the name without diacritics and the
village as the commune lists it: who agrees in them may be one voter who wrote differently, or two; an officer looks at the paper.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import vn_text


@dataclass(frozen=True)
class Signature:
    """A line of a sheet as it is typed; it is turned into digests and kept nowhere."""

    name: str
    address: str


def said(code: str, one: Signature) -> str:
    """Name and address, whatever the spaces and capitals. Diacritics stay: An and Ân are two people."""
    return "\n".join((code, *(_plain(part) for part in (one.name, one.address))))


def nearly_said(code: str, one: Signature, village: str) -> str:
    """The name without diacritics, with the village; where that is not known, with the whole address without diacritics."""
    return "\n".join(("near", code, _folded(one.name), village or _folded(one.address)))


def village_of(address: str, villages: Sequence[tuple[str, str]]) -> str:
    """The code of the village (code, name) that an address names, whatever stands around its name; '' when it names none, or two
    whose names differ in diacritics only and the address has none. The longest name counts, then the last: an address goes from
    the small to the large."""
    return _found(_plain(address), [(code, _plain(name)) for code, name in villages]) or _found(
        _folded(address), [(code, _folded(name)) for code, name in villages]
    )


def _found(address: str, villages: Iterable[tuple[str, str]]) -> str:
    around = f" {address} "
    hits = [(len(name), around.rfind(f" {name} "), code) for code, name in villages if name]
    hits = [hit for hit in hits if hit[1] >= 0]
    if not hits:
        return ""
    length, place, code = max(hits)
    return code if sum(hit[:2] == (length, place) for hit in hits) == 1 else ""


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFC", text).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def _folded(text: str) -> str:
    return _plain(str(vn_text.fold(text)))
