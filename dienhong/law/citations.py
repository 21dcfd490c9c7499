"""Citations of the law in one small grammar, printed in Vietnamese.

    NUMBER [art LIST [k LIST [pt LIST]]] [form CODE]        several citations are joined by "; "

`art` is Điều, `k` khoản, `pt` điểm; a LIST is "1", "1,2" or "147-148". The number is the one printed on the
instrument: "02/2011/QH13 art 27 k 1 pt a", "11-QĐi/TW", "154/2026/NĐ-CP form 03/TCD".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dienhong.law import instruments

_ITEM = r"[0-9]+[a-zđ]?"
_ITEMS = rf"{_ITEM}(?:[-,]{_ITEM})*"
_POINTS = r"[a-zđ](?:[-,][a-zđ])*"
_GRAMMAR = (
    rf"(?P<number>[0-9][^\s;]*)"
    rf"(?: art (?P<articles>{_ITEMS})(?: k (?P<clauses>{_ITEMS})(?: pt (?P<points>{_POINTS}))?)?)?"
    rf"(?: form (?P<form>[^\s;]+))?"
)
_KINDS = (
    (r"/NĐ-CP$", "Nghị định"),
    (r"/QH\d+$", "Luật"),
    (r"(/|\bNQ-)UBTVQH\d+$|[/-]NQ[-/]|/NQ-", "Nghị quyết"),
    (r"/TT-", "Thông tư"),
    (r"/QĐ-|-QĐ/", "Quyết định"),
    (r"-QĐi/", "Quy định"),
    (r"-CT/|/CT-", "Chỉ thị"),
    (r"-KL/", "Kết luận"),
    (r"-HD/|/HD-", "Hướng dẫn"),
)


class CitationError(ValueError):
    """A citation that does not parse; the message is Vietnamese and says what was expected."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one instrument. `articles`, `clauses` and `points` keep the order in which they were written."""

    number: str
    articles: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    form: str = ""

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read one citation. Raises CitationError."""
        match = re.fullmatch(_GRAMMAR, " ".join(text.split()))
        if match is None:
            raise CitationError(
                f"Không đọc được trích dẫn “{text}”. Viết theo mẫu: 02/2011/QH13 art 27 k 1 pt a "
                "(số hiệu, điều, khoản, điểm)."
            )
        return cls(
            match["number"],
            _items(match["articles"]),
            _items(match["clauses"]),
            _items(match["points"]),
            match["form"] or "",
        )

    @classmethod
    def parse_all(cls, text: str) -> tuple[Citation, ...]:
        """Read citations joined by ";". Raises CitationError, also when there is none."""
        return tuple(cls.parse(part) for part in text.split(";"))

    @property
    def instrument(self) -> instruments.Instrument | None:
        return instruments.find(self.number)

    @property
    def vi(self) -> str:
        """As “điểm a khoản 1 Điều 27 Luật Khiếu nại số 02/2011/QH13”: for the text of a paper."""
        place = self._place(with_points=True)
        return f"{place} {self._named(full=True)}".strip()

    @property
    def short_vi(self) -> str:
        """As “Khoản 1 Điều 27 Luật Khiếu nại”: for a chip beside a value; stops at the clause (khoản)."""
        text = f"{self._place(with_points=False)} {self._named(full=False)}".strip()
        return text[0].upper() + text[1:]

    def __str__(self) -> str:
        parts = [self.number]
        for word, items in (("art", self.articles), ("k", self.clauses), ("pt", self.points)):
            if items:
                parts.append(f"{word} {','.join(items)}")
        if self.form:
            parts.append(f"form {self.form}")
        return " ".join(parts)

    def _place(self, *, with_points: bool) -> str:
        parts = []
        if self.form:
            parts.append(f"Mẫu số {self.form} ban hành kèm theo")
        if with_points and self.points:
            parts.append(f"điểm {_listed(self.points)}")
        if self.clauses:
            parts.append(f"khoản {_listed(self.clauses)}")
        if self.articles:
            parts.append(f"Điều {_listed(self.articles)}")
        return " ".join(parts)

    def _named(self, *, full: bool) -> str:
        known = self.instrument
        if known is not None and known.is_called_by_title:
            return f"{known.title} số {self.number}" if full else known.title
        kind = known.kind_vi if known is not None else _kind_of(self.number)
        return f"{kind} số {self.number}" if full else f"{kind} {self.number}"


def cite_vi(text: str) -> str:
    """Citations in the grammar as short Vietnamese; a text outside the grammar comes back unchanged."""
    try:
        return "; ".join(citation.short_vi for citation in Citation.parse_all(text))
    except CitationError:
        return text


def _items(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def _listed(items: tuple[str, ...]) -> str:
    return ", ".join(item.replace("-", "–") for item in items)


def _kind_of(number: str) -> str:
    """The kind that the form of a number gives away; a neutral word when it does not."""
    return next((kind for pattern, kind in _KINDS if re.search(pattern, number)), "văn bản")
