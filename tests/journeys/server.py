"""The real program on a real port: a copy of the loaded demo commune behind gunicorn, ended by its own pid."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
STATIC = ROOT / "build" / "static" / "staticfiles.json"
PATIENCE = 60.0  # seconds until the first answer; a busy machine is slow, not broken


@dataclass(frozen=True)
class Server:
    """A running program: its address, its data folder, what it wrote to its log."""

    url: str
    data: Path
    log: Path

    def run(self, *arguments: str) -> str:
        """What the command `dienhong …` prints, over this server's data."""
        done = subprocess.run(
            [BIN / "dienhong", *arguments],
            env=environment(self.data),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def environment(data: Path) -> dict[str, str]:
    """The environment of the program itself, not of its tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIENHONG_")}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "dienhong.config.settings",
        "DIENHONG_DATA": str(data),
        "DIENHONG_DEMO": "1",
    }


def load_demo(data: Path) -> None:
    """Fill an empty folder with the demo commune, by the command an operator uses."""
    subprocess.run([BIN / "dienhong", "demo", "load"], env=environment(data), cwd=ROOT, check=True, capture_output=True)


def collect_static(data: Path) -> None:
    """What `make setup` does for the pages, when nobody has done it since a style or a script changed."""
    STATIC.parent.mkdir(parents=True, exist_ok=True)
    with (STATIC.parent.parent / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _fresh():
            return
        for command in (
            ["-m", "dienhong.page.assets", "build/assets"],
            ["scripts/compile_messages.py"],
            ["manage.py", "collectstatic", "--noinput", "--clear", "-v", "0"],
        ):
            subprocess.run([sys.executable, *command], env=environment(data), cwd=ROOT, check=True)
        STATIC.touch()


def _fresh() -> bool:
    """Whether the collected copies are newer than all they are made of, as the Makefile asks it."""
    if not STATIC.exists():
        return False
    made = STATIC.stat().st_mtime
    sources = [*ROOT.glob("dienhong/*/static/**/*"), *ROOT.glob("locale/*/LC_MESSAGES/*.po")]
    return all(one.stat().st_mtime <= made for one in sources if one.is_file())


@contextmanager
def serving(loaded: Path, folder: Path) -> Iterator[Server]:
    """Serve a copy of the `loaded` data, kept in `folder`, until the block ends."""
    data, log = folder / "data", folder / "server.log"
    shutil.copytree(loaded, data)
    collect_static(folder / "setup")
    with socket.create_server(("127.0.0.1", 0)) as door, log.open("wb") as written:
        os.set_inheritable(door.fileno(), True)
        started = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "dienhong.config.wsgi"),
                *("--bind", f"fd://{door.fileno()}", "--workers", "1", "--threads", "8", "--worker-class", "gthread"),
                *("--log-level", "warning", "--graceful-timeout", "5"),
            ],
            env=environment(data),
            cwd=ROOT,
            pass_fds=[door.fileno()],
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        try:
            _wait_for(f"{url}/suc-khoe", started, log)
            yield Server(url, data, log)
        finally:
            started.terminate()
            started.wait(timeout=30)
    said = log.read_text(encoding="utf8")
    assert "Traceback" not in said, f"the server failed while it served:\n{said[-4000:]}"


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urlopen(url, timeout=PATIENCE) as answer:
                if answer.status == 200:
                    return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf8')[-4000:]}")
