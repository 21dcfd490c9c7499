"""An attacker who has every public table, and knows the rules, cannot tell any number of one or two persons."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from dienhong.law.periods import Period, Window
from dienhong.listening.exposure import Block, Row, Span, blocks, may_show_share, row, spans, total

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
            if may_show_share(counts[3] + counts[4], of):  # spans are made so that no other is asked
                found[row(counts, SATISFIED)].append(counts)
    return found


def test_no_row_tells_a_number_of_one_or_two() -> None:
    """Exhaustive: whatever is published, each answer that one or two persons gave could also have been given by others."""
    for published, possible in consistent().items():
        for counts in possible:
            for place, number in enumerate(counts):
                if number in SMALL:
                    assert len({other[place] for other in possible}) > 1, (published, counts)
        assert published.satisfied not in SMALL and published.rated - published.satisfied not in SMALL


def test_no_span_nor_all_together_tell_of_one_or_two() -> None:
    """Exhaustive over three blocks of three or five persons, by somebody who knows the rules: how many in a block, or in the
    blocks up to it, skipped the question, were not satisfied, were satisfied, could each have been another number."""
    for asked in product((3, 5), repeat=3):
        told: dict[tuple[Span, ...], list[tuple[Counts, ...]]] = defaultdict(list)
        for said in product(*(list(of_three(of)) for of in asked)):
            told[published(asked, said)].append(said)
        for possible in told.values():
            numbers = [told_numbers(said, asked) for said in possible]
            for place, column in enumerate(zip(*numbers, strict=True)):
                assert len(set(column)) > 1 or column[0] not in SMALL, (asked, possible[:3], place)


def of_three(of: int) -> Iterator[Counts]:
    """(not satisfied, satisfied) of a block; the rest skipped the question."""
    yield from ((bad, good) for bad in range(of + 1) for good in range(of + 1 - bad))


def told_numbers(said: tuple[Counts, ...], asked: Counts) -> Counts:
    """Of every run of blocks: how many were not satisfied, were satisfied, skipped the question."""
    every = [(bad, good, of - bad - good) for (bad, good), of in zip(said, asked, strict=True)]
    runs = [every[start:end] for start in range(3) for end in range(start + 1, 4)]
    return tuple(sum(side) for run in runs for side in zip(*run, strict=True))


def published(asked: Counts, said: tuple[Counts, ...]) -> tuple[Span, ...]:
    """What is published of a question answered so; each block's overall row is public with all who rated."""
    found = blocks(dated([(of, of) for of in asked]))
    return spans(found, [(bad, 0, 0, 0, good) for bad, good in said], SATISFIED)


def test_a_side_is_told_answer_by_answer_or_by_its_sum() -> None:
    assert row((0, 0, 3, 4, 5), SATISFIED) == Row(12, 9, (0, 0, 3, 4, 5))
    assert row((2, 2, 0, 5, 3), SATISFIED) == Row(12, 8, (None, None, None, 5, 3))
    assert row((0, 0, 4, 1, 7), SATISFIED) == Row(12, 8, (0, 0, 4, None, None))


def test_the_bad_months_are_in_the_total() -> None:
    """March has one and two who were unhappy: the total counts them, the other months do not stand for it."""
    found = blocks(dated([(12, 8), (30, 23)]))
    every = [one.row for one in spans(found, [(1, 2, 1, 5, 3), (0, 0, 7, 13, 10)], SATISFIED)]
    assert total(every) == Row(42, 31, (None, None, None, 18, 13))
    assert total([]) is None


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


answers = st.lists(st.tuples(*[st.integers(0, 6)] * 5), min_size=1, max_size=8)


@given(answers, st.data())
def test_spans_leave_nobody_out_and_a_later_look_changes_none(every: list[Counts], data: st.DataObject) -> None:
    """Each person of the published months is in exactly one span and once in the total; what was seen stays as it was."""
    skipped = [data.draw(st.integers(0, 3)) for _ in every]
    found = blocks(dated([(sum(one) + left, sum(one) + left) for one, left in zip(every, skipped, strict=True)]))
    by_month = {window: one for (window, _, _), one in zip(dated([(0, 0)] * len(every)), every, strict=True)}
    of_block = [tuple(map(sum, zip(*in_window(by_month, one.window), strict=True))) for one in found]
    now: tuple[Span, ...] = ()
    for number in range(len(found) + 1):
        before, now = now, spans(found[:number], of_block[:number], SATISFIED)
        assert now[: len(before)] == before and len(now) - len(before) <= 1
    added = total([one.row for one in now])
    covered = [one for span in now for one in in_window(by_month, span.window)]
    if added is None:
        assert not now
        return
    assert added.rated == sum(map(sum, covered)) and added.satisfied == sum(one[3] + one[4] for one in covered)
    for place, told in enumerate(added.answers):
        assert told is None or told == sum(one[place] for one in covered)


def in_window(by_month: dict[Window, Counts], window: Window) -> list[Counts]:
    """The answers of the months in a window."""
    return [one for month, one in by_month.items() if window.covers(month)]
