"""A day off decided after a clock was opened moves it, once, with a trace; what is over or was missed stays."""

from datetime import date, datetime

import pytest

from dienhong.commune.models import Commune, LocalDayOff
from dienhong.commune.queries import local_calendar
from dienhong.deadlines.models import Deadline
from dienhong.ops.recounting import moved, recount_all
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.history import verify
from tests.factories import papers


@pytest.fixture
def off(commune: Commune, by: Actor, at: datetime) -> str:
    """A complaint accepted on 4/3/2026, to be settled by 3/4/2026; then that Friday is taken off."""
    code = papers.bring("accepted", by=by, at=at).code
    assert Deadline.objects.get(code=code, key="settle").due_on == date(2026, 4, 3)
    LocalDayOff.objects.create(day=date(2026, 4, 3), working=False, reason="nghỉ theo quyết định của tỉnh")
    return str(code)


def test_an_open_clock_moves_once_and_the_history_tells_it(off: str, at: datetime) -> None:
    assert [one.told for one in moved(local_calendar())] == [f"{off}: 03/4/2026 thành 06/4/2026"]
    assert recount_all(at) == 1
    clock = Deadline.objects.get(code=off, key="settle")
    assert (clock.due_on, clock.first_due_on) == (date(2026, 4, 6), date(2026, 4, 3))
    assert "nghỉ theo quyết định của tỉnh" in clock.rule
    last = history.of(off)[-1]
    assert last.verb == "recount" and "deadlines" in history.changes_of(last)
    assert recount_all(at) == 0 and moved(local_calendar()) == []
    assert history.of(off)[-1].seq == last.seq and verify()


def test_what_is_met_stays_as_it_was(off: str, at: datetime) -> None:
    Deadline.objects.filter(code=off, key="settle").update(met_on=date(2026, 4, 2))
    assert recount_all(at) == 0
