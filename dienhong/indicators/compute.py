"""One evaluation of an indicator gives its value and its evidence from the same rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from dienhong.commune.queries import fact_on
from dienhong.indicators.computed import Computed, Part, UnknownPart, percentage
from dienhong.indicators.definitions import Indicator, PartDefinition, indicator
from dienhong.indicators.sources import Reader, Row, source
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.records.closing import Coverage, coverages
from dienhong.records.codes import sort_key

__all__ = ["BadRows", "Computed", "Part", "UnknownPart", "compute", "compute_many", "declared"]

Wanted = tuple[str, Window]
_LIST_WITHOUT_BOOK_VI = "Danh mục không có việc khóa sổ: không thấy mục nào chưa chứng minh được là không có."


class BadRows(ValueError):
    """The rows of a source do not fit the definition: a programming error, never an officer's."""


def compute(indicator_id: str, window: Window, *, since: date | None = None) -> Computed:
    """`compute_many` of one. Raises UnknownIndicator."""
    return compute_many([(indicator_id, window)], since=since)[indicator_id, window]


def compute_many(wanted: Iterable[Wanted], *, since: date | None = None) -> dict[Wanted, Computed]:
    """Evaluate indicators over windows; a set of entries that several of them share is read once.

    Days before `since`, the commune's first day, need no closing. Raises UnknownIndicator.
    """
    definitions = {(name, window): indicator(name) for name, window in wanted}
    covered = _coverages(definitions, since)
    reader = Reader()
    return {
        (name, window): evaluate(definition, window, reader, [covered[window][book] for book in definition.books])
        for (name, window), definition in definitions.items()
    }


def declared(key: str, on: date) -> Computed | None:
    """The fact `key` as declared up to the day `on`, as a figure; None when nobody has declared it."""
    fact = fact_on(key, on)
    if fact is None:
        return None
    return Computed(
        id=f"fact:{key}",
        label=fact.label,
        kind="declared",
        how=None,
        value=int(fact.value) if fact.value == fact.value.to_integral_value() else Decimal(fact.value).normalize(),
        qualifier=fact.qualifier,
        unit=fact.unit,
        numerator=None,
        denominator=None,
        window=Window(fact.as_of, fact.as_of),
        source=fact.document or None,
        notes=(f"Số khai {fact.code}, tại ngày {date_vi(fact.as_of)}.",),
    )


def _coverages(definitions: dict[Wanted, Indicator], since: date | None) -> dict[Window, dict[str, Coverage]]:
    books: dict[Window, set[str]] = defaultdict(set)
    for (_, window), definition in definitions.items():
        books[window].update(definition.books)
    return {window: coverages(tuple(sorted(names)), window, since=since) for window, names in books.items()}


def evaluate(definition: Indicator, window: Window, reader: Reader, covered: Sequence[Coverage]) -> Computed:
    """One definition over a window, given the coverage of each of its books. Raises BadRows."""
    rows = reader.rows(definition.source, window)
    gaps = [(coverage.gap, coverage.prefix) for coverage in covered if coverage.gap]
    notes = definition.notes
    evidence: tuple[str, ...] = ()
    shares: tuple[tuple[str, int], ...] = ()
    roster: tuple[str, ...] = ()
    value: int | Decimal | None
    if definition.how == "sum":
        shares = _shares(rows, _column(definition, definition.share))
        evidence = tuple(code for code, _ in shares)
        value = sum(share for _, share in shares)
    elif definition.how == "ratio":
        roster = _codes(definition, reader.rows(definition.roster or "", window))
        on_roster = frozenset(roster)
        evidence = tuple(code for code in _codes(definition, rows) if code in on_roster)
        value = percentage(len(evidence), len(roster))
    else:
        evidence = _codes(definition, rows)
        value = len(evidence)
    gap = min(gaps)[0] if gaps else None
    if definition.witnesses and definition.witnessed:
        everyone = set(_codes(definition, reader.rows(definition.witnesses, window)))
        heard = everyone & set(_codes(definition, reader.rows(definition.witnessed, window)))
        notes = (*notes, f"{len(heard)}/{len(everyone)} thôn đã báo đủ các tuần của kỳ số liệu.")
        if value == 0 and heard != everyone:
            gap = gap or window.to_on
    if value == 0 and not definition.books:
        gap, notes = window.to_on, (*notes, _LIST_WITHOUT_BOOK_VI)
    is_ratio = definition.how == "ratio"
    return Computed(
        id=definition.id,
        label=definition.vi,
        kind="computed",
        how=definition.how,
        value=value,
        qualifier="",
        unit=definition.unit,
        numerator=len(evidence) if is_ratio else None,
        denominator=len(roster) if is_ratio else None,
        window=window,
        evidence=evidence,
        shares=shares,
        roster=roster,
        parts=_parts(definition, rows),
        closings=_sorted({closing.code for coverage in covered for closing in coverage.closings}),
        gap=gap,
        open_books=tuple(prefix for _, prefix in gaps),
        books=definition.books,
        notes=notes,
    )


def _parts(definition: Indicator, rows: Sequence[Row]) -> tuple[Part, ...]:
    if not definition.parts:
        return ()
    column = _column(definition, definition.by)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    stray = groups.keys() - {part.key for part in definition.parts}
    if stray:
        raise BadRows(f"{definition.id}: no part for {', '.join(map(str, sorted(stray)))}")
    parts = (_part(definition, part, groups[part.key]) for part in definition.parts if part.key in groups)
    return tuple(part for part in parts if part.value)


def _part(definition: Indicator, part: PartDefinition, rows: Sequence[Row]) -> Part:
    if definition.how == "sum":
        shares = _shares(rows, _column(definition, definition.share))
        codes = tuple(code for code, _ in shares)
        return Part(part.key, part.vi, sum(share for _, share in shares), codes, shares)
    codes = _codes(definition, rows)
    return Part(part.key, part.vi, len(codes), codes)


def _column(definition: Indicator, name: str | None) -> int:
    columns = source(definition.source).columns
    if name not in columns:
        raise BadRows(f"{definition.id}: {definition.source} has no column {name}")
    return columns.index(name)


def _codes(definition: Indicator, rows: Sequence[Row]) -> tuple[str, ...]:
    codes = _sorted({row[0] for row in rows})
    if len(codes) != len(rows):
        raise BadRows(f"{definition.id}: {definition.source} gives an entry twice, so it cannot be counted")
    return codes


def _shares(rows: Sequence[Row], column: int) -> tuple[tuple[str, int], ...]:
    """What each entry brings, without those that bring nothing."""
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[row[0]] += row[column]
    return tuple((code, totals[code]) for code in _sorted(totals) if totals[code])


def _sorted(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=sort_key))
