"""The rosters and their duties, recounted by hand."""

from datetime import timedelta
from random import Random

from dienhong.compliance.models import Duty, Roster
from dienhong.law.periods import Window
from tests.indicators.naive import Naive, Oracle, any_day, rated, row

OBLIGATIONS = (
    "conventions",
    "school_conferences",
    "agency_conferences",
    "pledges",
    "union_propaganda",
    "workplace_dialogue",
    "democracy_regulations",
)


def fill(random: Random, window: Window) -> None:
    rosters, duties = [], []
    for number in range(1, 31):
        from_on = any_day(random, window) - timedelta(days=random.choice([0, 30, 300]))
        roster = row(
            Roster,
            number,
            random,
            obligation_key=random.choice(OBLIGATIONS),
            from_on=from_on,
            to_on=from_on + timedelta(days=random.choice([0, 30, 365, 700])),
            as_of=from_on,
        )
        rosters.append(roster)
        for _ in range(random.randrange(9)):
            met = random.random() < 0.6
            duties.append(
                row(
                    Duty,
                    len(duties) + 1,
                    random,
                    roster=roster,
                    listed_on=from_on,
                    state="met" if met else "due",
                    met_on=any_day(random, window) if met else None,
                )
            )
    Roster.objects.bulk_create(rosters)
    Duty.objects.bulk_create(duties)


def _rate(obligation: str) -> Oracle:
    def recount(window: Window) -> Naive:
        day = window.to_on
        holding = {
            roster.code
            for roster in Roster.objects.all()
            if roster.voided_at is None
            and roster.obligation_key == obligation
            and roster.from_on <= day <= roster.to_on
        }
        owed = [duty for duty in Duty.objects.all() if duty.voided_at is None and duty.roster_id in holding]
        met = {duty.code for duty in owed if duty.met_on is not None and duty.met_on <= day}
        return rated(met, {duty.code for duty in owed})

    return recount


ORACLES: dict[str, Oracle] = {f"compliance.{key}": _rate(key) for key in OBLIGATIONS}
