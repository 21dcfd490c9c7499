"""The officers' whole path: publish with both checks and its proofs, answer a question and a petition, run a dialogue, draw and
print the list of the quarter. A resident reads each of it as soon as it is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dienhong.privacy.readers import text_of
from tests.journeys.books import put, save
from tests.journeys.halls import keep_back_unread, make_known, open_hall, promise
from tests.journeys.officers import (
    DISCLOSURE,
    LETTERS,
    OFFICER,
    WRITER,
    answer_letter,
    answer_question,
    publish,
)
from tests.journeys.steps import COMMITTEE_OFFICE, DESK, PHONE, picture, sideways, sign_in
from tests.tools import need_chromium

pytestmark = need_chromium

HEAD = "Trưởng thôn"
ITEM = {
    "content": "CK6",
    "title": "Cho thuê ao thả cá Đầm Sen ở thôn Trung Hòa",
    "summary": "Xã cho thuê ao 2.400 m² trong năm năm, giá khởi điểm 30 triệu đồng một năm. Nộp phiếu trước 30/6/2026.",
    "text": "Ao rộng 2.400 m², bờ đã kè.\n\nGiá khởi điểm 30.000.000 đồng một năm; trả một lần đầu năm.",
    "decided_by": "Ủy ban nhân dân xã",
    "decided_on": "08/6/2026",
    "unit": "Phòng Kinh tế, Bộ phận một cửa",
}
QUESTION, ANSWER = "Người thôn khác có được thuê ao không?", "Được. Ai thường trú tại xã cũng nộp phiếu được."
STORY = "Rãnh thoát nước trước cổng nhà văn hóa Trung Hòa mất nắp, trẻ con dễ ngã."
DONE = "Đã đậy 6 tấm nắp rãnh trước cổng nhà văn hóa Trung Hòa ngày 10/6/2026."
FROM_THE_HALL = "Bao giờ thôn Trung Hòa có thêm thùng rác ở chợ?"
PROMISE = "Đặt bốn thùng rác ở chợ Trung Hòa"
NEXT_PLAN = "/ban-lam-viec/ke-hoach-doi-thoai/KDT-2026-0002/"
LISTS = f"{DISCLOSURE}danh-muc/2026/2/"
LIST_TITLE = "Danh mục nội dung đã công khai quý II năm 2026"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture off a phone."""
    made = tmp_path / "IMG_20260610.jpg"
    Image.new("RGB", (640, 480), "#7a6a4f").save(made)
    return made


def test_the_whole_path_of_the_officers(opened: Callable[..., Page], photo: Path, tmp_path: Path) -> None:
    writer, office, stranger = opened(DESK), opened(DESK), opened(PHONE, java_script_enabled=False)
    sign_in(writer, WRITER)
    sign_in(office, COMMITTEE_OFFICE)
    code = publish(writer, office, ITEM)
    _hangs_at_the_office(office, code, photo)
    _hangs_in_the_village(opened(PHONE), photo)
    _shows_both_proofs(office, code)
    _anybody_finds_it(stranger, code)
    _asks(stranger, code)
    answer_question(office, QUESTION, ANSWER)
    stranger.goto(f"/cong-khai/{code}/")
    expect(stranger.locator("#hoi-dap")).to_contain_text(ANSWER)
    letter, key = _sends_a_letter(stranger)
    _answers_with_evidence(opened, letter, photo)
    _reads_the_evidence(stranger, letter, key)
    _runs_a_dialogue(office)
    _reads_the_promise(stranger)
    _draws_and_prints_the_list(office, code, tmp_path)


def _hangs_at_the_office(page: Page, code: str, photo: Path) -> None:
    page.goto(f"{DISCLOSURE}{code}/niem-yet/")
    for box in page.locator("form.form [name=places]").all():
        box.uncheck()
    page.locator("form.form [name=places][value=office]").check()
    put(page, "from_on", "10/6/2026")
    put(page, "put_up_by", "Văn thư")
    page.set_input_files("form.form [name=photo]", photo)
    save(page)
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi")


def _hangs_in_the_village(page: Page, photo: Path) -> None:
    """The head of the village, on the own phone, with the camera."""
    sign_in(page, HEAD)
    page.goto(f"{DISCLOSURE}thon-toi/")
    expect(page.locator("body")).to_contain_text("Thôn Trung Hòa")
    duty = page.locator("article.duty").filter(has_text=ITEM["title"]).filter(has_text="Đã dán")
    picture(page, "can-bo-2-viec-cua-thon", of=page.locator("body"))
    duty.get_by_role("link", name="Đã dán").click()
    page.set_input_files("[name=photo]", photo)
    button = page.get_by_role("button", name="Đã niêm yết")
    box = button.bounding_box()
    assert box and box["height"] >= 44 and sideways(page) <= 0
    picture(page, "can-bo-3-anh-da-dan", of=page.locator("body"))
    button.click()
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi niêm yết")
    hanging = page.locator("article.duty-hanging").filter(has_text=ITEM["title"])
    expect(hanging).to_contain_text("dán từ 10/6/2026")


def _shows_both_proofs(page: Page, code: str) -> None:
    page.goto(f"{DISCLOSURE}{code}/")
    for place, who in (("Trụ sở HĐND và UBND xã", "Văn thư"), ("Trung Hòa", "Trưởng thôn Trung Hòa")):
        row = page.locator("tr").filter(has=page.get_by_role("rowheader", name=place, exact=True))
        expect(row).to_contain_text(who)
        expect(row).to_contain_text("đang niêm yết, gỡ được từ 10/7/2026")
        expect(row.get_by_role("link", name="lúc dán")).to_be_visible()
    page.get_by_role("rowheader", name="Trụ sở HĐND và UBND xã").scroll_into_view_if_needed()
    picture(page, "can-bo-1-chung-cu")


def _anybody_finds_it(page: Page, code: str) -> None:
    page.goto("/cong-khai/")
    expect(page.locator(".items").get_by_role("link", name=ITEM["title"])).to_be_visible()
    page.goto("/tim/?q=ao+tha+ca+dam+sen")
    page.locator(".results").get_by_role("link", name=ITEM["title"]).click()
    expect(page.locator(".state")).to_contain_text("Niêm yết chưa đủ nơi 1/19 thôn")
    page.get_by_text("Từng nơi, từng ngày").click()
    places = page.locator("ul.places").first
    expect(places).to_contain_text("Bảng tin trụ sở")
    expect(places).to_contain_text("Nhà văn hóa thôn Trung Hòa")
    assert code in page.url and sideways(page) <= 0


def _asks(page: Page, code: str) -> None:
    page.goto(f"/cong-khai/{code}/hoi/")
    put(page, "words", QUESTION)
    page.get_by_role("button", name="Gửi câu hỏi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận câu hỏi của bà con")


def _sends_a_letter(page: Page) -> tuple[str, str]:
    page.goto("/don-thu/gui/")
    page.fill("[name=what]", STORY)
    page.select_option("[name=village]", label="Trung Hòa")
    page.get_by_role("button", name="Tiếp tục").click()
    page.check("[name=about][value=condition]")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Tiếp tục").click()
    page.fill("[name=sender_name]", "Phí Thị Hồng Hạnh")
    page.fill("[name=sender_address]", "Xóm Chùa, thôn Trung Hòa")
    page.get_by_role("button", name="Gửi đơn").click()
    expect(page.get_by_role("heading", name="Giấy biên nhận đơn")).to_be_visible()
    return page.locator("dd.code").first.inner_text(), page.locator("dd.secret-key").inner_text()


def _answers_with_evidence(opened: Callable[..., Page], letter: str, photo: Path) -> None:
    """It stands in the officer's work of the day; answered by a paper; closed with words and a photograph."""
    officer = opened(DESK)
    sign_in(officer, OFFICER)
    expect(officer.locator("tr").filter(has_text=letter).first).to_be_visible()
    picture(officer, "can-bo-4-viec-hom-nay")
    office = answer_letter(opened, letter, "981/UBND-KT", "Trả lời phản ánh về nắp rãnh ở Trung Hòa")
    office.goto(f"{LETTERS}{letter}/anh/")
    office.set_input_files("form.form [name=photo]", photo)
    put(office, "caption", "Rãnh trước cổng nhà văn hóa sau khi đậy nắp")
    save(office)
    expect(office.get_by_role("status").first).to_contain_text("Đã kèm ảnh")
    office.goto(f"{LETTERS}{letter}/ket-thuc/")
    put(office, "words", DONE)
    picture(office, "can-bo-5-ket-thuc")
    save(office)
    expect(office.locator("main .head")).to_contain_text("Đã kết thúc")


def _reads_the_evidence(page: Page, letter: str, key: str) -> None:
    page.goto("/don-thu/theo-doi/")
    page.fill("[name=code]", letter)
    page.fill("[name=key]", key)
    page.get_by_role("button", name="Xem đơn").click()
    expect(page.locator(".timeline")).to_contain_text(DONE)
    shown = page.get_by_role("img", name="Rãnh trước cổng nhà văn hóa sau khi đậy nắp")
    shown.scroll_into_view_if_needed()
    expect(shown).to_be_visible()


def _runs_a_dialogue(page: Page) -> None:
    keep_back_unread(page)
    open_hall(page, (FROM_THE_HALL,))
    asked = page.locator("ul.items > li").filter(has_text=FROM_THE_HALL)
    code = asked.locator(".code").first.inner_text()
    promise(page, code, PROMISE, owner="Trưởng phòng Kinh tế", due="25/6/2026")
    picture(page, "can-bo-6-hoi-truong")
    make_known(page)
    page.goto(NEXT_PLAN)
    expect(page.get_by_role("link", name=PROMISE)).to_be_visible()  # what is promised and not done opens the next one


def _reads_the_promise(page: Page) -> None:
    page.goto("/doi-thoai/loi-hua/?chu=thung+rac")
    page.locator("ul.items").get_by_role("link", name=PROMISE).click()
    main = page.locator("main")
    expect(main).to_contain_text(FROM_THE_HALL)
    expect(main).to_contain_text("Trưởng phòng Kinh tế")
    expect(main).to_contain_text("25/6/2026")


def _draws_and_prints_the_list(page: Page, code: str, folder: Path) -> None:
    """The quarter is not over: the page warns and draws all the same. On the page, in print and in Word: the same matter."""
    page.goto(LISTS)
    page.get_by_role("link", name="Lập danh mục").click()
    expect(page.locator("main")).to_contain_text("Quý chưa hết (đến 30/6/2026)")
    save(page)
    expect(page.get_by_role("status").first).to_contain_text("Đã lập danh mục")
    picture(page, "can-bo-7-danh-muc")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải bản .docx").click()
    assert waiting.value.suggested_filename == "danh-muc-cong-khai-2026-Q2.docx"
    word = text_of("danh-muc.docx", Path(waiting.value.path()).read_bytes())
    assert LIST_TITLE.lower() in " ".join(word.split()).lower() and ITEM["title"] in word
    page.get_by_role("link", name="In tờ A4 để niêm yết").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LIST_TITLE)
    row = page.locator("table.listed tbody tr").filter(has_text=code)
    expect(row).to_have_count(1)
    expect(row).to_contain_text(ITEM["title"])
    expect(row).to_contain_text("10/6/2026")
    page.pdf(path=folder / "danh-muc.pdf", prefer_css_page_size=True)
    printed = PdfReader(folder / "danh-muc.pdf")
    width, height = (float(side) for side in printed.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842), "A4, upright"
    assert code in "".join(one.extract_text() for one in printed.pages)
    page.set_viewport_size({"width": 910, "height": 1280})
    picture(page, "can-bo-8-to-danh-muc", of=page.locator("main.sheet"))
