"""The history of an inspection or a programme in words, for a reader who may see it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dienhong.law.dates_vi import date_vi
from dienhong.page.history import history_rows
from dienhong.records import history
from dienhong.supervision.models import Inspection, Programme

VERBS = {
    "find": "Đã ghi hạn chế, kiến nghị",
    "put_right": "Đã ghi khắc phục",
    "postpone_finding": "Đã lùi hạn khắc phục",
    "correct_finding": "Đã sửa hạn chế",
}


def inspection_history(entry: Inspection) -> list[dict[str, Any]]:
    """Newest first; of the findings only those that changed, each as before and after."""
    told = []
    for row, changes in _with_changes(entry):
        kept = [one for name, one in _named(row, changes) if name != "findings"]
        old, new = changes.get("findings", (None, None))
        found = _findings(old or [], new) if row["changes"] and new is not None else []
        told.append({**row, "changes": [*kept, *found]})
    return told


def programme_history(entry: Programme, *, internal: bool) -> list[dict[str, Any]]:
    """Newest first; without the right, changes of the internal topics are left out, the act itself is not."""
    told = []
    for row, changes in _with_changes(entry):
        kept = [one for name, one in _named(row, changes) if internal or name != "internal_topics"]
        told.append({**row, "changes": kept})
    return told


def _with_changes(entry: Inspection | Programme) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    events = [history.changes_of(event) for event in reversed(history.of(entry.code))]
    return zip(history_rows(entry, VERBS), events, strict=True)


def _named(row: Mapping[str, Any], changes: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """The told changes with the columns they are about: they come in the same order. The first act tells none."""
    return zip(changes, row["changes"], strict=True) if row["changes"] else iter(())


def _findings(old: list[Mapping[str, Any]], new: list[Mapping[str, Any]]) -> list[dict[str, str]]:
    before = {one["order"]: one for one in old}
    return [_change(before.get(one["order"]), one) for one in new if one != before.get(one["order"])]


def _change(was: Mapping[str, Any] | None, now: Mapping[str, Any]) -> dict[str, str]:
    label = f"Hạn chế {now['order']}"
    if was is None:
        return {"label": label, "before": "", "after": _said(now)}
    told = [_said, _state] if _said(was) != _said(now) else [_state]
    return {"label": label, "before": "; ".join(t(was) for t in told), "after": "; ".join(t(now) for t in told)}


def _said(one: Mapping[str, Any]) -> str:
    return f"{one['text']}, hạn {_day(one['correct_by'])}" if one["correct_by"] else str(one["text"])


def _state(one: Mapping[str, Any]) -> str:
    if not one["corrected_on"]:
        return "chưa khắc phục"
    return f"đã khắc phục {_day(one['corrected_on'])}: {one['correction']} ({one['verified_by']})"


def _day(text: str) -> str:
    return date_vi(date.fromisoformat(text))
