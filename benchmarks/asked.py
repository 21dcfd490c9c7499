"""A web server of one site, asked over its socket and measured: the processor time of its workers, as the system counts it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.process import ROOT

PATIENCE = 60.0
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Answer:
    """One answer."""

    status: int
    body: bytes


@dataclass(frozen=True)
class Asked:
    """What a request cost, in seconds: `cpu` of the server on the average of some, `wall` of the median one."""

    cpu: float
    wall: float


@dataclass
class Site:
    """A served site. `form` is what a POST sends."""

    port: int
    master: int
    form: dict[str, str] = field(default_factory=dict)
    line: http.client.HTTPConnection | None = None

    def ask(self, path: str) -> Answer:
        """`/path` by GET, or `POST /path` with the form."""
        if self.line is None:
            self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        method, _, rest = path.rpartition(" ")
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if method else {}
        body = urlencode(self.form) if method else None
        try:
            self.line.request(method or "GET", rest, body, headers)
            reply = self.line.getresponse()
            return Answer(reply.status, reply.read())
        except (http.client.HTTPException, ConnectionError):  # the server let an idle line go
            self.line.close()
            self.line.request(method or "GET", rest, body, headers)
            reply = self.line.getresponse()
            return Answer(reply.status, reply.read())

    def measured(self, path: str, times: int) -> Asked:
        """Ask so many times. A page that does not answer 200 stops the benchmark."""
        before, walls = self.cpu(), []
        for _ in range(times):
            start = time.perf_counter()
            answer = self.ask(path)
            walls.append(time.perf_counter() - start)
            if answer.status != 200:
                raise SystemExit(f"{path}: {answer.status}\n{answer.body[:500].decode(errors='replace')}")
        return Asked((self.cpu() - before) / times, sorted(walls)[times // 2])

    def memory(self) -> float:
        """MB of master and workers, what they share counted once."""
        total = 0
        for pid in (self.master, *self._workers()):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total / 1024

    def cpu(self) -> float:
        """Seconds the workers ran; by the clock of the scheduler, which is finer than ticks, where it is told."""
        total = 0.0
        for pid in self._workers():
            for task in Path(f"/proc/{pid}/task").iterdir():
                total += int((task / "schedstat").read_text(encoding="ascii").split()[0]) / 1e9
        return total

    def _workers(self) -> list[int]:
        told = Path(f"/proc/{self.master}/task/{self.master}/children").read_text(encoding="ascii")
        return [int(pid) for pid in told.split()]


@contextmanager
def serving(
    application: str, command: Sequence[str], environment: dict[str, str], *, workers: int = 1, folder: Path = ROOT
) -> Iterator[Site]:
    """Serve until the block ends; ended by its own pid."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        os.set_inheritable(door.fileno(), True)
        # As gunicorn sets a socket it opens itself: else each answer waits 40 ms for the reader to confirm its head.
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        started = subprocess.Popen(
            [
                *command,
                application,
                *("--bind", f"fd://{door.fileno()}", "--workers", str(workers), "--worker-class", "gthread"),
                *("--threads", "1", "--keep-alive", "300", "--log-level", "error", "--preload"),
            ],
            env=environment,
            cwd=folder,
            pass_fds=[door.fileno()],
            stdout=sys.stderr,
        )
        site = Site(door.getsockname()[1], started.pid)
        try:
            _wait(site, started)
            yield site
        finally:
            started.send_signal(signal.SIGTERM)
            started.wait(timeout=PATIENCE)


def _wait(site: Site, started: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and started.poll() is None:
        try:
            if site.ask("/cong-khai/").status == 200:
                return
        except (OSError, http.client.HTTPException):
            pass
        site.line = None
        time.sleep(0.2)
    raise SystemExit("a server of the benchmark did not start")
