"""Plain values of a report as JSON and back, for what freezing stores: one spelling, so that it can be hashed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from dienhong.documents import paper as p
from dienhong.reports import composed as c
from dienhong.reports.lint.findings import Finding, Fix, Severity

#: What may be stored, by the name it is stored under. Names are for good: old reports are read by them.
_TYPES: dict[str, type[Any]] = {
    "composed": c.Composed,
    "paragraph": c.Paragraph,
    "grid": c.Grid,
    "words": c.Words,
    "number": c.Number,
    "cited": c.Cited,
    "fault": c.Fault,
    "finding": Finding,
    "fix": Fix,
    "paper": p.Paper,
    "paper.text": p.Text,
    "paper.num": p.Num,
    "paper.ref": p.Ref,
    "paper.heading": p.Heading,
    "paper.paragraph": p.Paragraph,
    "paper.table": p.Table,
    "paper.column": p.Column,
    "paper.annex": p.Annex,
}
_NAMES = {kind: name for name, kind in _TYPES.items()}


class Unreadable(ValueError):
    """A stored value that is not one of ours."""


def dump(value: object) -> str:
    """Canonical JSON of one of the values above, or of a tuple of them. Raises Unreadable for anything else."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str) -> Any:
    """The value that `dump` wrote. Raises Unreadable."""
    return _value(json.loads(text))


def load_sections(text: str) -> tuple[c.Composed, ...]:
    """Stored sections. Raises Unreadable."""
    sections: tuple[c.Composed, ...] = load(text)
    return sections


def load_paper(text: str) -> p.Paper:
    """A stored paper. Raises Unreadable."""
    paper = load(text)
    if not isinstance(paper, p.Paper):
        raise Unreadable("not a paper")
    return paper


def sha256(text: str) -> str:
    """SHA-256 of the stored text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Severity):
        return {"_": "severity", "is": value.value}
    if isinstance(value, date):
        return {"_": "date", "iso": value.isoformat()}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and type(value) in _NAMES:
        return {"_": _NAMES[type(value)]} | {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    raise Unreadable(f"a {type(value).__name__} cannot be stored with a report")


def _value(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_value(item) for item in data)
    if not isinstance(data, dict):
        return data
    name = data.get("_")
    if name == "date":
        return date.fromisoformat(data["iso"])
    if name == "severity":
        return Severity(data["is"])
    kind = _TYPES.get(str(name))
    if kind is None:
        raise Unreadable(f"unknown stored value {name!r}")
    known = {one.name for one in fields(kind)}
    return kind(**{key: _value(item) for key, item in data.items() if key in known})
