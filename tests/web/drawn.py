"""Pages drawn by a real browser from memory, with their real styles and type: no server, no network.

The pages are rendered first; the browser starts when the database has said all it has to say.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.tools import chromium

SITE = "http://dienhong.test"
FLAGS = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
)  # fmt: skip
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}


@contextmanager
def started() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def window(browser: Browser, pages: dict[str, str], size: tuple[int, int]) -> Page:
    """An empty window of a size in which `goto(SITE + path)` draws what `pages` has for the path."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.path.startswith("/tinh/"):
            kind = TYPES.get(Path(asked.path).suffix, "application/octet-stream")
            route.fulfill(body=_static(asked.path.removeprefix("/tinh/")), content_type=kind)
        else:
            path = route.request.url.removeprefix(SITE)
            text = pages[path] if path in pages else pages[asked.path]
            route.fulfill(body=text, content_type="text/html; charset=utf-8")

    page.route("**/*", answer)
    return page


def shown(browser: Browser, pages: dict[str, str], path: str, size: tuple[int, int]) -> Page:
    """The page in a window of its own, its styles and type loaded."""
    page = window(browser, {**pages, path.partition("#")[0]: pages[path]}, size)
    page.goto(f"{SITE}{path}")
    page.evaluate("document.fonts.ready")
    return page


@cache
def _static(name: str) -> bytes:
    found = finders.find(name)
    return Path(str(found)).read_bytes() if found else b""
