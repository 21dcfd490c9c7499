"""A prepared question is asked anew each time, and says what the queryset it was made of would say."""

from datetime import date, datetime

import pytest

from dienhong.commune.models import Commune, Unit
from dienhong.records.actor import Actor
from dienhong.records.prepared import Prepared, PreparedCount, as_day
from tests.factories.commune import village


@pytest.fixture
def villages(commune: Commune, by: Actor, at: datetime) -> list[str]:
    """The codes of three villages."""
    return [village(name, by=by, at=at).code for name in ("Cầu Đá", "Đình Hạ", "Trung Hòa")]


def test_the_question_is_kept_and_no_answer(villages: list[str], by: Actor, at: datetime) -> None:
    entries = Unit.objects.filter(kind="village").order_by("code_number")
    asked = Prepared(entries.values_list("code", "from_on"))
    for expected, new in ((3, "Bến Trại"), (4, "Xóm Gò")):
        rows = [(code, as_day(from_on)) for code, from_on in asked.rows()]
        assert rows == list(entries.values_list("code", "from_on")) and len(rows) == expected
        village(new, by=by, at=at)


def test_other_words_in_the_place_of_the_first(villages: list[str]) -> None:
    asked = Prepared(Unit.objects.filter(code__in=["x", "y"]).order_by("code").values_list("code"))
    assert asked.rows(villages[:2]) == [(villages[0],), (villages[1],)]
    assert asked.rows(["' or 1=1 --", villages[2]]) == [(villages[2],)]


@pytest.mark.parametrize(("most", "counted"), [(1, 1), (2, 2), (3, 3), (4, 3), (1001, 3)])
def test_counting_stops(villages: list[str], most: int, counted: int) -> None:
    assert PreparedCount(Unit.objects.filter(kind="village").order_by("-name"), most).ask() == counted


def test_a_day_is_a_day_on_both_databases() -> None:
    assert as_day("2026-06-10") == as_day(date(2026, 6, 10)) == date(2026, 6, 10)
