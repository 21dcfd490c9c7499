"""Numerator and denominator against a recount by hand, and the sets of the list page."""

from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.compliance import queries
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.obligations import UnknownObligation, obligations

START = date(2026, 1, 1)


def generated(random: Random, at: datetime) -> None:
    """Rosters that hold, have held and will hold, some voided, with lines in every state."""
    rosters, lines = [], []
    for number in range(1, 41):
        first = START + timedelta(days=random.randrange(-300, 200))
        rosters.append(
            Roster(
                code=f"DS-2026-{number:04d}",
                code_year=2026,
                code_number=number,
                recorded_at=at,
                obligation_key=random.choice([one.key for one in obligations()]),
                period="2026",
                from_on=first,
                to_on=first + timedelta(days=random.choice([0, 30, 180, 400])),
                as_of=first,
                basis="x",
                voided_at=at if random.random() < 0.2 else None,
            )
        )
        for _ in range(random.randrange(8)):
            met = random.random() < 0.6
            lines.append(
                Duty(
                    code=f"CH-2026-{len(lines) + 1:04d}",
                    code_year=2026,
                    code_number=len(lines) + 1,
                    recorded_at=at,
                    roster=rosters[-1],
                    subject=f"Đơn vị {random.randrange(99):02d}",
                    sort_name=f"{random.randrange(99):02d}",
                    listed_on=first,
                    state="met" if met else "due",
                    met_on=START + timedelta(days=random.randrange(-100, 200)) if met else None,
                    voided_at=at if random.random() < 0.2 else None,
                )
            )
    Roster.objects.bulk_create(rosters)
    Duty.objects.bulk_create(lines)


@pytest.mark.parametrize("seed", range(6))
def test_duties_and_met_equal_a_recount_by_hand(commune: Commune, at: datetime, seed: int) -> None:
    generated(Random(seed), at)
    counted = 0
    for owed in obligations():
        for on in (date(2025, 12, 31), date(2026, 2, 14), date(2026, 5, 31), date(2026, 6, 30)):
            holding = {
                one.code
                for one in Roster.objects.all()
                if one.voided_at is None and one.obligation_key == owed.key and one.from_on <= on <= one.to_on
            }
            owes = {one.code for one in Duty.objects.all() if one.roster_id in holding and one.voided_at is None}
            done = {one.code for one in Duty.objects.filter(pk__in=owes) if one.met_on and one.met_on <= on}
            assert {one.code for one in queries.duties(owed.key, on)} == owes
            assert {one.code for one in queries.met(owed.key, on)} == done
            counted += len(done)
    assert counted


@pytest.mark.parametrize("seed", range(3))
def test_the_list_page_says_what_the_figures_say(commune: Commune, at: datetime, seed: int) -> None:
    generated(Random(seed), at)
    on = date(2026, 3, 1)
    rosters = list(queries.counted(queries.rosters_on(on), on=on))
    assert rosters
    with CaptureQueriesContext(connection) as asked:
        missing = queries.missing_of(rosters, 3, on=on)
    assert len(asked) == 1
    for owed in obligations():
        of_it = [one for one in rosters if one.obligation_key == owed.key]
        assert sum(one.total for one in of_it) == queries.duties(owed.key, on).count()
        assert sum(one.met_count for one in of_it) == queries.met(owed.key, on).count()
    for one in rosters:
        assert len(missing[one.code]) == min(3, one.missing)
        left = [
            line
            for line in Duty.objects.filter(roster=one)
            if line.voided_at is None and not (line.met_on and line.met_on <= on)
        ]
        left.sort(key=lambda line: (line.sort_name, line.code_number))
        assert [line.pk for line in missing[one.code]] == [line.pk for line in left[:3]]
    incomplete = {one.code for one in queries.incomplete(queries.rosters())}
    assert incomplete == {one.code for one in queries.rosters() if one.missing}


def test_an_unknown_obligation_is_a_mistake_not_an_empty_set(commune: Commune) -> None:
    with pytest.raises(UnknownObligation):
        queries.duties("hương ước", date(2026, 5, 31))
