"""A resident without account, script or mouse: files a letter, follows it with its counted days, gets an answer, rejects it,
and sees the letter opened again. And what happens when one presses back, presses twice, or loses the connection."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.officers import CHAIR, OFFICER, answer_letter
from tests.journeys.steps import (
    DESK,
    PHONE,
    back,
    errors_of,
    picture,
    press_until,
    sideways,
    sign_in,
    violations,
)
from tests.tools import need_chromium

pytestmark = need_chromium

GUIDE, FOLLOW, BOOK = "/don-thu/gui/", "/don-thu/theo-doi/", "/ban-lam-viec/don-thu/"
STORY = "Cống đầu xóm Bến tắc từ cuối tháng 5, mưa là nước ngập đường học sinh đi."
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
DEMO_KEY = "ANKH-ANH2"


def to_field(page: Page, name: str, value: str = "") -> None:
    """Tab until the box with this name (and value) has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(f":focus[name='{name}']" + (f"[value='{value}']" if value else "")).count():
            return
    raise AssertionError(f"no key leads to the box {name} {value}")


def type_into(page: Page, name: str, text: str) -> None:
    to_field(page, name)
    page.keyboard.type(text)


def press(page: Page, words: str) -> None:
    """Tab to a button and press Enter."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.locator(":focus").filter(has_text=re.compile(f"^{words}$")).count():
            page.keyboard.press("Enter")
            page.wait_for_load_state()
            return
    raise AssertionError(f"no key leads to “{words}”")


def file_by_keyboard(page: Page, tag: str = "") -> tuple[str, str]:
    """From the first page to the receipt; code and key. `tag` names the pictures for the guide."""
    page.goto(GUIDE)
    assert sideways(page) <= 0
    type_into(page, "what", STORY)
    to_field(page, "village")
    page.keyboard.type("Trung")
    type_into(page, "since", "cuối tháng 5")
    type_into(page, "wish", "Thông cống trước mùa mưa.")
    shot(page, tag, "gui-1-chuyen")
    press(page, "Tiếp tục")
    to_field(page, "about", "condition")
    page.keyboard.press("Space")
    shot(page, tag, "gui-2-co-gi")
    press(page, "Tiếp tục")
    expect(page.get_by_role("heading", name="Đây là phản ánh")).to_be_visible()
    press(page, "Hạn này tính thế nào")
    expect(page.locator("section.due")).to_contain_text("10 ngày làm việc")
    expect(page.locator(".due-date")).to_have_text("24/6/2026")
    assert sideways(page) <= 0
    shot(page, tag, "gui-3-la-don-gi")
    press(page, "Tiếp tục")
    expect(page.locator(".told")).to_contain_text(STORY)
    type_into(page, "sender_name", "Nguyễn Hoàng Thị Thanh Tuyền")
    type_into(page, "sender_address", "Ngõ 17, xóm Bến, thôn Trung Hòa")
    shot(page, tag, "gui-4-xem-lai")
    press(page, "Gửi đơn")
    expect(page.get_by_role("heading", name="Giấy biên nhận đơn")).to_be_visible()
    assert sideways(page) <= 0
    shot(page, tag, "gui-5-bien-nhan")
    return page.locator("dd.code").first.inner_text(), page.locator("dd.secret-key").inner_text()


def open_by_keyboard(page: Page, code: str, key: str) -> None:
    page.goto(FOLLOW)
    type_into(page, "code", code)
    type_into(page, "key", key)
    press(page, "Xem đơn")
    assert key not in page.url and code not in page.url


def shot(page: Page, tag: str, name: str) -> None:
    """A picture for the guide, of the phone's pages only."""
    if tag:
        picture(page, name, of=page.locator("main"))


@SIZES
def test_a_resident_files_follows_rejects_and_sees_it_opened_again(
    opened: Callable[..., Page], size: tuple[int, int]
) -> None:
    tag = "don" if size == PHONE else ""
    resident = opened(size, java_script_enabled=False)
    code, key = file_by_keyboard(resident, tag)
    assert not resident.context.cookies(), "no session and no cookie"
    open_by_keyboard(resident, code.lower(), key.replace("-", ""))
    expect(resident.locator(".card-rule")).to_contain_text("Đã nhận, đang đọc để phân loại")
    expect(resident.locator(".due-date")).to_have_text("24/6/2026")
    press(resident, "Hạn này tính thế nào")
    expect(resident.locator(".cal")).to_contain_text("hạn")
    assert sideways(resident) <= 0
    shot(resident, tag, "theo-doi-1-han")
    number = f"{'95' if size == PHONE else '96'}1/UBND-VP"
    answer_letter(opened, code, number, "Trả lời phản ánh về cống xóm Bến")
    open_by_keyboard(resident, code, key)
    expect(resident.locator(".timeline")).to_contain_text("Đã gửi kết quả đến bà con")
    press(resident, "Cho biết việc đã được giải quyết chưa")
    to_field(resident, "judgement")
    for _ in range(2):
        resident.keyboard.press("ArrowDown")
    type_into(resident, "words", "Mới thông nửa cống, hôm qua mưa vẫn ngập.")
    shot(resident, tag, "theo-doi-2-y-kien")
    press(resident, "Gửi ý kiến")
    expect(resident.get_by_role("status")).to_contain_text("Đã ghi ý kiến của bà con")
    expect(resident.locator(".timeline")).to_contain_text("Đã mở lại vì bà con chưa đồng ý")
    expect(resident.locator(".card-rule")).to_contain_text("Đang giải quyết")
    expect(resident.locator(".due-date")).to_have_text("24/6/2026")
    shot(resident, tag, "theo-doi-3-mo-lai")
    for post in (OFFICER, CHAIR):
        officer = opened(DESK)
        sign_in(officer, post)
        row = officer.locator("tr").filter(has_text=code).filter(has_text="chưa đồng ý")
        expect(row.first).to_be_visible()


@SIZES
def test_back_and_pressing_twice_lose_nothing_and_send_one_letter(
    opened: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = opened(size, java_script_enabled=False)
    page.goto(GUIDE)
    page.fill("[name=what]", "Đèn đầu ngõ tắt.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.check("[value=condition]")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator("[value=condition]")).to_have_count(0)
    back(page)
    expect(page.locator("[value=condition]")).to_be_checked()
    back(page)
    expect(page.locator("[name=what]")).to_have_value("Đèn đầu ngõ tắt.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.check("[value=condition]")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Tiếp tục").click()
    page.check("[name=unnamed]")
    page.get_by_role("button", name="Gửi đơn").dblclick()
    expect(page.get_by_role("heading", name="Giấy biên nhận đơn")).to_be_visible()
    code, key = page.locator("dd.code").first.inner_text(), page.locator("dd.secret-key").inner_text()
    page.reload()
    assert page.locator("dd.code").first.inner_text() == code
    assert page.locator("dd.secret-key").inner_text() == key


def test_a_lost_connection_at_the_last_page_keeps_what_was_typed_and_the_same_receipt(
    opened: Callable[..., Page],
) -> None:
    page = opened(PHONE, java_script_enabled=False)
    page.goto(GUIDE)
    page.fill("[name=what]", "Nước máy đục ở xóm Trại.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.check("[value=condition]")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Tiếp tục").click()
    page.fill("[name=sender_name]", "Tạ Thị Miền")
    page.fill("[name=sender_address]", "Xóm Trại")
    page.context.set_offline(True)
    page.get_by_role("button", name="Gửi đơn").click(no_wait_after=True)
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    back(page)
    expect(page.locator("[name=sender_name]")).to_have_value("Tạ Thị Miền")
    expect(page.locator(".told")).to_contain_text("Nước máy đục")
    page.get_by_role("button", name="Gửi đơn").click()
    expect(page.get_by_role("heading", name="Giấy biên nhận đơn")).to_be_visible()


def test_who_denounces_is_told_first_and_is_named_nowhere(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(PHONE, java_script_enabled=False)
    page.goto(GUIDE)
    page.fill("[name=what]", "Người thu quỹ giữ tiền của các hộ.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.check("[value=wrongdoing]")
    page.get_by_role("button", name="Tiếp tục").click()
    page.check("[name=handling_wanted][value=yes]")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator("main")).to_contain_text("chưa phải là tố cáo theo luật")
    assert sideways(page) <= 0
    shot(page, "don", "gui-6-to-cao")
    page.get_by_role("button", name="Vẫn gửi thông tin này qua mạng").click()
    page.fill("[name=sender_name]", "Đỗ Thị Kín Đáo")
    page.fill("[name=sender_address]", "Thôn Đình Hạ")
    page.fill("[name=contact]", "0912 000 444")
    page.fill("[name=respondent]", "Người thu quỹ")
    photo = tmp_path / "IMG_0001.png"
    Image.new("RGB", (80, 60), "blue").save(photo)
    page.set_input_files("[name=photos]", photo)
    page.get_by_role("button", name="Gửi đơn").click()
    code = page.locator("dd.code").first.inner_text()
    expect(page.locator("main")).not_to_contain_text("Kín Đáo")
    officer = opened(DESK)
    sign_in(officer, OFFICER)
    officer.goto(f"{BOOK}{code}/")
    expect(officer.locator("main")).to_contain_text("Niêm phong")
    expect(officer.locator("main")).not_to_contain_text("Kín Đáo")
    expect(officer.locator("main")).not_to_contain_text("0912 000 444")


@SIZES
def test_every_page_of_it_for_everybody(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    """Axe and the width on each page that is the answer to a form."""
    page, wrong = opened(size), []

    def look(name: str) -> None:
        wrong.extend(f"{name}: {one}" for one in violations(page))
        if sideways(page) > 0:
            wrong.append(f"{name}: {sideways(page)} px too wide")
        if page.get_by_role("heading", level=1).count() != 1:
            wrong.append(f"{name}: not one heading of level 1")

    page.goto(GUIDE)
    look("what")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(errors_of(page)).to_be_visible()
    look("what, refused")
    page.fill("[name=what]", "Quyết định phạt sai; đèn đường cũng hỏng. " + "Từdàikhôngcódấucách" * 8)
    page.get_by_role("button", name="Tiếp tục").click()
    look("about")
    page.check("[value=authority_act]")
    page.check("[value=condition]")
    page.get_by_role("button", name="Tiếp tục").click()
    look("more")
    page.check("[name=own_rights][value=yes]")
    page.check("[name=review_wanted][value=yes]")
    page.get_by_role("button", name="Tiếp tục").click()
    look("kind")
    page.check("[name=agree][value=yes]")
    page.fill("[name=part_feedback]", "Mương xóm Bến tắc từ đầu tháng.")
    page.get_by_role("button", name="Tiếp tục").click()
    look("send")
    page.fill("[name=sender_name]", "Nguyễn Hoàng Thị Thanh Tuyền")
    page.fill("[name=sender_address]", "Xóm Bến")
    page.fill("[name=respondent]", "Chủ tịch UBND xã")
    page.get_by_role("button", name="Gửi 2 đơn").click()
    look("receipt")
    code, key = page.locator("dd.code").first.inner_text(), page.locator("dd.secret-key").inner_text()
    page.goto(FOLLOW)
    look("open")
    page.fill("[name=code]", code)
    page.fill("[name=key]", "WRNG-KEY2")
    page.get_by_role("button", name="Xem đơn").click()
    look("open, refused")
    page.fill("[name=key]", key)
    page.get_by_role("button", name="Xem đơn").click()
    for act in page.locator("details > summary").all():
        act.click()
    look("letter")
    for number in (20, 21, 22, 24, 31):  # letters of the demo, each at another stage
        page.goto(FOLLOW)
        page.fill("[name=code]", f"DT-2026-00{number}")
        page.fill("[name=key]", DEMO_KEY)
        page.get_by_role("button", name="Xem đơn").click()
        look(f"letter {number}")
    assert not wrong


def test_the_officers_pages_of_it_for_everybody(opened: Callable[..., Page]) -> None:
    page, wrong = opened(DESK), []
    sign_in(page, OFFICER)
    for path in ("DT-2026-0020/", "DT-2026-0022/", "DT-2026-0024/", "DT-2026-0027/", "DT-2026-0026/anh/"):
        page.goto(f"{BOOK}{path}")
        wrong += [f"{path}: {one}" for one in violations(page)]
    page.goto(f"{BOOK}DT-2026-0027/")
    expect(page.locator("main")).to_contain_text("Có thể trùng hoặc cùng vụ việc")
    picture(page, "don-9-goi-y-trung", height=DESK[1])
    press_until(page, "^Cấp khóa mới, in giấy biên nhận$", most=200)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Giấy biên nhận đơn")).to_be_visible()
    wrong += [f"receipt: {one}" for one in violations(page)]
    assert not wrong
