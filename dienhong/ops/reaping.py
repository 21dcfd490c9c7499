"""Background tasks whose worker died stay "running" for ever: they are put back into the queue, or given up.

A worker leaves no sign of life, so a task counts as abandoned by the time it runs. That may be wrong about a slow one,
which is then done twice: every task of ours is idempotent and says so.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# No task of ours runs longer than a few minutes: each does one round of its work and asks for the next.
LONGEST_RUN = timedelta(minutes=30)
# A task that took so many workers with it is not given a further one.
MOST_WORKERS = 3


class WorkerDied(Exception):
    """The workers that did the task died."""


@dataclass(frozen=True)
class Reaped:
    """Tasks put back into the queue, and tasks given up."""

    again: int = 0
    given_up: int = 0


def abandoned(at: datetime) -> "QuerySet[DBTaskResult[Any, Any]]":
    """Tasks that have been running for longer than any does. `at` is the wall's time, as the workers note it."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lte=at - LONGEST_RUN)


def reap(at: datetime) -> Reaped:
    """Put each abandoned task back, or give it up. Idempotent: a conditional update a task, so one that another reaper or
    a late worker was quicker about is left alone."""
    again = given_up = 0
    for pk, started_at, workers in list(abandoned(at).values_list("pk", "started_at", "worker_ids")):
        same = DBTaskResult.objects.filter(pk=pk, status=TaskResultStatus.RUNNING, started_at=started_at)
        if len(workers) < MOST_WORKERS:
            again += same.update(status=TaskResultStatus.READY, started_at=None)
        else:
            cause = f"{WorkerDied.__module__}.{WorkerDied.__qualname__}"
            given_up += same.update(
                status=TaskResultStatus.FAILED, finished_at=at, exception_class_path=cause, traceback=""
            )
    return Reaped(again, given_up)
