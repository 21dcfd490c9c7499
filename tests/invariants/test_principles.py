"""Biết, bàn, làm, kiểm tra, giám sát, thụ hưởng: each has something that is counted, in a register that is kept."""

import pytest

from dienhong.indicators.definitions import catalogue
from dienhong.law.principles import Principle
from dienhong.records.codes import model_of


@pytest.mark.parametrize("principle", Principle)
def test_each_principle_has_an_indicator_in_a_register(principle: Principle) -> None:
    serving = [definition for definition in catalogue() if principle in definition.principles]
    assert serving, principle.label_vi
    books = {prefix for definition in serving for prefix in definition.books}
    assert any(model_of(prefix) is not None for prefix in books), f"{principle.label_vi}: no register is kept for it"


def test_only_the_frame_of_the_commune_serves_no_principle() -> None:
    without = {definition.id.partition(".")[0] for definition in catalogue() if not definition.principles}
    assert without == {"commune"}
