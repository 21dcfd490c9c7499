"""The report's figures as JSON, for a superior's program and for checks: the form that the docs fix."""

from typing import Any

from dienhong.indicators.figure_json import to_json as figure_json
from dienhong.reports.built import Built, Used


def to_json(built: Built) -> dict[str, Any]:
    """JSON-ready: unit, period, style, frozen, figures in order of their codes.

    A zero that no closing proves has no value (null): it is printed "chưa khóa sổ" and must not be read as nought.
    """
    return {
        "unit": built.commune.slug,
        "period": built.report.period.key,
        "style": built.report.style_id,
        "frozen": built.frozen,
        "figures": [_figure(used) for used in built.figures],
    }


def _figure(used: Used) -> dict[str, Any]:
    said = figure_json(used.code, used.computed)
    return said | {"value": None} if used.computed.is_unproved_zero else said
