"""The panel of one figure: the number, its parts, the entries behind it, what it means, what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from dienhong.indicators.computed import Computed
from dienhong.indicators.definitions import UnknownIndicator, indicator
from dienhong.indicators.exposure import Seen, visible_evidence
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import day_month_vi, number_vi
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.records.codes import parse, resolve_many
from dienhong.records.entry import Record
from dienhong.records.models import Closing
from dienhong.reports.built import Built, Used
from dienhong.reports.traces import Traces, register_app, register_vi

MOST_SHOWN = 120
DIFFERENT = "briefing"


@dataclass(frozen=True)
class Item:
    """An entry: its code, page and day; `share` what it brings to a sum; `note` late or voided."""

    code: str
    url: str
    day: str
    share: str = ""
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Entries of one part. `differs` when they are of another kind than the number's name says; `hidden` were not named."""

    title: str
    note: str
    items: tuple[Item, ...]
    hidden: int = 0
    more: int = 0
    differs: bool = False


@dataclass(frozen=True)
class PartLine:
    """A row of the breakdown."""

    value: str
    label: str
    key: str


@dataclass(frozen=True)
class Panel:
    """What `reports/desk/panel.html` shows."""

    code: str
    text: str
    counted: str
    label: str
    parts: tuple[PartLine, ...]
    groups: tuple[Group, ...]
    definition: str
    cite: str
    window: str
    source: str
    source_url: str
    drift: str
    notes: tuple[str, ...]
    declared: bool
    evidence_url: str
    excel_url: str
    rows: int


def panel_of(request: PageRequest, built: Built, used: Used, part: str = "") -> Panel:
    """The panel of a figure for this reader: entries of registers he may not read are told by their number only."""
    computed = used.computed
    seen = visible_evidence(computed, may(request, "supervision.internal"))
    groups = _groups(computed, part, seen.evidence, seen.roster, {one.key: one.evidence for one in seen.parts})
    entries = resolve_many(
        [code for _, _, some in groups for code in some.codes[:MOST_SHOWN] if _may_read(request, code)]
    )
    closings = Closing.objects.in_bulk(computed.closings)
    traces = Traces(entries, closings, built.documents, frozenset())
    definition, cite = _definition(computed)
    document = built.documents.get(computed.source or "")
    url = reverse("reports:evidence", args=[used.code]) if used.code else ""
    return Panel(
        code=used.code,
        text=f"{computed.qualifier} {computed.token_vi(part)}".strip() if not part else computed.token_vi(part),
        counted=_counted(computed),
        label=computed.label,
        parts=tuple(PartLine(computed.token_vi(one.key), one.label, one.key) for one in computed.parts),
        groups=tuple(_group(title, key, some, entries, computed, request) for title, key, some in groups),
        definition=definition,
        cite=cite,
        window=computed.window.label_vi(),
        source=traces.source_vi(computed),
        source_url=document.desk_path() if document else "",
        drift=used.drift,
        notes=computed.notes,
        declared=computed.kind == "declared",
        evidence_url=url,
        excel_url=f"{url}?xuat=xlsx" if url else "",
        rows=len(computed.roster or computed.evidence),
    )


def _groups(
    computed: Computed, part: str, evidence: Seen, roster: Seen, by_part: dict[str, Seen]
) -> list[tuple[str, str, Seen]]:
    """(title, part key, entries): the rows of a breakdown, met and unmet of a ratio, or all in one. An empty one is left out."""
    if computed.how == "ratio":
        met = set(evidence.codes)
        unmet = tuple(code for code in roster.codes if code not in met)
        groups = [("Đạt", "", evidence), ("Chưa đạt", "", Seen(unmet, (), max(0, roster.hidden - evidence.hidden)))]
    elif by_part and part in by_part:
        groups = [(computed.part(part).label, part, by_part[part])]
    elif by_part:
        # The odd ones first: what is counted in but is not what the number's name says.
        keys = sorted(by_part, key=lambda key: key != DIFFERENT)
        groups = [(computed.part(key).label, key, by_part[key]) for key in keys]
    else:
        first = evidence.codes[0] if evidence.codes else ""
        groups = [(register_vi(parse(first)[0]) if first else "Bản ghi", "", evidence)]
    return [group for group in groups if group[2].codes or group[2].hidden]


def _group(
    title: str, key: str, seen: Seen, entries: dict[str, Record], computed: Computed, request: PageRequest
) -> Group:
    readable = [code for code in seen.codes if _may_read(request, code)]
    shares = dict(seen.shares)
    unit = computed.unit if computed.how == "sum" else ""
    items = tuple(_item(code, entries.get(code), shares.get(code), unit) for code in readable[:MOST_SHOWN])
    total = len(seen.codes) + seen.hidden
    differs = key == DIFFERENT
    return Group(
        title=title,
        note=f"{number_vi(total)} bản ghi{', không phải tiếp công dân' if differs else ''}",
        items=items,
        hidden=seen.hidden + len(seen.codes) - len(readable),
        more=max(0, len(readable) - MOST_SHOWN),
        differs=differs,
    )


def _item(code: str, entry: Record | None, share: int | None, unit: str) -> Item:
    if entry is None:
        return Item(code, "", "", note="không còn trong sổ")
    day: date | None = entry.fact_date()
    note = "đã hủy" if not entry.standing else "ghi sau khóa sổ" if entry.late_after else ""
    shared = f"{number_vi(share)} {unit}" if share is not None else ""
    return Item(code, entry.desk_path(), day_month_vi(day) if day else "", shared, note)


def _may_read(request: PageRequest, code: str) -> bool:
    return may(request, f"{register_app(code)}.read")


def _definition(computed: Computed) -> tuple[str, str]:
    if computed.kind == "declared":
        return "Số không có sổ nào đếm, do xã khai kèm văn bản.", ""
    try:
        found = indicator(computed.id)
    except UnknownIndicator:
        return "", ""
    return found.definition_vi, cite_vi(found.cite) if found.cite else ""


def _counted(computed: Computed) -> str:
    if computed.kind == "declared":
        return f"{computed.unit}, số khai"
    if computed.how == "ratio":
        return f"đạt {computed.numerator}/{computed.denominator}" if computed.denominator else "chưa có danh sách"
    if computed.how == "sum" and computed.evidence:
        return f"{computed.unit}, từ {number_vi(len(computed.evidence))} bản ghi"
    if computed.is_unproved_zero:
        return "không có bản ghi, còn nơi chưa báo" if computed.is_unheard else "không có bản ghi, sổ còn mở"
    return "bản ghi, đúng bằng số trong câu" if computed.evidence else "không có bản ghi; sổ đã khóa"


def shown(groups: Sequence[Group]) -> int:
    """How many entries the panel names."""
    return sum(len(group.items) for group in groups)
