"""Every figure equals its evidence, every code resolves, and a zero is printed only of a closed book."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from dienhong.indicators.compute import Computed, compute, compute_many
from dienhong.indicators.definitions import catalogue
from dienhong.indicators.freeze import faults, freeze, frozen_computed, recount, reserve
from dienhong.indicators.queries import figures_of, frozen_figures
from dienhong.law.periods import Window
from dienhong.records import acts
from dienhong.records.closing import close_book
from dienhong.records.codes import resolve_many
from tests.invariants.test_oracles import MODULES

pytestmark = pytest.mark.django_db
WINDOW = Window(date(2026, 1, 1), date(2026, 5, 31))
REPORT = "BC-2026-0001"


@pytest.fixture(params=range(3))
def registers(request: Any) -> None:
    random = Random(1000 + request.param)
    for module in MODULES:
        module.fill(random, WINDOW)


def computed() -> list[Computed]:
    return list(compute_many((definition.id, WINDOW) for definition in catalogue()).values())


def codes_of(figures: Collection[Computed]) -> set[str]:
    parts = {code for figure in figures for part in figure.parts for code in part.evidence}
    return parts | {code for figure in figures for code in (*figure.evidence, *figure.roster, *figure.closings)}


def test_every_figure_equals_its_evidence(registers: None) -> None:
    figures = computed()
    assert {figure.id: faults(figure) for figure in figures if faults(figure)} == {}
    for figure in figures:
        assert set(figure.evidence) <= set(figure.roster) or figure.how != "ratio"
        assert sum(part.value for part in figure.parts) == figure.value or not figure.parts


def test_every_code_of_a_figure_resolves_to_an_entry_that_counts(
    registers: None, commune: object, by: Any, at: datetime
) -> None:
    books = sorted({prefix for definition in catalogue() for prefix in definition.books})
    for prefix in books:
        close_book(prefix, WINDOW, by=by, at=at)
    codes = codes_of(computed())
    found = resolve_many(codes)
    assert codes == set(found)
    assert all(entry.standing for entry in found.values())
    assert {prefix for prefix in books if any(code.startswith(f"{prefix}-") for code in codes)}


def test_frozen_figures_keep_equal_and_keep_resolving(registers: None, commune: object, by: Any, at: datetime) -> None:
    figures = computed()
    for key, figure in reserve(REPORT, [one.id for one in figures], by=by, at=at).items():
        freeze(figure, next(one for one in figures if one.id == key), at)
    for code, entry in resolve_many(codes_of(figures)).items():
        if code.endswith("7") and not entry.why_not_void():  # what is told to everybody is taken down, not voided
            acts.void(entry, reason="Ghi nhầm", by=by, at=at + timedelta(days=1))
    assert [problem for figure in frozen_figures() for problem in recount(figure)] == []
    kept = [frozen_computed(figure) for figure in figures_of(REPORT)]
    assert kept == figures
    assert codes_of(kept) == set(resolve_many(codes_of(kept))), "a voided entry is still there to be read"


@pytest.mark.parametrize("definition", catalogue(), ids=lambda definition: definition.id)
def test_a_zero_is_printed_only_when_each_of_its_books_is_closed(
    definition: Any, commune: object, by: Any, at: datetime
) -> None:
    empty = compute(definition.id, WINDOW)
    assert empty.needs_closing
    assert empty.text_vi in ("chưa khóa sổ", "chưa có mẫu số")
    for prefix in definition.books:
        assert prefix in compute(definition.id, WINDOW).open_books
        close_book(prefix, Window(WINDOW.from_on, WINDOW.to_on - timedelta(days=1)), by=by, at=at)
        assert compute(definition.id, WINDOW).gap == (WINDOW.from_on if _others(definition, prefix) else WINDOW.to_on)
        close_book(prefix, Window(WINDOW.to_on, WINDOW.to_on), by=by, at=at)
    closed = compute(definition.id, WINDOW)
    assert len(closed.closings) == 2 * len(definition.books)
    assert closed.needs_closing is not bool(definition.books)
    if definition.books and definition.how != "ratio":
        assert closed.text_vi == "0"


def _others(definition: Any, prefix: str) -> bool:
    """Whether a book of the indicator that comes after `prefix` is still open."""
    return definition.books.index(prefix) < len(definition.books) - 1
