"""Wilson's interval beside a slow oracle: the shares that a test at 5 % does not reject, found by halving."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.listening.intervals import Z95, wilson

counts = st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def rejected(share: float, counted: int, of: int) -> bool:
    """Whether the score test at 5 % rejects that the true share is `share`."""
    return abs(counted / of - share) > Z95 * sqrt(share * (1 - share) / of)


def edge(counted: int, of: int, outside: float) -> float:
    """Where rejection begins between the observed share and `outside` (0 or 1), by halving."""
    inside = counted / of
    for _ in range(80):
        middle = (inside + outside) / 2
        if rejected(middle, counted, of):
            outside = middle
        else:
            inside = middle
    return inside


@given(counts)
def test_it_is_the_shares_that_a_test_does_not_reject(pair: tuple[int, int]) -> None:
    counted, of = pair
    found = wilson(counted, of)
    low = 0.0 if counted == 0 else edge(counted, of, 0.0)
    high = 1.0 if counted == of else edge(counted, of, 1.0)
    assert found.low == pytest.approx(low, abs=1e-9) and found.high == pytest.approx(high, abs=1e-9)


@given(counts)
def test_it_holds_the_share_and_is_printed_no_narrower_than_it_is(pair: tuple[int, int]) -> None:
    counted, of = pair
    found = wilson(counted, of)
    assert 0 <= found.low <= counted / of <= found.high <= 1
    low, high = found.percent
    assert float(low) <= 100 * found.low + 1e-9 and float(high) >= 100 * found.high - 1e-9
    assert 0 <= low <= high <= 100


@given(counts)
def test_the_dissatisfied_see_the_mirror(pair: tuple[int, int]) -> None:
    counted, of = pair
    one, other = wilson(counted, of), wilson(of - counted, of)
    assert one.low == pytest.approx(1 - other.high, abs=1e-12) and one.high == pytest.approx(1 - other.low, abs=1e-12)


def test_a_share_of_nothing_is_none() -> None:
    for counted, of in ((0, 0), (3, 2), (-1, 4)):
        with pytest.raises(ValueError, match="no share"):
            wilson(counted, of)
    low, high = wilson(18, 20).percent
    assert low < 70 and high > 90
