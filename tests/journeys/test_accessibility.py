"""Every page for everybody: axe on all that the navigation reaches, the report by keyboard alone, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import DESK, PHONE, account, looked_at, press_until, sideways, sign_in
from tests.tools import need_chromium

pytestmark = need_chromium

PUBLIC = (
    *("/", "/so-lieu/", "/tim/?q=tiep+cong+dan", "/tim/?q=khong-co-gi", "/dang-nhap/", "/khong-co-trang-nay/"),
    *("/nguyen-tac/biet/", "/nguyen-tac/thu-huong/", "/tim/", "/tim/?q=quy+hoach&moi=on", "/tin/"),
    *(
        "/doi-thoai/",
        "/doi-thoai/loi-hua/",
        "/doi-thoai/yeu-cau/YCD-2026-0001/",
        "/doi-thoai/yeu-cau/gui/",
        "/nhan-tin/",
    ),
)
# One page of each shape that the lists lead to; the lists themselves come out of the navigation.
INNER = (
    *("tiep-cong-dan/TCD-2026-0001/", "tiep-cong-dan/ghi/", "tiep-cong-dan/so/", "tiep-cong-dan/khoa-so/"),
    *("tiep-cong-dan/TCD-2026-0001/sua/", "tiep-cong-dan/TCD-2026-0001/huy/", "doi-thoai/ghi/", "doi-thoai/so/"),
    *("chi-dao/CD-2026-0001/", "chi-dao/nhiem-vu/", "chi-dao/nhiem-vu/NV-2026-0001/", "chi-dao/giao-ban/GB-2026-0001/"),
    *("kiem-tra-giam-sat/GS-2026-0001/", "kiem-tra-giam-sat/chuong-trinh/", "kiem-tra-giam-sat/so/"),
    *("loai-hinh-co-so/danh-sach/", "loai-hinh-co-so/danh-sach/DS-2026-0001/", "loai-hinh-co-so/CH-2026-0023/da-lam/"),
    *(
        "bao-cao/yeu-cau/",
        "bao-cao/BC-2026-0001/?muc=III",
        "bao-cao/BC-2026-0001/muc/III.1.1/",
        "bao-cao/BC-2026-0001/chot/",
    ),
    *("ke-hoach-doi-thoai/KDT-2026-0001/", "ke-hoach-doi-thoai/lap/", "cau-hoi-doi-thoai/CHD-2026-0004/"),
    *("yeu-cau-doi-thoai/YCD-2026-0001/", "yeu-cau-doi-thoai/YCD-2026-0001/to-ky/", "thong-bao/giay-ho/KDT-2026-0001/"),
    *("bao-cao/BC-2026-0001/lich-su/", "van-ban/VB-2026-0004/", "van-ban/ghi/", "so-khai/khai/", "don-vi/ghi/"),
    *("dieu-luat/van-ban/", "dieu-luat/viec-dinh-ky/", "chi-tieu/reception.with_briefings/", "tim/?q=huong+uoc"),
)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_public_pages(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size)
    page.goto("/so-lieu/")
    figures = sorted({link.get_attribute("href") or "" for link in page.locator("main a[href^='/so-lieu/']").all()})
    assert figures
    assert not [wrong for path in (*PUBLIC, *figures[:3]) for wrong in looked_at(page, path)]


def test_desk_pages(desk: Page) -> None:
    sign_in(desk)
    assert not [wrong for path in _desk_paths(desk) for wrong in looked_at(desk, path)]


def test_desk_pages_fit_a_phone(phone: Page) -> None:
    sign_in(phone)
    wide = []
    for path in _desk_paths(phone):
        phone.goto(path)
        wide += [f"{path}: {sideways(phone)} px too wide"] if sideways(phone) > 0 else []
    assert not wide


def _desk_paths(page: Page) -> list[str]:
    lists = [link.get_attribute("href") or "" for link in page.locator("nav.side-nav a").all()]
    assert len(lists) >= 13
    return [*lists, *(f"/ban-lam-viec/{path}" for path in INNER)]


def test_every_link_of_the_desk_leads_somewhere(desk: Page) -> None:
    """Breadth first from the navigation, one address of each shape; none answers with an error."""
    sign_in(desk)
    waiting = [link.get_attribute("href") or "" for link in desk.locator("nav.side-nav a").all()]
    shapes: set[str] = set()
    broken: list[str] = []
    while waiting and len(shapes) < 150:
        path = waiting.pop(0)
        shape = re.sub(r"[A-Z]+-\d{4}-\d+", "<code>", re.sub(r"\?.*", "?", path))
        if shape in shapes or "/tep/" in path or "docx" in path or "phu-luc" in path or "xuat" in path:
            continue
        shapes.add(shape)
        answer = desk.request.get(path)
        if answer.status >= 400:
            broken.append(f"{path}: {answer.status}")
        waiting += re.findall(r'href="(/ban-lam-viec/[^"#]*)"', answer.text())
    assert not broken
    assert len(shapes) > 60


def test_the_report_by_keyboard_alone(desk: Page) -> None:
    desk.goto("/")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.className") == "skip"
    press_until(desk, "Bàn làm việc")
    desk.keyboard.press("Enter")
    expect(account(desk, "Văn phòng Đảng ủy")).to_be_visible()
    press_until(desk, "Vào\\s+Lê Quang Minh")
    desk.keyboard.press("Enter")
    expect(desk.locator("main.desk")).to_be_visible()
    press_until(desk, "Báo cáo$")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Báo cáo")
    press_until(desk, "BC-2026-0001")
    desk.keyboard.press("Enter")
    expect(desk.locator(".ws")).to_be_visible()
    press_until(desk, "III. Kết quả")
    desk.keyboard.press("Enter")
    expect(desk.locator(".paper a.chip", has_text=re.compile("^25$"))).to_be_visible()
    press_until(desk, "25$", most=200)
    desk.keyboard.press("Enter")
    expect(desk.locator(".ev-list .code")).to_have_count(25)
    press_until(desk, "TCD-2026-0001", most=300)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Tiếp công dân ngày")


def test_reading_needs_no_script(opened: Callable[..., Page]) -> None:
    page = opened(DESK, java_script_enabled=False)
    sign_in(page)
    page.get_by_role("navigation", name="Bàn làm việc").get_by_role("link", name="Báo cáo").click()
    page.get_by_role("link", name="BC-2026-0001").click()
    page.get_by_role("navigation", name="Đề cương").get_by_role("link", name=re.compile("^III")).click()
    page.locator(".paper a.chip", has_text=re.compile("^25$")).click()
    expect(page.locator(".ev-list .code")).to_have_count(25)
    page.locator(".ev-list").get_by_role("link", name="TCD-2026-0001").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tiếp công dân ngày")
    with page.expect_download() as waiting:
        page.goto("/ban-lam-viec/bao-cao/BC-2026-0001/")
        page.get_by_role("link", name="Tải bản .docx").click()
    assert waiting.value.suggested_filename.endswith(".docx")
