"""A resident keeps an hour and rates a counter on a phone, scripts off; a village head signs a week; officers see the rest."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import COMMITTEE_OFFICE, DESK, PHONE, looked_at, picture, sideways, sign_in, violations
from tests.tools import need_chromium

pytestmark = need_chromium
SCREENS = "/ban-lam-viec/"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_hour_is_kept_moved_and_given_back_without_scripts(
    opened: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = opened(size, java_script_enabled=False)
    page.goto("/lich-tiep-cong-dan/")
    if size == PHONE:
        picture(page, "tiep-1-lich-cong-khai", of=page.locator("main"))
    page.get_by_role("link", name=re.compile(r"Giữ giờ.*18.6.2026")).click()
    hour = "09 giờ 30" if size == PHONE else "10 giờ 30"
    page.get_by_label(hour).check()
    page.get_by_label("Kiến nghị: đề nghị xã").check()
    page.get_by_label("Họ và tên").fill("Vũ Thị Thanh Trà")
    page.get_by_role("button", name="Giữ giờ này").click()
    expect(page.locator("section.errors")).to_contain_text("Chưa điền địa chỉ")
    page.get_by_label("Địa chỉ").fill("ngõ 2, xóm Trên, thôn Đình Hạ")
    page.get_by_role("button", name="Giữ giờ này").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phiếu hẹn tiếp công dân")
    if size == PHONE:
        picture(page, "tiep-2-phieu-hen", of=page.locator("main"))
    code, key = (one.inner_text() for one in page.locator("dd b.code").all())
    page.get_by_role("link", name="Mở phiếu hẹn").click()
    page.get_by_label("Mã đăng ký").fill(code)
    page.get_by_label("Khóa").fill(key)
    page.get_by_role("button", name="Xem phiếu").click()
    page.locator("select[name=place]").select_option(index=0)
    page.get_by_role("button", name="Đổi sang giờ này").click()
    expect(page.get_by_role("status")).to_contain_text("Đã đổi giờ")
    page.get_by_role("button", name="Bỏ đăng ký").click()
    expect(page.get_by_role("status")).to_contain_text("Đã bỏ đăng ký")


def test_a_counter_is_rated_without_scripts_and_the_results_are_read(opened: Callable[..., Page]) -> None:
    page = opened(PHONE, java_script_enabled=False)
    page.goto("/danh-gia/mot-cua-chung-thuc/")
    picture(page, "danh-gia-1-phieu", of=page.locator("main"))
    page.get_by_role("group", name=re.compile("^Nói chung")).get_by_label("Hài lòng", exact=True).check()
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cảm ơn ông (bà)")
    page.get_by_role("link", name="Xem kết quả").click()
    expect(page.locator("main")).to_contain_text("khoảng tin cậy 95%")
    assert sideways(page) == 0


def test_a_village_head_signs_the_week_with_one_button(phone: Page) -> None:
    sign_in(phone, "Trưởng thôn")
    phone.goto(f"{SCREENS}vuot-cap-dong-nguoi/thon-toi/")
    assert not violations(phone) and sideways(phone) == 0
    picture(phone, "tiep-5-thon-bao-tuan", of=phone.locator("main"))
    week = phone.locator("section.week").filter(has_text="01/6")
    button = week.get_by_role("button", name="Không phát sinh, ký báo")
    box = button.bounding_box()
    assert box and box["height"] >= 48
    button.click()
    expect(phone.get_by_role("status").first).to_contain_text("Đã ký báo của thôn Trung Hòa")
    expect(phone.locator("main")).to_contain_text("Tuần 01/6 – 07/6/2026: không phát sinh")


def test_officers_see_who_comes_who_is_silent_and_how_people_rated(desk: Page) -> None:
    sign_in(desk, COMMITTEE_OFFICE)
    desk.goto(f"{SCREENS}dang-ky-tiep/buoi/LT-2026-0010/")
    expect(desk.locator("main")).to_contain_text("Đỗ Văn Lẫm")
    picture(desk, "tiep-3-danh-sach-dang-ky", height=420)
    desk.goto(f"{SCREENS}vuot-cap-dong-nguoi/thon-theo-tuan/")
    expect(desk.locator("main")).to_contain_text("chưa báo")
    picture(desk, "tiep-4-thon-theo-tuan")
    desk.goto(f"{SCREENS}danh-gia/KS-2026-0001/")
    picture(desk, "danh-gia-2-dot")
    desk.get_by_role("link", name="In tờ treo tại quầy").click()
    picture(desk, "danh-gia-3-to-treo", of=desk.locator("article.poster"))
    desk.goto(f"{SCREENS}danh-gia/KS-2026-0002/phat-ma/")
    desk.get_by_label("Số mã").fill("4")
    desk.get_by_role("button", name="Phát mã").click()
    expect(desk.locator("ul.slips li")).to_have_count(4)
    assert not violations(desk)


PUBLIC = (
    *("/lich-tiep-cong-dan/", "/lich-tiep-cong-dan/dang-ky/LT-2026-0012/", "/lich-tiep-cong-dan/phieu-hen/"),
    *("/danh-gia/", "/danh-gia/mot-cua-chung-thuc/", "/danh-gia/tra-loi-don-thu/"),
    *("/danh-gia/mot-cua-chung-thuc/ket-qua/", "/danh-gia/tra-loi-don-thu/ket-qua/"),
)
INNER = (
    *(
        "dang-ky-tiep/",
        "dang-ky-tiep/buoi/LT-2026-0010/",
        "dang-ky-tiep/DK-2026-0001/",
        "dang-ky-tiep/DK-2026-0003/doi-gio/",
    ),
    *("vuot-cap-dong-nguoi/", "vuot-cap-dong-nguoi/ghi/", "vuot-cap-dong-nguoi/thon-theo-tuan/"),
    *(
        "vuot-cap-dong-nguoi/VVC-2026-0001/",
        "vuot-cap-dong-nguoi/tuan/BTT-2026-0001/",
        "vuot-cap-dong-nguoi/tuan/ghi-ho/",
    ),
    *("danh-gia/", "danh-gia/mo/", "danh-gia/KS-2026-0001/", "danh-gia/KS-2026-0001/to-treo/"),
    *("danh-gia/KS-2026-0001/phieu-giay/", "danh-gia/KS-2026-0002/phat-ma/", "danh-gia/lo/LPG-2026-0001/"),
)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_their_pages_keep_nobody_out(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    page = opened(size)
    assert not [wrong for path in PUBLIC for wrong in looked_at(page, path)]
    sign_in(page, COMMITTEE_OFFICE)
    assert not [wrong for path in INNER for wrong in looked_at(page, SCREENS + path)]
