"""What the front page costs a cheap phone, and the way from it to an answer: by keyboard, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.server import Server
from tests.journeys.steps import DESK, PHONE, press_until
from tests.tools import need_chromium

pytestmark = need_chromium

FIRST_VISIT, NEXT_VISIT, REQUESTS = 200_000, 40_000, 14  # bytes transferred, fonts included


@dataclass
class Transfer:
    """What went over the wire for one page."""

    bytes: int = 0
    addresses: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)


def visit(page: Page, url: str) -> Transfer:
    """Open the page and count, as the browser's own network counts."""
    told = Transfer()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    cached: set[str] = set()
    network.on("Network.requestServedFromCache", lambda event: cached.add(event["requestId"]))
    network.on("Network.requestWillBeSent", lambda event: told.addresses.append(event["request"]["url"]))
    network.on("Network.loadingFinished", lambda event: _add(told, event, cached))
    network.on(
        "Network.responseReceivedExtraInfo",
        lambda event: told.cookies.extend(name for name in event["headers"] if name.lower() == "set-cookie"),
    )
    page.goto(url, wait_until="networkidle")
    network.detach()
    return told


def _add(told: Transfer, event: dict[str, object], cached: set[str]) -> None:
    if event["requestId"] not in cached:
        told.bytes += int(str(event["encodedDataLength"]).partition(".")[0])


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_front_page_is_light_and_asks_nobody_else(browser: Browser, server: Server, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    first = visit(page, f"{server.url}/")
    assert first.bytes <= FIRST_VISIT, first
    assert len(first.addresses) <= REQUESTS, first.addresses
    assert all(address.startswith(server.url) for address in first.addresses)
    assert any(address.endswith(".woff2") for address in first.addresses)
    other = context.new_page()
    again = visit(other, f"{server.url}/")
    assert again.bytes <= NEXT_VISIT, again
    assert not first.cookies and not again.cookies and not context.cookies()
    context.close()


def test_the_three_questions_fit_one_phone_screen(phone: Page) -> None:
    phone.goto("/")
    for heading in ("Mới công khai", "Đang chờ bà con", "Đơn của tôi đến đâu"):
        expect(phone.get_by_role("heading", name=heading)).to_be_visible()
    button = phone.get_by_role("button", name="Xem đơn").bounding_box()
    assert button is not None and button["y"] + button["height"] <= PHONE[1]


def test_search_by_keyboard_alone(desk: Page) -> None:
    desk.goto("/")
    for _ in range(12):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.id") == "tim":
            break
    desk.keyboard.type("quy hoach")
    desk.keyboard.press("Enter")
    expect(desk.locator(".results mark").first).to_be_visible()
    press_until(desk, ".*quy hoạch", most=40)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text(re.compile("quy hoạch", re.IGNORECASE))


def test_search_needs_no_script(opened: Callable[..., Page]) -> None:
    page = opened(PHONE, java_script_enabled=False)
    page.goto("/tim/")
    page.get_by_label("Tìm trong mọi nội dung công khai").fill("QUY HOẠCH")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page.locator(".results mark").first).to_have_text(re.compile("quy", re.IGNORECASE))
    page.get_by_text("Thu hẹp, sắp xếp").click()
    page.get_by_label("Mới nhất trước").check()
    page.get_by_label("Loại").select_option(label="Nội dung công khai")
    page.get_by_role("button", name="Tìm", exact=True).click()
    assert "loai=disclosure" in page.url and "moi=on" in page.url
    expect(page.locator(".results > li").first).to_be_visible()


def test_a_wrong_code_and_key_on_the_front_page_say_so_without_a_cookie(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_label("Mã đơn trên biên nhận").fill("DT-2026-9999")
    phone.get_by_label("Khóa").fill("ABCD2345")
    phone.get_by_role("button", name="Xem đơn").click()
    expect(phone.locator("body")).to_contain_text("chưa đúng")
    assert phone.context.cookies() == []
