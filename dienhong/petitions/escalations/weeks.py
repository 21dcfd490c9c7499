"""Weeks from Monday to Sunday: by them a village says whether anything arose."""

from datetime import date, timedelta

from dienhong.law.periods import Window

DAYS = 7


def week_of(day: date) -> Window:
    """The week a day lies in."""
    monday = day - timedelta(days=day.weekday())
    return Window(monday, monday + timedelta(days=DAYS - 1))


def weeks_over(window: Window) -> list[Window]:
    """Every week that has a day in the window, the first first."""
    first, last = week_of(window.from_on).from_on, week_of(window.to_on).from_on
    return [week_of(first + timedelta(days=DAYS * number)) for number in range((last - first).days // DAYS + 1)]


def before(week: Window, number: int = 1) -> Window:
    """The week so many weeks before."""
    return week_of(week.from_on - timedelta(days=DAYS * number))
