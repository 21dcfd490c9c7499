"""A dialogue as the office runs it in the hall: questions one a line, promises with owner and day, the result made known."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Page, expect

from tests.journeys.steps import picture

PLAN = "/ban-lam-viec/ke-hoach-doi-thoai/KDT-2026-0001/"


def open_hall(desk: Page, lines: Iterable[str]) -> None:
    """By keyboard: a line, Enter, and the cursor stands in the line again."""
    desk.goto(f"{PLAN}mo/")
    desk.get_by_label("Số người dự đến lúc này").fill("45")
    desk.keyboard.press("Enter")
    for line in lines:
        expect(desk.get_by_label("Câu hỏi nêu tại hội trường")).to_be_focused()
        desk.keyboard.type(line)
        desk.keyboard.press("Enter")
        expect(desk.locator("ul.items").get_by_text(line)).to_be_visible()


def keep_back_unread(desk: Page) -> None:
    """Every question nobody has read yet is kept back with its reason: before that no hall ends."""
    unread = "/ban-lam-viec/cau-hoi-doi-thoai/?planned=KDT-2026-0001&state=waiting_look"
    desk.goto(unread)
    while desk.locator("td a.code, th a").filter(has_text="CHD-").count():
        desk.locator("td a.code, th a").filter(has_text="CHD-").first.click()
        desk.get_by_role("link", name="Không đăng").click()
        desk.get_by_label("Lý do không đăng").fill("Việc riêng của một hộ: mời gửi đơn tại bộ phận tiếp dân")
        desk.get_by_role("button", name="Không đăng").click()
        desk.goto(unread)


def promise(desk: Page, code: str, what: str, *, owner: str, due: str) -> None:
    """What is promised to a question, by whom, until when."""
    desk.get_by_role("link", name=f"Hứa {code}").click()
    desk.get_by_label("Nội dung hứa").fill(what)
    desk.get_by_label("Chức vụ, đơn vị thực hiện").fill(owner)
    desk.get_by_label("Hạn thực hiện").fill(due)
    desk.get_by_role("button", name="Ghi lời hứa").click()
    expect(desk.get_by_text("Đã hứa")).to_be_visible()


def make_known(desk: Page) -> None:
    """The hall is closed and counted, the result made known, its paper drafted."""
    desk.get_by_role("link", name="Kết thúc").click()
    desk.get_by_role("button", name="Kết thúc, đếm vào sổ").click()
    expect(desk.get_by_text("Đã đếm vào sổ đối thoại.")).to_be_visible()
    desk.get_by_role("link", name="Công bố kết quả").click()
    desk.get_by_label("Ngày niêm yết tại trụ sở").fill("10/6/2026")
    desk.get_by_label("Ngày gửi đến các trưởng thôn").fill("10/6/2026")
    picture(desk, "doi-thoai-cong-bo")
    desk.get_by_role("button", name="Ghi công bố").click()
    expect(desk.get_by_text("Đã ghi công bố kết quả.")).to_be_visible()
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="Tải dự thảo thông báo kết luận").click()
    assert waiting.value.suggested_filename.endswith("ket-luan-du-thao.docx")
