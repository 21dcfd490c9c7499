"""The only writers: enter a matter, correct it, sign a village's week."""

from dataclasses import asdict
from datetime import date, datetime

from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.petitions.escalations import rules
from dienhong.petitions.escalations.models import Escalation, WeeklyReturn
from dienhong.petitions.escalations.queries import matters_of, return_for, village_on
from dienhong.petitions.escalations.rules import MatterData
from dienhong.petitions.escalations.weeks import week_of
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def record_matter(told: MatterData, *, by: Actor, at: datetime) -> Escalation:
    """Enter a matter; a week of its village that was signed already is corrected with it. Raises Refused."""
    _ask(told, at)
    matter = acts.create(Escalation(**_columns(told)), verb="record", by=by, at=at)
    _retell(told.village, told.happened_on, by, at)
    return matter


@acts.one_at_a_time
def correct_matter(code: str, told: MatterData, *, revision: int, by: Actor, at: datetime) -> Escalation:
    """Correct a matter, or enter what became of it. Raises Refused, EditConflict."""
    with acts.changing(Escalation, code, verb="correct", by=by, at=at, revision=revision) as matter:
        _ask(told, at)
        before = (matter.village, matter.happened_on)
        for name, value in _columns(told).items():
            setattr(matter, name, value)
    for village, day in {before, (told.village, told.happened_on)}:
        _retell(village, day, by, at)
    return matter


@acts.one_at_a_time
def sign_week(
    village: str, week: Window, *, signed_as: str, by: Actor, at: datetime, on_word_of: str = ""
) -> WeeklyReturn:
    """Sign a week of a village: with what the book has of it, or “không phát sinh”. Raises Refused."""
    on = timezone.localdate(at)
    commune = Commune.installed()
    before = return_for(village, week.from_on)
    verdict = rules.can_sign(
        week,
        on=on,
        since=commune.formed_on if commune else None,
        signed_before=before.code if before else "",
        village_found=village_on(village, week) is not None,
    )
    if not verdict:
        raise Refused(verdict)
    signed = WeeklyReturn(
        village=village,
        week_from=week.from_on,
        week_to=week.to_on,
        matters=matters_of(village, week).count(),
        signed_as=signed_as.strip(),
        signed_on=on,
        on_word_of=on_word_of.strip(),
    )
    return acts.create(signed, verb="sign", by=by, at=at)


def _ask(told: MatterData, at: datetime) -> None:
    commune = Commune.installed()
    day = Window(told.happened_on, told.happened_on)
    verdict = rules.can_record(
        told,
        on=timezone.localdate(at),
        since=commune.formed_on if commune else None,
        village_found=village_on(told.village, day) is not None,
    )
    if not verdict:
        raise Refused(verdict)


def _retell(village: str, day: date, by: Actor, at: datetime) -> None:
    """A signed week says how many matters it has: a later one makes it say so, in a visible correction."""
    signed = return_for(village, day) if village else None
    if signed is None:
        return
    with acts.changing(WeeklyReturn, signed.code, verb="correct", by=by, at=at) as fresh:
        fresh.matters = matters_of(village, week_of(day)).count()


def _columns(told: MatterData) -> dict[str, object]:
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(told).items()}
    if not told.beyond_level:
        columns["level"] = ""
    if told.outcome == "open":
        columns["settled_on"] = None
    return columns
