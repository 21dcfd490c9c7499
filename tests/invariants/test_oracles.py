"""Each indicator of the catalogue equals a slow recount in Python over all rows, on generated registers."""

from datetime import date
from importlib import import_module
from random import Random

import pytest

from dienhong.indicators.compute import compute_many
from dienhong.indicators.definitions import catalogue
from dienhong.law.periods import Window
from tests.indicators.naive import Oracle, assert_same

REGISTERS = (
    "commune",
    "compliance",
    "dialogue",
    "directives",
    "disclosure",
    "documents",
    "escalations",
    "listening",
    "papers",
    "online",  # what senders say is about letters that are there
    "petitions",
    "promises",
    "quarter_lists",
    "questions",
    "reception",
    "sittings",
    "supervision",
)
MODULES = [import_module(f"tests.indicators.naive.{name}") for name in REGISTERS]
ORACLES: dict[str, Oracle] = {name: oracle for module in MODULES for name, oracle in module.ORACLES.items()}
WINDOW = Window(date(2026, 1, 1), date(2026, 5, 31))
WINDOWS = (
    WINDOW,
    Window(date(2025, 12, 15), date(2026, 6, 14)),
    Window(date(2026, 3, 3), date(2026, 3, 3)),
    Window(date(2027, 1, 1), date(2027, 12, 31)),
)


def test_every_indicator_has_an_oracle() -> None:
    assert {definition.id for definition in catalogue()} == set(ORACLES)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.django_db
def test_every_indicator_equals_its_recount(seed: int) -> None:
    random = Random(seed)
    for module in MODULES:
        module.fill(random, WINDOW)
    wanted = [(name, window) for name in ORACLES for window in WINDOWS]
    found = compute_many(wanted)
    for name, window in wanted:
        assert_same(found[name, window], ORACLES[name](window))
