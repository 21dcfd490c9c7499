"""Is this document marked secret? Diên Hồng keeps none that is: the door refuses it, and this module is its eye.

A mark is Mật, Tối mật or Tuyệt mật standing alone: as the value of a field, as a stamp on a line of its own, or set
apart in a number, title or file name. Words that merely contain "mật" (bí mật, bảo mật, mật độ) are no mark. When
in doubt a short field is judged more strictly than a long text, because a stamp there is never part of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

MARKS = ("Tuyệt mật", "Tối mật", "Mật")  # the longest first: "Tối mật" contains "mật"

_MARK = r"tuyệt\s+mật|tối\s+mật|mật"
_STAMP = re.compile(rf"(?:(?:độ|mức\s+độ|dấu|đóng\s+dấu)\s+(?:độ\s+)?mật\s*[:：]\s*)?({_MARK})", re.IGNORECASE)
_BRACKETED = re.compile(rf"[(\[{{<«“\"]\s*({_MARK})\s*[)\]}}>»”\"]", re.IGNORECASE)
_UPPER = re.compile(r"(?<!\w)(TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)(?!\w)")
_TWO_WORDS = re.compile(r"\b(tuyệt|tối)[ \u00a0]+(mật)\b", re.IGNORECASE)
_FRAME = "*_-–—=|│┃║#•.:;,()[]{}<>«»“”\"' "
_GAPS = re.compile(r"\t|[|│┃║]|[ \u00a0]{2,}")
_BEFORE = {"bí", "bảo", "cơ", "giữ", "cẩn", "kín", "thân", "độ", "mức", "dấu"}  # … mật: the first half of a word
_FOLDED_NAME = re.compile(r"(?<![a-z])(tuyet|toi)[\s_.-]*mat(?![a-z])")
_ACCENTED_NAME = re.compile(r"(?<!\w)(tuyệt|tối)[\s.-]*mật(?!\w)")


def secrecy_mark(text: str) -> str | None:
    """The mark that a field, a number, a title or a whole text bears: "Mật", "Tối mật", "Tuyệt mật", or None."""
    plain = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    found = {mark for line in _lines(plain) for mark in _on_line(line)}
    if whole := _STAMP.fullmatch(" ".join(plain.split()).strip(_FRAME)):
        found.add(_named(whole[1]))
    return next((mark for mark in MARKS if mark in found), None)


def mark_in_name(file_name: str) -> str | None:
    """The mark in a file's name, e.g. "MẬT 12-BC_ĐU.pdf"; without accents only the two-word marks are told apart."""
    stem = unicodedata.normalize("NFC", PurePath(file_name.replace("\\", "/")).name).rpartition(".")
    spaced = (stem[0] or stem[2]).replace("_", " ")
    if mark := secrecy_mark(spaced):
        return mark
    # In a name, unlike in a sentence, the two words together are never anything but the mark.
    if accented := _ACCENTED_NAME.search(spaced.lower()):
        return _named(f"{accented[1]} mật")
    if folded := _FOLDED_NAME.search(spaced.lower()):
        return "Tuyệt mật" if folded[1] == "tuyet" else "Tối mật"
    return None


def _lines(text: str) -> list[str]:
    """Lines of the text, without those that only finish a word broken at the end of the line before (bí⏎mật)."""
    kept: list[str] = []
    last_word = ""
    for line in text.splitlines():
        first = line.strip().partition(" ")[0].strip(_FRAME).lower()
        if not (first == "mật" and last_word in _BEFORE):
            kept.append(line)
        words = line.split()
        last_word = words[-1].lower() if words else ""
    return kept


def _on_line(line: str) -> list[str]:
    line = _TWO_WORDS.sub(r"\1 \2", _unspaced(line))
    marks = [_named(m[1]) for m in _BRACKETED.finditer(line)]
    for piece in _GAPS.split(line):
        bare = _unspaced(piece.strip(_FRAME))
        stamp = _STAMP.fullmatch(bare)
        if stamp and stamp[1][0].isupper():
            marks.append(_named(stamp[1]))
        marks += [_named(m[1]) for m in _UPPER.finditer(piece) if _set_apart(piece, m)]
    return marks


def _set_apart(line: str, m: re.Match[str]) -> bool:
    """Capitals amid ordinary words, as in "MẬT 12-BC/ĐU"; not a word of a heading that is all in capitals."""
    before, after = line[: m.start()].split(), line[m.end() :].split()
    if before and before[-1].strip(_FRAME).lower() in _BEFORE:
        return False
    return not any(_shouts(word) for word in (before[-1:] + after[:1]))


def _shouts(word: str) -> bool:
    return len(word.strip(_FRAME)) > 1 and word.isupper() and not any(c.isdigit() for c in word)


def _unspaced(piece: str) -> str:
    """M Ậ T as MẬT, T Ố I   M Ậ T as TỐI MẬT: letters set apart are how stamps are typed."""
    letters = piece.split()
    if len(letters) < 3 or any(len(letter) > 1 for letter in letters):
        return piece
    joined = "".join(letters)
    return re.sub(r"(?i)(?<=\w)(mật)$", r" \1", joined)


def _named(found: str) -> str:
    word = " ".join(found.lower().split())
    return word[0].upper() + word[1:]
