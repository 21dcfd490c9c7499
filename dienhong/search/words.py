"""Words as the index keeps them: exact (the syllable with its marks, wherever the tone was typed) and folded (plain letters).

NFC and NFD, capitals, "hoà" and "hòa" are the same exact word; "khieu" and "khiếu", "d" and "đ" are the same folded one.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, islice

import vn_text

#: What a document may weigh in the index; the rest of a longer one is not searched.
LONGEST_TEXT = 40_000
LONGEST_WORD = 40
#: What is searched of one file: some twenty full pages. What of all files of a thing: below the places a tsvector keeps.
MOST_WORDS_OF_FILE, MOST_WORDS_OF_FILES = 8_000, 15_000
#: Stands between two files, so that no phrase runs from one into the other: longer than any word that can be asked.
BREAK = "0" * (LONGEST_WORD + 1)
WORD = re.compile(r"[^\W_]+")
TONES = dict.fromkeys((0x300, 0x301, 0x303, 0x309, 0x323))


def words(text: str) -> list[str]:
    """The words of a text as they stand in it, composed and in small letters."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def folded(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [plain for word in words(text) for plain in fold(word)]


def exact(text: str) -> list[str]:
    """The exact words of a text, in order."""
    return [keep(word) for word in words(text)]


def beginning_of(text: str, most: int = MOST_WORDS_OF_FILE) -> str:
    """A text up to its last word that is searched, spaces made one."""
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    last = next(islice(WORD.finditer(composed), most, None), None)
    return composed if last is None else composed[: last.start()].rstrip()


@lru_cache(maxsize=16_384)
def fold(word: str) -> tuple[str, ...]:
    """One word without its marks; a foreign sign may be several words, or none."""
    return tuple(plain[:LONGEST_WORD] for plain in WORD.findall(str(vn_text.fold(word))))


@lru_cache(maxsize=16_384)
def keep(word: str) -> str:
    """One word with its marks, the tone at the end: where in the syllable it was typed does not count."""
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in apart if ord(mark) in TONES)
    return (unicodedata.normalize("NFC", apart.translate(TONES)) + tones)[:LONGEST_WORD]


def facets(kind: str, village: str, year: int) -> tuple[str, ...]:
    """Every way to narrow down to a thing as one word each, from `kreport` to `kreportvdv20260001y2026`, the most narrow
    last: a question with three filters then meets one short list of things and not three long ones."""
    told = (("k", kind), ("v", village), ("y", year))
    single = [name + "".join(WORD.findall(str(value).lower())) for name, value in told if value]
    return tuple("".join(some) for many in range(1, len(single) + 1) for some in combinations(single, many))


def joined(words: Iterable[str]) -> str:
    """Words as one text that splits into the same words."""
    return " ".join(words)
