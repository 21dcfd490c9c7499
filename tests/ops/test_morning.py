"""`dienhong morning` as real processes on a real database file and a real mail server: twice, at once, and killed."""

from __future__ import annotations

import fcntl
import json
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from subprocess import TimeoutExpired

import pytest
from django.db import connection
from django.utils import timezone

from dienhong.notices.models import Notice, NoticeState
from dienhong.ops.models import MorningStep
from dienhong.records.history import verify
from tests.factories import commune as made
from tests.factories.disclosure import published
from tests.notices.postman import Postman, post_office
from tests.ops.installation import Installation, hours_pass, killed, officer, owed, wait_until

OFFICERS = 3
STEPS = ["reap", "clean", "recount", "lists", "papers", "head", "remind", "weekly", "deliver"]


@pytest.fixture
def postman() -> Iterator[Postman]:
    """A mail server."""
    with post_office() as running:
        yield running


@pytest.fixture
def installation(database_file: Path, postman: Postman) -> Installation:
    """A commune with three officers who have something due today."""
    if connection.vendor != "sqlite":
        pytest.skip("the processes of this test find their database in the data folder")
    made.an_khanh(is_demo=False)
    now = timezone.now()
    for number in range(OFFICERS):
        officer(f"can-bo-{number}", email=f"can-bo-{number}@ankhanh.example.vn")
    owed("DT-2026-0001", timezone.localdate(), at=now - timedelta(days=1))
    return Installation(database_file.parent, postman.url)


def everything_was_done(postman: Postman) -> None:
    """Each step once, each letter at least once, all copies of a letter under one Message-ID."""
    assert list(MorningStep.objects.exclude(finished_at=None).order_by("id").values_list("step", flat=True)) == STEPS
    assert Notice.objects.count() == OFFICERS
    assert set(Notice.objects.values_list("state", flat=True)) == {NoticeState.SENT}
    assert {str(letter["To"]) for letter in postman.letters} == {
        f"can-bo-{number}@ankhanh.example.vn" for number in range(OFFICERS)
    }
    assert len(set(postman.ids)) == OFFICERS
    assert verify()


def test_twice_is_once(installation: Installation, postman: Postman) -> None:
    first = installation.run("morning")
    second = installation.run("morning")
    lines = [line for line in first.splitlines() if line.startswith("  ")]
    assert [line.partition("(")[2].partition(")")[0] for line in lines] == STEPS
    assert "3 thư nhắc hạn" in first and "gửi 3 thư" in first
    assert second.count("đã làm lúc") == len(STEPS)
    everything_was_done(postman)
    assert len(postman.letters) == OFFICERS
    heads = (installation.data / "heads.jsonl").read_text(encoding="utf8").splitlines()
    assert len(heads) == 1 and json.loads(heads[0])["seq"] == OFFICERS, "the opening of each account is in the history"


def test_a_dry_run_tells_and_writes_nothing(installation: Installation, postman: Postman) -> None:
    said = installation.run("morning", "--dry-run")
    assert "3 thư: Chức vụ can-bo-0; Chức vụ can-bo-1; Chức vụ can-bo-2" in said and "Chưa làm gì" in said
    assert "@" not in said
    assert not MorningStep.objects.exists() and not Notice.objects.exists() and not postman.letters
    assert not (installation.data / "heads.jsonl").exists()


WATCH = """
import sys
import django
django.setup()
from django.db import connection
from dienhong.ops import cli
loaded = []
class Seen:
    def find_spec(self, name, path=None, target=None):
        loaded.extend([name] if connection.in_atomic_block else [])
sys.meta_path.insert(0, Seen())
status = cli.main(["morning"])
print(loaded)
sys.exit(status)
"""


def test_nothing_is_loaded_while_others_wait_to_write(installation: Installation) -> None:
    published(date(2026, 5, 18), at=timezone.make_aware(datetime(2026, 5, 20, 9, 0)))  # noqa: DTZ001 - made aware here
    said = installation.python(WATCH)
    assert "lập 2 danh mục quý" in said and said.splitlines()[-1] == "[]"


def test_two_processes_at_once_send_each_letter_once(installation: Installation, postman: Postman) -> None:
    both = [installation.start("morning") for _ in range(2)]
    told = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    installation.run("morning")
    everything_was_done(postman)
    assert len(postman.letters) == OFFICERS


def test_killed_while_it_keeps_the_head(installation: Installation, postman: Postman) -> None:
    heads = installation.data / "heads.jsonl"
    with heads.open("w", encoding="utf8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        process = installation.start("morning")
        wait_until(MorningStep.objects.filter(step="head", claimed_at__isnull=False).exists, process)
        killed(process)
    assert "một tiến trình khác đang làm" in installation.run("morning")
    assert not Notice.objects.exists(), "a later step does not overtake one that may still be at work"
    hours_pass()
    installation.run("morning")
    everything_was_done(postman)
    assert len(postman.letters) == OFFICERS


@pytest.mark.parametrize("taken", [True, False], ids=["after the letter was taken", "before"])
def test_killed_while_a_letter_is_on_its_way(taken: bool, installation: Installation, postman: Postman) -> None:
    process = installation.start("morning")

    def kill() -> None:
        postman.on_letter = lambda: None
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        if not taken:
            postman.answer = None

    postman.on_letter = kill
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    postman.answer = "250 OK"
    hours_pass()
    installation.run("morning")
    everything_was_done(postman)
    assert len(postman.letters) == OFFICERS + taken


def test_killed_at_random_moments(installation: Installation, postman: Postman) -> None:
    """At whatever moment it dies, the next run finishes: from its first look at the database to its last mark."""
    random = Random(20260610)
    for _ in range(10):
        process = installation.start("morning")
        with suppress(TimeoutExpired):
            process.wait(timeout=random.uniform(0.5, 2.5))
        killed(process)
        hours_pass()
    installation.run("morning")
    everything_was_done(postman)


def test_a_step_that_cannot_be_done_holds_up_no_other_and_is_told(installation: Installation, postman: Postman) -> None:
    (installation.data / "heads.jsonl").mkdir()
    process = installation.start("morning")
    said, wrong = process.communicate(timeout=60)
    assert process.returncode == 1 and "✗ Mốc lịch sử (head)" in said and "Traceback" not in wrong
    assert len(postman.letters) == OFFICERS
    (installation.data / "heads.jsonl").rmdir()
    installation.run("morning")
    assert (installation.data / "heads.jsonl").is_file() and len(postman.letters) == OFFICERS


def test_deliver_sends_what_waits_and_says_who_was_not_reached(installation: Installation, postman: Postman) -> None:
    postman.refused["can-bo-1@ankhanh.example.vn"] = "550 can-bo-1@ankhanh.example.vn unknown"
    said = installation.run("morning")
    assert "gửi 2 thư, 0 thư sẽ thử lại, 1 thư chưa đến được" in said and "@" not in said
    assert "gửi 0 thư" in installation.run("deliver")
