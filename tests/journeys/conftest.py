"""A browser and a served demo commune for each journey. Nothing here touches the database of the other tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.server import Server, serving
from tests.journeys.steps import DESK, FLAGS, PHONE, Watched
from tests.loaded import loaded
from tests.tools import chromium

__all__ = ["loaded"]


@pytest.fixture(scope="module")
def server(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a copy of the demo that belongs to one journey."""
    with serving(loaded, tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Module by module: while it is open, its loop would keep Django's database from the tests of the same worker."""
    with sync_playwright() as play:
        # As on people's machines, "back" shows the page as it was left; Playwright would switch that off.
        real = {"ignore_default_args": ["--disable-back-forward-cache"]}
        started = play.chromium.launch(executable_path=chromium(), args=FLAGS, **real)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """`opened(size)` → a page of a browser of its own. At the end: no page broke the content policy or its script."""
    watched: list[Watched] = []

    def new(size: tuple[int, int] = DESK, **more: object) -> Page:
        one = Watched(browser, server.url, size, **more)
        watched.append(one)
        return one.page

    yield new
    for one in watched:
        one.context.close()
    assert not [complaint for one in watched for complaint in one.complaints]


@pytest.fixture
def desk(opened: Callable[..., Page]) -> Page:
    """An officer's old screen, nobody signed in."""
    return opened(DESK)


@pytest.fixture
def phone(opened: Callable[..., Page]) -> Page:
    """A resident's phone."""
    return opened(PHONE)
