"""Random walks over all acts: whatever officers try, the book stays one that can be counted."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.utils import timezone

from dienhong.deadlines.models import Deadline
from dienhong.documents.models import Document
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.petitions.papers import actions, queries
from dienhong.petitions.papers.clocks import CLOCKS, OUTLIVES, base
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import ClassificationData
from dienhong.petitions.papers.states import DECIDED, ENDS, IN_HAND, TRANSITIONS, UNHANDLED, State
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import papers
from tests.petitions.papers.test_states import ACTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commune")]
FROM = date(2026, 3, 2)
STEPS = 60
WINDOWS = [Window(FROM + timedelta(days=7 * n), FROM + timedelta(days=7 * n + 6)) for n in range(-1, 20)]


@pytest.fixture
def at() -> datetime:
    """The end of the year: every day of a walk is past."""
    return timezone.make_aware(datetime(2026, 12, 31, 9))  # noqa: DTZ001 - made aware here


def walk(seed: int, by: Actor, at: datetime) -> Iterator[Petition]:
    """Letters that come in and are acted upon at random, days going on; yields the letter after each act that went through."""
    random = Random(seed)
    day = FROM
    for _ in range(STEPS):
        day += timedelta(days=random.choice([0, 0, 1, 1, 2, 5]))
        letters = list(Petition.objects.standing())
        if len(letters) < 3 or random.random() < 0.1:
            yield papers.receive(
                day, by=by, at=at, titled=random.choice(["complaint", "recommendation", "denunciation"])
            )
            continue
        letter = random.choice(letters)
        open_to = [act for act, row in TRANSITIONS.items() if State(letter.state) in row.sources]
        act = random.choice(open_to if random.random() < 0.9 else list(TRANSITIONS))
        try:
            if act == "classify":
                actions.classify(letter.code, _found(letter, day, random), papers.doing(day, by=by, at=at))
            else:
                ACTS[act](letter, day, by, at)
        except Refused:
            continue
        yield Petition.objects.get(pk=letter.pk)


def _found(letter: Petition, day: date, random: Random) -> ClassificationData:
    kind = random.choice([letter.titled, letter.titled, "feedback", "mixed"])
    return papers.found(
        kind, day, competence=random.choice(["ours", "ours", "judicial", "lower"]), eligible=random.random() < 0.8
    )


@pytest.mark.parametrize("seed", range(4))
def test_what_holds_after_every_act(seed: int, by: Actor, at: datetime) -> None:
    for letter in walk(seed, by, at):
        owed = {base(clock.key) for clock in Deadline.objects.filter(code=letter.code, met_on=None, dropped_on=None)}
        assert owed <= CLOCKS.keys()
        assert letter.state not in ENDS or owed <= set(OUTLIVES)
        asked_law = letter.kind in ("complaint", "denunciation")
        assert ("settle" in owed) == (letter.state in IN_HAND and asked_law)
        assert not owed & {"accept", "check", "transfer"} or letter.state in UNHANDLED
        assert bool(letter.handled_on) == (letter.state not in UNHANDLED)
        assert bool(letter.settled_on) == (letter.state in DECIDED | {State.CLOSED})
        assert not letter.settled_on or Document.objects.standing().filter(pk=letter.decision).exists()
        assert letter.kind != "denunciation" or not letter.sender_name
        last = letter.steps.exclude(after="").last()
        assert last is None or last.after == letter.state
        assert history.of(letter.code)


@pytest.mark.parametrize("seed", range(4, 6))
def test_the_columns_of_the_form_check_each_other(seed: int, by: Actor, at: datetime) -> None:
    for _ in walk(seed, by, at):
        pass
    left = None
    for window in WINDOWS:
        whole = queries.to_handle(window).count()
        assert whole == queries.carried_over(window).count() + queries.received_in(window).count()
        assert whole == queries.handled_in(window).count() + queries.unhandled_at(window).count()
        assert left is None or queries.carried_over(window).count() == left
        left = queries.unhandled_at(window).count()
        fit = queries.eligible_in(window)
        assert fit.count() == queries.ours_in(window).count() + queries.elsewhere_in(window).count()
        assert queries.matters(fit).count() <= fit.count()
        assert set(queries.settled_on_time(window)) <= set(queries.judged_in(window))
        ways = set(queries.elsewhere_in(window).values_list("state", flat=True))
        assert ways <= {State.INSTRUCTED, State.TRANSFERRED, State.URGED}
    everything = queries.petitions()
    assert queries.matters(everything).count() <= everything.count()
