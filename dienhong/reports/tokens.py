"""Tokens: the only way a number comes into a report's text.

    [[petitions.receptions_held]]              an indicator over the report's window
    [[reception.with_briefings:party]]         a part of it; of a ratio also :n/N, :n, :N
    [[dialogue.held_ad_hoc@2025]]              over another period (a key of `law.periods`)
    [[fact:population]]                        a declared fact
    [[doc:VB-2026-0012]]                       a document, long at its first mention; [[doc:VB-2026-0012:number]] its number only
    [[table:results]]                          a table of the outline, alone in its paragraph
    [[period]] [[window_end]] [[year]] …       words of the request (`WORDS`)

`parse` never fails: what does not read comes back as `Broken` with its message, and the pieces joined give the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dienhong.law.periods import Period, PeriodError, Window

Kind: TypeAlias = Literal["indicator", "fact", "doc", "table", "word"]

#: Words that the request and the commune give, and what each prints.
WORDS: dict[str, str] = {
    "period": "kỳ báo cáo: 6 tháng đầu năm 2026",
    "next_period": "kỳ sau: 6 tháng cuối năm 2026",
    "window": "thời gian số liệu: 01/01 – 31/5/2026",
    "window_start": "ngày đầu của số liệu",
    "window_end": "ngày cuối của số liệu",
    "year": "năm báo cáo",
    "previous_year": "năm trước",
    "term": "nhiệm kỳ của cấp ủy",
    "council_term": "nhiệm kỳ của HĐND",
    "commune": "tên xã",
    "commune_upper": "tên xã, đứng đầu câu",
    "formed_on": "ngày thành lập xã",
    "organ": "cơ quan báo cáo",
    "recipient": "nơi nhận báo cáo",
}
OPEN, CLOSE = "[[", "]]"
_NAME = r"[a-z][a-z0-9_]*"
_INDICATOR = re.compile(
    rf"(?P<id>{_NAME}\.{_NAME})(?:@(?P<before>[0-9A-Z-]+))?(?::(?P<part>{_NAME}|n/N|n|N))?(?:@(?P<after>[0-9A-Z-]+))?"
)
_DOCUMENT = re.compile(rf"doc:(?P<ref>VB-\d{{4}}-\d{{4,}}|{_NAME})(?::(?P<form>number|long))?")
_NAMED = re.compile(rf"(?P<kind>fact|table):(?P<name>{_NAME})")
_EXAMPLE = "Ví dụ đúng: [[petitions.receptions_held]], [[fact:population]], [[doc:VB-2026-0012]]."


@dataclass(frozen=True, slots=True)
class Words:
    """Text that is not a token."""

    raw: str
    start: int

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.raw)


@dataclass(frozen=True, slots=True)
class Token:
    """A token that reads. `name` is the indicator's id, the fact's key, the document's code, the table or the word."""

    kind: Kind
    name: str
    raw: str
    start: int
    part: str = ""
    at: str = ""

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.raw)

    @property
    def key(self) -> str:
        """What the figure behind the token is called: "dialogue.held_ad_hoc@2025", "fact:population"; '' for no figure."""
        if self.kind == "indicator":
            return f"{self.name}@{self.at}" if self.at else self.name
        return f"fact:{self.name}" if self.kind == "fact" else ""


@dataclass(frozen=True, slots=True)
class Broken:
    """Something between brackets that does not read, with a Vietnamese message."""

    raw: str
    start: int
    message: str

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.raw)


Piece: TypeAlias = Words | Token | Broken


def parse(text: str) -> tuple[Piece, ...]:
    """The pieces of `text` in order; their `raw` joined is `text` again."""
    pieces: list[Piece] = []
    at = 0
    while at < len(text):
        opening = text.find(OPEN, at)
        stop = opening if opening >= 0 else len(text)
        pieces += _words(text[at:stop], at)
        if opening < 0:
            break
        end = _end_of_token(text, opening)
        if end < 0:
            at = opening - end
            pieces.append(Broken(text[opening:at], opening, f"Thiếu “]]” để khép ô số. {_EXAMPLE}"))
        else:
            pieces.append(_token(text[opening:end], opening))
            at = end
    return tuple(pieces)


def window_of(at: str, own: Window) -> Window:
    """The window a token counts over: the report's own, or that of the period it names. Raises PeriodError."""
    return Period.parse(at).calendar_window() if at else own


def split_key(key: str) -> tuple[str, str]:
    """`"dialogue.held_ad_hoc@2025"` → `("dialogue.held_ad_hoc", "2025")`."""
    name, _, at = key.partition("@")
    return name, at


def _words(text: str, start: int) -> list[Piece]:
    """Plain words, with a stray "]]" taken out as broken."""
    pieces: list[Piece] = []
    while (stray := text.find(CLOSE)) >= 0:
        if stray:
            pieces.append(Words(text[:stray], start))
        pieces.append(Broken(CLOSE, start + stray, "Thừa “]]”: không có “[[” mở trước đó."))
        text, start = text[stray + 2 :], start + stray + 2
    return [*pieces, Words(text, start)] if text else pieces


def _end_of_token(text: str, opening: int) -> int:
    """Offset after the token's "]]"; where the line or the next token begins first, minus the length to skip."""
    closing = text.find(CLOSE, opening + 2)
    limits = [place for place in (text.find("\n", opening), text.find(OPEN, opening + 2)) if place >= 0]
    limit = min(limits, default=len(text))
    return closing + 2 if 0 <= closing < limit else opening - limit


def _token(raw: str, start: int) -> Token | Broken:
    body = raw[2:-2].strip()
    if body in WORDS:
        return Token("word", body, raw, start)
    if match := _DOCUMENT.fullmatch(body):
        return Token("doc", match["ref"], raw, start, part=match["form"] or "")
    if match := _NAMED.fullmatch(body):
        return Token("fact" if match["kind"] == "fact" else "table", match["name"], raw, start)
    if match := _INDICATOR.fullmatch(body):
        return _indicator(match, raw, start)
    return Broken(raw, start, _what_is_wrong(body))


def _indicator(match: re.Match[str], raw: str, start: int) -> Token | Broken:
    if match["before"] and match["after"]:
        return Broken(raw, start, f"Ô “{raw}” ghi hai kỳ; chỉ ghi một kỳ sau dấu @.")
    at = match["before"] or match["after"] or ""
    try:
        window_of(at, Window.__new__(Window)) if at else None
    except PeriodError as wrong:
        return Broken(raw, start, str(wrong))
    return Token("indicator", match["id"], raw, start, part=match["part"] or "", at=at)


def _what_is_wrong(body: str) -> str:
    if not body:
        return f"Ô số để trống. {_EXAMPLE}"
    if body.startswith("doc:"):
        return f"“{body}” không phải mã văn bản: số văn bản có thể trùng, nên ghi mã, ví dụ [[doc:VB-2026-0012]]."
    return f"Không đọc được ô “{body}”. {_EXAMPLE}"
