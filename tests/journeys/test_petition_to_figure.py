"""Petition to figure: received, classified by keyboard, accepted, extended, settled, counted; its clocks explained."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.books import put, save, save_button
from tests.journeys.steps import (
    COMMITTEE_OFFICE,
    DESK,
    PHONE,
    errors_of,
    looked_at,
    picture,
    press_until,
    sideways,
    sign_in,
)
from tests.tools import need_chromium

pytestmark = need_chromium

OFFICER, CHAIR = "Công chức tiếp công dân", "Chủ tịch UBND xã"
BOOK = "/ban-lam-viec/don-thu/"
SETTLED = "/ban-lam-viec/chi-tieu/papers.settled/?tu=01/01/2026&den=31/5/2026"
LETTER = {
    "received_on": "02/3/2026",
    "channel": "post",
    "titled": "complaint",
    "written_on": "28/02/2026",
    "sender_name": "Nguyễn Hoàng Thị Thanh Tuyền",
    "sender_address": "Ngõ 17, xóm Bến, thôn Trung Hòa",
    "id_number": "099188003317",
    "field": "Đất đai",
    "respondent": "Chủ tịch UBND xã An Khánh",
    "content": "Khiếu nại quyết định thu hồi đất để mở rộng đường liên thôn; đề nghị xem xét lại diện tích và đơn giá.",
}
PAPERS = (
    ("901/TB-UBND", date(2026, 3, 10), "về việc thụ lý giải quyết khiếu nại"),
    ("902/UBND", date(2026, 4, 6), "kéo dài thời hạn giải quyết khiếu nại"),
    ("903/QĐ-UBND", date(2026, 4, 20), "giải quyết khiếu nại lần đầu"),
)
CONDITIONS = ("vietnamese", "dated", "sender", "signed", "against", "content")


def test_petition_to_figure(opened: Callable[..., Page]) -> None:
    officer, chair, office = opened(DESK), opened(DESK), opened(DESK)
    sign_in(officer, OFFICER)
    sign_in(chair, CHAIR)
    sign_in(office, COMMITTEE_OFFICE)
    before = _settled(officer)
    _enter_the_papers(office)
    code = _receive(officer)
    _classify_by_keyboard(officer)
    _accept(chair, code)
    _extend(chair)
    _settle(chair)
    _send_and_close(office, code)
    assert _settled(officer) == before + 1
    picture(officer, "don-8-chi-tieu")
    _the_evidence_names_it(officer, code)
    _the_report_counts_it(opened(DESK), code)


def _enter_the_papers(page: Page) -> None:
    for number, day, title in PAPERS:
        page.goto("/ban-lam-viec/van-ban/ghi/")
        said = f"{day.day:02d}/{day.month}/{day.year}"
        for name, value in {"number": number, "direction": "out", "signed_on": said, "title": title}.items():
            put(page, name, value)
        save(page)
        expect(page.get_by_role("status").first).to_contain_text("Đã ghi")


def _receive(page: Page) -> str:
    page.get_by_role("navigation", name="Bàn làm việc").get_by_role("link", name="Đơn thư").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sổ đơn thư")
    assert sideways(page) <= 0
    picture(page, "don-1-so-don-thu")
    page.get_by_role("link", name="Ghi đơn").click()
    for name, value in {**LETTER, "written_on": "03/3/2026"}.items():
        put(page, name, value)
    save(page)
    expect(errors_of(page)).to_contain_text("Ngày viết đơn 03/3/2026 sau ngày nhận 02/3/2026.")
    expect(page.locator("[name=content]")).to_have_value(LETTER["content"])
    put(page, "written_on", LETTER["written_on"])
    picture(page, "don-2-ghi-don")
    save(page)
    expect(page.get_by_role("status").first).to_contain_text("Việc tiếp theo: phân loại theo nội dung.")
    clock = _clock(page, "Thụ lý khiếu nại lần đầu")
    _explained(clock, "12/3/2026", "02/3/2026; ngày này không tính", "10 ngày", "Điều 27 Luật Khiếu nại")
    expect(clock).to_contain_text("bản có hiệu lực từ 01/7/2012")
    expect(page.locator("main")).to_contain_text("•••• 3317")
    expect(page.locator("main")).not_to_contain_text(LETTER["id_number"])
    expect(page.locator(".todo").first.get_by_role("link").first).to_have_text("Phân loại")
    return page.url.rstrip("/").rpartition("/")[2]


def _classify_by_keyboard(page: Page) -> None:
    press_until(page, "^Phân loại$", most=200)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Phân loại, DT-2026-")
    press_until(page, "^10/6/2026$")
    page.keyboard.type("04/3/2026")
    for key in CONDITIONS[:-1]:
        press_until(page, f"^{key}$")
        page.keyboard.press("Space")
    press_until(page, "^yes$")
    page.keyboard.press("Space")
    press_until(page, "^ours$")
    page.keyboard.press("Space")
    press_until(page, "^Ghi phân loại$")
    page.keyboard.press("Enter")
    expect(errors_of(page)).to_contain_text("Chưa đủ điều kiện: ghi nội dung, lý do khiếu nại")
    press_until(page, f"^{CONDITIONS[-1]}$", most=200)
    page.keyboard.press("Space")
    picture(page, "don-3-phan-loai")
    press_until(page, "^Ghi phân loại$")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi phân loại.")
    expect(page.locator(".axes")).to_contain_text("đã soát 6 điều kiện")
    expect(page.locator(".axes")).to_contain_text("Thuộc thẩm quyền của xã")
    expect(page.locator(".todo").first).to_contain_text("Việc này thuộc Văn phòng HĐND và UBND, Chủ tịch UBND xã.")


def _accept(page: Page, code: str) -> None:
    page.goto(f"{BOOK}{code}/")
    page.get_by_role("link", name="Thụ lý", exact=True).click()
    expect(page.locator("main")).to_contain_text("Thụ lý hôm nay thì hạn giải quyết là 10/7/2026.")
    put(page, "on", "10/3/2026")
    save(page)
    expect(errors_of(page)).to_contain_text("Chưa dẫn “văn bản thụ lý” trong sổ văn bản.")
    put(page, "document", PAPERS[0][0])
    save(page)
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi")
    expect(_clock(page, "Thụ lý khiếu nại lần đầu")).to_contain_text("xong ngày 10/3/2026, đúng hạn")
    clock = _clock(page, "Giải quyết khiếu nại lần đầu")
    _explained(clock, "09/4/2026", "10/3/2026; ngày này không tính", "30 ngày", "Điều 28 Luật Khiếu nại")
    picture(page, "don-4-thoi-han", of=page.locator("section", has=page.locator(".clocks")).last)


def _extend(page: Page) -> None:
    page.get_by_role("link", name="Kéo dài, gia hạn", exact=True).click()
    choice = page.get_by_label(re.compile("vụ việc phức tạp: hạn 09/4/2026 thành 24/4/2026"))
    choice.check()
    picture(page, "don-5-gia-han")
    put(page, "on", "06/4/2026")
    put(page, "document", PAPERS[1][0])
    put(page, "words", "Phải xác minh ở hai cánh đồng và đối chiếu hồ sơ của nhiều hộ.")
    save(page)
    clock = _clock(page, "Giải quyết khiếu nại lần đầu")
    _explained(clock, "24/4/2026", "10/3/2026; ngày này không tính", "45 ngày", "Điều 28 Luật Khiếu nại")
    expect(clock).to_contain_text("ngày 06/4/2026: từ 09/4/2026 thành 24/4/2026")


def _settle(page: Page) -> None:
    page.get_by_role("link", name="Ra quyết định, kết luận, trả lời", exact=True).click()
    page.get_by_label("Đúng một phần").check()
    page.get_by_label("Yêu cầu của người khiếu nại khác kết quả xác minh").check()
    put(page, "on", "20/4/2026")
    put(page, "document", PAPERS[2][0])
    save(page)
    expect(errors_of(page)).to_contain_text("phải đối thoại trước khi ra quyết định")
    expect(errors_of(page)).to_contain_text("Khoản 1 Điều 30 Luật Khiếu nại", ignore_case=True)
    page.get_by_label("Yêu cầu của người khiếu nại khác kết quả xác minh").uncheck()
    save_button(page).dblclick()
    expect(page.get_by_role("status").first).to_contain_text(re.compile("Đã ghi|đã được ghi"))
    expect(_clock(page, "Giải quyết khiếu nại lần đầu")).to_contain_text("xong ngày 20/4/2026, đúng hạn")
    clock = _clock(page, "Gửi quyết định giải quyết khiếu nại lần đầu")
    _explained(clock, "23/4/2026", "20/4/2026; ngày này không tính", "3 ngày làm việc", "Điều 32 Luật Khiếu nại")
    expect(page.locator(".steps tbody tr")).to_have_count(5)


def _send_and_close(page: Page, code: str) -> None:
    page.goto(f"{BOOK}{code}/")
    page.get_by_role("link", name="Gửi kết quả", exact=True).click()
    put(page, "on", "22/4/2026")
    save(page)
    expect(_clock(page, "Gửi quyết định giải quyết")).to_contain_text("xong ngày 22/4/2026, đúng hạn")
    page.get_by_role("link", name="Kết thúc", exact=True).click()
    put(page, "on", "24/4/2026")
    put(page, "words", "Quyết định đã thi hành xong.")
    save(page)
    expect(page.locator("main .head")).to_contain_text("Đã kết thúc")
    picture(page, "don-6-ket-thuc")


def _settled(page: Page) -> int:
    """The figure of settled letters over the report's days, as its page prints it."""
    page.goto(SETTLED)
    expect(page.get_by_role("heading", level=1)).to_have_text("Đơn đã giải quyết")
    return int(page.locator(".figure-page .due-date").inner_text().split()[0])


def _the_evidence_names_it(page: Page, code: str) -> None:
    evidence = page.locator(".evidence").get_by_role("link", name=code)
    expect(evidence).to_be_visible()
    evidence.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đơn khiếu nại nhận ngày 02/3/2026")


def _the_report_counts_it(page: Page, code: str) -> None:
    sign_in(page)
    page.goto("/ban-lam-viec/bao-cao/BC-2026-0001/muc/III.1.1/")
    text = page.locator("form.form textarea").first
    text.fill(f"{text.input_value()}\nUBND xã đã giải quyết [[papers.settled]] đơn.")
    save(page)
    page.goto("/ban-lam-viec/bao-cao/BC-2026-0001/?muc=III")
    sentence = page.locator(".paper p", has_text="UBND xã đã giải quyết")
    sentence.locator("a.chip").click()
    panel = page.get_by_role("region", name="Khung bằng chứng")
    expect(panel.locator(".ev-list .code", has_text=code)).to_be_visible()
    picture(page, "don-7-bao-cao")


def _clock(page: Page, name: str) -> Locator:
    return page.locator(".clock").filter(has=page.locator(".due > .sub", has_text=re.compile(f"^{name}"))).first


def _explained(clock: Locator, due: str, *said: str) -> None:
    """The day, and behind it what it was computed from."""
    expect(clock.locator(".due-date")).to_have_text(due)
    clock.locator("summary").click()
    for words in said:
        expect(clock.locator(".how")).to_contain_text(words)


PAGES = (
    *("", "vu-viec/", "so/", "ghi/", "khoa-so/", "?overdue=1", "?village=Kh%C3%B4ng", "DT-2026-0005/", "DT-2026-0006/"),
    *("DT-2026-0017/", "DT-2026-0030/", "DT-2026-0030/phan-loai/", "DT-2026-0030/phan-loai/?loai=denunciation"),
    *("DT-2026-0017/gia-han/", "DT-2026-0017/giai-quyet/", "DT-2026-0017/giao/", "DT-2026-0005/nguoi-ky/"),
    *("DT-2026-0019/thu-ly/", "DT-2026-0019/chuyen-don/", "DT-2026-0030/sua/", "DT-2026-0030/huy/"),
)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_pages_of_the_book_are_for_everybody(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size)
    sign_in(page, COMMITTEE_OFFICE)
    assert not [wrong for path in PAGES for wrong in looked_at(page, f"{BOOK}{path}")]


def test_an_act_needs_no_script(opened: Callable[..., Page]) -> None:
    page = opened(DESK, java_script_enabled=False)
    sign_in(page, OFFICER)
    page.get_by_role("link", name="Đơn thư").click()
    page.get_by_role("link", name="DT-2026-0030", exact=True).click()
    page.locator(".clock summary").first.click()
    expect(page.locator(".clock .how").first).to_contain_text("Điều 27 Luật Khiếu nại")
    page.get_by_role("link", name="Phân loại", exact=True).click()
    page.get_by_role("link", name="Phản ánh", exact=True).click()
    expect(page.locator("main")).to_contain_text("xử lý theo nội dung")
    for box in page.get_by_role("group", name="Điều kiện đã có trong đơn").get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Đủ điều kiện xử lý", exact=True).check()
    page.get_by_label("Thuộc thẩm quyền của xã").check()
    save(page)
    expect(page.locator(".axes")).to_contain_text("Phản ánh")
    expect(page.locator(".steps")).to_contain_text("Đơn tự gọi là khiếu nại.")
