"""Numerals typed by hand. Only digits are looked for, in any script and form; a number spelt in words ("hai mươi lăm")
is not found, and the paper's readers would not take it for a figure.

Exempt, because the law's and the outline's own numbering is no figure: a list number at the start of a paragraph
("1. ", "a) " has none), articles of law (Điều 32; khoản 2 Điều 15), Roman numerals, and the ² of km², m².
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

Span = tuple[int, int]

_LIST_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)](?=\s)", re.ASCII)
_ITEM = r"\d{1,3}[a-zđ]?"
_ARTICLE = rf"Điều\s+{_ITEM}"
# "khoản 2" alone may be an amount of money ("các khoản 2 triệu"): a clause is exempt only with its article.
_CLAUSES = rf"[Kk]hoản\s+{_ITEM}(?:\s*(?:,|và|hoặc|đến)\s*(?:khoản\s+)?{_ITEM})*"
_LAW = re.compile(
    rf"(?:{_CLAUSES}\s+(?={_ARTICLE}\b|Điều\s+này))?(?:{_ARTICLE}\b|(?<=\s)Điều\s+này)"
    rf"|[Cc]ác\s+{_ARTICLE}(?:\s*(?:,|và|đến)\s*{_ITEM})+\b",
    re.ASCII,
)
_JOINERS = frozenset(".,/-–:%")


def untraced(words: str, *, starts_paragraph: bool) -> Iterator[Span]:
    """(start, end) of each numeral in words that no exemption covers; neighbours joined: "31/5/2026" is one.

    `starts_paragraph` says whether the words begin a paragraph, where a list number may stand.
    """
    exempt = _exempt(words, starts_paragraph=starts_paragraph)
    at = 0
    while at < len(words):
        if not is_numeral(words[at]) or _inside(at, exempt):
            at += 1
            continue
        end = at + 1
        while end < len(words) and _goes_on(words, end):
            end += 1
        yield at, end
        at = end


def is_numeral(character: str) -> bool:
    """Whether a character stands for a number: digits of any script, circled, superscript, fractions; not Roman ones."""
    if "\u2160" <= character <= "\u2188":
        return False
    return unicodedata.numeric(character, None) is not None


def _goes_on(words: str, at: int) -> bool:
    if is_numeral(words[at]):
        return True
    follows = words[at + 1 : at + 2]
    return words[at] == "%" or (words[at] in _JOINERS and bool(follows) and is_numeral(follows))


def _exempt(words: str, *, starts_paragraph: bool) -> list[Span]:
    spans = [match.span() for match in _LAW.finditer(words)]
    if starts_paragraph and (number := _LIST_NUMBER.match(words)):
        spans.append(number.span())
    spans += [match.span(1) for match in re.finditer(r"\b[kcdm]?m([²³])", words)]
    return spans


def _inside(at: int, spans: list[Span]) -> bool:
    return any(start <= at < end for start, end in spans)
