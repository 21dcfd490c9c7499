"""The part of a text where the words asked for stand: pieces to be shown, marked or not. Never markup."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from dienhong.search.words import WORD, fold

BEFORE, LENGTH = 60, 220


@dataclass(frozen=True)
class Piece:
    """A run of text, and whether it is one of the words asked for."""

    text: str
    marked: bool = False


def marked(text: str, words: Collection[str], beginning: str = "") -> list[Piece]:
    """The whole of a short text (a title) with its words marked."""
    composed = unicodedata.normalize("NFC", text)
    return _pieces(composed, words, beginning)


def snippet(text: str, words: Collection[str], beginning: str = "") -> list[Piece]:
    """Some two lines around the first word that was asked for; the beginning of the text when none stands in it."""
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    first = next((m.start() for m in WORD.finditer(composed) if _asked(m[0], words, beginning)), 0)
    start = 0 if first <= BEFORE else composed.rfind(" ", 0, first - BEFORE // 2) + 1
    end = (
        len(composed) if len(composed) - start <= LENGTH else max(composed.rfind(" ", start, start + LENGTH), start + 1)
    )
    lead, tail = "… " if start else "", " …" if end < len(composed) else ""
    return _pieces(f"{lead}{composed[start:end]}{tail}", words, beginning)


def _asked(word: str, words: Collection[str], beginning: str) -> bool:
    plain = fold(word.lower())
    return any(one in words for one in plain) or bool(beginning and plain and plain[-1].startswith(beginning))


def _pieces(text: str, words: Collection[str], beginning: str) -> list[Piece]:
    found: list[Piece] = []
    end = 0
    for match in WORD.finditer(text):
        if _asked(match[0], words, beginning):
            found += [Piece(text[end : match.start()]), Piece(match[0], marked=True)]
            end = match.end()
    found.append(Piece(text[end:]))
    return [piece for piece in found if piece.text]
