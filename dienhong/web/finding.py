"""Finding by words as people type them: without diacritics, "d" for "đ", in any order.

The ground packages keep no folded column: their registers hold hundreds of rows, and folding those in the program takes
milliseconds. A register with tens of thousands keeps a folded column of its own (see `dialogue`).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import vn_text
from django.db.models import Case, QuerySet, Value, When

from dienhong.commune.kinds import UnitKind
from dienhong.commune.models import Unit
from dienhong.documents.models import Document


def folded(text: str) -> str:
    """A text as the search sees it: lower case, without diacritics, punctuation as single spaces."""
    return " ".join(str(vn_text.fold(text)).split())


def says(text: str, words: Iterable[str]) -> bool:
    """Whether every word (already folded) stands in `text`."""
    inside = folded(text)
    return all(word in inside for word in words)


def words_of(text: str) -> list[str]:
    """The words of a question, folded."""
    return folded(text).split()


def matching(entries: "QuerySet[Any]", text: str, *columns: str) -> "QuerySet[Any]":
    """Those of `entries` in which every word of `text` stands in one of the columns. One extra query."""
    words = words_of(text)
    if not words:
        return entries
    rows = entries.order_by().values_list("pk", *columns).iterator(chunk_size=2000)
    found = [row[0] for row in rows if says(" ".join(map(str, row[1:])), words)]
    return entries.filter(pk__in=found)


def narrow_documents(
    entries: "QuerySet[Document]",
    *,
    q: str = "",
    direction: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> "QuerySet[Document]":
    """The register of documents as an officer narrows it."""
    if direction:
        entries = entries.filter(direction=direction)
    if from_on:
        entries = entries.filter(signed_on__gte=from_on)
    if to_on:
        entries = entries.filter(signed_on__lte=to_on)
    return matching(entries, q, "code", "number", "kind", "title", "issuer") if q else entries


def narrow_units(entries: "QuerySet[Unit]", *, q: str = "", kind: str = "") -> "QuerySet[Unit]":
    """The list of units as an officer narrows it."""
    if kind:
        entries = entries.filter(kind=kind)
    return matching(entries, q, "code", "name") if q else entries


def in_kind_order(entries: "QuerySet[Unit]") -> "QuerySet[Unit]":
    """With `kind_order`: villages first, then Party organisations and the others, as the kinds are listed."""
    places = [When(kind=kind, then=Value(place)) for place, kind in enumerate(UnitKind.values)]
    return entries.annotate(kind_order=Case(*places, default=Value(len(places))))
