"""A figure as the report's JSON file carries it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dienhong.indicators.computed import Computed, Part, Value


def to_json(figure_code: str, computed: Computed) -> dict[str, Any]:
    """JSON-ready: numbers are numbers (whole ones without a point), a sum's evidence is [{code, share}], only a ratio
    has `roster`, `source` is a document's code or null. Every code is there: the office's file, not a public page.
    """
    said: dict[str, Any] = {
        "id": figure_code,
        "indicator": computed.id,
        "label": computed.label,
        "kind": computed.kind,
        "how": computed.how,
        "value": _number(computed.value),
        "qualifier": computed.qualifier or None,
        "unit": computed.unit,
        "numerator": computed.numerator,
        "denominator": computed.denominator,
        "window": computed.window.iso(),
        "evidence": _evidence(computed),
        "parts": [{"label": part.label, "value": part.value, "evidence": _evidence(part)} for part in computed.parts],
        "closing": list(computed.closings),
        "source": computed.source,
    }
    if computed.how == "ratio":
        said["roster"] = list(computed.roster)
    return said


def _evidence(traced: Computed | Part) -> list[Any]:
    if traced.shares:
        return [{"code": code, "share": share} for code, share in traced.shares]
    return list(traced.evidence)


def _number(value: Value | None) -> int | float | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
