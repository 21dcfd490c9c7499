"""Matters past the commune, crowds, and the villages that told every week, recounted day by day."""

from datetime import date, timedelta
from random import Random

from dienhong.commune.models import Unit
from dienhong.law.periods import Window
from dienhong.petitions.models import Escalation, WeeklyReturn
from tests.indicators.naive import Naive, Oracle, any_day, counted, rated, row

THEMES = ("land", "works", "policy", "conduct", "other")


def fill(random: Random, window: Window) -> None:
    villages = [unit for unit in Unit.objects.all() if unit.kind == "village"]
    codes = [unit.code for unit in villages]
    for number in range(1, 41):
        beyond, crowd = random.choice([(True, False), (False, True), (True, True)])
        row(
            Escalation,
            number,
            random,
            happened_on=any_day(random, window),
            village=random.choice([*codes, ""]),
            beyond_level=beyond,
            level="province" if beyond else "",
            crowd=crowd,
            people=12 if crowd else None,
            theme=random.choice(THEMES),
            words="Một việc",
        ).save(force_insert=True)
    number, monday = 0, window.from_on - timedelta(days=window.from_on.weekday() + 14)
    while monday <= window.to_on + timedelta(days=21):
        for code in codes:
            if codes.index(code) % 3 == 0 or random.random() < 0.9:
                number += 1
                made = row(
                    WeeklyReturn,
                    number,
                    random,
                    village=code,
                    week_from=monday,
                    week_to=monday + timedelta(days=6),
                    signed_as="Trưởng thôn",
                    signed_on=monday + timedelta(days=6),
                )
                if codes.index(code) % 3 == 0 and random.random() < 0.97:
                    made.voided_at = None
                made.save(force_insert=True)
        monday += timedelta(days=7)


def _matters(window: Window, column: str) -> Naive:
    return counted(
        (one.code, one.theme)
        for one in Escalation.objects.all()
        if one.voided_at is None and getattr(one, column) and window.from_on <= one.happened_on <= window.to_on
    )


def _lives(unit: Unit, day: date) -> bool:
    return unit.from_on <= day and (unit.to_on is None or day <= unit.to_on)


def _reporting(window: Window) -> Naive:
    """Every day of the window that a village lived through lies in a week it signed."""
    villages = [unit for unit in Unit.objects.all() if unit.kind == "village" and unit.voided_at is None]
    returns = [one for one in WeeklyReturn.objects.all() if one.voided_at is None]
    told = {(one.village, one.week_from + timedelta(days=number)) for one in returns for number in range(7)}
    everyone = {unit.code: [day for day in window.days() if _lives(unit, day)] for unit in villages}
    everyone = {code: days for code, days in everyone.items() if days}
    return rated({code for code, days in everyone.items() if all((code, day) in told for day in days)}, set(everyone))


ORACLES: dict[str, Oracle] = {
    "escalations.beyond_level": lambda window: _matters(window, "beyond_level"),
    "escalations.crowds": lambda window: _matters(window, "crowd"),
    "escalations.villages_reporting": _reporting,
}
