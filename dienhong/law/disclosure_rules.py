"""What is wrong with a row of disclosure.toml, one Vietnamese line per fault; and that its names meet each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dienhong.law.certainty import Certainty
from dienhong.law.data_rules import problems_in_dated
from dienhong.law.disclosure import Strength
from dienhong.law.limit_table import limits

Row = dict[str, Any]
PLACES = {"office", "village"}
_KEYS = {
    "content": {"id", "vi", "short_vi", "value", "checked"},
    "form": {"id", "vi", "plain_vi", "value", "checked"},
    "rule": {"vi", "form", "contents", "strength", "places", "stays", "permanent", "value", "checked"},
    "sector": {
        *("id", "vi", "contents", "publish", "stays", "places", "posting_certainty", "withheld_vi", "value", "checked"),
    },
}


def problems_in_disclosure(table: Row) -> list[str]:
    """Faults of the whole table: of each row, and of names that no row or limit has."""
    ids = {kind: [row.get("id", "?") for row in table[kind]] for kind in ("content", "form", "sector")}
    found = [f"disclosure: {kind} ghi hai lần" for kind, names in ids.items() if len(set(names)) != len(names)]
    found += problems_in_dated("disclosure free", table["free"])
    for kind, keys in _KEYS.items():
        for row in table[kind]:
            name = f"disclosure {kind} {row.get('id', row.get('form', '?'))}"
            found += [f"{name}: khóa lạ “{key}”" for key in row.keys() - keys]
            found += problems_in_dated(name, row)
            found += _names(name, row, set(ids["content"]), set(ids["form"]))
            if "strength" in row and row["strength"] not in set(Strength):
                found.append(f"{name}: mức bắt buộc “{row['strength']}” không có")
            if "posting_certainty" in row and row["posting_certainty"] not in set(Certainty):
                found.append(f"{name}: sai độ chắc chắn “{row['posting_certainty']}”")
    return [*found, *_twice(table["rule"])]


def _names(name: str, row: Row, contents: set[str], forms: set[str]) -> Iterator[str]:
    yield from (f"{name}: không có nội dung {one}" for one in row.get("contents", []) if one not in contents)
    if "form" in row and row["form"] not in forms:
        yield f"{name}: không có hình thức “{row['form']}”"
    yield from (f"{name}: không có nơi “{place}”" for place in row.get("places", []) if place not in PLACES)
    known = {limit.id for limit in limits()}
    yield from (
        f"{name}: không có thời hạn “{row[key]}”"
        for key in ("publish", "stays")
        if row.get(key, "") not in {*known, ""}
    )


def _twice(rules: list[Row]) -> Iterator[str]:
    """A pair of content and form has one rule at most."""
    pairs = [(content, rule.get("form")) for rule in rules for content in rule.get("contents", [])]
    yield from (
        f"disclosure: {content} và {form} có hai quy định"
        for content, form in sorted({p for p in pairs if pairs.count(p) > 1})
    )
