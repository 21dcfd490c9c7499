"""One resident's whole path on a phone, without account or script: know (the land plan), ask (a question, a recommendation),
follow it by code and key, reject the answer, see the letter opened again. At each step: what she reads."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.books import put
from tests.journeys.officers import CHAIR, OFFICER, answer_letter, answer_question, close_letter
from tests.journeys.steps import COMMITTEE_OFFICE, DESK, PHONE, picture, sideways, sign_in
from tests.tools import need_chromium

pytestmark = need_chromium

LAND = "Kế hoạch sử dụng đất năm 2026 của xã"
QUESTION = "Bờ mương Cầu Đá có phải lùi vào ruộng khi làm đường không?"
ANSWER = "Không. Đường làm trên nền cũ, bờ mương giữ nguyên."
WISH = "Kè 60 m bờ mương đoạn cầu đá trước khi cấy vụ mùa, và cho thôn biết ngày làm."
STORY = "Bờ mương đoạn cầu đá sạt từ cuối tháng 4, xe máy không qua được; kế hoạch sử dụng đất không thấy ghi đoạn này."
DONE = "Đã kè 20 m bờ mương đoạn cầu đá, xong ngày 10/6/2026, thôn đã nghiệm thu."
PAPER = "971/UBND-KT"


def test_the_whole_path_of_a_resident(opened: Callable[..., Page]) -> None:
    resident = opened(PHONE, java_script_enabled=False)
    _finds_the_land_plan(resident)
    _reads_until_when_it_hangs(resident)
    _asks_about_it(resident)
    office = opened(DESK)
    sign_in(office, COMMITTEE_OFFICE)
    answer_question(office, QUESTION, ANSWER)
    _reads_the_answer(resident)
    code, key = _sends_a_recommendation(resident)
    _follows_it(resident, code, key)
    close_letter(answer_letter(opened, code, PAPER, "Trả lời kiến nghị về bờ mương cầu đá"), code, DONE)
    _reads_what_was_done(resident, code, key)
    _rejects_it_and_sees_it_opened_again(resident)
    for post in (OFFICER, CHAIR):
        desk = opened(DESK)
        sign_in(desk, post)
        expect(desk.locator("tr").filter(has_text=code).filter(has_text="chưa đồng ý").first).to_be_visible()
    assert {one.get("name") for one in resident.context.cookies()} <= {"csrftoken"}, (
        "no session, nothing that follows her"
    )


def _shown(page: Page, name: str) -> None:
    assert sideways(page) <= 0, f"{page.url} is wider than the phone"
    picture(page, name, of=page.locator("main"))


def _finds_the_land_plan(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Tìm trong mọi nội dung công khai").fill("ke hoach su dung dat")
    page.get_by_role("button", name="Tìm", exact=True).click()
    found = page.locator(".results > li").filter(has=page.get_by_role("link", name=LAND))
    expect(found.first).to_be_visible()
    expect(page.locator(".results mark").first).to_have_text(re.compile("kế|sử|dụng|đất", re.IGNORECASE))
    _shown(page, "nguoi-dan-1-tim")
    page.get_by_role("link", name=LAND).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LAND)


def _reads_until_when_it_hangs(page: Page) -> None:
    expect(page.locator(".facts")).to_contain_text("Khoản 3 Điều 12 Luật Thực hiện dân chủ ở cơ sở")
    page.get_by_text("Hạn này tính thế nào").first.click()
    expect(page.locator("details[open] dl.how").first).to_contain_text("ngày làm việc")
    assert sideways(page) <= 0


def _asks_about_it(page: Page) -> None:
    page.get_by_role("link", name="Hỏi lại về mục này").first.click()
    put(page, "words", QUESTION)
    _shown(page, "nguoi-dan-2-hoi")
    page.get_by_role("button", name="Gửi câu hỏi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận câu hỏi của bà con")


def _reads_the_answer(page: Page) -> None:
    _finds_the_land_plan_again(page)
    told = page.locator("#hoi-dap")
    expect(told).to_contain_text(QUESTION)
    expect(told).to_contain_text(ANSWER)


def _finds_the_land_plan_again(page: Page) -> None:
    page.goto("/tim/?q=kế+hoạch+sử+dụng+đất")
    page.get_by_role("link", name=LAND).first.click()


def _sends_a_recommendation(page: Page) -> tuple[str, str]:
    page.goto("/")
    page.get_by_role("link", name="Gửi đơn mới").click()
    page.fill("[name=what]", STORY)
    page.select_option("[name=village]", label="Cầu Đá")
    page.fill("[name=since]", "cuối tháng 4")
    page.fill("[name=wish]", WISH)
    page.get_by_role("button", name="Tiếp tục").click()
    page.check("[name=about][value=proposal]")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("heading", name="Đây là kiến nghị")).to_be_visible()
    page.locator("section.due summary").first.click()
    expect(page.locator(".due-date").first).to_have_text("24/6/2026")
    expect(page.locator("section.due").first).to_contain_text("10 ngày làm việc")
    _shown(page, "nguoi-dan-3-han-tra-loi")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator(".told")).to_contain_text(WISH)
    page.fill("[name=sender_name]", "Khuất Thị Minh Nguyệt")
    page.fill("[name=sender_address]", "Xóm Cầu, thôn Cầu Đá")
    page.get_by_role("button", name="Gửi đơn").click()
    expect(page.get_by_role("heading", name="Giấy biên nhận đơn")).to_be_visible()
    expect(page.locator("main")).to_contain_text("24/6/2026")
    _shown(page, "nguoi-dan-4-bien-nhan")
    return page.locator("dd.code").first.inner_text(), page.locator("dd.secret-key").inner_text()


def _follows_it(page: Page, code: str, key: str) -> None:
    """From the front page; a wrong key is told as what it is."""
    for typed, read in ((f"{key[:-1]}{'2' if key[-1] != '2' else '3'}", "chưa đúng"), (key, code)):
        page.goto("/")
        page.get_by_label("Mã đơn trên biên nhận").fill(code)
        page.get_by_label("Khóa").fill(typed)
        page.get_by_role("button", name="Xem đơn").click()
        expect(page.locator("main")).to_contain_text(read)
        assert key not in page.url and code not in page.url
    expect(page.locator(".card-rule")).to_contain_text("Đã nhận, đang đọc để phân loại")
    expect(page.locator(".due-date")).to_have_text("24/6/2026")
    expect(page.locator("main")).not_to_contain_text("Khuất Thị Minh Nguyệt")
    _shown(page, "nguoi-dan-5-theo-doi")


def _reads_what_was_done(page: Page, code: str, key: str) -> None:
    page.goto("/don-thu/theo-doi/")
    page.fill("[name=code]", code)
    page.fill("[name=key]", key)
    page.get_by_role("button", name="Xem đơn").click()
    told = page.locator(".timeline")
    expect(told).to_contain_text("Đã gửi kết quả đến bà con")
    expect(told).to_contain_text(PAPER)
    expect(told).to_contain_text(DONE)
    _shown(page, "nguoi-dan-6-ket-qua")


def _rejects_it_and_sees_it_opened_again(page: Page) -> None:
    page.get_by_text("Cho biết việc đã được giải quyết chưa").click()
    page.get_by_label("Chưa giải quyết được").check()
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.locator("section.errors")).to_contain_text("Ghi rõ điều gì chưa được giải quyết")
    page.get_by_label("Chưa giải quyết được").check()
    page.fill("[name=words]:visible", "Mới kè 20 m, còn 40 m vẫn sạt.")
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ghi ý kiến của bà con")
    expect(page.locator(".timeline")).to_contain_text("Đã mở lại vì bà con chưa đồng ý")
    expect(page.locator(".card-rule")).to_contain_text("Đang giải quyết")
    expect(page.locator(".due-date")).to_have_text("24/6/2026")
    expect(page.locator("main")).to_contain_text("đơn đã mở lại, cán bộ và Chủ tịch UBND xã đã được báo")
    _shown(page, "nguoi-dan-7-mo-lai")
