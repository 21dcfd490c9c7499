"""What people do in every journey, and what must hold of every page they see."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, expect

DESK = (1366, 768)
PHONE = (360, 740)
FLAGS = [
    *("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
]
PARTY_OFFICE = "Văn phòng Đảng ủy"
COMMITTEE_OFFICE = "Văn phòng HĐND và UBND"
# A page that answers 404, 409 or 422 on purpose is no fault of the page; the browser tells it as an error all the same.
GRAVE = {"serious", "critical"}
EXPECTED = ("status of 404", "status of 409", "status of 422")


class Watched:
    """A browser of its own (cookies, window) that writes down every complaint of its console."""

    def __init__(self, browser: Browser, base: str, size: tuple[int, int], **more: Any) -> None:
        self.complaints: list[str] = []
        self.context = browser.new_context(
            base_url=base,
            viewport={"width": size[0], "height": size[1]},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=True,
            **more,
        )
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(status in message.text for status in EXPECTED):
            self.complaints.append(f"{self.page.url}: {message.text}")


def sign_in(page: Page, post: str = PARTY_OFFICE) -> None:
    """From the home page through *Bàn làm việc* to the desk, as the demo officer of a post."""
    page.goto("/")
    page.get_by_role("link", name="Bàn làm việc").first.click()
    account(page, post).click()
    expect(page.locator("main.desk")).to_be_visible()


def account(page: Page, post: str) -> Locator:
    """The one-click button of the demo officer whose post is named so."""
    return page.locator("form.accounts li").filter(has_text=post).first.get_by_role("button")


def back(page: Page) -> None:
    """The browser's own button; a page that was kept comes without loading.

    While the browser swaps one page for the next it may say that there is none to go back from, and do nothing: press again.
    """
    page.wait_for_load_state("load")
    for left in (4, 3, 2, 1, 0):
        try:
            page.go_back(wait_until="commit")
        except Error as refused:
            if "Not attached to an active page" not in refused.message or not left:
                raise
            page.wait_for_timeout(250)
        else:
            return


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its screen."""
    page.wait_for_load_state("load")
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def errors_of(page: Page) -> Locator:
    """What the form says is wrong."""
    return page.locator("section.errors")


def picture(page: Page, name: str, *, of: Locator | None = None, height: int = DESK[1]) -> None:
    """Save a picture for the guide when DIENHONG_SCREENSHOTS names a folder: of a part, or of the screen's upper part."""
    folder = os.environ.get("DIENHONG_SCREENSHOTS")
    if not folder:
        return
    Path(folder).mkdir(parents=True, exist_ok=True)
    path = str(Path(folder) / f"{name}.png")
    if of:
        of.screenshot(path=path, animations="disabled")
    else:
        upper = {"x": 0, "y": 0, "width": DESK[0], "height": height}
        page.screenshot(path=path, animations="disabled", clip=upper)


def violations(page: Page) -> list[str]:
    """What axe finds of the kinds that keep somebody out."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    where = urlparse(page.url).path
    return [f"{where}: {one['id']} {one['nodes'][0]['target']}" for one in found if one["impact"] in GRAVE]


def looked_at(page: Page, path: str) -> Iterator[str]:
    """What is wrong with a page: axe, sideways scrolling, a heading that is missing, a language that is not said."""
    page.goto(path)
    yield from violations(page)
    if sideways(page) > 0:
        yield f"{path}: {sideways(page)} px too wide"
    if page.get_by_role("heading", level=1).count() != 1:
        yield f"{path}: not one heading of level 1"
    if page.locator("html").get_attribute("lang") != "vi":
        yield f"{path}: not said to be Vietnamese"


def press_until(page: Page, wanted: str, *, key: str = "Tab", most: int = 120) -> None:
    """Tab through the page until what has the focus says `wanted`; whatever has it is visible and outlined."""
    for _ in range(most):
        page.keyboard.press(key)
        said = page.evaluate("(document.activeElement.innerText || document.activeElement.value || '').trim()")
        if re.match(wanted, said):
            style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style != "none", f"the focus on “{said}” cannot be seen"
            return
    raise AssertionError(f"no key leads to {wanted}")
