"""From a resident's question to the next agenda: asked on a phone, put and promised in the hall, done, judged, owed again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.halls import keep_back_unread, make_known, open_hall, promise
from tests.journeys.steps import DESK, PHONE, back, looked_at, picture, press_until, sideways, sign_in, violations
from tests.tools import need_chromium

pytestmark = need_chromium
EVENT = "/doi-thoai/cuoc/KDT-2026-0001/"
WORDS = "Đèn đường đoạn nhà văn hóa thôn Đình Hạ hỏng từ tháng 3, bao giờ sửa?"
PROMISE = "Thay 12 bóng đèn đường thôn Đình Hạ"
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


def asked(page: Page, words: str) -> tuple[str, str]:
    """Send a question as a resident does; the code and key of its receipt."""
    page.goto("/doi-thoai/")
    page.get_by_role("link", name="Gửi câu hỏi").first.click()
    page.get_by_label("Câu hỏi của ông bà").fill(words)
    page.get_by_label("Việc ở thôn nào").select_option(label="Đình Hạ")
    page.get_by_role("button", name="Gửi câu hỏi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận câu hỏi")
    cells = page.locator(".facts dd")
    return cells.nth(0).inner_text().strip(), cells.nth(1).inner_text().strip()


def followed(page: Page, code: str, key: str) -> None:
    """Open a question by the code and key of its receipt."""
    page.goto("/doi-thoai/cau-hoi/theo-doi/")
    page.get_by_label("Mã trên giấy hẹn").fill(code.lower())
    page.get_by_label("Khóa trên giấy hẹn").fill(key)
    page.get_by_role("button", name="Xem câu hỏi").click()


def read_and_shown(desk: Page, code: str) -> None:
    """An officer reads what came: one question is shown, one with a telephone number and what other tests sent is not."""
    desk.goto("/ban-lam-viec/ke-hoach-doi-thoai/KDT-2026-0001/")
    picture(desk, "doi-thoai-ke-hoach")
    desk.get_by_role("link", name=re.compile(r"^Đọc \d+ câu hỏi mới")).click()
    desk.goto(f"/ban-lam-viec/cau-hoi-doi-thoai/{code}/")
    desk.get_by_role("link", name="Đăng", exact=True).click()
    picture(desk, "doi-thoai-doc-cau-hoi")
    desk.get_by_role("button", name="Đăng câu hỏi").click()
    desk.goto("/ban-lam-viec/cau-hoi-doi-thoai/CHD-2026-0004/")
    expect(desk.get_by_text("Có chỗ giống dữ liệu cá nhân")).to_be_visible()
    keep_back_unread(desk)


def in_the_hall(desk: Page, code: str) -> None:
    """Two questions from the hall: one is answered, one is left; the resident's gets a promise."""
    open_hall(desk, ("Rác để ở đâu khi xe chưa đến?", "Đường trục thôn Cầu Đá bao giờ rải nhựa?"))
    assert not violations(desk)
    picture(desk, "doi-thoai-hoi-truong")
    desk.get_by_role("link", name=re.compile("^Trả lời CHD")).first.click()
    desk.get_by_label("Trả lời tại chỗ").fill("Rải nhựa trong quý III, bắt đầu từ đoạn cổng chợ")
    desk.get_by_role("button", name="Ghi trả lời").click()
    promise(desk, code, PROMISE, owner="Trưởng phòng Kinh tế", due="20/6/2026")


def kept(desk: Page) -> str:
    """The promise is called done, with evidence; its code."""
    desk.goto("/ban-lam-viec/loi-hua/")
    desk.get_by_role("link", name=re.compile(r"LH-2026-\d{4}")).first.click()
    owed = desk.url.rstrip("/").rpartition("/")[2]
    desk.get_by_role("link", name="Ghi đã thực hiện").click()
    desk.get_by_label("Chứng cứ bằng lời").fill("Biên bản nghiệm thu 12 bóng ngày 10/6/2026")
    desk.get_by_role("button", name="Ghi đã thực hiện").click()
    return owed


def judged(phone: Page, code: str, key: str, owed: str) -> None:
    """Who asked says it is not really done: it is owed again, and everybody reads so."""
    followed(phone, code, key)
    phone.get_by_label("Mới làm một phần").check()
    phone.get_by_role("button", name="Gửi đánh giá").click()
    expect(phone.get_by_text("Lời hứa được mở lại")).to_be_visible()
    assert not violations(phone)
    picture(phone, "doi-thoai-danh-gia", of=phone.locator("main"))
    phone.goto(f"/doi-thoai/loi-hua/{owed}/")
    expect(phone.locator("main")).to_contain_text("Mới làm một phần")
    expect(phone.locator("main")).to_contain_text("Đang thực hiện")
    phone.goto("/doi-thoai/loi-hua/?chu=bong+den")
    expect(phone.locator("ul.items").get_by_text(PROMISE)).to_be_visible()
    picture(phone, "doi-thoai-so-loi-hua", of=phone.locator("main"))


@SIZES
def test_asking_needs_no_script_and_no_mouse(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size, java_script_enabled=False)
    code, key = asked(page, f"Chợ dời đi đâu, hỏi ở màn hình {size[0]}?")
    followed(page, code, key)
    expect(page.get_by_role("heading", level=1)).to_have_text("Câu hỏi của ông bà")
    back(page)
    keys = opened(size)
    keys.goto(f"{EVENT}gui-cau-hoi/")
    keys.get_by_label("Câu hỏi của ông bà").focus()
    keys.keyboard.type("Chợ mới mở cửa ngày nào?")
    press_until(keys, "Gửi câu hỏi")
    keys.keyboard.press("Enter")
    expect(keys.get_by_role("heading", level=1)).to_have_text("Đã nhận câu hỏi")
    code = keys.locator(".facts dd").nth(0).inner_text()
    keys.reload()  # the same letter sent again is the same question with the same key
    expect(keys.locator(".facts dd").nth(0)).to_have_text(code)


@SIZES
def test_every_public_page_of_dialogues(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size)
    page.goto("/doi-thoai/loi-hua/")
    promise = page.locator("ul.items a.title").first.get_attribute("href") or ""
    paths = (
        *("/doi-thoai/", "/doi-thoai/?trang=2", "/doi-thoai/loi-hua/", "/doi-thoai/loi-hua/?tt=kept", promise),
        *("/doi-thoai/loi-hua/?chu=khong-co", EVENT, f"{EVENT}gui-cau-hoi/", "/doi-thoai/cau-hoi/theo-doi/"),
        *(f"{EVENT}hoi-truong/", "/doi-thoai/cuoc/DTH-2025-0001/"),
    )
    assert not [wrong for path in paths for wrong in looked_at(page, path)]
    assert not [cookie for cookie in page.context.cookies() if cookie.get("name") != "csrftoken"]


def test_from_a_question_to_the_next_agenda(opened: Callable[..., Page]) -> None:
    phone, desk = opened(PHONE), opened(DESK)
    code, key = asked(phone, WORDS)
    assert re.fullmatch(r"CHD-2026-\d{4}", code) and re.fullmatch(r"[2-9A-Z]{8}", key)
    assert not violations(phone)
    phone.goto(EVENT)
    expect(phone.get_by_text(WORDS)).to_have_count(0)  # nobody has read it yet
    followed(phone, code, "ABCDEFGH")
    expect(phone.locator("section.errors")).to_contain_text("Mã hoặc khóa không đúng")

    sign_in(desk)
    read_and_shown(desk, code)
    phone.goto(EVENT)
    expect(phone.get_by_text(WORDS)).to_be_visible()
    assert not violations(phone)
    in_the_hall(desk, code)
    phone.goto(f"{EVENT}hoi-truong/")
    expect(phone.get_by_text("Rải nhựa trong quý III, bắt đầu từ đoạn cổng chợ")).to_be_visible()
    phone.get_by_role("link", name="xem ai làm, hạn nào").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(PROMISE)
    assert sideways(phone) <= 0 and not violations(phone)
    make_known(desk)
    judged(phone, code, key, kept(desk))
    desk.goto("/ban-lam-viec/ke-hoach-doi-thoai/KDT-2026-0002/")
    expect(desk.get_by_role("link", name=PROMISE)).to_be_visible()
    expect(desk.get_by_text("Rác để ở đâu khi xe chưa đến?")).to_be_visible()
    assert not violations(desk)
