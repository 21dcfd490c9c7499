"""An Khánh's report: from the front page to the Word file, number by number, and what a later correction says."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Locator, Page, expect

from dienhong.documents.docx_reader import read_docx
from tests.journeys.printed import Printed, print_out
from tests.journeys.server import Server
from tests.journeys.steps import COMMITTEE_OFFICE, DESK, PHONE, back, picture, sideways, sign_in
from tests.tools import need_chromium, need_libreoffice, need_poppler

pytestmark = [need_chromium, need_libreoffice, need_poppler]

OUTLINE = (r"I\. Khái quát", r"II\. Lãnh đạo", r"III\. Kết quả", r"IV\. Đánh giá", r"V\. Nhiệm vụ", r"VI\. Kiến nghị")
# Every number of the commune's real report, as it must read on paper.
SEED = {
    "fact:area": "24",
    "fact:population": "34.000",
    "commune.villages": "19",
    "commune.party_organisations": "40",
    "fact:party_members": "1.397",
    "dialogue.held_ad_hoc": "16",
    "reception.with_briefings": "25",
    "petitions.receptions_held": "23",
    "compliance.conventions/n/N": "19/19",
    "compliance.school_conferences/n/N": "10/10",
    "supervision.surprise_held": "03",
    "supervision.surprise_met/n/N": "3/3",
    "compliance.pledges/n/N": "62/62",
    "compliance.union_propaganda/n/N": "8/8",
}
VOIDED = "TCD-2026-0007"


def test_the_six_month_report(opened: Callable[..., Page], server: Server, tmp_path: Path) -> None:
    officer = opened(DESK)
    workspace = _open_the_report(officer)
    numbers = _every_figure_is_filled(officer)
    _twenty_five_opens_its_entries(officer)
    _close_the_open_book(officer, workspace)
    assert _every_figure_is_filled(officer) == numbers
    frozen = _freeze(officer, workspace)
    paper = _download(officer, workspace, tmp_path / "bao-cao.docx")
    _the_paper_says_the_same(paper, numbers, _codes(server, tmp_path / "so-lieu.json"))
    _the_paper_prints(print_out(paper, tmp_path), frozen)
    _void_a_reception(opened(DESK))
    _the_difference_is_told(officer, workspace)
    assert _download(officer, workspace, tmp_path / "lai.docx").read_bytes() == paper.read_bytes()


def _open_the_report(page: Page) -> str:
    """Home → desk → Báo cáo → the report of the period; returns its address."""
    sign_in(page)
    page.get_by_role("navigation", name="Bàn làm việc").get_by_role("link", name="Báo cáo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo")
    assert sideways(page) <= 0
    picture(page, "1-danh-sach-bao-cao", height=215)
    page.get_by_role("link", name="BC-2026-0001").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("6 tháng đầu năm 2026")
    outline = page.get_by_role("navigation", name="Đề cương")
    for chapter in OUTLINE:
        expect(outline.get_by_role("link", name=re.compile(f"^{chapter}"))).to_be_visible()
    expect(outline).to_contain_text("0 số gõ tay")
    assert sideways(page) <= 0
    return page.url.partition("?")[0]


def _every_figure_is_filled(page: Page) -> dict[str, str]:
    """Tag of each number (as in the Word file) → what the screen prints, over all chapters."""
    found: dict[str, str] = {}
    for chapter in OUTLINE:
        link = page.get_by_role("navigation", name="Đề cương").get_by_role("link", name=re.compile(f"^{chapter}"))
        link.click()
        expect(link).to_have_attribute("aria-current", "true")
        assert sideways(page) <= 0
        for chip in page.locator(".paper a.chip").all():
            tag, text = _tag(chip), chip.inner_text()
            assert text and "[[" not in text
            assert found.setdefault(tag, text) == text
    assert len(found) > 40
    return found


def _tag(chip: Locator) -> str:
    asked = parse_qs(urlparse(chip.get_attribute("href") or "").query)
    return "/".join([asked["so"][0], *asked.get("phan", [])])


def _twenty_five_opens_its_entries(page: Page) -> None:
    page.get_by_role("navigation", name="Đề cương").get_by_role("link", name=re.compile("^III")).click()
    page.locator(".paper a.chip", has_text=re.compile("^25$")).click()
    evidence = page.get_by_role("region", name="Khung bằng chứng")
    expect(evidence.locator(".big")).to_have_text("25")
    codes = evidence.locator(".ev-list .code")
    expect(codes).to_have_count(25)
    assert len(set(codes.all_inner_texts())) == 25
    parts = [" ".join(text.split()) for text in evidence.locator(".part").all_inner_texts()]
    assert parts == ["21 UBND xã", "02 Đảng ủy xã", "02 Giao ban với bí thư chi bộ, trưởng thôn"]
    expect(evidence).to_contain_text("Giao ban không phải là tiếp công dân")
    assert page.evaluate("window.scrollY") == 0, "the panes scroll, the workspace stays"
    picture(page, "2-bang-chung")
    evidence.get_by_role("link", name="TCD-2026-0001", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tiếp công dân ngày")
    expect(page.locator("main")).to_contain_text("TCD-2026-0001")
    back(page)
    expect(page.locator(".ev-list .code")).to_have_count(25)


def _close_the_open_book(page: Page, workspace: str) -> None:
    page.goto(workspace)
    expect(page.locator(".paper a.chip-open")).to_have_text("5/6")
    expect(page.get_by_role("button", name="Chốt báo cáo")).to_be_disabled()
    expect(page.locator(".ws-head .why")).to_contain_text("Còn 1 lỗi phải xử lý trước khi chốt")
    expect(page.locator(".margin")).to_contain_text("Khóa sổ trước khi chốt báo cáo")
    picture(page, "3-khoa-so", of=page.locator(".ws-books"))
    books = page.get_by_role("group", name="Khóa sổ")
    expect(books).to_contain_text("Theo dõi nhiệm vụ chưa khóa")
    books.get_by_role("button", name=re.compile("Theo dõi nhiệm vụ")).click()
    expect(page.get_by_role("status").first).to_contain_text("Đã khóa sổ.")
    expect(books.get_by_role("button")).to_have_count(0)
    expect(page.locator(".paper a.chip-open")).to_have_count(0)


def _freeze(page: Page, workspace: str) -> str:
    """Returns the number that the report took."""
    page.goto(workspace)
    page.get_by_role("link", name="Chốt báo cáo").click()
    expect(page.locator("main")).to_contain_text("không sửa được nữa")
    picture(page, "4-chot", height=480)
    page.get_by_role("button", name="Chốt báo cáo").click()
    head = page.locator(".ws-head")
    expect(head).to_contain_text("đã chốt 10/6/2026")
    expect(page.get_by_role("link", name="Chốt báo cáo")).to_have_count(0)
    assert sideways(page) <= 0
    picture(page, "5-da-chot", height=300)
    number = re.search(r"số (\S+-BC/ĐU)", head.inner_text())
    assert number
    return number[1]


def _download(page: Page, workspace: str, to: Path) -> Path:
    page.goto(workspace)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải bản .docx").click()
    waiting.value.save_as(to)
    return to


def _codes(server: Server, to: Path) -> dict[str, str]:
    """Indicator → code of its figure, as the command line tells them."""
    server.run("report", "build", "an-khanh", "2026-H1", "--json", str(to))
    said = json.loads(to.read_text(encoding="utf8"))
    assert said["frozen"]
    return {figure["indicator"]: figure["id"] for figure in said["figures"]}


def _the_paper_says_the_same(paper: Path, on_screen: dict[str, str], codes: dict[str, str]) -> None:
    printed = read_docx(paper).figures  # raises when one figure is printed as two numbers
    assert {tag: printed.get(tag) for tag in on_screen} == on_screen
    assert "chưa khóa sổ" not in printed.values()
    wanted = {name: name.partition("/") for name in SEED}
    found = {name: printed.get(codes[indicator] + bar + part) for name, (indicator, bar, part) in wanted.items()}
    assert found == SEED


def _the_paper_prints(printed: Printed, number: str) -> None:
    portrait = [size for size in printed.pages if size[0] < size[1]]
    landscape = [size for size in printed.pages if size[0] > size[1]]
    assert 3 <= len(portrait) <= 8
    assert 1 <= len(landscape) <= 5
    for words in (
        *("ĐẢNG CỘNG SẢN VIỆT NAM", f"Số {number}", "An Khánh, ngày 10 tháng 6 năm 2026", "BÁO CÁO", "Nơi nhận"),
        *("hơn 24 km²", "gần 34.000 người", "19 thôn", "40 tổ chức đảng", "1.397 đảng viên", "DỮ LIỆU MẪU"),
        *("02 đảng bộ, 15 chi bộ cơ sở và 23 chi bộ trực thuộc", "16 cuộc đối thoại đột xuất", "TCD-2026-0001"),
    ):
        assert words in printed.text, words
    folder = os.environ.get("DIENHONG_SCREENSHOTS")
    if folder:
        printed.picture(Path(folder) / "6-trang-1", 1)
        printed.picture(Path(folder) / "7-phu-luc", len(portrait) + 1)


def _void_a_reception(page: Page) -> None:
    sign_in(page, COMMITTEE_OFFICE)
    page.goto(f"/ban-lam-viec/tiep-cong-dan/{VOIDED}/")
    page.get_by_role("link", name="Hủy bản ghi").click()
    page.get_by_role("button", name="Hủy bản ghi").click()
    expect(page.locator("section.errors")).to_contain_text("Chưa ghi lý do hủy; bản ghi giữ nguyên.")
    page.get_by_label("Lý do hủy").fill("Ghi trùng với buổi hôm trước")
    page.get_by_role("button", name="Hủy bản ghi").click()
    expect(page.locator("main")).to_contain_text("Lý do: Ghi trùng với buổi hôm trước")


def _the_difference_is_told(page: Page, workspace: str) -> None:
    page.goto(workspace)
    told = page.locator(".drifts")
    expect(told).to_contain_text("khi chốt là 25, nay là 24")
    expect(told).to_contain_text("khi chốt là 23, nay là 22")
    picture(page, "8-so-da-doi", of=told)
    page.goto(f"{workspace}?muc=III")
    expect(page.locator(".paper a.chip", has_text=re.compile("^25$"))).to_have_count(1)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_resident_reads_without_an_account(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dân chủ ở cơ sở tại xã An Khánh")
    expect(page.locator("aside.demo")).to_contain_text("DỮ LIỆU MẪU")
    assert sideways(page) <= 0
    link = page.get_by_role("link", name=re.compile("cuộc tiếp công dân")).first
    held = re.search(r"(\d+)\s+cuộc", link.inner_text())  # 23 in the demo, 22 once the report above voided one
    assert held
    link.click()  # the door of checking: what is open there, then its figures
    expect(page.locator("main")).to_contain_text(f"{held[1]} cuộc")
    assert sideways(page) <= 0
    page.get_by_role("link", name="Cuộc tiếp công dân", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cuộc tiếp công dân")
    expect(page.locator("main")).to_contain_text(f"{held[1]} cuộc")
    expect(page.locator("main")).to_contain_text("Điều 15 Luật Tiếp công dân")
    assert sideways(page) <= 0
    doors = ("Biết", "Bàn", "Làm", "Kiểm tra", "Giám sát", "Thụ hưởng")
    for door in doors:
        page.goto("/")
        page.locator(".doors").get_by_role("link", name=re.compile(f"^{door}")).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(door)
        assert sideways(page) <= 0


def test_an_officer_reads_on_a_phone(phone: Page) -> None:
    sign_in(phone)
    for path in ("", "tiep-cong-dan/", "tiep-cong-dan/TCD-2026-0001/", "bao-cao/", "bao-cao/BC-2026-0001/?muc=III"):
        phone.goto(f"/ban-lam-viec/{path}")
        expect(phone.get_by_role("heading", level=1)).to_be_visible()
        assert sideways(phone) <= 0, path
    phone.locator(".paper a.chip", has_text=re.compile("^25$")).click()
    expect(phone.locator(".ev-list .code")).to_have_count(25)
