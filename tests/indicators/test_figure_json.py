"""The report's JSON carries figures exactly as agreed."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from dienhong.indicators.computed import Computed, Part
from dienhong.indicators.figure_json import to_json
from dienhong.law.periods import Window

COUNT = Computed(
    id="reception.with_briefings",
    label="Cuộc tiếp công dân và giao ban",
    kind="computed",
    how="count",
    value=2,
    qualifier="",
    unit="cuộc",
    numerator=None,
    denominator=None,
    window=Window(date(2026, 1, 1), date(2026, 5, 31)),
    evidence=("GB-2026-0002", "TCD-2026-0001"),
    parts=(
        Part("committee", "UBND xã", 1, ("TCD-2026-0001",)),
        Part("briefing", "Giao ban với bí thư chi bộ, trưởng thôn", 1, ("GB-2026-0002",)),
    ),
    closings=("KSO-2026-0001",),
    books=("TCD", "GB"),
)


def written(computed: Computed) -> Any:
    return json.loads(json.dumps(to_json("F-2026-0001", computed)))


def test_a_count() -> None:
    assert written(COUNT) == {
        "id": "F-2026-0001",
        "indicator": "reception.with_briefings",
        "label": "Cuộc tiếp công dân và giao ban",
        "kind": "computed",
        "how": "count",
        "value": 2,
        "qualifier": None,
        "unit": "cuộc",
        "numerator": None,
        "denominator": None,
        "window": {"from": "2026-01-01", "to": "2026-05-31"},
        "evidence": ["GB-2026-0002", "TCD-2026-0001"],
        "parts": [
            {"label": "UBND xã", "value": 1, "evidence": ["TCD-2026-0001"]},
            {"label": "Giao ban với bí thư chi bộ, trưởng thôn", "value": 1, "evidence": ["GB-2026-0002"]},
        ],
        "closing": ["KSO-2026-0001"],
        "source": None,
    }


def test_a_sum_names_what_each_entry_brings() -> None:
    shares = (("TCD-2026-0001", 7),)
    part = Part("feedback", "Phản ánh", 7, ("TCD-2026-0001",), shares)
    said = written(replace(COUNT, how="sum", value=7, evidence=("TCD-2026-0001",), shares=shares, parts=(part,)))
    assert said["evidence"] == [{"code": "TCD-2026-0001", "share": 7}]
    assert said["parts"][0]["evidence"] == [{"code": "TCD-2026-0001", "share": 7}]
    assert "roster" not in said


def test_a_ratio_has_its_roster_and_a_number_without_a_needless_point() -> None:
    roster = ("CH-2026-0001", "CH-2026-0002")
    ratio = replace(COUNT, how="ratio", unit="%", parts=(), evidence=roster, roster=roster, numerator=2, denominator=2)
    whole = written(replace(ratio, value=100))
    assert (whole["value"], whole["numerator"], whole["denominator"]) == (100, 2, 2)
    assert whole["roster"] == whole["evidence"] == list(roster)
    assert '"value": 66.7' in json.dumps(to_json("F-2026-0001", replace(ratio, value=Decimal("66.7"))))
    assert written(replace(ratio, value=None))["value"] is None


def test_a_declared_fact_has_a_source_and_no_evidence() -> None:
    fact = replace(
        COUNT, id="fact:area", kind="declared", how=None, value=Decimal("24.000"), qualifier="hơn", unit="km²"
    )
    said = written(replace(fact, evidence=(), parts=(), closings=(), source="VB-2026-0003"))
    assert (said["kind"], said["how"], said["qualifier"], said["source"]) == ("declared", None, "hơn", "VB-2026-0003")
    assert json.dumps(said["value"]) == "24"
    assert said["evidence"] == []
