"""The reception book, recounted by hand."""

from collections.abc import Iterator
from random import Random

from dienhong.law.periods import Window
from dienhong.petitions.models import Reception, Visit
from tests.indicators.naive import Naive, Oracle, any_day, counted, row, summed

LARGE_FROM = 5  # Law 42/2013 article 29, read in the law and not in the program's table


def fill(random: Random, window: Window) -> None:
    receptions = [
        row(
            Reception,
            number,
            random,
            held_on=any_day(random, window),
            host=random.choice(["committee", "party", "council"]),
            kind=random.choice(["regular", "periodic", "ad_hoc"]),
            online=random.random() < 0.3,
            is_delegated=random.random() < 0.3,
        )
        for number in range(1, 61)
    ]
    Reception.objects.bulk_create(receptions)
    Visit.objects.bulk_create(
        Visit(
            reception=reception,
            order=order,
            classification=random.choice(["complaint", "denunciation", "recommendation", "feedback"]),
            people_count=random.choice([1, 1, 2, 4, 5, 6, 12]),
        )
        for reception in receptions
        for order in range(1, random.randrange(5))
    )


def sessions(window: Window) -> Iterator[Reception]:
    for reception in Reception.objects.all():
        if reception.voided_at is None and window.from_on <= reception.held_on <= window.to_on:
            yield reception


def _visits(window: Window) -> Iterator[tuple[str, Visit]]:
    held = {reception.code for reception in sessions(window)}
    for visit in Visit.objects.all():
        if visit.reception_id in held:
            yield visit.reception_id, visit


def _by(field: str) -> Oracle:
    def recount(window: Window) -> Naive:
        return counted((reception.code, getattr(reception, field)) for reception in sessions(window))

    return recount


def _by_channel(window: Window) -> Naive:
    return counted((entry.code, "online" if entry.online else "in_person") for entry in sessions(window))


def _large(window: Window, *, people: bool) -> Naive:
    large = [(code, visit.people_count) for code, visit in _visits(window) if visit.people_count >= LARGE_FROM]
    return summed((code, "", count if people else 1) for code, count in large)


ORACLES: dict[str, Oracle] = {
    "petitions.receptions_held": _by("host"),
    "petitions.receptions_by_kind": _by("kind"),
    "petitions.receptions_online": _by_channel,
    "petitions.visits_received": lambda window: summed((code, "", 1) for code, _ in _visits(window)),
    "petitions.people_received": lambda window: summed(
        (code, "", visit.people_count) for code, visit in _visits(window)
    ),
    "petitions.matters_by_class": lambda window: summed(
        (code, visit.classification, 1) for code, visit in _visits(window)
    ),
    "petitions.large_groups": lambda window: _large(window, people=False),
    "petitions.large_group_people": lambda window: _large(window, people=True),
}
