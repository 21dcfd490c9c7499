"""The named sets against a recount by hand over generated entries; internal ones count and are not shown."""

from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.law.periods import Window
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.supervision import actions, queries
from dienhong.supervision.models import Finding, Inspection
from tests.factories.supervision import finding, inspection, internal, programme, surprise

WINDOW = Window(date(2026, 1, 1), date(2026, 5, 31))


def generated(random: Random, at: datetime) -> None:
    """Entries and findings by bulk, around the edges of the window and beyond."""
    entries, findings = [], []
    for number in range(1, 201):
        kind = random.choice(["planned", "thematic", "surprise"])
        body = random.choice(["party", "council", "front", "committee"])
        entries.append(
            Inspection(
                code=f"GS-2026-{number:04d}",
                code_year=2026,
                code_number=number,
                recorded_at=at,
                held_on=random.choice([WINDOW.from_on, WINDOW.to_on, date(2025, 12, 31), date(2026, 6, 1)])
                + timedelta(days=random.choice([0, 0, 7])),
                body=body,
                kind=kind,
                subject="Thôn",
                topic="Việc",
                includes_democracy=random.random() < 0.5,
                internal=body == "party" and random.random() < 0.5,
                outcome=random.choice(["met", "not_met"] if kind == "surprise" else ["met", "not_met", "none"]),
                voided_at=at if random.random() < 0.2 else None,
            )
        )
        for order in range(1, random.randrange(4)):
            done = random.choice([None, date(2026, 5, 31), date(2026, 6, 1)])
            findings.append(
                Finding(
                    inspection=entries[-1], order=order, text="x", corrected_on=done, correction="y" if done else ""
                )
            )
    Inspection.objects.bulk_create(entries)
    Finding.objects.bulk_create(findings)


@pytest.mark.parametrize("seed", range(5))
def test_sets_equal_a_recount_by_hand(commune: Commune, at: datetime, seed: int) -> None:
    generated(Random(seed), at)
    held = [
        one
        for one in Inspection.objects.all()
        if one.voided_at is None and WINDOW.from_on <= one.held_on <= WINDOW.to_on
    ]
    surprises = [one for one in held if one.kind == "surprise"]
    codes = {one.code for one in held}
    found = [row for row in Finding.objects.all() if row.inspection_id in codes]
    put_right = [row for row in found if row.corrected_on and row.corrected_on <= WINDOW.to_on]

    def same(counted: object, expected: list[object]) -> None:
        assert sorted(one.pk for one in counted) == sorted(one.pk for one in expected)  # type: ignore[attr-defined]

    same(queries.inspections_held(WINDOW), held)
    same(queries.with_democracy(WINDOW), [one for one in held if one.includes_democracy])
    same(queries.surprise_held(WINDOW), surprises)
    same(queries.surprise_met(WINDOW), [one for one in surprises if one.outcome == "met"])
    same(queries.findings_of(WINDOW), found)
    same(queries.findings_corrected(WINDOW), put_right)
    assert held and surprises and found and put_right  # the recount was not of nothing


def test_void_one_and_the_ratio_falls(commune: Commune, by: Actor, at: datetime) -> None:
    made = [surprise(date(2026, month, 12), by=by, at=at) for month in (2, 3, 4)]
    assert queries.surprise_met(WINDOW).count() == queries.surprise_held(WINDOW).count() == 3
    acts.void(made[0], by=by, at=at, reason="Ghi nhầm")
    assert queries.surprise_met(WINDOW).count() == queries.surprise_held(WINDOW).count() == 2


def test_internal_entries_count_but_are_not_visible(commune: Commune, by: Actor, at: datetime) -> None:
    closed = internal(date(2026, 3, 3), "Đảng phí", by=by, at=at)
    shown = inspection(date(2026, 3, 4), by=by, at=at)
    assert queries.inspections_held(WINDOW).count() == 2
    assert list(queries.visible(internal=False)) == [shown]
    assert list(queries.visible(internal=True)) == [closed, shown]
    assert queries.internal_codes([closed.code, shown.code, "TCD-2026-0001", "GS-2026-0404"]) == {closed.code}


def test_internal_codes_of_many_cost_few_queries(commune: Commune, at: datetime) -> None:
    generated(Random(1), at)
    codes = [f"GS-2026-{number:04d}" for number in range(1, 1201)]
    with CaptureQueriesContext(connection) as asked:
        found = queries.internal_codes(codes)
    assert found == {one.code for one in Inspection.objects.all() if one.internal} and len(asked) == 3


def test_programme_counts_only_what_its_reader_may_know(commune: Commune, by: Actor, at: datetime) -> None:
    made = programme(2026, by=by, at=at)
    same = {"programme": made.code, "by": by, "at": at}
    internal(date(2026, 3, 3), "Đảng phí", **same)  # type: ignore[arg-type]
    inspection(date(2026, 3, 4), body="party", **same)  # type: ignore[arg-type]
    voided = inspection(date(2026, 3, 5), body="party", **same)  # type: ignore[arg-type]
    acts.void(voided, by=by, at=at, reason="Ghi nhầm")
    assert queries.programmes(internal=True).get().inspections_count == 2
    assert queries.programmes(internal=False).get().inspections_count == 1


def test_overdue_findings_come_oldest_first_and_without_internal_ones(
    commune: Commune, by: Actor, at: datetime
) -> None:
    closed = internal(date(2026, 3, 3), "Đảng phí", by=by, at=at)
    shown = inspection(date(2026, 3, 4), by=by, at=at)
    for entry, until in ((closed, date(2026, 4, 1)), (shown, date(2026, 5, 1)), (shown, date(2026, 4, 20))):
        finding(entry, by=by, at=at, correct_by=until)
    finding(shown, by=by, at=at)
    actions.mark_corrected(shown.code, 1, corrected_on=date(2026, 4, 2), correction="x", verified_by="y", by=by, at=at)
    assert [row.correct_by for row in queries.findings_overdue(date(2026, 6, 10), internal=False)] == [
        date(2026, 4, 20)
    ]
    assert queries.findings_overdue(date(2026, 6, 10), internal=True).count() == 2
    assert queries.findings_overdue(date(2026, 4, 20), internal=False).count() == 0
