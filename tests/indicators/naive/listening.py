"""Ratings in published blocks, recounted month by month with lists only."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from dienhong.law.periods import Window
from dienhong.listening.models import Rating, Survey
from tests.indicators.naive import Oracle, any_day, counted, rated, row


def fill(random: Random, window: Window) -> None:
    for number in range(1, 4):
        row(
            Survey,
            number,
            random,
            slug=f"dot-{number}",
            title=f"Đợt {number}",
            questions="counter_1",
            kind="open",
            opened_on=window.from_on,
        ).save(force_insert=True)
    for number in range(1, 121):
        row(
            Rating,
            number,
            random,
            survey=f"KS-2026-000{random.randrange(1, 5)}",
            rated_on=any_day(random, window),
            way="link",
            overall=random.choice([1, 2, 3, 4, 5, 5, 5, 5]),
        ).save(force_insert=True)


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    day = date(first.year, first.month, 1)
    while day <= last:
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        yield day, following - timedelta(days=1)
        day = following


def _hides(number: int) -> bool:
    return number in (1, 2)


def _shown(window: Window) -> list[Rating]:
    found: list[Rating] = []
    for survey in Survey.objects.all():
        mine = [one for one in Rating.objects.all() if one.survey == survey.code and one.voided_at is None]
        if survey.voided_at is not None or not mine:
            continue
        days = [one.rated_on for one in mine]
        held: list[Rating] = []
        begins: date | None = None
        for first, last in _months(min(days), max(days)):
            begins = begins or first
            held += [one for one in mine if first <= one.rated_on <= last]
            good = sum(1 for one in held if one.overall >= 4)
            if len(held) >= 3 and not _hides(good) and not _hides(len(held) - good):
                if window.from_on <= begins and last <= window.to_on:
                    found += held
                held, begins = [], None
    return found


ORACLES: dict[str, Oracle] = {
    "listening.ratings": lambda window: counted((one.code, "") for one in _shown(window)),
    "listening.satisfied": lambda window: rated(
        {one.code for one in _shown(window) if one.overall >= 4}, {one.code for one in _shown(window)}
    ),
}
