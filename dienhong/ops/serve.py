"""`dienhong serve`: web, background tasks and the work of the morning under one command, with no other service."""

import argparse
import fcntl
import json
import logging.config
import os
import re
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from dienhong.ops.cli import CommandError
from dienhong.ops.start import data_folder, holds_a_commune, installed, served
from dienhong.ops.supervisor import Child, Supervisor, Timer

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = time(6, 0)  # in Vietnam
DELIVER = timedelta(minutes=3)
ADDRESS = re.compile(r"unix:(?P<path>/.+)|(?P<host>\[[0-9a-f:]+\]|[^:/\[\]]+):(?P<port>[0-9]{1,5})")
RUN = "run"
LOCK = "serve.lock"
IN_USE = "Thư mục dữ liệu {folder} đang được dienhong serve phục vụ. {then}"


def serve(args: argparse.Namespace) -> int:
    """Until SIGTERM or Ctrl C."""
    address = ADDRESS.fullmatch(args.bind)
    if address is None or args.workers < 1:
        raise CommandError("--bind có dạng 127.0.0.1:8000 hoặc unix:/run/dienhong/xa.sock; --workers từ 1 trở lên.")
    folder = data_folder()
    if served() or not holds_a_commune(folder):
        installed()  # says what is missing; else the web server is started at once, without Django in this process
    from django.conf import settings

    from dienhong.records.read_only import read_only

    logging.config.dictConfig(settings.LOGGING)
    with serving_alone(folder, then="Không phục vụ hai lần."):
        reached = Reached(address)
        supervisor = Supervisor(
            children=children(args.bind, args.workers, args.threads),
            timers=timers(),
            clock=lambda: datetime.now(VIETNAM),
            resting=read_only,
            done_on=lambda name: done_on(folder, name),
            done=lambda name, at: write(folder, name, {"at": at.isoformat()}),
            beat=lambda states, at: write(folder, "serve", {"at": at.isoformat(), "children": states}),
            ready=reached.ready,
            environment={"DJANGO_SETTINGS_MODULE": "dienhong.config.settings"},
        )
        try:
            return supervisor.run()
        finally:
            (folder / RUN / "serve.json").unlink(missing_ok=True)


def children(bind: str, workers: int, threads: int) -> tuple[Child, ...]:
    """What always runs: the web server and the worker of background tasks."""
    web = [sys.executable, "-m", "gunicorn", "dienhong.config.wsgi", "--bind", bind, "--preload", "--umask", "007"]
    web += ["--workers", str(workers), "--threads", str(threads), "--worker-class", "gthread"]
    web += ["--log-level", "warning", "--graceful-timeout", "20"]
    return (
        Child("web", tuple(web), vital=True),
        Child("worker", (sys.executable, "-m", "django", "db_worker"), writes=True),
    )


def timers() -> tuple[Timer, ...]:
    """What runs by the clock."""
    command = (sys.executable, "-m", "dienhong.ops.cli")
    return (
        Timer("morning", (*command, "morning"), daily_from=MORNING),
        Timer("deliver", (*command, "deliver"), every=DELIVER),
    )


@contextmanager
def serving_alone(folder: Path, *, then: str) -> Iterator[None]:
    """Hold the data folder against another `serve` or `upgrade`; the lock ends with the process, however that ends."""
    (folder / RUN).mkdir(mode=0o700, exist_ok=True)
    with (folder / RUN / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(IN_USE.format(folder=folder, then=then)) from None
        yield


def write(folder: Path, name: str, told: dict[str, object]) -> None:
    """Replace one of the small files of the folder `run`, whole."""
    handle, temporary = tempfile.mkstemp(dir=folder / RUN)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(told, file)
    Path(temporary).replace(folder / RUN / f"{name}.json")


def done_on(folder: Path, name: str) -> datetime | None:
    """When a timer's command was last done; None when never (or its file does not read)."""
    try:
        return datetime.fromisoformat(json.loads((folder / RUN / f"{name}.json").read_text(encoding="ascii"))["at"])
    except (FileNotFoundError, ValueError, KeyError):
        return None


class Reached:
    """Whether the web answers; the first time it does, systemd (if it started us) and the operator are told."""

    def __init__(self, address: "re.Match[str]") -> None:
        self.address = address
        self.answered = False

    def ready(self) -> bool:
        """Ask once."""
        if not self.answered and self._answers():
            self.answered = True
            told = self.address[0] if self.address["path"] else f"http://{self.address[0]}"
            print(f"Diên Hồng: {told}   (Ctrl C để dừng)", flush=True)
            notify("READY=1")
        return self.answered

    def _answers(self) -> bool:
        try:
            if self.address["path"]:
                with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
                    return _speaks(door, self.address["path"])
            host, port = self.address["host"].strip("[]"), int(self.address["port"])
            host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - where it listens, not where we ask
            with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as door:
                return _speaks(door, (host, port))
        except OSError:
            return False


def _speaks(door: socket.socket, where: "str | tuple[str, int]") -> bool:
    door.settimeout(2)
    door.connect(where)
    host = os.environ.get("DIENHONG_HOSTS", "").split(",")[0] or "localhost"
    door.sendall(f"GET /suc-khoe HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
    return door.recv(12).startswith(b"HTTP/1.")


def notify(state: str) -> None:
    """Tell systemd, when it asked to be told (sd_notify: one datagram to the socket it names)."""
    where = os.environ.get("NOTIFY_SOCKET", "")
    if not where:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.sendto(state.encode(), f"\0{where[1:]}" if where.startswith("@") else where)
