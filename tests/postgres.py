"""A PostgreSQL server of our own for as long as a block lasts: from the installed binaries, in a temporary folder, on a
unix socket only, as an ordinary user, ended by its own pid. Nothing on the machine is asked or changed."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

from tests.tools import postgres_binary

ORDINARY = ("postgres", "nobody")  # who runs the server when the tests run as root, which it refuses
USER = "dienhong"
#: The variable that tells the settings of the tests of a server to run on.
MARKER = "DIENHONG_TEST_DATABASE"
PATIENCE = 60.0
# What is written is thrown away: nothing waits for a disk. Two hundred officers may come at once.
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=300", "max_wal_senders=4")
# Text in the order of a language, as most installations have it: what counts on the order of bytes fails here.
CLUSTER = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=vi")


@dataclass(frozen=True)
class Server:
    """A running server: the folder of its cluster, and of its socket."""

    folder: Path
    sockets: Path

    def url(self, name: str) -> str:
        """The address of a database, as an administrator writes it."""
        return f"postgres://{USER}@{quote(str(self.sockets), safe='')}/{name}"

    def sql(self, command: str, name: str = "postgres") -> str:
        """What psql prints for one command."""
        asked = ["-h", str(self.sockets), "-U", USER, "-d", name, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", command]
        return program("psql", *asked).strip()


@contextmanager
def serving(*more: str) -> Iterator[Server]:
    """A fresh server with an empty cluster until the block ends; gone afterwards. `more` are settings, `name=value`."""
    with folder() as base:
        program("initdb", *CLUSTER, "--no-sync", "-U", USER, "-D", str(base / "data"))
        with running(base / "data", *more) as server:
            yield server


@contextmanager
def folder() -> Iterator[Path]:
    """A temporary folder that belongs to who runs the server."""
    base = Path(tempfile.mkdtemp(prefix="dienhong-pg-"))
    try:
        if os.getuid() == 0:
            known = _ordinary()
            os.chown(base, known.pw_uid, known.pw_gid)
        yield base
    finally:
        shutil.rmtree(base)


@contextmanager
def running(cluster: Path, *more: str) -> Iterator[Server]:
    """The server of a cluster that is there, until the block ends."""
    sockets = cluster.parent
    settings = [f"-c{one}" for one in (*QUICK, *more, "listen_addresses=", f"unix_socket_directories={sockets}")]
    with (cluster.parent / f"{cluster.name}.log").open("wb") as log:
        command = [_path("postgres"), "-D", str(cluster), *settings]
        started = subprocess.Popen(command, stdout=log, stderr=log, cwd=sockets, **_as_ordinary())
        try:
            _wait(started, sockets, Path(log.name))
            yield Server(cluster, sockets)
        finally:
            started.send_signal(signal.SIGINT)  # ends sessions that are still open, and shuts down in order
            started.wait(timeout=PATIENCE)


def program(name: str, *arguments: str) -> str:
    """Run a program of PostgreSQL as the ordinary user; what it printed. Raises with what it said when it fails."""
    done = subprocess.run(
        [_path(name), *arguments], capture_output=True, text=True, check=False, cwd="/", **_as_ordinary()
    )
    if done.returncode:
        raise RuntimeError(f"{name} failed: {done.stderr}")
    return done.stdout


def _path(name: str) -> str:
    found = postgres_binary(name)
    if found is None:
        raise LookupError(f"{name} is not installed: apt install postgresql")
    return found


def _ordinary() -> pwd.struct_passwd:
    for name in ORDINARY:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError("no ordinary user to run PostgreSQL as")


def _as_ordinary() -> dict[str, Any]:
    if os.getuid():
        return {}
    known = _ordinary()
    nobody_else: Sequence[int] = ()
    return {"user": known.pw_uid, "group": known.pw_gid, "extra_groups": nobody_else}


def _wait(started: "subprocess.Popen[bytes]", sockets: Path, log: Path) -> None:
    until = monotonic() + PATIENCE
    while monotonic() < until and started.poll() is None:
        asked = [_path("pg_isready"), "-q", "-h", str(sockets), "-U", USER, "-d", "postgres"]
        if subprocess.run(asked, check=False).returncode == 0:
            return
        sleep(0.05)
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf8')[-4000:]}")
