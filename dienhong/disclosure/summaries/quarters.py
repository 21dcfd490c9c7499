"""Quarters as addresses name them, and which of them a commune has had."""

from datetime import date

from dienhong.law.disclosure import NotInForce, contents
from dienhong.law.periods import Period


def quarter_of(day: date) -> Period:
    """The quarter a day lies in."""
    return Period(day.year, day.month - (day.month - 1) % 3, 3)


def number_of(quarter: Period) -> int:
    """1 to 4."""
    return (quarter.first_month + 2) // 3


def before(quarter: Period) -> Period:
    """The quarter before."""
    if quarter.first_month == 1:
        return Period(quarter.year - 1, 10, 3)
    return Period(quarter.year, quarter.first_month - 3, 3)


def parse(year: int, number: int, today: date) -> Period | None:
    """A quarter that has begun, under the law; None for any other."""
    if not (1 <= number <= 4 and 1900 < year <= today.year):
        return None
    quarter = Period(year, 3 * number - 2, 3)
    window = quarter.calendar_window()
    return quarter if window.from_on <= today and has_law(quarter) else None


def has_law(quarter: Period) -> bool:
    """Whether the law stood at the end of the quarter."""
    return stood_on(quarter.calendar_window().to_on)


def stood_on(day: date) -> bool:
    """Whether the law stood on a day."""
    try:
        contents(day)
    except NotInForce:
        return False
    return True


def quarters(since: date, today: date) -> list[Period]:
    """Every quarter from the commune's first day to today in which the law stood, the newest first."""
    found, one, first = [], quarter_of(today), quarter_of(since)
    while one >= first and has_law(one):
        found.append(one)
        one = before(one)
    return found
