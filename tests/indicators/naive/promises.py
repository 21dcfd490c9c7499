"""The ledger of promises, recounted by hand."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from dienhong.dialogue.models import Promise
from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, any_day, counted, rated, row


def fill(random: Random, window: Window) -> None:
    for number in range(1, 61):
        made, due = any_day(random, window), any_day(random, window)
        fate = random.random()
        row(
            Promise,
            number,
            random,
            made_on=made,
            dialogue="DTH-2026-0001",
            words="Nạo vét mương",
            owner="Phòng Kinh tế",
            due_on=due + timedelta(days=random.choice([0, 0, 20])),
            judged_on=due,
            kept_on=any_day(random, window) if fate < 0.5 else None,
            evidence="Biên bản" if fate < 0.5 else "",
            broken_on=any_day(random, window) if fate > 0.85 else None,
            broken_why="Không có vốn" if fate > 0.85 else "",
        ).save(force_insert=True)


def _standing() -> Iterator[Promise]:
    return (one for one in Promise.objects.all() if one.voided_at is None)


def _on_time(window: Window) -> Naive:
    due = [one for one in _standing() if window.from_on <= one.judged_on <= window.to_on]
    met = {one.code for one in due if one.kept_on is not None and one.kept_on <= one.judged_on}
    return rated(met, {one.code for one in due})


def _overdue(window: Window) -> Naive:
    day = window.to_on
    late = [one for one in _standing() if one.judged_on < day]
    still = [one for one in late if one.kept_on is None or one.kept_on > day]
    return counted((one.code, "") for one in still if one.broken_on is None or one.broken_on > day)


ORACLES: dict[str, Oracle] = {
    "promises.made": lambda window: counted(
        (one.code, "") for one in _standing() if window.from_on <= one.made_on <= window.to_on
    ),
    "promises.kept": lambda window: counted(
        (one.code, "") for one in _standing() if one.kept_on and window.from_on <= one.kept_on <= window.to_on
    ),
    "promises.on_time": _on_time,
    "promises.overdue": _overdue,
}
