"""An attacker who has every public table, and knows the rules, cannot tell any number of one or two persons."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.periods import Period, Window
from dienhong.listening.exposure import Block, Row, blocks, row, total

SATISFIED = frozenset({4, 5})
SMALL = (1, 2)
MOST = 8
Counts = tuple[int, ...]


def every_count(of: int) -> Iterator[Counts]:
    """Every way five answers can add up."""
    for four in product(range(of + 1), repeat=4):
        if sum(four) <= of:
            yield (*four, of - sum(four))


@cache
def consistent() -> dict[Row, list[Counts]]:
    """Published row → every set of answers of up to eight persons that publishes as it."""
    found: dict[Row, list[Counts]] = defaultdict(list)
    for of in range(MOST + 1):
        for counts in every_count(of):
            found[row(counts, SATISFIED)].append(counts)
    return found


def test_no_row_tells_a_number_of_one_or_two() -> None:
    """Exhaustive: whatever is published, each answer that one or two persons gave could also have been given by others."""
    for published, possible in consistent().items():
        for counts in possible:
            for place, number in enumerate(counts):
                if number in SMALL:
                    assert len({other[place] for other in possible}) > 1, (published, counts)
            good = counts[3] + counts[4]
            for number, of in ((good, lambda one: one[3] + one[4]), (sum(counts) - good, lambda one: sum(one[:3]))):
                if number in SMALL:
                    assert len({of(other) for other in possible}) > 1, (published, counts)


def test_nor_how_many_left_a_question_out() -> None:
    """The number who rated stands beside each question: the few who skipped it are not told by subtraction."""
    found: dict[tuple[int, Row], list[Counts]] = defaultdict(list)
    for asked in range(MOST + 1):
        for of in range(asked + 1):
            for counts in every_count(of):
                found[asked, row(counts, SATISFIED, asked=asked)].append((*counts, asked - of))
    for possible in found.values():
        for counts in possible:
            for place, number in enumerate(counts):
                assert number not in SMALL or len({other[place] for other in possible}) > 1, (possible, counts)


def test_a_row_is_shown_whole_or_not_at_all() -> None:
    assert row((0, 0, 3, 4, 5), SATISFIED) == Row(12, 9, (0, 0, 3, 4, 5))
    assert row((0, 1, 3, 4, 5), SATISFIED) == Row(13, 9, None)
    assert row((0, 0, 2, 4, 5), SATISFIED) == Row(11, None, None)
    assert row((0, 0, 0, 1, 1), SATISFIED) == Row(0, None, None)


months = st.lists(
    st.integers(0, 6).flatmap(lambda rated: st.tuples(st.just(rated), st.integers(0, rated))), min_size=1, max_size=12
)


def dated(pairs: list[tuple[int, int]]) -> list[tuple[Window, int, int]]:
    """The pairs as months from January 2026."""
    period, found = Period(2026, 1, 1), []
    for rated, good in pairs:
        found.append((period.calendar_window(), rated, good))
        period = period.following()
    return found


@given(months)
def test_a_look_a_month_later_adds_a_block_and_changes_none(pairs: list[tuple[int, int]]) -> None:
    """Whoever keeps yesterday's page learns from today's only what today's block says by itself."""
    before: tuple[Block, ...] = ()
    for number in range(1, len(pairs) + 1):
        now = blocks(dated(pairs[:number]))
        assert now[: len(before)] == before and len(now) - len(before) <= 1
        before = now
    assert not any(one.rated in SMALL for one in before)
    for block in before:
        assert block.rated >= 3 and block.satisfied not in SMALL and block.rated - block.satisfied not in SMALL


@given(months)
def test_blocks_follow_one_another_and_add_up(pairs: list[tuple[int, int]]) -> None:
    found = blocks(dated(pairs))
    for one, following in pairwise(found):
        assert one.window.to_on + timedelta(days=1) == following.window.from_on
    if found:
        assert found[0].window.from_on == date(2026, 1, 1)
        counted = [one for one in dated(pairs) if one[0].to_on <= found[-1].window.to_on]
        assert sum(one.rated for one in found) == sum(rated for _, rated, _ in counted)


@given(st.lists(st.tuples(*[st.integers(0, 6)] * 5), min_size=1, max_size=6))
def test_a_total_is_the_sum_of_what_is_shown_so_nothing_is_left_over(every: list[Counts]) -> None:
    """Joining totals with rows gives no hidden row by subtraction: a withheld row is in no total."""
    rows = [row(counts, SATISFIED) for counts in every]
    added = total({"overall": rows})["overall"]
    shown = [one for one in rows if one.answers is not None and one.satisfied is not None]
    assert added.rated == sum(one.rated for one in shown)
    if shown:
        assert added.answers == tuple(map(sum, zip(*(one.answers for one in shown if one.answers), strict=True)))
        assert added.satisfied == sum(one.satisfied or 0 for one in shown)
    else:
        assert (added.answers, added.satisfied) == (None, None)
