"""The server, the worker and the outbox over one database file: a button pressed in a browser sends the letter."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.journeys.server import ROOT, Server, environment, serving
from tests.ops.installation import wait_until

GIVEN_UP = 24
CLERKS = 4
PATH = "/ban-lam-viec/thong-bao/"


@pytest.fixture
def server(loaded: Path, tmp_path: Path) -> Iterator[Server]:
    """The demo behind the real server, with letters that were given up; the demo's own notices wait to be handed over."""
    with serving(loaded, tmp_path) as running:
        columns = "key, about, channel, address, post, role, subject, body, state, tries, written_at, error"
        row = "?, '', 'mail', 'a@ankhanh.example.vn', 'Trưởng thôn', 'village_head', 'Nhắc hạn', 'Việc', 'failed', 7, ?, ''"
        rows = [(f"k{number}", "2026-06-10 01:00:00") for number in range(GIVEN_UP)]
        with closing(sqlite3.connect(running.data / "dienhong.sqlite3")) as database:
            database.executemany(f"insert into notices_notice ({columns}) values ({row})", rows)
            database.commit()
        yield running


def given_up(server: Server) -> list[int]:
    """The numbers of those letters."""
    with closing(sqlite3.connect(server.data / "dienhong.sqlite3")) as database:
        return [row[0] for row in database.execute("select id from notices_notice where state = 'failed' order by id")]


def signed_in(server: Server) -> OpenerDirector:
    """A browser's session of the Party office of the demo."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = text(browser, server.url + "/dang-nhap/")
    account = re.search(r'name="account" value="([^"]+)">[^<]*<span[^>]*> Lê Quang Minh', page)
    assert account
    send(browser, server.url + "/dang-nhap/", page, account=account[1])
    return browser


def text(browser: OpenerDirector, url: str) -> str:
    """A page."""
    with browser.open(url, timeout=60) as reply:
        return unescape(reply.read().decode())


def send(browser: OpenerDirector, url: str, page: str, **fields: str) -> str:
    """What a form of the page answers."""
    for name in ("csrfmiddlewaretoken", "once"):
        found = re.search(rf'name="{name}" value="([^"]+)"', page)
        if found:
            fields[name] = found[1]
    with browser.open(url, urlencode(fields).encode(), timeout=60) as reply:
        return unescape(reply.read().decode())


def test_buttons_pressed_at_once_while_two_workers_send(server: Server) -> None:
    command = [sys.executable, "manage.py", "db_worker", "--interval", "0.1", "--no-startup-delay"]
    pipe = subprocess.PIPE
    workers = [
        subprocess.Popen(command, env=environment(server.data), cwd=ROOT, stdout=pipe, stderr=pipe, text=True)
        for _ in range(2)
    ]
    browsers = [signed_in(server) for _ in range(CLERKS)]
    letters = given_up(server)

    def press(clerk: int) -> list[str]:
        answers = []
        for number in letters[clerk::CLERKS]:
            url = f"{server.url}{PATH}{number}/"
            answers.append(send(browsers[clerk], f"{url}gui-lai/", text(browsers[clerk], url)))
        return answers

    try:
        with ThreadPoolExecutor(CLERKS) as threads:
            answers = [answer for told in threads.map(press, range(CLERKS)) for answer in told]
        outbox = server.data / "outbox"
        wait_until(lambda: len(list(outbox.glob("*.eml"))) == GIVEN_UP, workers[0])
    finally:
        for worker in workers:
            worker.terminate()
        logs = "".join("".join(worker.communicate(timeout=60)) for worker in workers)
    assert len(answers) == GIVEN_UP and all("Đã đặt lại" in answer for answer in answers)
    assert "locked" not in logs and "Traceback" not in logs
    assert not list(outbox.glob(".*"))
    assert "Không có thông báo nào bị bỏ" in text(browsers[0], server.url + PATH)
