"""What the program keeps for its own use goes when it is old; tasks whose worker died go on; a step is one process's."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db.models import F
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dienhong.notices.tasks import soon
from dienhong.ops.claims import ABANDONED_AFTER, claim, finish, release
from dienhong.ops.cleaning import clean, old
from dienhong.ops.models import MorningStep
from dienhong.ops.reaping import LONGEST_RUN, MOST_WORKERS, Reaped, reap
from dienhong.ops.times import Times
from dienhong.page.models import Attempt, OnceToken
from dienhong.records.models import Event

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 10)


def test_old_rows_go_and_young_ones_stay(at: datetime) -> None:
    for days in (0, 29, 31):
        OnceToken.objects.create(token=f"t{days}", used_at=at - timedelta(days=days))
    for hours in (1, 23, 25):
        Attempt.objects.create(key="k", at=at - timedelta(hours=hours))
        Session.objects.create(session_key=f"s{hours}", session_data="", expire_date=at - timedelta(hours=hours - 12))
    for days in (0, 91):
        MorningStep.objects.create(day=DAY - timedelta(days=days), step="head", claimed_at=at - timedelta(days=days))
    times = Times(at=at, wall=at)
    assert dict(old(times)) == {
        "page.OnceToken": 1,
        "sessions.Session": 2,
        "page.Attempt": 1,
        "ops.MorningStep": 1,
    }
    assert clean(times) == 5 and clean(times) == 0
    assert set(OnceToken.objects.values_list("token", flat=True)) == {"t0", "t29"}
    assert Session.objects.get().session_key == "s1"
    assert not Event.objects.exists()


def test_tokens_age_by_the_clock_they_were_used_by(at: datetime) -> None:
    """The demo's day stands still: what was sent there yesterday is not half a year old."""
    OnceToken.objects.create(token="t", used_at=at)
    assert clean(Times(at=at, wall=at + timedelta(days=200))) == 0


def running(at: datetime, *, workers: int = 1) -> DBTaskResult:  # type: ignore[type-arg]
    """A task that a worker took at an instant and never gave back."""
    soon()
    task = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=task.pk).update(
        status=TaskResultStatus.RUNNING, started_at=at, worker_ids=[f"w{number}" for number in range(workers)]
    )
    return task


def test_a_task_whose_worker_died_goes_back_once(at: datetime) -> None:
    task = running(at)
    assert reap(at + LONGEST_RUN - timedelta(seconds=1)) == Reaped()
    assert reap(at + LONGEST_RUN) == Reaped(again=1)
    assert reap(at + LONGEST_RUN) == Reaped()
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY and task in DBTaskResult.objects.ready()


def test_a_task_that_killed_its_workers_is_given_up(at: datetime) -> None:
    task = running(at, workers=MOST_WORKERS)
    assert reap(at + LONGEST_RUN) == Reaped(given_up=1)
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED and task.finished_at == at + LONGEST_RUN
    assert task.task_result.errors[0].exception_class.__name__ == "WorkerDied"


def test_a_finished_task_is_left_alone(at: datetime) -> None:
    task = running(at)
    DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.SUCCESSFUL)
    assert reap(at + timedelta(days=1)) == Reaped()


def test_a_step_is_taken_by_one_and_done_once(at: datetime) -> None:
    first = claim(DAY, "head", at)
    assert first.mine and not claim(DAY, "head", at).mine
    finish(first.row, at, "đã xong")
    again = claim(DAY, "head", at + timedelta(hours=9))
    assert not again.mine and again.row.done == "đã xong"
    assert claim(DAY + timedelta(days=1), "head", at).mine and claim(DAY, "remind", at).mine


def test_a_step_whose_process_died_is_taken_up_and_one_that_failed_at_once(at: datetime) -> None:
    claim(DAY, "head", at)
    late = at + ABANDONED_AFTER
    assert not claim(DAY, "head", late - timedelta(seconds=1)).mine
    taken = claim(DAY, "head", late)
    assert taken.mine
    release(taken.row)
    assert claim(DAY, "head", late).mine


def test_who_lost_a_step_to_another_neither_releases_nor_rewrites_it(at: datetime) -> None:
    slow = claim(DAY, "head", at)
    quick = claim(DAY, "head", at + ABANDONED_AFTER)
    release(slow.row)
    assert not claim(DAY, "head", at + ABANDONED_AFTER).mine
    finish(quick.row, at + ABANDONED_AFTER, "người sau")
    finish(slow.row, at + ABANDONED_AFTER * 2, "người trước")
    assert MorningStep.objects.filter(claimed_at=F("finished_at")).get().done == "người sau"
