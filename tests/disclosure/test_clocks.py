"""Every clock of the book against days counted one by one on the calendar, whatever the day it starts."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.disclosure.requirements import ANSWER, CHANGED, asked_of, last_day, stay
from dienhong.law.calendar import Calendar
from dienhong.law.disclosure import contents, sectors
from dienhong.law.limits import due, limit

CALENDAR = Calendar.load()
DAYS = st.dates(date(2026, 3, 25), date(2027, 3, 1))
PUBLISH = sorted({"disclosure.publish", CHANGED} | {one.publish for one in sectors(date(2026, 6, 1)) if one.publish})
STAYS = sorted(
    {"disclosure.posted", "disclosure.loudspeaker"} | {one.stays for one in sectors(date(2026, 6, 1)) if one.stays}
)


def off(day: date) -> bool:
    """A day nobody works."""
    return CALENDAR.why_off(day) is not None


def walked(start: date, days: int, counts: Callable[[date], bool]) -> date:
    """The day on which the last of `days` counted days falls, the first day not counted."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= counts(day)
    return day


def by_hand(limit_id: str, start: date) -> date:
    """The due day, day by day; a count of calendar days that ends on a day off goes on to the next working day."""
    term = limit(limit_id).version_on(start).terms[0]
    if term.count == "working":
        return walked(start, term.days, lambda day: not off(day))
    day = walked(start, term.days, lambda _: True)
    while off(day):
        day += timedelta(days=1)
    return day


@pytest.mark.parametrize("limit_id", PUBLISH)
@given(start=DAYS)
def test_days_to_publish_and_to_tell_anew(limit_id: str, start: date) -> None:
    assert due(limit_id, start, calendar=CALENDAR).due == by_hand(limit_id, start)


@given(start=st.dates(date(2026, 9, 1), date(2027, 3, 1)))
def test_days_to_answer_who_asks_for_a_correction(start: date) -> None:
    assert due(ANSWER, start, calendar=CALENDAR).due == by_hand(ANSWER, start)


@pytest.mark.parametrize("limit_id", STAYS)
@given(start=DAYS)
def test_days_something_stays(limit_id: str, start: date) -> None:
    stays = stay(limit_id, start, CALENDAR)
    assert stays is not None
    term = limit(limit_id).version_on(start).terms[0]
    assert stays.until == by_hand(limit_id, start)
    counted = (lambda day: not off(day)) if term.count == "working" else (lambda _: True)
    assert stays.strict == walked(start, term.days, counted)
    assert stays.strict <= stays.until


@given(start=DAYS)
def test_three_days_of_broadcasting_are_three_whole_days(start: date) -> None:
    stays = stay("disclosure.loudspeaker", start, CALENDAR)
    assert stays is not None
    days = [start + timedelta(days=n) for n in range((last_day(stays.strict) - start).days + 1)]
    assert len(days) == stays.answer.days


@given(start=DAYS)
def test_every_content_under_every_sector_is_asked_something(start: date) -> None:
    for one in contents(start):
        assert asked_of(one.id, "", start, start).publish == "disclosure.publish"
        for own in sectors(start, one.id):
            asked = asked_of(one.id, own.id, start, start)
            assert asked.publish == (own.publish or "disclosure.publish")
            assert {cell.form.id for cell in asked.requirements} >= {"posting", "portal", "loudspeaker", "village_head"}


def test_a_sector_rule_younger_than_the_matter_leaves_the_general_rule_and_says_so() -> None:
    asked = asked_of("CK2", "budget_draft", date(2025, 12, 1), date(2026, 6, 1))
    assert not asked.publish
    assert "01/12/2025" in asked.unknown
    assert asked.of("posting").is_owed
