"""kill -9 of the real server, its workers and its master, while officers send documents with their files.

A form that was not answered is sent again with the same token, as a browser's "send again" does: what was answered is
there once, and what was sent twice is there once.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from threading import Event, Thread
from typing import Any

from tests.factories.files import filled_pdf
from tests.journeys.server import ROOT, collect_static, environment

URL = "/ban-lam-viec/van-ban/ghi/"
KILLS, OFFICERS, PATIENCE = 15, 3, 60.0
EDGE = "ranh-gioi-cua-bieu-mau"


class Program:
    """gunicorn as `make run` starts it, over one data folder and one open door; killed by the ids of its processes."""

    def __init__(self, data: Path, log: Path) -> None:
        self.door = socket.create_server(("127.0.0.1", 0), backlog=128)
        os.set_inheritable(self.door.fileno(), True)
        self.port: int = self.door.getsockname()[1]
        self._data, self._log = data, log
        self.start()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self.master = subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn", "dienhong.config.wsgi", "--preload"),
                    *("--bind", f"fd://{self.door.fileno()}", "--workers", "2", "--threads", "4"),
                    *("--worker-class", "gthread", "--log-level", "critical", "--graceful-timeout", "5"),
                ],
                env=environment(self._data),
                cwd=ROOT,
                pass_fds=[self.door.fileno()],
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def workers(self) -> list[int]:
        """The master's worker processes that are alive."""
        pid = self.master.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def kill_worker(self, random: Random) -> None:
        """One worker dies; the master starts another."""
        while not (found := self.workers()):
            assert self.master.poll() is None, self._log.read_text(encoding="utf8")[-4000:]
            time.sleep(0.02)
        with suppress(ProcessLookupError):
            os.kill(random.choice(found), signal.SIGKILL)

    def kill_all(self) -> None:
        """Master and workers die at one stroke; nothing is left running."""
        found = self.workers()
        self.master.kill()
        self.master.wait()
        for pid in found:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def close(self) -> None:
        """End for good."""
        self.master.terminate()
        self.master.wait(timeout=PATIENCE)
        self.door.close()


class Officer(Thread):
    """Sends one document after the other, each until it is answered; remembers where each form led."""

    def __init__(self, port: int, cookies: dict[str, str], number: int, evening: Event) -> None:
        super().__init__(daemon=True)
        self.answers: dict[str, str] = {}
        self.again, self.strange = 0, ""
        self._port, self._number, self._evening = port, number, evening
        self._csrf = secrets.token_hex(16)
        self._cookies = "; ".join(f"{name}={value}" for name, value in {**cookies, "csrftoken": self._csrf}.items())

    def run(self) -> None:
        while not self._evening.is_set() and not self.strange:
            token = secrets.token_urlsafe(24)
            body = self._form(token)
            while not self.strange:
                try:
                    status, where = self._post(body)
                except (OSError, HTTPException):
                    self.again += 1
                    time.sleep(0.02)
                    continue
                if status == 302 and "/van-ban/VB-" in where:
                    self.answers[token] = where
                    break
                self.strange = f"{status} {where}"

    def _form(self, token: str) -> bytes:
        said = {
            "csrfmiddlewaretoken": self._csrf,
            "once": token,
            "number": f"{len(self.answers) * OFFICERS + self._number + 1}-BC/ĐU",
            "direction": "out",
            "title": token,
        }
        parts = [f'--{EDGE}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in said.items()]
        named = f'name="file"; filename="{token}.pdf"\r\nContent-Type: application/pdf'
        head = f"--{EDGE}\r\nContent-Disposition: form-data; {named}\r\n\r\n"
        return (
            "".join(parts).encode()
            + head.encode()
            + filled_pdf(secrets.token_bytes(60_000))
            + f"\r\n--{EDGE}--\r\n".encode()
        )

    def _post(self, body: bytes) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            kind = f"multipart/form-data; boundary={EDGE}"
            connection.request("POST", URL, body, {"Cookie": self._cookies, "Content-Type": kind})
            answer = connection.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Location", "")
        finally:
            connection.close()


def in_folder(command: str, data: Path) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.resilience.office", command, str(data)],
        cwd=ROOT, env=environment(data), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def test_what_the_killed_server_answered_is_there_once(tmp_path: Path) -> None:
    seed = os.environ.get("DIENHONG_SEED") or str(secrets.randbits(32))
    print(f"DIENHONG_SEED={seed}")
    random, data, evening = Random(seed), tmp_path / "data", Event()
    collect_static(tmp_path / "setup")
    cookies = in_folder("open", data)
    program = Program(data, tmp_path / "server.log")
    officers = [Officer(program.port, cookies, number, evening) for number in range(OFFICERS)]
    try:
        for officer in officers:
            officer.start()
        for kill in range(1, KILLS + 1):
            before, until = sum(len(one.answers) for one in officers), time.monotonic() + PATIENCE
            while sum(len(one.answers) for one in officers) == before and not any(one.strange for one in officers):
                assert time.monotonic() < until, "nothing was answered for a minute"
                time.sleep(0.02)
            time.sleep(random.uniform(0, 0.3))
            if kill % 5:
                program.kill_worker(random)
            else:
                program.kill_all()
                program.start()
        evening.set()
        for officer in officers:
            officer.join(timeout=PATIENCE)
        program.kill_all()
        program.start()
        connection = HTTPConnection("127.0.0.1", program.port, timeout=PATIENCE)
        connection.request("GET", "/suc-khoe")
        assert connection.getresponse().status == 200
        connection.close()
    finally:
        evening.set()
        program.close()
    found = in_folder("judge", data)
    answers = {token: where for one in officers for token, where in one.answers.items()}
    print(f"{len(answers)} answered, {sum(one.again for one in officers)} sent again")
    assert not [one.strange for one in officers if one.strange]
    assert found["wrong"] == []
    assert found["led_to"] == answers and len(set(answers.values())) == len(answers) >= KILLS
    assert found["titles"] == sorted(answers)
    assert found["attached"] == sorted(f"{token}.pdf" for token in answers)
    assert sum(one.again for one in officers), "no kill met a form on its way"
