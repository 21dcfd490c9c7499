"""The only writers: enter a matter, correct it, sign a village's week."""

from dataclasses import asdict
from datetime import datetime

from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.petitions.escalations import rules
from dienhong.petitions.escalations.models import Escalation, WeeklyReturn
from dienhong.petitions.escalations.queries import matters_of, return_for, village_on
from dienhong.petitions.escalations.rules import MatterData
from dienhong.records import acts
from dienhong.records.actor import Actor


@acts.one_at_a_time
def record_matter(told: MatterData, *, by: Actor, at: datetime) -> Escalation:
    """Enter a matter. A week of its village that was signed already stays as it was signed; it waits for a new signature.

    Raises Refused."""
    _ask(told, at)
    return acts.create(Escalation(**_columns(told)), verb="record", by=by, at=at)


@acts.one_at_a_time
def correct_matter(code: str, told: MatterData, *, revision: int, by: Actor, at: datetime) -> Escalation:
    """Correct a matter, or enter what became of it. Raises Refused, EditConflict."""
    with acts.changing(Escalation, code, verb="correct", by=by, at=at, revision=revision) as matter:
        _ask(told, at)
        for name, value in _columns(told).items():
            setattr(matter, name, value)
    return matter


@acts.one_at_a_time
def sign_week(
    village: str, week: Window, *, signed_as: str, by: Actor, at: datetime, on_word_of: str = ""
) -> WeeklyReturn:
    """Sign a week of a village: with what the book has of it, or “không phát sinh”. A signature over another number than the
    book has by now is voided by the new one; what it said, and who signed, stays. Raises Refused."""
    on = timezone.localdate(at)
    commune = Commune.installed()
    before, now = return_for(village, week.from_on), matters_of(village, week).count()
    stale = before is not None and before.matters != now
    verdict = rules.can_sign(
        week,
        on=on,
        since=commune.formed_on if commune else None,
        signed_before=before.code if before and not stale else "",
        village_found=village_on(village, week) is not None,
    )
    if not verdict:
        raise Refused(verdict)
    if before is not None:
        acts.void(before, by=by, at=at, reason=f"Ký lại: lúc ký ghi {before.matters} việc, sổ nay có {now} việc.")
    signed = WeeklyReturn(
        village=village,
        week_from=week.from_on,
        week_to=week.to_on,
        matters=now,
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


def _columns(told: MatterData) -> dict[str, object]:
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in asdict(told).items()}
    if not told.beyond_level:
        columns["level"] = ""
    if told.outcome == "open":
        columns["settled_on"] = None
    return columns
