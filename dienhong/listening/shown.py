"""A survey's published results as a page shows them: words beside numbers, an interval beside every share."""

from typing import Any

from django.utils.translation import gettext as _

from dienhong.law.dates_vi import number_vi
from dienhong.listening.exposure import Row, may_show_share, total
from dienhong.listening.intervals import wilson
from dienhong.listening.queries import Published
from dienhong.listening.questions import question_sets, scale


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
    """Question by question: the sum of what is published in full, then each block."""
    asked = question_sets()[found.survey.questions].questions
    sums = total(found.rows)
    rated = sum(block.rated for block in found.blocks)
    good = sum(block.satisfied for block in found.blocks)
    return {
        "rated": rated,
        "overall": share_vi(good, rated) if rated else "",
        "answers": [_(words) for words in scale().answers],
        "questions": [
            {
                "words": _(one.vi),
                "total": _cells(sums[one.key]),
                "blocks": [
                    {"label": block.window.label_vi(), **_cells(row)}
                    for block, row in zip(found.blocks, found.rows[one.key], strict=True)
                ],
            }
            for one in asked
        ],
    }


def _cells(row: Row) -> dict[str, Any]:
    share = ""
    if row.satisfied is not None and row.rated and may_show_share(row.satisfied, row.rated):
        share = share_vi(row.satisfied, row.rated)
    return {"rated": row.rated, "answers": list(row.answers) if row.answers else None, "share": share}
