"""The catalogue as data: complete, cited, reviewed, and fitting the registers it counts."""

from typing import Any

import pytest
from django.db import models

from dienhong.indicators.definitions import Indicator, UnknownIndicator, catalogue, indicator, read_indicator
from dienhong.indicators.sources import source
from dienhong.law.certainty import Certainty
from dienhong.law.citations import Citation
from dienhong.records.codes import model_of

EACH = pytest.mark.parametrize("definition", catalogue(), ids=lambda definition: definition.id)
TABLE: dict[str, Any] = {
    "vi": "Cuộc",
    "section": ["T01"],
    "principles": ["check"],
    "how": "count",
    "unit": "cuộc",
    "source": "petitions.receptions_held",
    "books": ["TCD"],
    "cite": "",
    "definition_vi": "Số cuộc.",
    "checked": {"by": "Người đọc", "on": "2026-11-23", "certainty": "inference"},
}


@EACH
def test_its_citation_reads_and_only_the_law_is_called_verified(definition: Indicator) -> None:
    if definition.cite:
        assert Citation.parse_all(definition.cite)
    else:
        assert definition.certainty is Certainty.INFERENCE, "nothing was read that could verify it"
    assert definition.reviewer.by
    assert definition.reviewer.certainty is definition.certainty


@EACH
def test_it_says_what_is_counted_by_which_day_and_what_is_not(definition: Indicator) -> None:
    said = definition.definition_vi
    assert said.endswith(".")
    assert "không" in said.lower()
    assert any(word in said for word in ("ngày", "trong kỳ", "hạn")), "the day that decides"
    assert definition.vi
    # No annex of a superior has a row for satisfaction; every other indicator names its row.
    assert definition.section or definition.id.startswith("listening.")


@EACH
def test_its_sets_exist_and_carry_the_columns_it_uses(definition: Indicator) -> None:
    columns = source(definition.source).columns
    assert columns[0] == "code"
    assert {definition.by, definition.share} - {None} <= set(columns)
    if definition.roster:
        assert source(definition.roster).columns[0] == "code"
    assert len({part.key for part in definition.parts}) == len(definition.parts)


@EACH
def test_each_of_its_books_is_a_real_register(definition: Indicator) -> None:
    assert all(model_of(prefix) is not None for prefix in definition.books)
    assert definition.books or definition.id.startswith("commune."), "only a list as of a day has no closing"


def test_an_unknown_id_offers_the_nearest() -> None:
    with pytest.raises(UnknownIndicator, match=r"petitions\.receptions_held"):
        indicator("petitions.reception_held")


@pytest.mark.parametrize(
    "change",
    [
        {"how": "mean"},
        {"how": "ratio"},
        {"how": "sum"},
        {"roster": "petitions.receptions_held"},
        {"share": "people"},
        {"by": "host"},
        {"parts": [{"key": "party", "vi": "Đảng ủy xã"}]},
        {"colour": "red"},
        {"principles": ["hope"]},
        {"how": "ratio", "roster": "r", "by": "host", "parts": [{"key": "party", "vi": "Đảng ủy xã"}]},
    ],
)
def test_a_table_that_does_not_fit_is_refused(change: dict[str, Any]) -> None:
    read_indicator("petitions.x", TABLE)
    with pytest.raises(ValueError, match=r"petitions\.x|Principle"):
        read_indicator("petitions.x", TABLE | change)


def choices(field: str, model: type[models.Model]) -> set[str]:
    return {str(value) for value, _ in model._meta.get_field(field).choices or ()}


@pytest.mark.parametrize(
    ("indicator_id", "prefix", "field"),
    [
        ("petitions.receptions_held", "TCD", "host"),
        ("petitions.receptions_by_kind", "TCD", "kind"),
        ("dialogue.held", "DTH", "kind"),
        ("dialogue.held_by_level", "DTH", "level"),
        ("supervision.held", "GS", "body"),
        ("supervision.with_democracy", "GS", "body"),
        ("supervision.held_by_kind", "GS", "kind"),
    ],
)
def test_the_rows_of_a_breakdown_are_the_choices_of_the_register(indicator_id: str, prefix: str, field: str) -> None:
    model = model_of(prefix)
    assert model is not None
    assert {part.key for part in indicator(indicator_id).parts} == choices(field, model)


def test_the_classes_of_a_visit_are_all_in_the_breakdown_of_matters() -> None:
    from dienhong.petitions.models import Visit

    rows = indicator("petitions.matters_by_class").parts
    assert {part.key for part in rows} == choices("classification", Visit)
    assert [part.key for part in rows if part.closed] == ["denunciation"]


def test_sessions_and_briefings_together_have_a_row_for_each_host_and_one_for_briefings() -> None:
    together, sessions = indicator("reception.with_briefings"), indicator("petitions.receptions_held")
    assert together.parts[:-1] == sessions.parts
    assert together.parts[-1].key == "briefing"
    assert "không phải là tiếp công dân" in together.definition_vi
    assert set(together.books) == {*sessions.books, *indicator("directives.briefings_held").books}


def test_each_obligation_that_establishments_owe_has_its_rate() -> None:
    from dienhong.compliance.obligations import obligations

    rates = {definition.id: definition for definition in catalogue() if definition.id.startswith("compliance.")}
    assert {f"compliance.{owed.key}" for owed in obligations()} == set(rates)
    assert {name for name, rate in rates.items() if rate.counted_vi == "người"} == {
        f"compliance.{owed.key}" for owed in obligations() if owed.of_officials
    }
