"""The calendar of receptions and the heads' own days, recounted by hand. Receptions are those of `naive.petitions`."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from random import Random

from dienhong.law.periods import Window
from dienhong.petitions.models import Reception, Sitting
from tests.indicators.naive import Naive, Oracle, any_day, counted, rated, row
from tests.indicators.naive.petitions import sessions

STATES = ("planned", "published", "held", "postponed", "cancelled")


def fill(random: Random, window: Window) -> None:
    receptions = [reception.code for reception in Reception.objects.all()]
    for number in range(1, 61):
        day, state = any_day(random, window), random.choice(STATES)
        ahead = random.random() < 0.8
        linked = random.choice(receptions) if receptions and random.random() < 0.5 else "TCD-2026-9999"
        row(
            Sitting,
            number,
            random,
            planned_on=day,
            begins=time(7, 30),
            ends=time(11, 30),
            host=random.choice(["committee", "party", "council"]),
            kind="periodic" if ahead else "ad_hoc",
            state=state,
            publish_by=day - timedelta(days=7) if ahead else None,
            published_on=day - timedelta(days=random.randrange(5, 10)) if state == "published" or ahead else None,
            reason="Họp đột xuất",
            reception=linked if state == "held" else "",
        ).save(force_insert=True)


def planned(window: Window) -> Iterator[Sitting]:
    for sitting in Sitting.objects.all():
        stands = sitting.voided_at is None and sitting.state not in ("postponed", "cancelled")
        if stands and window.from_on <= sitting.planned_on <= window.to_on:
            yield sitting


def _in_time(window: Window) -> Naive:
    asked = [one for one in planned(window) if one.publish_by is not None]
    met = {one.code for one in asked if one.published_on is not None and one.published_on <= one.publish_by}
    return rated(met, {one.code for one in asked})


def _kept(window: Window) -> Naive:
    standing = {reception.code for reception in Reception.objects.all() if reception.voided_at is None}
    every = list(planned(window))
    return rated({one.code for one in every if one.reception in standing}, {one.code for one in every})


def _head(host: str) -> Callable[[Window], Naive]:
    def recount(window: Window) -> Naive:
        days: dict[date, str] = {}
        for one in sorted(sessions(window), key=lambda one: (one.code_year, one.code_number)):
            if one.host == host and one.kind == "periodic" and not one.is_delegated:
                days.setdefault(one.held_on, one.code)
        return counted((code, "") for code in days.values())

    return recount


ORACLES: dict[str, Oracle] = {
    "sittings.published_in_time": _in_time,
    "sittings.kept": _kept,
    "sittings.chair_days": _head("committee"),
    "sittings.secretary_days": _head("party"),
}
