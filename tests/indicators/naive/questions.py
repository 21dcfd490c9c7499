"""The book of questions, recounted by hand."""

from random import Random

from dienhong.dialogue.models import AskedQuestion
from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, any_day, counted, row


def fill(random: Random, window: Window) -> None:
    for number in range(1, 51):
        judged = random.random() < 0.5
        row(
            AskedQuestion,
            number,
            random,
            asked_on=any_day(random, window),
            collected=random.choice(["before", "live"]),
            words="Bao giờ thông mương?",
            said=random.choice(["really_done", "partly_done", "not_done"]) if judged else "",
            said_on=any_day(random, window) if judged else None,
        ).save(force_insert=True)


def _by(day: str, part: str) -> Oracle:
    def recount(window: Window) -> Naive:
        standing = [one for one in AskedQuestion.objects.all() if one.voided_at is None and getattr(one, day)]
        inside = [one for one in standing if window.from_on <= getattr(one, day) <= window.to_on]
        return counted((one.code, getattr(one, part)) for one in inside)

    return recount


ORACLES: dict[str, Oracle] = {
    "questions.asked": _by("asked_on", "collected"),
    "questions.judged": _by("said_on", "said"),
}
