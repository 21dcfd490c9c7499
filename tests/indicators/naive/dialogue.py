"""The dialogue book, recounted by hand."""

from collections.abc import Iterator
from random import Random

from dienhong.dialogue.models import Dialogue
from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, any_day, counted, row, summed


def fill(random: Random, window: Window) -> None:
    dialogues = []
    for number in range(1, 61):
        on_spot, assigned = random.randrange(4), random.randrange(4)
        dialogues.append(
            row(
                Dialogue,
                number,
                random,
                held_on=any_day(random, window),
                kind=random.choice(["periodic", "ad_hoc", "thematic", "conference"]),
                level=random.choice(["commune", "village"]),
                attendees=random.randrange(1, 300),
                opinions=on_spot + assigned + random.randrange(4),
                issues=random.randrange(5),
                answered_on_spot=on_spot,
                assigned=assigned,
            )
        )
    Dialogue.objects.bulk_create(dialogues)


def held(window: Window) -> Iterator[Dialogue]:
    for dialogue in Dialogue.objects.all():
        if dialogue.voided_at is None and window.from_on <= dialogue.held_on <= window.to_on:
            yield dialogue


def _by(field: str) -> Oracle:
    return lambda window: counted((entry.code, getattr(entry, field)) for entry in held(window))


def _only(kind: str) -> Oracle:
    return lambda window: counted((entry.code, "") for entry in held(window) if entry.kind == kind)


def _total(field: str) -> Oracle:
    def recount(window: Window) -> Naive:
        return summed((entry.code, "", getattr(entry, field)) for entry in held(window))

    return recount


ORACLES: dict[str, Oracle] = {
    "dialogue.held": _by("kind"),
    "dialogue.held_by_level": _by("level"),
    "dialogue.held_ad_hoc": _only("ad_hoc"),
    "dialogue.conferences_held": _only("conference"),
    "dialogue.attendees": _total("attendees"),
    "dialogue.opinions": _total("opinions"),
    "dialogue.issues": _total("issues"),
    "dialogue.answered_on_spot": _total("answered_on_spot"),
    "dialogue.assigned": _total("assigned"),
}
