"""A survey's published results as a page shows them: words beside numbers, an interval beside every share."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from dienhong.law.dates_vi import number_vi
from dienhong.listening.exposure import Row, Span, total
from dienhong.listening.intervals import wilson
from dienhong.listening.queries import Published
from dienhong.listening.questions import question_sets, scale


def interval_vi(counted: int, of: int) -> str:
    """As “khoảng tin cậy 95%: 69,9 – 97,3%”: how sure a share is that only so many told."""
    low, high = wilson(counted, of).percent
    return _("khoảng tin cậy 95%%: %(low)s – %(high)s%%") % {
        "low": number_vi(low.normalize()),
        "high": number_vi(high.normalize()),
    }


def share_vi(counted: int, of: int) -> str:
    """As “18/20 (90%; khoảng tin cậy 95%: 69,9 – 97,3%)”."""
    low, high = wilson(counted, of).percent
    exact = number_vi(round(100 * counted / of, 1))
    return _("%(n)d/%(of)d (%(share)s%%; khoảng tin cậy 95%%: %(low)s – %(high)s%%)") % {
        "n": counted,
        "of": of,
        "share": exact,
        "low": number_vi(low.normalize()),
        "high": number_vi(high.normalize()),
    }


def results(found: Published) -> dict[str, Any]:
    """Question by question: the sum of all that is published, then each span."""
    asked = question_sets()[found.survey.questions].questions
    rated = sum(block.rated for block in found.blocks)
    good = sum(block.satisfied for block in found.blocks)
    return {
        "rated": rated,
        "overall": share_vi(good, rated) if rated else "",
        "answers": [_(words) for words in scale().answers],
        "questions": [{"words": _(one.vi), **_question(found, found.spans[one.key])} for one in asked],
    }


def _question(found: Published, spans: Sequence[Span]) -> dict[str, Any]:
    added = total([one.row for one in spans])
    last = spans[-1].window.to_on if spans else None
    return {
        "total": _cells(added) if added else None,
        "blocks": [{"label": one.window.label_vi(), **_cells(one.row)} for one in spans],
        "waits": bool(found.blocks) and last != found.blocks[-1].window.to_on,
        "joined": any(None in one.row.answers for one in spans),
    }


def _cells(row: Row) -> dict[str, Any]:
    """A number for each answer, or one for a side of the scale (`across` so many answers) that is told by its sum; with the
    words of what it counts, for a screen too narrow for a heading."""
    cells: list[dict[str, Any]] = []
    for good, side in groupby(enumerate(row.answers, start=1), key=lambda one: one[0] in scale().satisfied):
        given = list(side)
        words = [_(scale().answers[place - 1]) for place, _count in given]
        if any(count is None for _place, count in given):
            told = row.satisfied if good else row.rated - row.satisfied
            cells.append({"count": told, "across": len(given), "words": ", ".join(words)})
        else:
            cells += [
                {"count": count or 0, "across": 1, "words": one}
                for one, (_place, count) in zip(words, given, strict=True)
            ]
    return {"rated": row.rated, "cells": cells, "share": share_vi(row.satisfied, row.rated) if row.rated else ""}
