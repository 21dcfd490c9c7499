"""Signing in with a second factor in a real browser; pages of access and open data for everybody; nothing from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pyotp
import pytest
import xlsxwriter
from playwright.sync_api import Page, Request, expect

from tests.journeys.server import Server
from tests.journeys.steps import DESK, PHONE, looked_at, sideways, sign_in
from tests.tools import need_chromium

pytestmark = need_chromium

NEW = ("/du-lieu-mo/", "/du-lieu-mo/api/", "/dang-nhap/", "/dang-nhap/nguoi-dan/")
PASSWORD = "một mật khẩu đủ dài"
ADDRESS = "man.dao@ankhanh.example.vn"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_public_pages_of_access_and_open_data(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size)
    wrong = [one for path in NEW for one in looked_at(page, path)]
    page.goto("/dang-nhap/nguoi-dan/")
    page.get_by_label("Địa chỉ thư điện tử").fill("lua.vu@example.vn")
    page.get_by_role("button", name="Gửi đường dẫn cho tôi").click()
    expect(page.get_by_role("status")).to_contain_text("Nếu có đơn ghi địa chỉ ấy")
    assert not wrong and sideways(page) <= 0


def test_no_page_asks_anything_of_another_site(opened: Callable[..., Page], server: Server) -> None:
    page = opened(DESK)
    elsewhere: list[str] = []

    def seen(request: Request) -> None:
        if not request.url.startswith((server.url, "data:", "blob:")):
            elsewhere.append(request.url)

    page.context.on("request", seen)
    page.goto("/")
    foot = [link.get_attribute("href") or "" for link in page.locator("#muc-luc a[href^='/']").all()]
    foot = [path for path in foot if not path.startswith("/ngon-ngu/")]
    for path in {"/", *foot, *NEW, "/don-thu/theo-doi/", "/don-thu/gui/", "/tim/?q=dat", "/khong-co/"}:
        page.goto(path)
    sign_in(page)
    desk = [link.get_attribute("href") or "" for link in page.locator("nav a[href^='/ban-lam-viec/']").all()]
    for path in {*desk, "/ban-lam-viec/bao-mat/", "/ban-lam-viec/don-vi/nhap-excel/"}:
        page.goto(path)
    assert len(foot) > 3 and len(desk) > 10 and not elsewhere


def test_an_officer_sets_the_second_factor_up_and_signs_in_with_it(opened: Callable[..., Page], server: Server) -> None:
    _open_account(server)
    page = opened(DESK)
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(ADDRESS)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("main")).to_contain_text("phải bật xác thực hai lớp")
    assert not list(looked_at(page, "/ban-lam-viec/bao-mat/"))
    page.get_by_role("button", name="Bật xác thực hai lớp").click()
    picture = page.get_by_role("img", name=re.compile("Mã QR"))
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    phone = pyotp.TOTP(re.sub(r"\s", "", page.locator("output").inner_text()))
    assert not list(looked_at(page, "/ban-lam-viec/bao-mat/quet/"))
    page.locator("main").get_by_label("Mã").fill(phone.now())
    page.get_by_role("button", name="Bật xác thực hai lớp").click()
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    handy = opened(PHONE)
    handy.goto("/dang-nhap/")
    handy.get_by_label("Tên đăng nhập").fill(ADDRESS)
    handy.get_by_label("Mật khẩu").fill(PASSWORD)
    handy.keyboard.press("Enter")
    expect(handy.get_by_role("heading", name="Mã xác thực")).to_be_visible()
    assert sideways(handy) <= 0
    handy.locator("main").get_by_label("Mã").fill("000000")
    handy.keyboard.press("Enter")
    expect(handy.locator("main")).to_contain_text("Mã chưa đúng hoặc đã dùng")
    handy.locator("main").get_by_label("Mã").fill(codes[0])
    handy.keyboard.press("Enter")
    expect(handy.locator("main.desk")).to_be_visible()
    handy.goto("/ban-lam-viec/bao-mat/")
    expect(handy.locator("main")).to_contain_text("Còn 9 mã dự phòng")
    assert sideways(handy) <= 0


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_officer_brings_units_out_of_excel(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size)
    sign_in(page)
    assert not list(looked_at(page, "/ban-lam-viec/don-vi/nhap-excel/"))
    _send(page, [["Thôn", "", "31/6/2026"]])
    expect(page.get_by_role("alert")).to_contain_text("Không có ngày 31/6/2026")
    name = f"Thôn nhập từ Excel cỡ {size[0]}, tên dài để xem bảng có vỡ trang hay không"
    _send(page, [["Thôn", name, "01/7/2025"]])
    expect(page.get_by_role("status")).to_contain_text("1 dòng, không có lỗi")
    assert sideways(page) <= 0
    page.get_by_role("button", name="Ghi 1 dòng").click()
    expect(page.locator("main")).to_contain_text("Đã ghi 1 dòng vào sổ")


def _send(page: Page, rows: list[list[str]]) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["Loại", "Tên", "Từ ngày"], *rows]):
            sheet.write_row(number, 0, row)
    page.locator("input[type=file]").set_input_files(
        {"name": "don-vi.xlsx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}
    )
    page.get_by_role("button", name=re.compile("^Xem thử")).click()


def _open_account(server: Server) -> None:
    """An officer who is no demo account, as an administrator opens it; the password by the one-time link."""
    import sqlite3

    from django.contrib.auth.hashers import make_password

    with sqlite3.connect(server.data / "dienhong.sqlite3", timeout=20) as database:
        columns = "username, name, email, is_active, is_demo, password, session_salt"
        values = (ADDRESS, "Đào Thị Mận", ADDRESS, 1, 0, make_password(PASSWORD), "")
        made = database.execute(f"insert into accounts_account ({columns}) values (?,?,?,?,?,?,?)", values)
        database.execute(
            "insert into accounts_post (account_id, role, title, from_on, given_by, village) values (?,?,?,?,'','')",
            (made.lastrowid, "petition_officer", "Công chức tiếp công dân", "2025-07-01"),
        )
