"""The supervisor over real small processes: restarts, timers, honest exit, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.journeys.server import ROOT
from tests.ops.running import alive, wait_until

PROGRAM = """
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from dienhong.ops import supervisor
from dienhong.ops.supervisor import Child, Supervisor, Timer
folder = Path(sys.argv[1])
LAST = {}
def sh(text): return ("/bin/sh", "-c", text)
def rests(): return (folder / "rest").exists()
def done(name, at):
    LAST[name] = at
    with (folder / "done").open("a") as file: file.write(name + "\\n")
def beat(states, at): (folder / "states").write_text(repr(states))
clock = lambda: datetime(2026, 6, 10, 6, 30, tzinfo=UTC)
supervisor.LONGEST_WAIT = 0.2
"""
RUN = """
sys.exit(Supervisor(CHILDREN, TIMERS, clock, rests, LAST.get, done, beat, lambda: True, beat_every=0.2).run())
"""


def start(folder: Path, told: str) -> subprocess.Popen[str]:
    text = PROGRAM + textwrap.dedent(told) + RUN
    return subprocess.Popen([sys.executable, "-c", text, str(folder)], cwd=ROOT, text=True)


def pid_in(file: Path) -> int:
    wait_until(lambda: file.exists() and file.read_text().strip())
    return int(file.read_text().split()[-1])


KEEPER = """
    CHILDREN = [Child(name, sh(f"echo $$ >> {folder}/{name}; exec sleep 300")) for name in "ab"]
    TIMERS = []
"""


def test_a_child_that_ends_is_started_again_and_all_stop_on_sigterm(tmp_path: Path) -> None:
    keeper = start(tmp_path, KEEPER)
    first, other = pid_in(tmp_path / "a"), pid_in(tmp_path / "b")
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: len((tmp_path / "a").read_text().split()) == 2)
    second = pid_in(tmp_path / "a")
    assert second != first and alive(second) and alive(other)
    keeper.terminate()
    assert keeper.wait(timeout=60) == 0
    assert not alive(second) and not alive(other)


def test_no_orphan_is_left_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    keeper = start(tmp_path, KEEPER)
    pids = [pid_in(tmp_path / "a"), pid_in(tmp_path / "b")]
    keeper.kill()
    keeper.wait()
    wait_until(lambda: not any(alive(pid) for pid in pids))


def test_a_vital_child_that_never_stays_up_ends_it_all_with_status_1(tmp_path: Path) -> None:
    keeper = start(
        tmp_path,
        """
        CHILDREN = [Child("web", ("/bin/false",), vital=True), Child("b", sh(f"echo $$ >> {folder}/b; exec sleep 300"))]
        TIMERS = []
        """,
    )
    assert keeper.wait(timeout=60) == 1
    assert not alive(pid_in(tmp_path / "b"))


def test_one_that_ignores_sigterm_is_killed_and_the_status_says_so(tmp_path: Path) -> None:
    keeper = start(
        tmp_path,
        """
        CHILDREN = [Child("a", sh(f"trap '' TERM; echo $$ >> {folder}/a; while :; do sleep 1; done"), grace=0.5)]
        TIMERS = []
        """,
    )
    stubborn = pid_in(tmp_path / "a")
    keeper.terminate()
    assert keeper.wait(timeout=60) == 1
    assert not alive(stubborn)


def test_the_morning_runs_once_a_day_also_when_started_late_and_again_after_a_failure(tmp_path: Path) -> None:
    keeper = start(
        tmp_path,
        """
        CHILDREN = []
        soon = timedelta(milliseconds=50)
        fails_once = sh(f"test -e {folder}/tried || {{ touch {folder}/tried; exit 3; }}")
        TIMERS = [Timer("morning", fails_once, time(6, 0), soon), Timer("deliver", sh("true"), every=soon)]
        """,
    )
    wait_until(lambda: (tmp_path / "done").exists() and (tmp_path / "done").read_text().count("deliver") >= 5)
    said = (tmp_path / "done").read_text()
    keeper.terminate()
    assert keeper.wait(timeout=60) == 0
    assert said.count("morning") == 1 and (tmp_path / "tried").exists()


def test_what_writes_rests_in_read_only_mode(tmp_path: Path) -> None:
    keeper = start(
        tmp_path,
        """
        CHILDREN = [Child("worker", sh(f"echo $$ >> {folder}/w; exec sleep 300"), writes=True)]
        TIMERS = [Timer("deliver", sh("true"), every=timedelta(milliseconds=50))]
        """,
    )
    worker, states = pid_in(tmp_path / "w"), tmp_path / "states"
    wait_until(states.exists)
    (tmp_path / "rest").touch()
    wait_until(lambda: "resting" in states.read_text())
    assert not alive(worker)
    (tmp_path / "rest").unlink()
    wait_until(lambda: len((tmp_path / "w").read_text().split()) == 2)
    keeper.terminate()
    assert keeper.wait(timeout=60) == 0


@pytest.mark.parametrize(("last", "due"), [("2026-06-09T05:59", True), ("2026-06-10T06:00", False), ("", True)])
def test_a_day_begins_at_its_hour(last: str, due: bool) -> None:
    from datetime import UTC, datetime, time

    from dienhong.ops.supervisor import Supervisor, Timer

    at = datetime(2026, 6, 10, 6, 30, tzinfo=UTC)
    kept = datetime.fromisoformat(last).replace(tzinfo=UTC) if last else None
    keeper = Supervisor([], [], lambda: at, lambda: False, lambda _: kept, lambda *_: None, lambda *_: None)
    assert keeper._due(Timer("morning", (), time(6, 0)), at) is due
    early = at.replace(hour=3)
    assert keeper._due(Timer("morning", (), time(6, 0)), early) is (not last or last < "2026-06-09T06:00")
