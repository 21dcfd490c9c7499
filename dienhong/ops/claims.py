"""Who does a step of the morning: the one whose conditional update took it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from dienhong.ops.models import MorningStep

# A step that was claimed so long ago and is not finished has lost its process: no step takes minutes.
ABANDONED_AFTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Claim:
    """`mine`: to be done by this process. Otherwise `row` tells who was quicker: finished, or still at it."""

    row: MorningStep
    mine: bool


def claim(day: date, step: str, wall: datetime) -> Claim:
    """Take the step, unless it is finished or another process has been at it for less than ABANDONED_AFTER."""
    row, _ = MorningStep.objects.get_or_create(day=day, step=step)
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lte=wall - ABANDONED_AFTER)
    mine = MorningStep.objects.filter(free, pk=row.pk, finished_at__isnull=True).update(claimed_at=wall)
    row.refresh_from_db()
    return Claim(row, bool(mine))


def finish(row: MorningStep, wall: datetime, done: str) -> None:
    """The step was done; once, whoever else took it up meanwhile."""
    MorningStep.objects.filter(pk=row.pk, finished_at__isnull=True).update(finished_at=wall, done=done[:300])


def release(row: MorningStep) -> None:
    """The step could not be done: the next run tries it at once."""
    MorningStep.objects.filter(pk=row.pk, finished_at__isnull=True, claimed_at=row.claimed_at).update(claimed_at=None)
