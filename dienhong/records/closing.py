"""Khóa sổ. "Nothing happened" is believed only of a book that was kept: a zero cites the closings that cover its window."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.codes import book_of, model_of
from dienhong.records.models import Closing


@dataclass(frozen=True)
class Coverage:
    """The closings of one book over a window, and the first day none of them covers (None when closed)."""

    prefix: str
    window: Window
    closings: tuple[Closing, ...]
    gap: date | None

    def __bool__(self) -> bool:
        return self.gap is None


def can_close(prefix: str, window: Window, on: date) -> Verdict:
    """May the book be closed for these days? Only a past range, only a real book, and not twice the same."""
    model = model_of(prefix)
    if model is None:
        return Verdict.no(f"Không có sổ nào mang ký hiệu {prefix}.")
    if window.to_on >= on:
        return Verdict.no(
            f"{model.REGISTER} chỉ khóa được sau khi hết ngày {date_vi(window.to_on)}; hôm nay là {date_vi(on)}."
        )
    if Closing.objects.standing().filter(prefix=prefix, from_on=window.from_on, to_on=window.to_on).exists():
        return Verdict.no(f"{model.REGISTER} đã khóa cho đúng các ngày {window.label_vi()}.")
    return Verdict.yes()


def close_book(prefix: str, window: Window, *, by: Actor, at: datetime, note: str = "") -> Closing:
    """Close the book `prefix` for the days of `window`. Raises Refused."""
    with transaction.atomic():
        history.lock_head()  # nothing comes between the count and the closing: an entry is counted, or it is late
        verdict = can_close(prefix, window, timezone.localdate(at))
        if not verdict:
            raise Refused(verdict)
        model = book_of(prefix)
        days = {f"{model.FACT_DATE}__gte": window.from_on, f"{model.FACT_DATE}__lte": window.to_on}
        closing = Closing(
            prefix=prefix,
            from_on=window.from_on,
            to_on=window.to_on,
            closed_at=at,
            entries=model.objects.standing().filter(**days).count(),
            note=note,
        )
        return acts.create(closing, verb="close", by=by, at=at)


def coverage(prefix: str, window: Window, *, since: date | None = None) -> Coverage:
    """Which closings cover the window. Days before `since` (the commune's first day) need none."""
    return coverages((prefix,), window, since=since)[prefix]


def coverages(prefixes: tuple[str, ...], window: Window, *, since: date | None = None) -> dict[str, Coverage]:
    """`coverage` of several books in one query."""
    found: dict[str, list[Closing]] = {prefix: [] for prefix in prefixes}
    rows = Closing.objects.standing().filter(prefix__in=prefixes, from_on__lte=window.to_on, to_on__gte=window.from_on)
    for closing in rows.order_by("from_on", "code_year", "code_number"):
        found[closing.prefix].append(closing)
    start = max(window.from_on, since) if since else window.from_on
    return {
        prefix: Coverage(prefix, window, tuple(closings), _first_gap(closings, start, window.to_on))
        for prefix, closings in found.items()
    }


def _first_gap(closings: list[Closing], start: date, end: date) -> date | None:
    open_from = start
    for closing in closings:
        if closing.from_on > open_from:
            break
        if closing.to_on >= open_from:
            open_from = closing.to_on + timedelta(days=1)
    return open_from if open_from <= end else None
