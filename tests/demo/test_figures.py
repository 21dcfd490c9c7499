"""What the commune's real report says, come out of the demo's registers: exactly these figures, with their entries."""

from pathlib import Path
from typing import Any

import pytest

from dienhong.documents.docx_reader import read_docx
from dienhong.records.codes import parse

Figures = dict[str, dict[str, Any]]
FIVE_MONTHS = {"from": "2026-01-01", "to": "2026-05-31"}


@pytest.mark.parametrize(
    ("key", "value", "qualifier", "unit"),
    [
        ("fact:area", 24, "hơn", "km²"),
        ("fact:population", 34000, "gần", "người"),
        ("fact:party_members", 1397, None, "đảng viên"),
    ],
)
def test_declared_facts_have_their_source(
    figures: Figures, key: str, value: int, qualifier: str | None, unit: str
) -> None:
    fact = figures[key]
    assert (fact["kind"], fact["value"], fact["qualifier"], fact["unit"]) == ("declared", value, qualifier, unit)
    assert fact["evidence"] == [] and parse(fact["source"])[0] == "VB"


@pytest.mark.parametrize(
    ("key", "value", "parts"),
    [
        ("commune.villages", 19, []),
        ("commune.party_organisations", 40, [2, 15, 23]),
        ("petitions.receptions_held", 23, [21, 2]),
        ("directives.briefings_held", 2, []),
        ("reception.with_briefings", 25, [21, 2, 2]),
        ("supervision.surprise_held", 3, []),
    ],
)
def test_counts_with_their_entries(figures: Figures, key: str, value: int, parts: list[int]) -> None:
    figure = figures[key]
    assert (figure["kind"], figure["how"], figure["value"], figure["window"]) == (
        *("computed", "count"),
        value,
        FIVE_MONTHS,
    )
    assert len(set(figure["evidence"])) == value
    assert [part["value"] for part in figure["parts"]] == parts
    if parts:
        assert sorted(code for part in figure["parts"] for code in part["evidence"]) == sorted(figure["evidence"])


@pytest.mark.parametrize(
    ("key", "of"),
    [
        ("compliance.conventions", 19),
        ("compliance.school_conferences", 10),
        ("supervision.surprise_met", 3),
        ("compliance.pledges", 62),
        ("compliance.union_propaganda", 8),
    ],
)
def test_rates_have_their_base(figures: Figures, key: str, of: int) -> None:
    rate = figures[key]
    assert (rate["value"], rate["unit"], rate["numerator"], rate["denominator"]) == (100, "%", of, of)
    assert sorted(rate["evidence"]) == sorted(rate["roster"]) and len(set(rate["roster"])) == of


def test_sixteen_ad_hoc_dialogues_are_those_of_2025(figures: Figures) -> None:
    dialogues = figures["dialogue.held_ad_hoc"]
    assert dialogues["window"] == {"from": "2025-01-01", "to": "2025-12-31"}
    assert dialogues["evidence"] == [f"DTH-2025-{number:04d}" for number in range(1, 17)]
    assert dialogues["value"] == 16 and dialogues["closing"]


def test_no_dialogue_this_year_is_a_zero_with_its_closing(figures: Figures) -> None:
    held = figures["dialogue.held"]
    assert (held["value"], held["evidence"]) == (0, []) and held["closing"]


def test_receptions_are_numbered_in_the_order_of_their_days(figures: Figures) -> None:
    assert figures["petitions.receptions_held"]["evidence"] == [f"TCD-2026-{number:04d}" for number in range(1, 24)]
    parts = {part["label"]: part["evidence"] for part in figures["reception.with_briefings"]["parts"]}
    assert parts["Đảng ủy xã"] == ["TCD-2026-0011", "TCD-2026-0021"]
    assert figures["directives.briefings_held"]["evidence"] == ["GB-2026-0001", "GB-2026-0002"]
    assert (figures["petitions.visits_received"]["value"], figures["petitions.large_groups"]["value"]) == (73, 0)


def test_no_matter_past_the_commune_is_a_zero_that_every_village_signed(figures: Figures) -> None:
    """The report's own sentence: each of nineteen villages signed each week, and both books were closed."""
    for key in ("escalations.beyond_level", "escalations.crowds"):
        assert (figures[key]["value"], figures[key]["evidence"]) == (0, []) and len(figures[key]["closing"]) == 2
    heard = figures["escalations.villages_reporting"]
    assert (heard["numerator"], heard["denominator"]) == (19, 19)


def test_the_paper_prints_them(built: tuple[dict[str, Any], Path]) -> None:
    paper = read_docx(built[1])
    text = " ".join(paper.text.split())
    for words in (
        "diện tích tự nhiên hơn 24 km², dân số gần 34.000 người, gồm 19 thôn",
        "40 tổ chức đảng, gồm 02 đảng bộ, 15 chi bộ cơ sở và 23 chi bộ trực thuộc, với 1.397 đảng viên",
        "16 cuộc đối thoại đột xuất",
        "25 cuộc tiếp công dân và giao ban với cơ sở: UBND xã tiếp công dân 21 cuộc, Đảng ủy xã 02 cuộc",
        "xã tiếp công dân 23 cuộc",
        "19/19 thôn (100%)",
        "Theo báo cáo từng tuần của 19/19 thôn, trên địa bàn xã số vụ khiếu kiện vượt cấp là 0",
        "10/10 trường (100%)",
        "03 cuộc; 3/3 cuộc đạt yêu cầu (100%)",
        "62/62 người (100%)",
        "8/8 công đoàn cơ sở (100%)",
    ):
        assert words in text
    assert all("DỮ LIỆU MẪU" in " ".join(page.heads) for page in paper.pages)
