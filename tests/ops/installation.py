"""A small installation in a folder, and the program's own processes over it, which a test may kill."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dienhong.accounts.actions import PostData, open_account
from dienhong.deadlines.actions import open_deadline
from dienhong.deadlines.models import Deadline
from dienhong.law.calendar import Calendar
from dienhong.notices.models import Notice
from dienhong.ops.models import MorningStep
from dienhong.records.actor import Actor
from tests.journeys.server import BIN, ROOT, environment

PATIENCE = 60.0
LONG_AGO = timedelta(hours=2)


@dataclass(frozen=True)
class Installation:
    """The data folder, and where its mail goes."""

    data: Path
    mail: str

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """`dienhong …` as a process."""
        return self._start([str(BIN / "dienhong"), *arguments])

    def run(self, *arguments: str) -> str:
        """What `dienhong …` prints; it must succeed."""
        return self._said(self.start(*arguments))

    def python(self, code: str) -> str:
        """What a program over the installation prints; it must succeed."""
        return self._said(self._start([sys.executable, "-c", code]))

    def worker(self, *arguments: str) -> subprocess.Popen[str]:
        """The worker of background tasks as a process."""
        options = ("db_worker", "--interval", "0.1", "--no-startup-delay", *arguments)
        return self._start([sys.executable, "manage.py", *options])

    def _said(self, process: subprocess.Popen[str]) -> str:
        said, wrong = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, wrong
        return said

    def _start(self, command: list[str]) -> subprocess.Popen[str]:
        told = {**environment(self.data), "DIENHONG_SMTP_URL": self.mail}
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=told, cwd=ROOT, stdout=pipe, stderr=pipe, text=True)


def killed(process: subprocess.Popen[str]) -> None:
    """End a process as a power cut does, and wait until it is gone."""
    process.kill()
    process.communicate(timeout=PATIENCE)


def wait_until(seen: Callable[[], bool], process: subprocess.Popen[str] | None = None) -> None:
    """Until something is so; a test fails when it never is."""
    until = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < until, "it never came"
        assert process is None or process.poll() is None, process.communicate()
        time.sleep(0.02)


def hours_pass() -> None:
    """What was claimed was claimed long ago."""
    MorningStep.objects.update(claimed_at=F("claimed_at") - LONG_AGO)
    Notice.objects.update(claimed_at=F("claimed_at") - LONG_AGO)
    DBTaskResult.objects.filter(started_at__isnull=False).update(started_at=F("started_at") - LONG_AGO)


def officer(name: str, role: str = "party_office", *, email: str = "", title: str = "") -> None:
    """An account that holds one post, with an address."""
    post = PostData(role, title or f"Chức vụ {name}", date(2025, 7, 1))
    open_account(name, f"Người {name}", [post], email=email, by=Actor.operator(), at=timezone.now())


def owed(code: str, due_on: date, *, at: datetime, role: str = "party_office") -> Deadline:
    """A clock of an entry that runs out on a day, kept by a role."""
    made = open_deadline(
        code,
        "settle",
        "petitions.complaint.settle",
        start=due_on - timedelta(days=30),
        owner="Chức vụ chịu trách nhiệm",
        owner_role=role,
        stops_by="quyết định giải quyết",
        at=at,
        calendar=Calendar.load(),
    )
    Deadline.objects.filter(pk=made.pk).update(due_on=due_on, judged_on=due_on)
    return made
