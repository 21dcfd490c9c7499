"""100,000 limits and days drawn at random, every one against the day-by-day oracle and every one explained."""

from __future__ import annotations

import random
from datetime import date, timedelta

from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import due, limits

PAIRS = 100_000
FIRST, LAST = date(2024, 4, 1), date(2027, 11, 1)  # a year at either end stays inside the listed days off


def test_every_pair_equals_the_oracle_and_says_rule_version_article_and_days(oracle) -> None:
    draw = random.Random(20261126)
    every, span = limits(), (LAST - FIRST).days
    met: set[str] = set()
    for _ in range(PAIRS):
        wanted = draw.choice(every)
        start = max(FIRST + timedelta(days=draw.randrange(span)), wanted.versions[0].from_on)
        version = wanted.version_on(start)
        counted = [oracle.count(wanted.kind, start, term.days, term.count) for term in version.terms]
        answer = due(wanted.id, start)
        assert answer.due == min(end for end, _off in counted), (wanted.id, start)
        assert answer.version_from == version.from_on
        met.add(wanted.id)
        parts = answer.alternatives or (answer,)
        for part, term, (end, off) in zip(parts, version.terms, counted, strict=True):
            assert (part.due, part.days, part.count, part.cite) == (end, term.days, term.count, term.cite)
            assert sorted(day.day for day in part.skipped + part.moved) == sorted(off)
            assert part.rule in answer.rule
            assert part.cite in answer.cite
            assert f"{wanted.starts_vi} {date_vi(start)}" in part.rule
            assert f"{term.days:02d} ngày" in part.rule
            if part.skipped:
                assert all(date_vi(day) in part.rule for day in off), (wanted.id, start)
            if part.moved:
                assert date_vi(off[0]) in part.rule and date_vi(end) in part.rule, (wanted.id, start)
    assert met == {wanted.id for wanted in every}
