"""The look, in a real browser: no page of the gallery breaks the content policy, axe, or the width of its screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.template.context import Context
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.page.gallery.house import PAGE, engine, render, served
from tests.page.gallery.samples import PAGES, PUBLIC
from tests.tools import chromium, need_chromium

SIZES = {"desk": (1366, 768), "phone": (360, 740)}
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("vendor")) as base:
        yield base


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(_said(message)) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.close()
    assert not complaints, "a page broke the content policy or its script"


def _said(message: ConsoleMessage) -> str:
    return message.text


def _too_wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("name", PAGES)
def test_no_inline_style_or_script(name: str) -> None:
    html = render(name)
    assert not re.search(r"<[^>]+\sstyle\s*=", html)
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", html)
    assert "<style" not in html
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    assert "DỮ LIỆU MẪU" in html


def test_the_frame_stands_without_any_context() -> None:
    """The page of error 500 may have nothing: no commune, no addresses."""
    html = engine().get_template("page/error.html").render(Context({"status": 500}))
    assert "Máy gặp lỗi" in html
    assert "DỮ LIỆU MẪU" not in html


@need_chromium
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious_and_nothing_scrolls_sideways(page: Page, address: str, name: str, size: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}/{name}")
    assert _too_wide(page) <= 0
    found = Axe().run(page).response["violations"]
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in grave] == []


@need_chromium
@pytest.mark.parametrize("reading", ["", "large"])
@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages_at_200_percent_of_a_phone_do_not_scroll_sideways(
    page: Page, address: str, name: str, reading: str
) -> None:
    page.set_viewport_size({"width": 360 if reading else 180, "height": 370})
    page.goto(f"{address}/{name}?{reading}")
    assert _too_wide(page) <= 0


@need_chromium
def test_the_three_questions_fit_one_screen_of_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/home")
    box = page.get_by_role("button", name="Xem đơn").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 740


@need_chromium
def test_typeface_is_ours_and_digits_are_tabular_in_tables(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{address}/register")
    page.evaluate("document.fonts.ready")
    assert page.evaluate('document.fonts.check("500 14px \\"Be Vietnam Pro\\"")')
    widths = page.eval_on_selector_all(
        "tbody th.code a", "links => links.map(link => Math.round(link.getBoundingClientRect().width * 10))"
    )
    assert len(widths) == 14
    assert len(set(widths)) == 1


@need_chromium
def test_keys_walk_the_list_and_open_the_help(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{address}/today")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("tr.at .code").inner_text() == "CK-2026-0041"
    page.keyboard.press("k")
    assert page.locator("tr.at .code").inner_text() == "DT-2026-0083"
    page.keyboard.press("?")
    assert page.locator("#phim-tat").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("jk?")
    assert page.locator("#tim").input_value() == "jk?", "keys typed into a field are words, not commands"
    assert not page.locator("#phim-tat").is_visible()


@need_chromium
def test_workspace_panes_stand_beside_each_other_then_stack(page: Page, address: str) -> None:
    for width, stacked in ((1366, False), (1099, True), (360, True)):
        page.set_viewport_size({"width": width, "height": 768})
        page.goto(f"{address}/workspace")
        tops = page.eval_on_selector_all(
            ".ws-panes > *", "panes => panes.map(pane => pane.getBoundingClientRect().top)"
        )
        assert (len(set(tops)) == 3) is stacked
        if not stacked:
            assert page.evaluate("document.documentElement.scrollHeight") <= 768, "each pane scrolls by itself"


def test_every_class_a_template_uses_is_styled_or_bootstraps() -> None:
    """A class without a rule is a slip of the pen."""
    ours = "\n".join(file.read_text(encoding="utf-8") for file in (PAGE / "static" / "dienhong").glob("*.css"))
    bootstraps = {"visually-hidden", "d-block", "mb-0", "mb-2", "mb-3", "mt-2", "mt-3"}
    known = set(re.findall(r"\.([a-z][\w-]*)", ours)) | bootstraps
    # Named for the reader of the template; they carry no look of their own.
    bare = {"main", "margin", "home-mine", "primary", "end", "sheet-book", "finding-stop"}
    used = {
        name
        for page_name in PAGES
        for value in re.findall(r'class="([^"]*)"', render(page_name))
        for name in value.split()
    }
    assert used - known - bare == set()
