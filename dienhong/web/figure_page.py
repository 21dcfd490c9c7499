"""What the page of a figure says, whether of a frozen report or of today's registers."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dienhong.documents.models import Document
from dienhong.indicators.computed import Computed
from dienhong.indicators.definitions import Indicator, UnknownIndicator, indicator
from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.page.request import PageRequest
from dienhong.records.codes import book_of, model_of
from dienhong.records.models import Closing
from dienhong.web.doors import DOORS
from dienhong.web.evidence import evidence_page, is_officer
from dienhong.web.rights import may_read
from dienhong.web.shown import shown


def figure_context(request: PageRequest, computed: Computed) -> dict[str, Any]:
    """Number, definition, window, closings or source, and a page (?trang=) of the entries behind it."""
    definition = definition_of(computed.id)
    number = request.GET.get("trang", "")
    officer = is_officer(request)
    return {
        "shown": shown(computed, request.path, whole=officer),
        "computed": computed,
        "definition": _(definition.definition_vi) if definition else "",
        "cite": cite_vi(definition.cite) if definition and definition.cite else "",
        "certainty": _doubt(definition.certainty, officer=officer) if definition else "",
        "doors": [door for door in DOORS if definition and door.principle in definition.principles],
        "notes": [_(note) for note in computed.notes],
        "closings": _closings(request, computed),
        "open_books": [_book(prefix) for prefix in computed.open_books],
        "gap": computed.gap,
        "source": _source(computed),
        "officer": officer,
        "page": evidence_page(request, computed, int(number) if number.isdecimal() and len(number) < 7 else 1),
        "today": request.today,
    }


def definition_of(indicator_id: str) -> Indicator | None:
    """The definition behind a figure; None for a declared fact."""
    try:
        return indicator(indicator_id)
    except UnknownIndicator:
        return None


def _doubt(grade: Certainty, *, officer: bool) -> str:
    if officer:
        return "" if grade.is_firm else grade.label_vi
    return grade.told_vi


def _closings(request: PageRequest, computed: Computed) -> list[dict[str, Any]]:
    found = Closing.objects.in_bulk(computed.closings)
    officer = is_officer(request)
    rows: list[dict[str, Any]] = []
    for code in computed.closings:
        closing = found[code]
        rows.append(
            {
                "code": code,
                "opens": officer and may_read(request, closing),
                "book": _(book_of(closing.prefix).REGISTER),
                "days": Window(closing.from_on, closing.to_on).label_vi(),
                "closed_on": date_vi(timezone.localdate(closing.closed_at)),
            }
        )
    return rows


def _book(prefix: str) -> str:
    model = model_of(prefix)
    return _(model.REGISTER) if model else prefix


def _source(computed: Computed) -> dict[str, str] | None:
    if not computed.source:
        return None
    document = Document.objects.filter(pk=computed.source).first()
    return {"code": computed.source, "cite": document.cite_vi() if document else ""}
