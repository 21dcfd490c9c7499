"""A real worker of background tasks over a real database file: it shares the file, and it may die."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dienhong.notices.models import Notice, NoticeState
from dienhong.ops.reaping import Reaped, reap
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import commune as made
from tests.factories.notices import notice
from tests.notices.postman import Postman, post_office
from tests.ops.installation import Installation, hours_pass, killed, wait_until
from tests.parallel import at_once

WRITERS, EACH = 8, 10


@pytest.fixture
def postman() -> Iterator[Postman]:
    """A mail server."""
    with post_office() as running:
        yield running


@pytest.fixture
def installation(database_file: Path, postman: Postman) -> Installation:
    """A commune without entries."""
    if connection.vendor != "sqlite":
        pytest.skip("the worker of this test finds its database in the data folder")
    made.an_khanh(is_demo=False)
    return Installation(database_file.parent, postman.url)


def test_a_letter_leaves_right_after_the_act_that_wrote_it(installation: Installation, postman: Postman) -> None:
    worker = installation.worker()
    try:
        notice("k1", at=timezone.now())
        wait_until(lambda: len(postman.letters) == 1, worker)
        wait_until(DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).exists, worker)
    finally:
        worker.terminate()
        _, log = worker.communicate(timeout=60)
    assert Notice.objects.get().state == NoticeState.SENT
    assert "Traceback" not in log and "@" not in log


def test_a_worker_killed_in_a_task_is_reaped_and_the_task_done_once(
    installation: Installation, postman: Postman
) -> None:
    notice("k1", at=timezone.now())
    worker = installation.worker()

    def kill() -> None:
        postman.on_letter, postman.answer = lambda: None, None
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()

    postman.on_letter = kill
    worker.communicate(timeout=60)
    assert worker.returncode == -signal.SIGKILL
    task = DBTaskResult.objects.get()
    assert task.status == TaskResultStatus.RUNNING and not postman.letters
    assert reap(timezone.now()) == Reaped(), "it may still be at work"
    hours_pass()
    assert "đưa lại hàng đợi 1 việc" in installation.run("deliver")
    postman.answer = "250 OK"
    _, log = installation.worker("--batch").communicate(timeout=60)
    task.refresh_from_db()
    assert task.status == TaskResultStatus.SUCCESSFUL and len(task.worker_ids) == 2, log
    hours_pass()
    Notice.objects.update(next_try_at=None)
    installation.run("deliver")
    assert len(postman.letters) == 1
    assert Notice.objects.get().state == NoticeState.SENT


def test_writers_and_workers_share_the_file(installation: Installation, postman: Postman, by: Actor) -> None:
    """Eight threads write acts with notices, as the server's do, while two workers send: nobody is turned away."""
    workers = [installation.worker() for _ in range(2)]

    def write(writer: int) -> None:
        for number in range(EACH):
            now = timezone.now()
            with transaction.atomic():
                head = history.lock_head()
                history.append(f"TCD-2026-{writer}{number:03d}", "record", by=by, at=now, changes={}, head=head)
                notice(f"{writer}/{number}", at=now)

    try:
        assert at_once(WRITERS, write) == [None] * WRITERS
        wait_until(lambda: not Notice.objects.exclude(state=NoticeState.SENT).exists(), workers[0])
    finally:
        for worker in workers:
            worker.terminate()
        logs = "".join("".join(worker.communicate(timeout=60)) for worker in workers)
    assert "Traceback" not in logs and "locked" not in logs
    assert len(postman.ids) == len(set(postman.ids)) == WRITERS * EACH
    assert not DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).exists()
    assert history.verify().events == WRITERS * EACH


def test_a_worker_killed_between_acts_loses_none(installation: Installation, postman: Postman) -> None:
    for number in range(5):
        worker = installation.worker()
        notice(f"k{number}", at=timezone.now() - timedelta(seconds=1))
        wait_until(lambda: postman.letters != [] or DBTaskResult.objects.exists(), worker)
        killed(worker)
        hours_pass()
        reap(timezone.now())
    Notice.objects.update(next_try_at=None)
    installation.worker("--batch").communicate(timeout=60)
    installation.run("deliver")
    assert len(set(postman.ids)) == 5
    assert set(Notice.objects.values_list("state", flat=True)) == {NoticeState.SENT}
