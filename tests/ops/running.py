"""Installations as an operator has them: folders, commands as processes, and `dienhong serve` on a socket of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.journeys.server import BIN, ROOT, environment

OLD = ROOT / "tests" / "data" / "release-0.1.0.tar.xz"
PATIENCE = 90.0


def told(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a real installation: no demo mode."""
    return environment(folder) | {"DIENHONG_DEMO": "", **more}


def dienhong(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A command over a folder."""
    command = [str(BIN / "dienhong"), *arguments]
    return subprocess.run(command, env=told(folder, **more), cwd=ROOT, capture_output=True, text=True, check=False)


def done(folder: Path, *arguments: str) -> str:
    """What a command that must succeed prints."""
    ran = dienhong(folder, *arguments)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def found(folder: Path, code: str = "11668") -> Path:
    """An empty commune."""
    done(folder, "init", "--commune", code, "--admin", "loi@xa.example.vn")
    return folder


def old_release(folder: Path) -> Path:
    """The data of a commune that release 0.1.0 wrote."""
    folder.mkdir(mode=0o700)
    with tarfile.open(OLD) as packed:
        packed.extractall(folder, filter="data")
    return folder


class ThroughSocket(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=PATIENCE)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(str(self.path))


def get(door: Path, path: str) -> tuple[int, str]:
    """Status and text of a page behind a socket."""
    connection = ThroughSocket(door)
    try:
        connection.request("GET", path)
        reply = connection.getresponse()
        return reply.status, reply.read().decode()
    finally:
        connection.close()


@contextmanager
def serving(folder: Path, door: Path, **more: str) -> Iterator[subprocess.Popen[str]]:
    """`dienhong serve` until the block ends; it must then stop by itself, on SIGTERM, with status 0."""
    command = [str(BIN / "dienhong"), "serve", "--bind", f"unix:{door}", "--workers", "1"]
    log = folder.with_suffix(".log")
    with log.open("w") as written:
        started = subprocess.Popen(
            command, env=told(folder, **more), cwd=ROOT, stdout=written, stderr=written, text=True
        )
    try:
        wait_until(lambda: door.exists() and answers(door), lambda: log.read_text()[-3000:])
        yield started
    finally:
        if started.poll() is None:
            started.terminate()
        status = started.wait(timeout=PATIENCE)
    assert status == 0, log.read_text()[-3000:]


def answers(door: Path) -> bool:
    try:
        return get(door, "/suc-khoe") == (200, "ok")
    except OSError:
        return False


def wait_until(holds: object, said: object = lambda: "") -> None:
    """Poll; a busy machine is slow, not broken."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if holds():  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError(f"it did not come about: {said()}")  # type: ignore[operator]


def alive(pid: int) -> bool:
    """Whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def descendants(pid: int) -> set[int]:
    """Children, and theirs."""
    found_: set[int] = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue
            if parent == pid:
                found_ |= {int(entry.name)} | descendants(int(entry.name))
    return found_


def kill_hard(process: subprocess.Popen[str]) -> None:
    """SIGKILL, as the machine's memory guard would."""
    os.kill(process.pid, 9)
    process.wait()
