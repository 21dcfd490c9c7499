"""The lists of the quarters, recounted by hand: drawn in the window, standing, and hung in every place."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from dienhong.disclosure.models import QuarterList
from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, any_day, counted, row


def fill(random: Random, window: Window) -> None:
    for number in range(1, 41):
        drawn = any_day(random, window)
        hung = drawn + timedelta(days=random.randrange(9)) if random.random() < 0.6 else None
        row(
            QuarterList,
            number,
            random,
            year=drawn.year,
            quarter=(drawn.month + 2) // 3,
            drawn_on=drawn,
            entries=random.randrange(20),
            sha256="0" * 64,
            first_posted_on=hung,
            posted_on=hung if random.random() < 0.8 else None,  # it was drawn anew since, and hangs nowhere yet
        ).save(force_insert=True)


def _posted(window: Window) -> Naive:
    def found() -> Iterator[tuple[str, str]]:
        for one in QuarterList.objects.all():
            if one.voided_at is None and one.first_posted_on and window.from_on <= one.drawn_on <= window.to_on:
                yield one.code, ""

    return counted(found())


ORACLES: dict[str, Oracle] = {"quarter_lists.posted": _posted}
