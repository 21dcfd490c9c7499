"""The entries behind a figure, as far as its reader may know of them, a page at a time.

Anybody reads the entries of books whose columns are public, of a count or a ratio; of a sum the public reads the total
only, for what each entry brings can be a single person. Officers read the books their posts open, with links.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dienhong.commune.models import Unit
from dienhong.compliance.models import Duty
from dienhong.indicators.computed import Computed
from dienhong.indicators.exposure import public_value, visible_evidence
from dienhong.law.dates_vi import date_vi
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.records.codes import resolve_many
from dienhong.records.entry import Record
from dienhong.web.public_lines import DAYS, LINES, public_line
from dienhong.web.rights import INTERNAL, may_read_book, unreadable

PAGE = 40


@dataclass(frozen=True)
class Line:
    """One entry: `part` is the row of the breakdown it fell into, `share` what it brings to a sum."""

    code: str
    day: str
    text: str
    url: str = ""
    part: str = ""
    share: str = ""
    note: str = ""


@dataclass(frozen=True)
class EvidencePage:
    """A page of lines. `readable` entries can be listed for this reader, `hidden` are told by their number."""

    lines: tuple[Line, ...]
    readable: int
    hidden: int
    first: int
    number: int
    pages: int
    previous_url: str
    next_url: str


def is_officer(request: PageRequest) -> bool:
    """Whether the reader signed in with a post that reads figures."""
    return request.user.is_authenticated and may(request, "indicators.read")


def evidence_page(request: PageRequest, computed: Computed, number: int) -> EvidencePage:
    """The page `number` (from 1; beyond the end: the last) of the entries counted in a figure."""
    codes = computed.evidence
    officer = is_officer(request)
    closed = unreadable(request, codes) if officer else _closed_to_public(computed, codes)
    readable = [code for code in codes if code not in closed]
    pages = max(1, -(-len(readable) // PAGE))
    number = min(max(1, number), pages)
    start = (number - 1) * PAGE
    shown = readable[start : start + PAGE]
    lines = _officer_lines(request, computed, shown) if officer else _public_lines(shown)
    return EvidencePage(
        lines=tuple(lines),
        readable=len(readable),
        hidden=len(codes) - len(readable),
        first=start + 1 if shown else 0,
        number=number,
        pages=pages,
        previous_url=_url(request, number - 1),
        next_url=_url(request, number + 1),
    )


def _url(request: PageRequest, number: int) -> str:
    query = request.GET.copy()
    query["trang"] = str(number)
    return f"?{query.urlencode()}#ban-ghi"


def _closed_to_public(computed: Computed, codes: Sequence[str]) -> frozenset[str]:
    if computed.how == "sum" or public_value(computed).withheld:
        return frozenset(codes)
    return frozenset(code for code in codes if code.partition("-")[0] not in LINES)


def _public_lines(codes: Sequence[str]) -> list[Line]:
    entries = _load(codes)
    units = Unit.objects.in_bulk([entry.subject_code for entry in entries.values() if isinstance(entry, Duty)])
    lines = []
    for code in codes:
        entry = entries[code]
        text = public_line(entry)
        unit = units.get(entry.subject_code) if isinstance(entry, Duty) else None
        lines.append(Line(code, _day(entry), f"{text} ({unit.name})" if unit else text))
    return lines


def _officer_lines(request: PageRequest, computed: Computed, codes: Sequence[str]) -> list[Line]:
    entries = _load(codes)
    seen = visible_evidence(computed, may(request, INTERNAL) and may_read_book(request, "GS"))
    part_of = {code: part.label for part in seen.parts for code in part.evidence.codes}
    shares = dict(computed.shares)
    return [
        Line(
            code,
            _day(entry),
            entry.summary_vi(),
            url=entry.desk_path(),
            part=part_of.get(code, "") if computed.how == "count" else "",
            share=str(shares.get(code, "")),
            note=_note(entry),
        )
        for code in codes
        for entry in [entries[code]]
    ]


def _note(entry: Record) -> str:
    if not entry.standing:
        return _("nay đã hủy")
    return _("ghi sau khóa sổ") if entry.late_after else ""


def _load(codes: Sequence[str]) -> dict[str, Any]:
    """The entries by code; duties with their rosters, whose words their lines need."""
    duties = [code for code in codes if code.startswith("CH-")]
    others = resolve_many(code for code in codes if not code.startswith("CH-"))
    return {**others, **Duty.objects.select_related("roster").in_bulk(duties)}


def _day(entry: Record) -> str:
    name = DAYS.get(entry.CODE_PREFIX, entry.FACT_DATE)
    value = getattr(entry, name, None)
    return date_vi(value) if value else ""
