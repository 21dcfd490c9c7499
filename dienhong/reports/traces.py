"""What stands behind figures: the entries, their closings and source documents, and what of them may be named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from dienhong.documents.models import Document
from dienhong.indicators.computed import Computed
from dienhong.law.dates_vi import date_vi
from dienhong.petitions.papers.queries import denunciation_codes
from dienhong.records.codes import model_of, parse, resolve_many
from dienhong.records.entry import Record
from dienhong.records.models import Closing
from dienhong.reports.built import Built
from dienhong.supervision.queries import internal_codes


@dataclass(frozen=True, slots=True)
class Traces:
    """Entries, closings and documents by code, for the figures of a report or for one of them."""

    entries: Mapping[str, Record]
    closings: Mapping[str, Closing]
    documents: Mapping[str, Document]
    internal: frozenset[str]

    def named(self, codes: Iterable[str]) -> list[str]:
        """Codes that a paper may name: entries of the Party's internal class are told by their number only."""
        return [code for code in codes if code not in self.internal]

    def source_vi(self, computed: Computed) -> str:
        """Which closings or which document the number rests on, for a cell: one clause a book."""
        if computed.kind == "declared":
            document = self.documents.get(computed.source or "")
            return document.cite_vi() if document else "Chưa có văn bản nguồn"
        if not computed.books:
            return f"Danh mục của xã, tại ngày {date_vi(computed.window.to_on)}"
        return "; ".join(self.book_vi(computed, prefix) for prefix in computed.books)

    def book_vi(self, computed: Computed, prefix: str) -> str:
        """ "Sổ tiếp công dân khóa 02/6/2026"; "… chưa khóa" when a day of the window is open."""
        name = register_vi(prefix)
        if prefix in computed.open_books:
            return f"{name} chưa khóa"
        closings = [self.closings[code] for code in computed.closings if code in self.closings]
        instants = [closing.closed_at for closing in closings if closing.prefix == prefix]
        return f"{name} khóa {date_vi(timezone.localdate(max(instants)))}" if instants else name


def traces_of(built: Built, figures: Iterable[Computed] | None = None) -> Traces:
    """Everything behind the figures (all of the report's when none are given): one query a prefix."""
    chosen = list(figures) if figures is not None else [used.computed for used in built.figures]
    codes = {code for computed in chosen for code in (*computed.evidence, *computed.roster)}
    closings = Closing.objects.in_bulk({code for computed in chosen for code in computed.closings})
    return Traces(resolve_many(codes), closings, built.documents, internal_codes(codes) | denunciation_codes(codes))


def register_vi(prefix: str) -> str:
    """The register of a prefix: "Sổ tiếp công dân"."""
    model = model_of(prefix)
    return model.REGISTER if model else prefix


def register_app(code_or_prefix: str) -> str:
    """The register's name in the table of permissions: "petitions" for TCD-2026-0001."""
    prefix = parse(code_or_prefix)[0] if "-" in code_or_prefix else code_or_prefix
    model = model_of(prefix)
    return model._meta.app_label if model else ""
