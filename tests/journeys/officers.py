"""What officers do in several journeys, as they do it: on their screens, each at the desk of the own post."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import Page, expect

from tests.journeys.books import put, save
from tests.journeys.steps import COMMITTEE_OFFICE, DESK, sign_in

LETTERS, DISCLOSURE = "/ban-lam-viec/don-thu/", "/ban-lam-viec/cong-khai/"
OFFICER, CHAIR, WRITER = "Công chức tiếp công dân", "Chủ tịch UBND xã", "Phòng Kinh tế"


def answer_letter(opened: Callable[..., Page], code: str, number: str, title: str) -> Page:
    """The officers' way: classified, taken up, answered by the paper of this number, sent. The office's screen."""
    officer, chair, office = opened(DESK), opened(DESK), opened(DESK)
    sign_in(office, COMMITTEE_OFFICE)
    office.goto("/ban-lam-viec/van-ban/ghi/")
    told = {"kind": "Công văn", "number": number, "issuer": "Ủy ban nhân dân xã An Khánh", "direction": "out"}
    for name, value in {**told, "signed_on": "10/6/2026", "title": title}.items():
        put(office, name, value)
    save(office)
    sign_in(officer, OFFICER)
    officer.goto(f"{LETTERS}{code}/phan-loai/")
    for box in officer.locator("[name=conditions]").all():
        box.check()
    officer.locator("[name=eligible][value=yes]").check()
    officer.locator("[name=competence][value=ours]").check()
    save(officer)
    expect(officer.get_by_role("status").first).to_contain_text("Đã ghi phân loại.")
    sign_in(chair, CHAIR)
    chair.goto(f"{LETTERS}{code}/thu-ly/")
    save(chair)
    chair.goto(f"{LETTERS}{code}/giai-quyet/")
    chair.get_by_label("Đã trả lời").check()
    put(chair, "document", number)
    save(chair)
    expect(chair.get_by_role("status").first).to_contain_text("Đã ghi")
    office.goto(f"{LETTERS}{code}/gui-ket-qua/")
    save(office)
    expect(office.get_by_role("status").first).to_contain_text("Đã ghi")
    return office


def close_letter(page: Page, code: str, done: str) -> None:
    """Without evidence it is refused and says why; with it the letter ends."""
    page.goto(f"{LETTERS}{code}/ket-thuc/")
    save(page)
    expect(page.locator("section.errors")).to_contain_text("Kết thúc phải có chứng cứ")
    put(page, "words", done)
    save(page)
    expect(page.locator("main .head")).to_contain_text("Đã kết thúc")


def answer_question(page: Page, question: str, answer: str) -> None:
    """The last question from an item's page: read, let stand, answered below the item."""
    page.goto(f"{DISCLOSURE}cau-hoi/?state=waiting")
    code = page.locator("table.grid tbody tr").first.get_by_role("link").first.inner_text()
    page.goto(f"{DISCLOSURE}cau-hoi/{code}/hien/")
    put(page, "words", question)
    save(page)
    page.goto(f"{DISCLOSURE}cau-hoi/{code}/tra-loi/")
    put(page, "answer", answer)
    save(page)


def publish(writer: Page, office: Page, item: Mapping[str, str]) -> str:
    """Written and marked by one post, cleared and published by another; the item's code."""
    writer.goto(f"{DISCLOSURE}ghi/")
    for name, value in item.items():
        put(writer, name, value)
    save(writer)
    expect(writer.get_by_role("status").first).to_contain_text("Đã ghi")
    code = re.search(r"CK-2026-\d{4}", writer.url)
    assert code
    writer.goto(f"{DISCLOSURE}{code[0]}/ra-soat/")
    save(writer)
    office.goto(f"{DISCLOSURE}{code[0]}/duyet/")
    office.locator("form.form [name=passed][value='1']").check()
    save(office)
    office.goto(f"{DISCLOSURE}{code[0]}/cong-khai/")
    save(office)
    expect(office.get_by_role("status").first).to_contain_text("Đã công khai")
    return code[0]
