"""One kill -9 at every point of every main act on letters, persons and lists: see `test_every_point`."""

import pytest

from tests.resilience.deaths import Answer, killed, wholly_there_or_wholly_absent
from tests.resilience.registry import OF_LETTERS_AND_LISTS

__all__ = ["killed"]


@pytest.mark.parametrize("name", [one.name for one in OF_LETTERS_AND_LISTS])
def test_an_act_killed_anywhere_is_wholly_there_or_wholly_absent(killed: Answer, name: str) -> None:
    wholly_there_or_wholly_absent(killed(name), name)
