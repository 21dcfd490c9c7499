"""The history of an inspection or a programme in words, for a reader who may see it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dienhong.law.dates_vi import date_vi
from dienhong.page.history import history_rows
from dienhong.records import history
from dienhong.supervision.models import Inspection, Programme

VERBS = {
    "find": "Đã ghi phát hiện",
    "put_right": "Đã ghi khắc phục",
    "correct_finding": "Đã sửa phát hiện",
}
INTERNAL_LABEL = "Nội dung nội bộ đảng"


def inspection_history(entry: Inspection) -> list[dict[str, Any]]:
    """Newest first; of the findings only those that changed, each as before and after."""
    told = history_rows(entry, VERBS)
    for row, event in zip(told, reversed(history.of(entry.code)), strict=True):
        old, new = history.changes_of(event).get("findings", (None, None))
        if row["changes"] and new is not None:
            others = [change for change in row["changes"] if change["label"] != "findings"]
            row["changes"] = [*others, *_findings(old or [], new)]
    return told


def programme_history(entry: Programme, *, internal: bool) -> list[dict[str, Any]]:
    """Newest first; without the right, changes of the internal topics are left out, the act itself is not."""
    told = history_rows(entry, VERBS)
    for row in told:
        row["changes"] = [one for one in row["changes"] if internal or one["label"] != INTERNAL_LABEL]
    return told


def _findings(old: list[Mapping[str, Any]], new: list[Mapping[str, Any]]) -> list[dict[str, str]]:
    before = {one["order"]: one for one in old}
    return [
        {
            "label": f"Phát hiện {one['order']}",
            "before": _words(before[one["order"]]) if one["order"] in before else "",
            "after": _words(one),
        }
        for one in new
        if one != before.get(one["order"])
    ]


def _words(one: Mapping[str, Any]) -> str:
    until = f", hạn {_day(one['correct_by'])}" if one["correct_by"] else ""
    if one["corrected_on"]:
        return f"{one['text']}{until}; đã khắc phục {_day(one['corrected_on'])}: {one['correction']}"
    return f"{one['text']}{until}; chưa khắc phục"


def _day(text: str) -> str:
    return date_vi(date.fromisoformat(text))
