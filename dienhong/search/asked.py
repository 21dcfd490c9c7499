"""What was asked: the words and quotations that a public thing must contain, and what the answer was narrowed to."""

import re
from dataclasses import dataclass

from dienhong.search.words import facets, fold, keep, words

QUOTED = re.compile(r'["“”«»]([^"“”«»]*)["“”«»]')
MOST_WORDS = 12
#: A word is taken as the beginning of a longer one only from this many letters on.
SHORTEST_BEGINNING = 2


@dataclass(frozen=True)
class Part:
    """A word, or the words of a quotation, which must follow one another."""

    folded: tuple[str, ...]
    exact: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """The parts that a public thing must all contain. `beginning`: the last is a word that may not be finished yet."""

    parts: tuple[Part, ...]
    beginning: bool

    @property
    def words(self) -> frozenset[str]:
        """The folded words, to be marked where they stand."""
        return frozenset(word for part in self.parts for word in part.folded)


@dataclass(frozen=True)
class Narrow:
    """What the reader narrowed the answer to; an empty value narrows nothing."""

    kind: str = ""
    village: str = ""
    year: int = 0

    @property
    def facet(self) -> str:
        """All filters as the one word that the index has for them; empty without a filter."""
        return next(reversed(facets(self.kind, self.village, self.year)), "")


def asked(text: str) -> Asked:
    """Read a question: words in any order, and quotations. What is beyond the first words is not asked."""
    parts: dict[Part, None] = {}
    last: Part | None = None
    for piece, quoted in _pieces(text):
        each = words(piece)
        for group in [each] if quoted else [[word] for word in each]:
            part = Part(tuple(plain for word in group for plain in fold(word)), tuple(map(keep, group)))
            if part.folded and len(parts) < MOST_WORDS:
                last = None if quoted or part in parts else part  # what was said before is a whole word
                parts[part] = None
    kept = tuple(parts)
    unfinished = last is not None and len(last.folded) == 1 and len(last.folded[0]) >= SHORTEST_BEGINNING
    return Asked(kept, unfinished and kept[-1] == last)


def _pieces(text: str) -> list[tuple[str, bool]]:
    """The text outside and inside quotation marks, in order; what is blank is left out."""
    found: list[tuple[str, bool]] = []
    end = 0
    for match in QUOTED.finditer(text):
        found += [(text[end : match.start()], False), (match[1], True)]
        end = match.end()
    found.append((text[end:], False))
    return [(piece, quoted) for piece, quoted in found if piece.strip()]
