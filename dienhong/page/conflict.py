"""Two officers edited one entry: the second sees three columns (as opened, as saved, as typed); nothing is overwritten."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.choices import flatten_choices

from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.page.once import new_token
from dienhong.page.request import PageRequest
from dienhong.records import history
from dienhong.records.acts import EditConflict
from dienhong.records.entry import Record
from dienhong.records.snapshots import snapshot

# Acts that leave the entry as it was.
NOT_REVISIONS = {"attach", "reveal", "seal", "unseal"}
NOT_RESENT = {"csrfmiddlewaretoken", "once", "revision", "resume", "more"}


def conflict_context(request: PageRequest, form: forms.BaseForm, conflict: EditConflict) -> dict[str, Any]:
    """The context of `page/conflict.html`. A form may bring `conflict_parts(current)` for rows that are not columns:
    a list of (label, as saved, as typed)."""
    current = conflict.current
    events = [event for event in history.of(current.code) if event.verb not in NOT_REVISIONS]
    since = events[-max(1, min(len(events), current.revision - conflict.seen)) :]
    before = _before(current, since)
    rows = [_row(form, name, before, current) for name in form.fields if hasattr(current, name)]
    for label, theirs, yours in getattr(form, "conflict_parts", lambda _: [])(current):
        rows.append({"label": label, "base": "", "theirs": theirs, "yours": yours, "differs": theirs != yours})
    return {
        "code": current.code,
        "theirs_by": since[-1].post if since else "",
        "theirs_at": since[-1].at if since else current.recorded_at,
        "rows": rows,
        "hidden": [
            (name, value) for name in request.POST if name not in NOT_RESENT for value in request.POST.getlist(name)
        ],
        "once": new_token(),
        "revision": current.revision,
        "keep_url": current.desk_path(),
    }


def _before(current: Record, since: list[Any]) -> dict[str, Any]:
    values = snapshot(current)
    for event in reversed(since):
        for name, (old, _) in history.changes_of(event).items():
            values[name] = old
    return values


def _row(form: forms.BaseForm, name: str, before: dict[str, Any], current: Record) -> dict[str, Any]:
    field = form.fields[name]
    theirs = _words(field, getattr(current, name))
    yours = _words(field, form.cleaned_data.get(name))
    return {
        "label": field.label or name,
        "base": _words(field, before.get(name)),
        "theirs": theirs,
        "yours": yours,
        "differs": theirs != yours,
    }


def _words(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, str) and isinstance(field, forms.DateField) and len(value) == len("2026-01-01"):
        value = date.fromisoformat(value)
    if isinstance(value, date):
        return date_vi(value)
    if isinstance(value, list | tuple | set):
        return ", ".join(_words(field, one) for one in value)
    if isinstance(field, forms.DecimalField) or isinstance(value, Decimal):
        return number_vi(Decimal(value))  # 24.5 as kept, 24,500 as saved and 24,5 as typed are one number
    choices: Iterable[tuple[Any, Any]] = flatten_choices(getattr(field, "choices", ()))
    chosen = {str(key): label for key, label in choices}
    return str(chosen.get(str(value), value))
