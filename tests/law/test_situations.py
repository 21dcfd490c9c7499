"""The jurist's table: situations reasoned by hand, each also counted by the oracle."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dienhong.law.limits import due, limit, limits

FOLDER = Path(__file__).parent / "situations"
SITUATIONS = [
    row
    for file in sorted(FOLDER.glob("*.toml"))
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["situation"]
]


def test_the_table_is_rich_enough() -> None:
    assert len(SITUATIONS) >= 36 + 60
    assert len({row["name"] for row in SITUATIONS}) == len(SITUATIONS)
    assert {row["start"] < date(2026, 7, 1) for row in SITUATIONS} == {True, False}
    assert len({row["limit"] for row in SITUATIONS}) >= 80
    areas = {row["limit"].split(".")[0] for row in SITUATIONS}
    assert areas == {one.id.split(".")[0] for one in limits()}
    met = {day for row in SITUATIONS for day in (*row.get("skipped", []), *row.get("moved", []))}
    assert {
        date(2026, 1, 2),
        date(2026, 2, 17),
        date(2026, 4, 27),
        date(2026, 4, 30),
        date(2026, 5, 1),
        date(2026, 8, 31),
        date(2026, 11, 24),
    } <= met
    assert {date(2026, 1, 10), date(2026, 8, 22)} <= {row["due"] for row in SITUATIONS}
    for change in (date(2026, 7, 1), date(2026, 9, 1)):
        assert {change, change - timedelta(days=1)} <= {row["start"] for row in SITUATIONS}


@pytest.mark.parametrize("row", SITUATIONS, ids=lambda row: row["name"])
def test_situation(row: dict[str, Any]) -> None:
    answer = due(row["limit"], row["start"])
    assert answer.due == row["due"], answer.rule
    assert row["cite"] in answer.cite
    assert answer.certainty.value == row["certainty"]
    if "count" in row:
        assert answer.count == row["count"]
    if "skipped" in row:
        assert sorted(day.day for day in answer.skipped) == row["skipped"]
    if "moved" in row:
        assert [day.day for day in answer.moved] == row["moved"]


@pytest.mark.parametrize("row", SITUATIONS, ids=lambda row: row["name"])
def test_the_oracle_agrees_with_the_jurist(row: dict[str, Any], oracle) -> None:
    wanted = limit(row["limit"])
    terms = wanted.version_on(row["start"]).terms
    assert min(oracle.due(wanted.kind, row["start"], term.days, term.count) for term in terms) == row["due"]
