"""Eight o'clock: everybody signs in while residents read. How many sign-ins a second pass, and what a page costs meanwhile.

Bar: 6.7 sign-ins a second leave room: the home page's 95th percentile under that rush stays within 2× of the same page
without it (quiet and rushed seconds alternate), and no sign-in is refused.
"""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from benchmarks.process import ROOT, run

DIENHONG = str(Path(sys.executable).with_name("dienhong"))
RUSH = 6.7  # sign-ins a second
SPAN = 5.0  # seconds of each turn
TURNS = 3
ACCOUNTS = 200
PASSWORD = "mot mat khau du dai"
MAKE = """
from django.contrib.auth.hashers import make_password
from dienhong.accounts.models import Account
made = make_password({password!r})
Account.objects.bulk_create(Account(username=f"can-bo-{{n}}", name=f"Cán bộ {{n}}", password=made) for n in range({many}))
"""


def sign_in() -> None:
    """Serve the demo with real accounts, measure, print."""
    folder = Path(tempfile.mkdtemp(prefix="dienhong-sign-in-"))
    data = folder / "var"
    try:
        run([DIENHONG, "demo", "load"], data)
        make = MAKE.format(password=PASSWORD, many=ACCOUNTS)
        run([sys.executable, "-c", f"import django; django.setup()\n{make}"], data)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        environment = {**os.environ, "DIENHONG_DATA": str(data), "DIENHONG_DEMO": "1", "DIENHONG_LOG_LEVEL": "WARNING"}
        command = [DIENHONG, "serve", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as server:
            try:
                _measure(f"http://127.0.0.1:{port}")
            finally:
                server.terminate()
    finally:
        shutil.rmtree(folder)


def _measure(base: str) -> None:
    _wait(base)
    quiet: list[float] = []
    rushed: list[float] = []
    answers: list[int] = []
    for _ in range(TURNS):  # alternating, so that a noisy machine cannot favour one
        quiet += _pages(base, SPAN)
        stop = threading.Event()
        rush = threading.Thread(target=_rush, args=(base, stop, answers))
        rush.start()
        rushed += _pages(base, SPAN)
        stop.set()
        rush.join()
    refused = sum(answer != 302 for answer in answers)
    print(f"home page  quiet    median {_ms(quiet, 50)} ms, p95 {_ms(quiet, 95)} ms   ({len(quiet)} requests)")
    print(f"           rushed   median {_ms(rushed, 50)} ms, p95 {_ms(rushed, 95)} ms   (bar: p95 ≤ 2× quiet)")
    told = ", ".join(f"{n} × {code}" for code, n in sorted(Counter(a for a in answers if a != 302).items()))
    print(f"           at {RUSH} sign-ins a second: {len(answers)} sign-ins, {refused} refused {told}".rstrip())
    start = time.perf_counter()
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda n: _enter(base, n % ACCOUNTS), range(60)))
    passed = sum(answer == 302 for answer in done)
    print(f"sign-ins   as many as go, four at a time: {passed / (time.perf_counter() - start):.1f} a second")


def _pages(base: str, seconds: float) -> list[float]:
    """One reader, page after page."""
    opener = build_opener()
    taken = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        opener.open(f"{base}/").read()
        taken.append(time.perf_counter() - start)
    return taken


def _rush(base: str, stop: threading.Event, answers: list[int]) -> None:
    """So many sign-ins a second, however long each takes."""
    with ThreadPoolExecutor(16) as pool:
        sent: list[Callable[[], int]] = []
        start, number = time.perf_counter(), 0
        while not stop.is_set():
            sent.append(pool.submit(_enter, base, number % ACCOUNTS).result)
            number += 1
            time.sleep(max(0.0, start + number / RUSH - time.perf_counter()))
        answers += [result() for result in sent]


def _enter(base: str, number: int) -> int:
    """One officer signs in: the form, then name and password."""
    opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"{base}/dang-nhap/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    told = {
        "username": f"can-bo-{number}",
        "password": PASSWORD,
        "next": "/",
        "csrfmiddlewaretoken": token[1] if token else "",
    }
    try:
        reply = opener.open(f"{base}/dang-nhap/", urlencode(told).encode())
    except HTTPError as refused:
        return refused.code
    return 302 if reply.url == f"{base}/" else int(reply.status)


def _wait(base: str) -> None:
    for _ in range(120):
        try:
            build_opener().open(f"{base}/suc-khoe").read()
            return
        except (URLError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit("the server did not start")


def _ms(taken: list[float], percent: int) -> str:
    return f"{statistics.quantiles(taken, n=100)[percent - 1] * 1000:.0f}"
