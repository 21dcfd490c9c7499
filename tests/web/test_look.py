"""The public face in a real browser: no serious finding of axe, nothing wider than the screen, the first screen of a phone.

Pages are rendered first and handed to the browser from memory, with their real styles: no server, no network.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser

from dienhong.commune.models import Commune
from dienhong.indicators.models import Figure
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from tests.tools import need_chromium
from tests.web.drawn import shown, started
from tests.web.whole import whole

SIZES = ((1366, 768), (360, 740))
GRAVE = ("serious", "critical")

pytestmark = need_chromium


@pytest.fixture
def pages(commune: Commune, by: Actor, at: datetime) -> dict[str, str]:
    """Path → source of the public pages, in ordinary and (path + "#to") in large type."""
    freeze(whole(by=by, at=at).report, by=by, at=at)
    figure = Figure.objects.filter(key="petitions.receptions_held").values_list("code", flat=True)[0]
    paths = [
        "/",
        "/so-lieu/",
        f"/so-lieu/{figure}/",
        "/nguyen-tac/kiem-tra/",
        "/tim/?q=tiep",
        "/dang-nhap/",
        "/khong-co/",
    ]
    plain, large = Client(), Client()
    large.cookies["chu"] = "to"
    ordinary = {path: plain.get(path).content.decode() for path in paths}
    return ordinary | {f"{path}#to": large.get(path).content.decode() for path in paths}


@pytest.fixture
def browser(pages: dict[str, str]) -> Iterator[Browser]:
    """Debian's Chromium; it starts when the database has said all it has to say, and ends before it goes."""
    with started() as browser:
        yield browser


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_public_pages_have_no_serious_finding_and_fit_the_screen(
    pages: dict[str, str], browser: Browser, size: tuple[int, int]
) -> None:
    wrong: list[Any] = []
    # Large type is for the narrow screen of a phone, where it is hardest to fit.
    asked = [path for path in pages if size == SIZES[1] or not path.endswith("#to")]
    for path in asked:
        page = shown(browser, pages, path, size)
        found = Axe().run(page).response["violations"]
        wrong += [(path, one["id"], one["nodes"][0]["target"]) for one in found if one["impact"] in GRAVE]
        over = page.evaluate("document.documentElement.scrollWidth") - size[0]
        if over > 0:
            wrong.append((path, f"{over} px too wide"))
        page.close()
    assert not wrong


def test_the_first_screen_of_a_phone_holds_the_three_blocks(pages: dict[str, str], browser: Browser) -> None:
    page = shown(browser, pages, "/", (360, 740))
    blocks = page.locator(".home-three section").all()
    titles = [block.locator("h2").inner_text() for block in blocks[:3]]
    assert titles == ["Mới công khai", "Đang chờ bà con", "Đơn của tôi đến đâu"]
    box = blocks[2].bounding_box()
    assert box is not None and box["y"] + box["height"] <= 740
    page.close()


def test_the_first_screen_of_a_pc_reaches_the_six_doors(pages: dict[str, str], browser: Browser) -> None:
    page = shown(browser, pages, "/", (1366, 768))
    doors = page.locator(".doors li").all()
    assert [door.locator("b").inner_text() for door in doors] == [
        "Biết",
        "Bàn",
        "Làm",
        "Kiểm tra",
        "Giám sát",
        "Thụ hưởng",
    ]
    tops = {round(box["y"]) for door in doors if (box := door.bounding_box())}
    assert len(tops) == 1 and tops.pop() < 700
    page.close()
