"""One kill -9 at every SQL statement of every main act, around its commit, and at every step of storing its file.

After each death the database is exactly as before the act or exactly as after it, row for row; the chain verifies and
doctor finds nothing; no file lies about once the program was started again; the form sent again ends in the whole act.
Here the acts on the commune's books; those on letters and lists stand in a file of their own, for the other worker.
"""

import pytest

from tests.resilience.deaths import Answer, killed, wholly_there_or_wholly_absent
from tests.resilience.registry import ACTS, OF_BOOKS, OF_LETTERS_AND_LISTS

__all__ = ["killed"]


@pytest.mark.parametrize("name", [one.name for one in OF_BOOKS])
def test_an_act_killed_anywhere_is_wholly_there_or_wholly_absent(killed: Answer, name: str) -> None:
    wholly_there_or_wholly_absent(killed(name), name)


def test_the_main_acts_are_at_least_twelve_over_all_registers() -> None:
    assert len({one.name for one in ACTS}) == len(ACTS) >= 12
    assert {*OF_BOOKS, *OF_LETTERS_AND_LISTS} == set(ACTS), "each act is killed in one of the files"
