"""A clock from its opening to its end: extended, suspended, met late or in time, dropped; and it cannot be cheated."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dienhong.deadlines import actions, queries, rules
from dienhong.deadlines.clock import clock_of
from dienhong.deadlines.models import Deadline
from dienhong.deadlines.states import DeadlineState
from dienhong.law.calendar import Calendar
from dienhong.law.verdict import Refused

pytestmark = pytest.mark.django_db
CODE = "DT-2026-0001"
SETTLE, COMPLEX = "petitions.complaint.settle", "petitions.complaint.settle_complex"
START = date(2026, 3, 2)
CALENDAR = Calendar.load()


def opened(
    at: datetime, *, limit: str = SETTLE, start: date = START, key: str = "settle", code: str = CODE
) -> Deadline:
    return actions.open_deadline(
        code,
        key,
        limit,
        start=start,
        owner="Chủ tịch UBND xã",
        owner_role="committee_chair",
        stops_by="quyết định giải quyết",
        at=at,
        calendar=CALENDAR,
    )


def extended(decided_on: date) -> Deadline:
    return actions.extend(CODE, "settle", COMPLEX, decided_on=decided_on, document="VB-2026-0001", calendar=CALENDAR)


def test_it_explains_itself(at: datetime) -> None:
    clock = opened(at)
    assert (clock.first_due_on, clock.due_on, clock.judged_on) == (date(2026, 4, 1),) * 3
    assert clock.rule.startswith("Trong 30 ngày kể từ ngày thụ lý 02/3/2026")
    assert (clock.cite, clock.version_from) == ("02/2011/QH13 art 28", date(2012, 7, 1))
    assert clock.stops_by == "quyết định giải quyết"


def test_one_key_has_one_clock(at: datetime) -> None:
    opened(at)
    with pytest.raises(IntegrityError), transaction.atomic():
        opened(at)


@pytest.mark.parametrize(
    ("met_on", "state"),
    [(date(2026, 4, 1), DeadlineState.MET), (date(2026, 4, 2), DeadlineState.MET_LATE)],
)
def test_done_in_time_or_late_is_read_off_the_dates(at: datetime, met_on: date, state: DeadlineState) -> None:
    opened(at)
    assert actions.meet(CODE, "settle", on=met_on).state_on(date(2027, 1, 1)) is state


def test_overdue_is_a_relation_to_the_day(at: datetime) -> None:
    clock = opened(at)
    assert clock.state_on(date(2026, 4, 1)) is DeadlineState.RUNNING
    assert clock.state_on(date(2026, 4, 2)) is DeadlineState.OVERDUE
    assert list(queries.overdue_on(date(2026, 4, 1))) == []
    assert list(queries.overdue_on(date(2026, 4, 2))) == [clock]


def test_an_extension_counts_the_whole_time_from_the_same_start(at: datetime) -> None:
    opened(at)
    clock = extended(date(2026, 3, 30))
    assert (clock.first_due_on, clock.due_on, clock.judged_on) == (
        date(2026, 4, 1),
        date(2026, 4, 16),
        date(2026, 4, 16),
    )
    assert clock.rule.startswith("Trong 45 ngày")
    again = rules.can_extend(clock, COMPLEX, decided_on=date(2026, 4, 2))
    assert not again and "không cho kéo dài" in again.reasons[0].text


def test_an_extension_after_the_time_ran_out_cheats_nobody(at: datetime) -> None:
    opened(at)
    verdict = rules.can_extend(Deadline.objects.get(), COMPLEX, decided_on=date(2026, 4, 3))
    assert verdict and "vẫn bị tính là trễ hạn" in verdict.warnings[0].text
    clock = extended(date(2026, 4, 3))
    assert (clock.due_on, clock.judged_on) == (date(2026, 4, 16), date(2026, 4, 1))
    assert clock.state_on(date(2026, 4, 10)) is DeadlineState.OVERDUE
    assert actions.meet(CODE, "settle", on=date(2026, 4, 10)).state_on(date(2026, 4, 10)) is DeadlineState.MET_LATE


def test_no_other_limit_can_be_slipped_under_a_clock(at: datetime) -> None:
    opened(at)
    with pytest.raises(Refused):
        actions.extend(
            CODE,
            "settle",
            "petitions.complaint.second.settle_complex",
            decided_on=date(2026, 3, 9),
            document="VB-2026-0001",
            calendar=CALENDAR,
        )
    assert Deadline.objects.get().limit == SETTLE


def test_a_suspended_clock_is_neither_owed_nor_overdue_and_goes_on_where_it_stood(at: datetime) -> None:
    opened(at)
    actions.suspend(CODE, "settle", from_on=date(2026, 3, 9), document="VB-2026-0002", reason="Chờ kết quả giám định")
    clock = Deadline.objects.get()
    assert clock.state_on(date(2026, 6, 1)) is DeadlineState.SUSPENDED
    assert not queries.owed(date(2026, 6, 11), until=date(2026, 6, 20)).exists()
    clock = actions.resume(CODE, "settle", on=date(2026, 3, 16), document="VB-2026-0003", calendar=CALENDAR)
    assert clock.due_on == date(2026, 4, 8)
    assert "07 ngày tạm đình chỉ: từ 09/3/2026 đến hết 15/3/2026" in clock.rule
    assert queries.owed(date(2026, 6, 11), until=date(2026, 6, 20)).get() == clock


def test_a_suspension_after_the_time_ran_out_hides_nothing(at: datetime) -> None:
    opened(at)
    actions.suspend(CODE, "settle", from_on=date(2026, 4, 20), document="VB-2026-0002", reason="Chờ")
    assert Deadline.objects.get().state_on(date(2026, 5, 1)) is DeadlineState.OVERDUE
    assert queries.overdue_on(date(2026, 5, 1)).count() == 1
    clock = actions.resume(CODE, "settle", on=date(2026, 5, 4), document="VB-2026-0003", calendar=CALENDAR)
    assert clock.judged_on == date(2026, 4, 1)


def test_what_is_over_is_over(at: datetime) -> None:
    opened(at)
    assert actions.drop(CODE, on=date(2026, 3, 20), why="Người khiếu nại rút đơn") == 1
    clock = Deadline.objects.get()
    assert clock.state_on(date(2027, 1, 1)) is DeadlineState.DROPPED
    for verdict in (
        rules.can_meet(clock, on=date(2026, 3, 21)),
        rules.can_suspend(clock, from_on=date(2026, 3, 21)),
        rules.can_extend(clock, COMPLEX, decided_on=date(2026, 3, 21)),
    ):
        assert not verdict
    assert actions.meet_if_open(CODE, "settle", on=date(2026, 3, 21)) is None


def test_a_rate_counts_those_still_open_and_overdue_on_its_last_day(at: datetime) -> None:
    opened(at, code="DT-2026-0001")
    opened(at, code="DT-2026-0002")
    opened(at, code="DT-2026-0003", start=date(2026, 5, 4))
    actions.meet("DT-2026-0002", "settle", on=date(2026, 5, 15))
    missed = queries.missed_by(date(2026, 4, 30), ["settle"])
    assert [one.code for one in missed] == ["DT-2026-0001", "DT-2026-0002"]
    assert [one.code for one in queries.missed_by(date(2026, 5, 31), ["settle"])] == ["DT-2026-0001"]


@hypothesis_settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 40)), max_size=4))
def test_suspensions_add_exactly_their_days(spans: list[tuple[int, int]]) -> None:
    """Against a slow count: thirty days that were not suspended, then on to a working day that is not."""
    at = datetime.fromisoformat("2026-03-02T09:00:00+07:00")
    with transaction.atomic():
        opened(at)
        day, off = START, set()
        for wait, length in spans:
            from_on = day + timedelta(days=wait)
            day = from_on + timedelta(days=length)
            if not actions.rules.can_suspend(Deadline.objects.get(), from_on=from_on) or from_on > _judged():
                break
            actions.suspend(CODE, "settle", from_on=from_on, document="VB-2026-0002", reason="Chờ")
            actions.resume(CODE, "settle", on=day, document="VB-2026-0003", calendar=CALENDAR)
            off |= {from_on + timedelta(days=n) for n in range(length)}
        clock = Deadline.objects.get()
        assert clock.due_on == _slow(off) == clock_of(clock, CALENDAR).due
        transaction.set_rollback(True)


def _judged() -> date:
    return Deadline.objects.get().judged_on


def _slow(off: set[date]) -> date:
    day, counted = START, 0
    while counted < 30 or day in off or not CALENDAR.is_working(day):
        day += timedelta(days=1)
        if counted < 30 and day not in off:
            counted += 1
    return day


def test_a_wrong_first_day_is_put_right_until_something_was_decided(at: datetime) -> None:
    opened(at)
    clock = actions.restart(CODE, "settle", start=date(2026, 3, 9), calendar=CALENDAR)
    assert (clock.start_on, clock.due_on, clock.judged_on) == (date(2026, 3, 9), date(2026, 4, 8), date(2026, 4, 8))
    extended(date(2026, 4, 2))
    with pytest.raises(Refused, match="không đổi ngày bắt đầu"):
        actions.restart(CODE, "settle", start=START, calendar=CALENDAR)
