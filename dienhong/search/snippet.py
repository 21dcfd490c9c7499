"""The part of a text where the words asked for stand: pieces to be shown, marked or not. Never markup."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dienhong.search.asked import Asked
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


def snippet_of_files(files: Collection[Sequence[str]], asked: Asked) -> tuple[str, list[Piece]]:
    """Of (name, words) of some files: the name of the one to show, and some two lines of it. The first in which all that was
    asked stands together, else the first that has the longest part of it."""
    beginning = asked.parts[-1].folded[-1] if asked.beginning else ""
    parts = sorted((part.folded for part in asked.parts), key=lambda part: len(" ".join(part)), reverse=True)
    plain = [(name, text, text.lower().translate(_PLAIN)) for name, text in files]
    for words in [[word for part in asked.parts for word in part.folded], *parts]:
        end = "" if beginning and words[-1] == beginning else r"(?![^\W_])"
        together = re.compile(r"(?<![^\W_])" + r"[\W_]+".join(words) + end)
        for name, text, searched in plain:
            if found := together.search(searched):
                start = text.rfind(" ", 0, max(0, found.start() - BEFORE // 2)) + 1
                pieces = snippet(text[start : start + 2 * LENGTH], asked.words, beginning)
                return name, [Piece("… "), *pieces] if start else pieces
    return next(((name, snippet(text, asked.words, beginning)) for name, text, _ in plain), ("", []))


def _letters() -> dict[int, str]:
    """Letters that stand for one plain letter: so a text made plain keeps its places."""
    every = (chr(code) for block in (range(0xC0, 0x250), range(0x1E00, 0x1F00)) for code in block)
    plain = {ord(letter): fold(letter) for letter in every}
    return {code: words[0] for code, words in plain.items() if len(words) == 1 and len(words[0]) == 1}


_PLAIN = _letters()


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
