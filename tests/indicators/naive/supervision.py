"""The book of inspections, recounted by hand."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from dienhong.law.periods import Window
from dienhong.supervision.models import Finding, Inspection
from tests.indicators.naive import Naive, Oracle, any_day, counted, rated, row, summed

BODIES = ["party", "council", "front", "people_inspection", "community_investment", "committee"]


def fill(random: Random, window: Window) -> None:
    inspections = []
    for number in range(1, 61):
        kind, body = random.choice(["planned", "thematic", "surprise"]), random.choice(BODIES)
        rated_outcome = ["met", "not_met"]
        inspections.append(
            row(
                Inspection,
                number,
                random,
                held_on=any_day(random, window),
                body=body,
                kind=kind,
                internal=body == "party" and random.random() < 0.5,
                includes_democracy=random.random() < 0.5,
                outcome=random.choice(rated_outcome if kind == "surprise" else [*rated_outcome, "none"]),
            )
        )
    Inspection.objects.bulk_create(inspections)
    Finding.objects.bulk_create(
        Finding(
            inspection=inspection,
            order=order,
            corrected_on=random.choice([None, window.to_on, window.to_on, window.to_on + timedelta(days=1)]),
            correction="Biên bản",
        )
        for inspection in inspections
        for order in range(1, random.randrange(4))
    )


def held(window: Window) -> Iterator[Inspection]:
    for inspection in Inspection.objects.all():
        if inspection.voided_at is None and window.from_on <= inspection.held_on <= window.to_on:
            yield inspection


def _surprises(window: Window) -> list[Inspection]:
    return [inspection for inspection in held(window) if inspection.kind == "surprise"]


def _findings(window: Window) -> Iterator[tuple[str, bool]]:
    codes = {inspection.code for inspection in held(window)}
    for finding in Finding.objects.all():
        if finding.inspection_id in codes:
            on = finding.corrected_on
            yield finding.inspection_id, on is not None and on <= window.to_on


def _surprise_met(window: Window) -> Naive:
    met = {inspection.code for inspection in _surprises(window) if inspection.outcome == "met"}
    return rated(met, {inspection.code for inspection in _surprises(window)})


def _all_corrected(window: Window) -> Naive:
    everyone = {code for code, _ in _findings(window)}
    unfinished = {code for code, corrected in _findings(window) if not corrected}
    return rated(everyone - unfinished, everyone)


ORACLES: dict[str, Oracle] = {
    "supervision.held": lambda window: counted((entry.code, entry.body) for entry in held(window)),
    "supervision.held_by_kind": lambda window: counted((entry.code, entry.kind) for entry in held(window)),
    "supervision.with_democracy": lambda window: counted(
        (entry.code, entry.body) for entry in held(window) if entry.includes_democracy
    ),
    "supervision.surprise_held": lambda window: counted((entry.code, "") for entry in _surprises(window)),
    "supervision.surprise_met": _surprise_met,
    "supervision.findings": lambda window: summed((code, "", 1) for code, _ in _findings(window)),
    "supervision.findings_closed": lambda window: summed((code, "", int(done)) for code, done in _findings(window)),
    "supervision.findings_corrected": _all_corrected,
}
