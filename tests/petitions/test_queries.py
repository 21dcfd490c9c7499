"""The sets behind lists and figures, against a naive walk."""

import random
from datetime import date, datetime, timedelta

from dienhong.commune.models import Commune
from dienhong.law.periods import Window
from dienhong.petitions import queries
from dienhong.petitions.models import Reception
from dienhong.records import acts
from dienhong.records.actor import Actor
from tests.factories.petitions import reception, visit

WINDOW = Window(date(2026, 1, 1), date(2026, 5, 31))


def test_sets_equal_a_naive_walk(commune: Commune, by: Actor, at: datetime) -> None:
    dice = random.Random(7)
    for _ in range(60):
        day = date(2025, 12, 1) + timedelta(days=dice.randrange(190))
        visits = tuple(visit(people_count=dice.choice((1, 2, 4, 5, 9))) for _ in range(dice.randrange(4)))
        made = reception(day, by=by, at=at, host=dice.choice(("committee", "party", "council")), visits=visits)
        if dice.random() < 0.2:
            acts.void(made, by=by, at=at, reason="Thử")
    held = [r for r in Reception.objects.all() if r.voided_at is None and WINDOW.from_on <= r.held_on <= WINDOW.to_on]
    visits_held = [v for r in held for v in r.visits.all()]
    assert {r.code for r in queries.receptions_held(WINDOW)} == {r.code for r in held}
    assert queries.visits_received(WINDOW).count() == len(visits_held)
    assert queries.large_groups(WINDOW).count() == len([v for v in visits_held if v.people_count >= 5])
    listed = {r.code: (r.visits_count, r.people) for r in queries.receptions()}
    for row in Reception.objects.all():
        assert listed[row.code] == (row.visits.count(), sum(v.people_count for v in row.visits.all()))
