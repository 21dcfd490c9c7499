"""Keeps child processes running and runs commands at their times, in one process without threads. It knows no web and no
register: what to run is data (`Child`, `Timer`).

A child that ends is started again, later each time. SIGTERM or SIGINT stops all of them. Should this process be killed
outright, the kernel sends each child SIGTERM (PR_SET_PDEATHSIG): no orphan goes on writing.
"""

import ctypes
import logging
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock_time

logger = logging.getLogger("dienhong.serve")
PR_SET_PDEATHSIG = 1
TICK = 0.5  # seconds between two looks at the clock
LONGEST_WAIT = 60.0
STEADY = 10.0  # seconds a child must have run for its failures to be forgotten
GIVE_UP = 5  # failures in a row of a vital child


@dataclass(frozen=True)
class Child:
    """A process that should always run. Without a `vital` one nothing works; one that `writes` rests in read-only mode."""

    name: str
    command: tuple[str, ...]
    vital: bool = False
    writes: bool = False
    grace: float = 30.0


@dataclass(frozen=True)
class Timer:
    """A command run once a day from an hour on, or again and again; after a failure it is tried again."""

    name: str
    command: tuple[str, ...]
    daily_from: clock_time | None = None
    every: timedelta = timedelta(minutes=5)


@dataclass
class _Kept:
    child: Child
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    failures: int = 0
    not_before: float = 0.0


@dataclass
class _Timed:
    timer: Timer
    process: "subprocess.Popen[bytes] | None" = None
    not_before: float = 0.0


@dataclass
class Supervisor:
    """`run()` returns the exit status: 0 when all ended as asked; 1 when a vital child would not run or one had to be killed.

    `clock` tells the time, `resting` whether nothing may be written; `done_on(name)` is when a daily timer was last done,
    `done(name, at)` keeps it. `ready` is whether the vital children work: the others wait for that, so that whoever waits
    for the first page waits for nothing else. `beat(states, at)` is called about every 15 seconds with child → state.
    """

    children: Sequence[Child]
    timers: Sequence[Timer]
    clock: Callable[[], datetime]
    resting: Callable[[], bool]
    done_on: Callable[[str], datetime | None]
    done: Callable[[str, datetime], None]
    beat: Callable[[dict[str, str], datetime], None]
    ready: Callable[[], bool] = lambda: True
    environment: dict[str, str] = field(default_factory=dict)
    beat_every: float = 15.0

    def run(self) -> int:
        """Until a signal comes or a vital child gives up."""
        self._stopping = False
        self._kept = [_Kept(child) for child in self.children]
        self._timed = [_Timed(timer) for timer in self.timers]
        reading, writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked_to_stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # only wakes the loop
        status, is_ready, next_beat = 0, False, 0.0
        while not self._stopping:
            resting = self.resting()
            wanted = [kept for kept in self._kept if kept.child.vital or is_ready]
            kept_up = [self._look_after(kept, resting) for kept in wanted]
            if not all(kept_up):
                status = 1
                break
            for timed in self._timed if is_ready else ():
                self._look_at(timed, resting)
            is_ready = is_ready or self.ready()
            if time.monotonic() >= next_beat:
                self.beat({kept.child.name: self._state(kept, resting) for kept in self._kept}, self.clock())
                next_beat = time.monotonic() + (self.beat_every if is_ready else TICK)
            select.select([reading], [], [], TICK if is_ready else TICK / 5)
            _drain(reading)
        return status if self._stop_all() else 1

    def _asked_to_stop(self, *_: object) -> None:
        self._stopping = True

    def _look_after(self, kept: _Kept, resting: bool) -> bool:
        """Start, restart or rest one child; False when a vital one cannot be kept running."""
        child, now = kept.child, time.monotonic()
        if kept.process is not None:
            code = kept.process.poll()
            if code is None:
                if child.writes and resting:
                    _stop([(kept.process, child.grace)])
                    kept.process = None
                elif now - kept.started >= STEADY:
                    kept.failures = 0
                return True
            kept.process = None
            kept.failures += 1
            wait = min(2.0 ** (kept.failures - 1), LONGEST_WAIT)
            kept.not_before = now + wait
            self._tell(logging.WARNING, "child ended", child=child.name, code=code, again_in=wait)
            if child.vital and kept.failures >= GIVE_UP:
                self._tell(logging.ERROR, "child does not stay up", child=child.name)
                return False
        if now >= kept.not_before and not (child.writes and resting):
            kept.process, kept.started = self._start(child.command), now
        return True

    def _look_at(self, timed: _Timed, resting: bool) -> None:
        timer, now, at = timed.timer, time.monotonic(), self.clock()
        if timed.process is not None:
            code = timed.process.poll()
            if code is None:
                return
            timed.process = None
            timed.not_before = now + timer.every.total_seconds()
            if code == 0:
                self.done(timer.name, at)
            else:
                self._tell(logging.WARNING, "timer failed", timer=timer.name, code=code)
        if now >= timed.not_before and not resting and self._due(timer, at):
            timed.process = self._start(timer.command)

    def _due(self, timer: Timer, at: datetime) -> bool:
        if timer.daily_from is None:
            return True
        last = self.done_on(timer.name)
        begun = at.replace(hour=timer.daily_from.hour, minute=timer.daily_from.minute, second=0, microsecond=0)
        # Before the hour the day that counts is still yesterday: who starts at night runs what yesterday missed.
        begun = begun if at >= begun else begun - timedelta(days=1)
        return last is None or last < begun

    def _state(self, kept: _Kept, resting: bool) -> str:
        if kept.process is not None:
            return "ok"
        return "resting" if kept.child.writes and resting else "restarting"

    def _start(self, command: tuple[str, ...]) -> "subprocess.Popen[bytes]":
        parent = os.getpid()

        def bound_to_parent() -> None:
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != parent:  # it died in between
                os._exit(1)

        return subprocess.Popen(  # noqa: S603 - the commands are ours
            command,
            # systemd is told by us alone: gunicorn would say "ready" by itself.
            env={**{name: value for name, value in os.environ.items() if name != "NOTIFY_SOCKET"}, **self.environment},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=bound_to_parent,  # noqa: PLW1509 - this process has no threads
        )

    def _stop_all(self) -> bool:
        running = [(kept.process, kept.child.grace) for kept in self._kept if kept.process is not None]
        running += [(timed.process, 30.0) for timed in self._timed if timed.process is not None]
        return _stop(running)

    def _tell(self, level: int, event: str, **said: object) -> None:
        logger.log(level, event, extra={"said": said})


LIBC = ctypes.CDLL(None, use_errno=True)


def _drain(reading: int) -> None:
    try:
        while os.read(reading, 512):
            pass
    except BlockingIOError:
        return


def _stop(running: "Sequence[tuple[subprocess.Popen[bytes], float]]") -> bool:
    """SIGTERM to all, SIGKILL to the group of any that takes longer than its grace; whether all went by themselves."""
    for process, _ in running:
        process.terminate()
    began, clean = time.monotonic(), True
    for process, grace in running:
        try:
            process.wait(max(0.0, began + grace - time.monotonic()))
        except subprocess.TimeoutExpired:
            clean = False
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return clean
