"""Know and ask: a resident finds the land plan and questions it; an officer publishes with proof, and prints the list."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.journeys.books import put, save
from tests.journeys.officers import WRITER, answer_question
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

BOOK = "/ban-lam-viec/cong-khai/"
LISTS = f"{BOOK}danh-muc/2026/1/"
REPORTS = f"{BOOK}bao-cao-hdnd/ky-hop/"
LAND = "Kế hoạch sử dụng đất năm 2026 của xã"
QUESTION = "Đất trồng lúa của xóm Bến có nằm trong kế hoạch không?"
ITEM = {
    "content": "CK6",
    "title": "Cho thuê kho cũ của hợp tác xã tại thôn Trung Hòa",
    "summary": "Xã cho thuê kho cũ 120 m² trong ba năm, giá khởi điểm 18 triệu đồng một năm. Nộp phiếu trước 30/6/2026.",
    "text": "Kho rộng 120 m², mái tôn, có điện.\n\nGiá khởi điểm 18.000.000 đồng một năm; trả sáu tháng một lần.",
    "decided_by": "Ủy ban nhân dân xã",
    "decided_on": "08/6/2026",
    "unit": "Phòng Kinh tế, Bộ phận một cửa",
}


def test_a_resident_finds_the_land_plan_and_asks(opened: Callable[..., Page]) -> None:
    phone = opened(PHONE)
    _find_the_land_plan(phone)
    picture(phone, "cong-khai-1-muc", of=phone.locator("article.item"))
    _read_how_the_day_was_counted(phone)
    _ask(phone)
    picture(phone, "cong-khai-2-hoi", of=phone.locator("main"))
    assert "sessionid" not in {cookie["name"] for cookie in phone.context.cookies()}
    office = opened(DESK)
    sign_in(office, COMMITTEE_OFFICE)
    answer_question(office, QUESTION, "Không. Xóm Bến giữ nguyên đất lúa.")
    _find_the_land_plan(phone)
    answers = phone.locator("#hoi-dap")
    expect(answers).to_contain_text(QUESTION)
    expect(answers).to_contain_text("Không. Xóm Bến giữ nguyên đất lúa.")
    picture(phone, "cong-khai-3-tra-loi", of=answers)


def test_a_resident_asks_for_a_correction_and_reads_what_became_of_it(phone: Page) -> None:
    _find_the_land_plan(phone)
    phone.get_by_role("link", name="Đề nghị đính chính").click()
    phone.get_by_role("button", name="Gửi đề nghị").click()
    expect(errors_of(phone)).to_contain_text("Chưa ghi chỗ nào sai")
    put(phone, "wrong", "Diện tích xứ đồng Vân Sa ghi thiếu 0,2 ha.")
    phone.get_by_role("button", name="Gửi đề nghị").click()
    code, key = (one.inner_text() for one in phone.locator(".key-words").all())
    assert re.fullmatch(r"DDC-2026-\d{4}", code) and len(key) == 8
    phone.get_by_role("link", name="Trang xem câu trả lời").click()
    put(phone, "key", "AAAABBBB")
    phone.get_by_role("button", name="Xem").click()
    expect(errors_of(phone)).to_contain_text("Mã hoặc khóa không đúng")
    put(phone, "key", key.lower())
    phone.get_by_role("button", name="Xem").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(f"Đề nghị đính chính {code}")
    expect(phone.locator("main")).to_contain_text("Chờ trả lời")
    assert sideways(phone) == 0


def test_an_officer_publishes_with_proof_and_prints_what_leads_back(opened: Callable[..., Page]) -> None:
    writer, office = opened(DESK), opened(DESK)
    sign_in(writer, WRITER)
    sign_in(office, COMMITTEE_OFFICE)
    writer.goto(f"{BOOK}ghi/")
    for name, value in ITEM.items():
        put(writer, name, value)
    picture(writer, "cong-khai-4-ghi")
    save(writer)
    expect(writer.get_by_role("status").first).to_contain_text("Đã ghi")
    code = re.search(r"CK-2026-\d{4}", writer.url)
    assert code
    here = f"{BOOK}{code[0]}/"
    writer.goto(f"{here}ra-soat/")
    save(writer)
    office.goto(f"{here}duyet/")
    office.locator("form.form [name=passed][value='1']").check()
    save(office)
    office.goto(f"{here}cong-khai/")
    save(office)
    expect(office.get_by_role("status").first).to_contain_text("Đã công khai")
    office.goto(f"{here}niem-yet/")
    for box in office.locator("form.form [name=places]").all():
        box.check()
    put(office, "from_on", "10/6/2026")
    put(office, "put_up_by", "Văn thư và các trưởng thôn")
    picture(office, "cong-khai-5-niem-yet")
    save(office)
    expect(office.get_by_role("status").first).to_contain_text("Đã ghi")
    office.goto(here)
    picture(office, "cong-khai-6-chung-cu")
    stranger = opened(PHONE)
    stranger.goto(f"/r/{code[0]}")
    expect(stranger.get_by_role("heading", level=1)).to_have_text(ITEM["title"])
    expect(stranger.locator(".state")).to_contain_text("Đang niêm yết còn 29 ngày")
    expect(stranger.locator(".facts")).to_contain_text("Từ 10/6/2026 đến hết 09/7/2026")
    stranger.get_by_role("link", name="In tờ A4 để niêm yết").first.click()
    address = stranger.url.replace(f"cong-khai/{code[0]}/in/", f"r/{code[0]}")
    assert _modules(stranger.locator("svg.square")) == [list(row) for row in segno.make(address, error="m").matrix]
    paper = opened((910, 1280))
    paper.goto(f"/cong-khai/{code[0]}/in/")
    picture(paper, "cong-khai-7-to-a4", of=paper.locator("main.sheet"))


def test_the_officer_draws_the_list_of_the_quarter_prints_and_posts_it(desk: Page) -> None:
    sign_in(desk, COMMITTEE_OFFICE)
    desk.goto("/ban-lam-viec/")
    expect(desk.locator("main")).to_contain_text("Lập, niêm yết danh mục nội dung đã công khai quý I năm 2026")
    desk.goto(LISTS)
    desk.get_by_role("link", name="Lập danh mục").click()
    save(desk)
    expect(desk.get_by_role("status").first).to_contain_text("Đã lập danh mục")
    desk.get_by_role("link", name="In tờ A4 để niêm yết").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Danh mục nội dung đã công khai quý I năm 2026")
    expect(desk.locator("table.listed tbody tr").filter(has_text=LAND)).to_have_count(1)
    desk.set_viewport_size({"width": 910, "height": 1280})
    picture(desk, "cong-khai-9-to-danh-muc", of=desk.locator("main.sheet"))
    desk.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    desk.goto(LISTS)
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="Tải bản .docx").click()
    assert waiting.value.suggested_filename == "danh-muc-cong-khai-2026-Q1.docx"
    desk.get_by_role("link", name="Ghi nơi đã dán").click()
    save(desk)
    expect(desk.locator("main")).to_contain_text("Niêm yết đủ nơi từ 10/6/2026")
    picture(desk, "cong-khai-8-danh-muc")
    desk.goto("/ban-lam-viec/")
    expect(desk.locator("main")).not_to_contain_text("Lập, niêm yết danh mục nội dung đã công khai quý I năm 2026")
    _report_to_the_council(desk)


def test_finding_and_asking_by_keyboard_alone(desk: Page) -> None:
    desk.goto("/")
    press_until(desk, "Nội dung công khai")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Nội dung công khai")
    press_until(desk, LAND)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text(LAND)
    press_until(desk, "Hạn này tính thế nào")
    desk.keyboard.press("Enter")
    expect(desk.locator("details[open] .cal").first).to_be_visible()
    press_until(desk, "Hỏi lại về mục này", key="Shift+Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Hỏi lại về mục này")
    press_until(desk, "Gửi câu hỏi")
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.type("Bao giờ đo đạc xong?")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Đã nhận câu hỏi của bà con")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_finding_and_asking_need_no_script(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size, java_script_enabled=False)
    _find_the_land_plan(page)
    _ask(page, "Xã lấy ý kiến khi nào?")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_of_disclosure_are_for_everybody(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size)
    page.goto("/cong-khai/")
    items = [link.get_attribute("href") or "" for link in page.locator(".items a.title").all()]
    assert len(items) > 10
    land = next(href for href in items if href.endswith("CK-2026-0004/"))
    budget = next(href for href in items if href.endswith("CK-2026-0006/"))
    paths = [
        *("/cong-khai/", "/cong-khai/?noi_dung=CK3&dang=on", "/cong-khai/?nam=2025", "/cong-khai/dinh-chinh/"),
        *(land, budget, f"{land}in/", f"{land}hoi/", f"{land}hoi/da-gui/", f"{land}dinh-chinh/", f"{land}?ban=1"),
        *("/cong-khai/danh-muc/", "/cong-khai/danh-muc/2026/1/", "/cong-khai/danh-muc/2026/1/in/"),
        *(f"{budget}in/", "/cong-khai/ke-hoach/", "/cong-khai/ke-hoach/2026/"),
    ]
    assert not [wrong for path in paths for wrong in looked_at(page, path)]


def test_desk_pages_of_the_lists_are_for_everybody(opened: Callable[..., Page]) -> None:
    for size in (DESK, PHONE):
        page = opened(size)
        sign_in(page, COMMITTEE_OFFICE)
        paths = [f"{BOOK}danh-muc/", f"{BOOK}danh-muc/2025/4/", f"{BOOK}danh-muc/2025/4/lap/", f"{BOOK}bao-cao-hdnd/"]
        paths += [REPORTS, f"{REPORTS}ghi/"]
        assert not [wrong for path in paths for wrong in looked_at(page, path)]


def test_the_usual_table_of_figures_hangs_on_one_sheet(desk: Page, tmp_path: Path) -> None:
    desk.goto("/cong-khai/CK-2026-0006/in/")
    desk.pdf(path=tmp_path / "to.pdf", prefer_css_page_size=True)
    (sheet,) = PdfReader(tmp_path / "to.pdf").pages
    told = " ".join(sheet.extract_text().split())
    assert "NIÊM YẾT CÔNG KHAI" in told and "Dự phòng" in told and "Người hạ, ký" in told


def _report_to_the_council(desk: Page) -> None:
    desk.goto("/ban-lam-viec/")
    desk.get_by_role("link", name="Ghi kỳ họp").click()
    desk.get_by_label("Kỳ họp thường lệ khai mạc ngày").fill("8/7/2026")
    desk.get_by_role("button", name="Ghi kỳ họp, lập báo cáo").click()
    expect(desk.locator("main")).to_contain_text("CK-2026-0010")
    expect(desk.locator("main")).to_contain_text("thiếu 12/20 nơi")
    picture(desk, "cong-khai-10-bao-cao-hdnd")
    assert not list(looked_at(desk, desk.url))
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="Tải dự thảo báo cáo .docx").click()
    assert waiting.value.suggested_filename == "bao-cao-cong-khai-BHD-2026-0001.docx"
    desk.goto("/ban-lam-viec/")
    expect(desk.locator("main")).to_contain_text("Gửi HĐND và Ủy ban MTTQ báo cáo về công khai")


def _find_the_land_plan(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Nội dung công khai", exact=True).click()
    page.get_by_label("Nội dung", exact=True).select_option(label="Dự án, thu hồi đất")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name=LAND).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LAND)


def _read_how_the_day_was_counted(page: Page) -> None:
    page.get_by_text("Hạn này tính thế nào").click()
    clock = page.locator("details[open] dl.how")
    expect(clock).to_contain_text("ngày làm việc")
    expect(clock).to_contain_text("Khoản 3 Điều 12 Luật Thực hiện dân chủ ở cơ sở")
    expect(page.locator("details[open] .cal td.due")).to_have_count(1)
    assert sideways(page) == 0


def _ask(page: Page, words: str = QUESTION) -> None:
    page.get_by_role("link", name="Hỏi lại về mục này").first.click()
    page.get_by_role("button", name="Gửi câu hỏi").click()
    expect(errors_of(page)).to_contain_text("Chưa ghi câu hỏi")
    put(page, "words", words)
    page.get_by_role("button", name="Gửi câu hỏi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận câu hỏi của bà con")


def _modules(svg: Locator) -> list[list[int]]:
    """The square as the browser drew it: one pixel out of the middle of each module."""
    from io import BytesIO

    from PIL import Image

    drawn = Image.open(BytesIO(svg.screenshot())).convert("L")
    side = int((svg.get_attribute("viewBox") or "").split()[2])
    step = drawn.width / side
    middles = [int((number + 0.5) * step) for number in range(side)]
    return [[int(drawn.getpixel((x, y)) < 128) for x in middles] for y in middles]  # type: ignore[operator]
