"""Sessions and briefings read out together, recounted by hand from the two books."""

from random import Random

from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, counted, directives, petitions


def fill(random: Random, window: Window) -> None:
    """Nothing of its own: the two books are filled by their modules."""


def _together(window: Window) -> Naive:
    sessions = [(session.code, session.host) for session in petitions.sessions(window)]
    return counted([*sessions, *((briefing.code, "briefing") for briefing in directives.briefings(window))])


ORACLES: dict[str, Oracle] = {"reception.with_briefings": _together}
