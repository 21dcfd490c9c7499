"""A figure's life: reserved by a draft, filled once when the report is frozen, compared afterwards, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from dienhong.indicators.computed import NO_ROSTER_VI, Computed, Part, Value, percentage
from dienhong.indicators.evidence import BrokenEvidence, Traced, evidence_of, pack, seal_of
from dienhong.indicators.models import Evidence, Figure
from dienhong.law.dates_vi import number_vi
from dienhong.law.periods import Window
from dienhong.records import acts
from dienhong.records.actor import Actor


def reserve(report: str, keys: Iterable[str], *, by: Actor, at: datetime) -> dict[str, Figure]:
    """Token key → the report's figure; those the report does not have yet get their code now, in the order given."""
    wanted = list(dict.fromkeys(keys))
    with transaction.atomic():
        found = {figure.key: figure for figure in Figure.objects.standing().filter(report=report, key__in=wanted)}
        for key in wanted:
            if key not in found:
                found[key] = acts.create(Figure(report=report, key=key), verb="reserve", by=by, at=at)
    return {key: found[key] for key in wanted}


def freeze(figure: Figure, computed: Computed, at: datetime) -> Figure:
    """Store what was computed with its whole evidence, once. Raises FrozenFigure when it was done before.

    Call inside the report's own act of freezing, whose event names `figure.seal`: that event is the one in the history.
    """
    packed, sha256 = pack(computed)
    figure.frozen_at = at
    figure.label, figure.kind, figure.how = computed.label, computed.kind, computed.how or ""
    figure.value = None if computed.value is None else Decimal(computed.value)
    figure.qualifier, figure.unit = computed.qualifier, computed.unit
    figure.numerator, figure.denominator = computed.numerator, computed.denominator
    figure.window_from, figure.window_to = computed.window.from_on, computed.window.to_on
    figure.parts = [{"key": part.key, "label": part.label, "value": part.value} for part in computed.parts]
    figure.books, figure.closings = list(computed.books), list(computed.closings)
    figure.open_books, figure.gap = list(computed.open_books), computed.gap
    figure.source, figure.notes = computed.source or "", list(computed.notes)
    figure.seal = seal_of(figure, sha256)
    with transaction.atomic():
        figure.save()
        Evidence.objects.create(figure=figure, packed=packed, sha256=sha256, count=len(computed.evidence))
    return figure


def frozen_computed(figure: Figure) -> Computed:
    """What the figure was frozen as. Raises ValueError for one still reserved, BrokenEvidence for a damaged one."""
    if not figure.frozen_at or not figure.window_from or not figure.window_to:
        raise ValueError(f"{figure.code} is reserved, not frozen")
    traced = evidence_of(figure)
    return Computed(
        id=figure.key.partition("@")[0],
        label=figure.label,
        kind="declared" if figure.kind == "declared" else "computed",
        how=figure.how or None,  # type: ignore[arg-type]  # one of the three words or none: written by `freeze` only
        value=_plain(figure.value),
        qualifier=figure.qualifier,
        unit=figure.unit,
        numerator=figure.numerator,
        denominator=figure.denominator,
        window=Window(figure.window_from, figure.window_to),
        evidence=traced.evidence,
        shares=traced.shares,
        roster=traced.roster,
        parts=_parts(figure, traced),
        closings=tuple(figure.closings),
        gap=figure.gap,
        open_books=tuple(figure.open_books),
        source=figure.source or None,
        books=tuple(figure.books),
        notes=tuple(figure.notes),
    )


def drift(figure: Figure, now: Computed) -> str:
    """How today's registers differ from a frozen figure, in Vietnamese; "" when they do not."""
    then = frozen_computed(figure)
    if then.value != now.value:
        return f"khi chốt là {_said(then)}, nay là {_said(now)}"
    if (then.numerator, then.denominator) != (now.numerator, now.denominator):
        return f"khi chốt là {then.numerator}/{then.denominator}, nay là {now.numerator}/{now.denominator}"
    if then.evidence != now.evidence:
        gone, come = set(then.evidence) - set(now.evidence), set(now.evidence) - set(then.evidence)
        return f"vẫn là {_said(now)}, nhưng bớt {len(gone)} và thêm {len(come)} bản ghi so với khi chốt"
    if (then.parts, then.shares, then.roster) != (now.parts, now.shares, now.roster):
        return f"vẫn là {_said(now)}, nhưng cơ cấu đã khác so với khi chốt"
    return ""


def recount(figure: Figure) -> list[str]:
    """What is wrong with a frozen figure by itself, in Vietnamese; empty when it equals its own evidence.

    Registers that moved on since are no fault: `drift` tells them.
    """
    if not figure.frozen_at:
        return []
    try:
        then = frozen_computed(figure)
    except BrokenEvidence as broken:
        return [str(broken)]
    except (ValueError, KeyError) as damage:
        return [f"{figure.code}: số liệu đã chốt không đọc được ({damage})"]
    problems = [f"{figure.code}: {problem}" for problem in faults(then)]
    if seal_of(figure, figure.evidence.sha256) != figure.seal:
        problems.append(f"{figure.code}: nội dung đã chốt bị sửa sau khi chốt")
    return problems


def faults(computed: Computed) -> list[str]:
    """Where a number does not equal its own evidence, in Vietnamese; empty when all is well."""
    found: list[str] = []
    shown = computed.value
    if computed.how == "count" and shown != len(computed.evidence):
        found.append(f"giá trị {shown} khác số bản ghi chứng minh ({len(computed.evidence)})")
    if computed.how == "sum" and shown != sum(share for _, share in computed.shares):
        found.append(f"giá trị {shown} khác tổng các phần đóng góp")
    if computed.how == "ratio":
        counted = (len(computed.evidence), len(computed.roster))
        if counted != (computed.numerator, computed.denominator):
            found.append(f"tử số và mẫu số {computed.numerator}/{computed.denominator} khác bằng chứng {counted}")
        if not set(computed.evidence) <= set(computed.roster):
            found.append("tử số có bản ghi ngoài danh sách của mẫu số")
        if shown != percentage(*counted):
            found.append(f"tỷ lệ {shown} khác {percentage(*counted)} tính lại từ bằng chứng")
    if computed.parts:
        found.extend(_part_faults(computed))
    return found


def _part_faults(computed: Computed) -> list[str]:
    found: list[str] = []
    if sum(part.value for part in computed.parts) != computed.value:
        found.append("tổng các phần khác giá trị chung")
    codes = [code for part in computed.parts for code in part.evidence]
    if computed.how == "count" and sorted(codes) != sorted(computed.evidence):
        found.append("bằng chứng của các phần không hợp thành đúng bằng chứng chung")
    return found


def _said(computed: Computed) -> str:
    if computed.value is None:
        return NO_ROSTER_VI
    return f"{number_vi(computed.value)}%" if computed.how == "ratio" else number_vi(computed.value)


def _plain(value: Decimal | None) -> Value | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()


def _parts(figure: Figure, traced: Traced) -> tuple[Part, ...]:
    return tuple(
        Part(
            key=row["key"],
            label=row["label"],
            value=row["value"],
            evidence=traced.parts[row["key"]],
            shares=traced.part_shares.get(row["key"], ()),
        )
        for row in figure.parts
    )
