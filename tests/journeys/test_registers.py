"""An officer at each book: record, correct, void; an impossible day; the same form twice; two officers on one entry."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.books import BOOKS, DIALOGUES, DIRECTIVES, DOCUMENTS, RECEPTIONS, Book, put, save, save_button
from tests.journeys.steps import COMMITTEE_OFFICE, DESK, back, errors_of, sideways, sign_in
from tests.tools import need_chromium

pytestmark = need_chromium
each_book = pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.path.strip("/").replace("/", "-"))
# One door serves every book: two registers and the register of documents show that it does.
some_books = pytest.mark.parametrize("book", [RECEPTIONS, DIALOGUES, DOCUMENTS], ids=["TCD", "DTH", "VB"])


@pytest.fixture
def officer(desk: Page) -> Page:
    """The Party-office officer, signed in."""
    sign_in(desk)
    return desk


@each_book
def test_record_correct_void(officer: Page, book: Book) -> None:
    officer.goto(book.listing)
    expect(officer.get_by_role("heading", level=1)).to_have_text(book.name)
    before = _total(officer)
    officer.locator(".head .acts a.btn-primary").click()
    assert officer.url.endswith(book.form)
    book.fill(officer, **{book.day: "31/02/2026"})
    save(officer)
    expect(errors_of(officer)).to_contain_text("Chưa ghi được")
    expect(errors_of(officer)).to_contain_text("Không có ngày 31/02/2026; hãy xem lại lịch.")
    name, value = next((name, value) for name, value in book.fields.items() if name != book.day)
    expect(officer.locator(f"form.form [name={name}]").first).to_have_value(value)
    assert sideways(officer) <= 0
    put(officer, book.day, book.fields[book.day])
    save(officer)
    expect(officer.get_by_role("status").first).to_contain_text("Đã ghi")
    entry = officer.url
    assert sideways(officer) <= 0

    officer.locator(".todo").get_by_role("link", name=re.compile("sửa|Sửa")).first.click()
    put(officer, *book.corrected)
    save(officer)
    expect(officer.get_by_role("status").first).to_contain_text("Đã ghi bản sửa; bản trước còn trong lịch sử.")
    expect(officer.locator(".timeline")).to_contain_text(book.corrected[1])

    officer.get_by_role("link", name="Hủy bản ghi").click()
    save(officer)
    expect(errors_of(officer)).to_contain_text("Chưa ghi lý do hủy; bản ghi giữ nguyên.")
    put(officer, "reason", "Ghi để thử")
    save(officer)
    expect(officer.locator("main")).to_contain_text("Lý do: Ghi để thử")
    officer.goto(f"{entry}sua/")
    expect(save_button(officer)).to_be_disabled()
    expect(officer.locator(".form-foot .why")).to_contain_text("đã hủy")
    officer.goto(book.listing)
    assert _total(officer) == before + 1, "a voided entry stays in its book"


@some_books
def test_the_same_form_sent_twice_makes_one_entry(officer: Page, book: Book) -> None:
    officer.goto(book.listing)
    before = _total(officer)
    officer.goto(book.form)
    book.fill(officer)
    save_button(officer).dblclick()
    expect(officer.get_by_role("status").first).to_contain_text(re.compile("Đã ghi|đã được ghi"))
    first = officer.url
    back(officer)
    form = officer.locator("form.form")
    expect(form).to_be_visible()
    typed = [form.locator(f"input[name={name}], textarea[name={name}]") for name in book.fields]
    # An empty form: sending it by mistake enters nothing.
    assert not [field.input_value() for field in typed if field.count() and field.input_value()]
    save(officer)
    expect(errors_of(officer)).to_contain_text("Chưa ghi được")
    officer.goto(book.listing)
    assert _total(officer) == before + 1
    _void(officer, first)


@some_books
def test_two_officers_on_one_entry(opened: Callable[..., Page], book: Book) -> None:
    first, second = opened(DESK), opened(DESK)
    sign_in(first)
    sign_in(second) if book.path.startswith("van-ban") else sign_in(second, COMMITTEE_OFFICE)
    entry = book.record(first)
    name, theirs = book.corrected
    for page in (first, second):
        page.goto(f"{entry}sua/")
    put(first, name, theirs)
    save(first)
    expect(first.get_by_role("status").first).to_contain_text("Đã ghi bản sửa")
    yours = theirs + "1" if theirs.isdecimal() else f"{theirs}, thêm phần của tôi"
    put(second, name, yours)
    save(second)
    expect(second.get_by_role("heading", level=1)).to_contain_text("Hai người cùng sửa")
    differs = second.locator("tr.differs")
    expect(differs).to_have_count(1)
    expect(differs.locator(".theirs")).to_have_text(theirs)
    expect(differs.locator(".yours")).to_have_text(yours)
    assert sideways(second) <= 0
    first.goto(f"{entry}sua/")
    expect(first.locator(f"form.form [name={name}]")).to_have_value(theirs)
    second.get_by_role("button", name="Sửa tiếp trên bản mới nhất").click()
    expect(second.locator(f"form.form [name={name}]")).to_have_value(yours)
    save(second)
    expect(second.get_by_role("status").first).to_contain_text("Đã ghi bản sửa")
    expect(second.locator("main")).to_contain_text(yours)
    _void(first, entry)


def test_after_signing_out_the_browser_keeps_nothing_of_the_desk(officer: Page) -> None:
    officer.goto(RECEPTIONS.form)
    RECEPTIONS.fill(officer)
    officer.get_by_role("button", name="Đăng xuất").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text("Dân chủ ở cơ sở tại xã An Khánh")
    back(officer)
    expect(officer.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")
    assert "Người Đến Thử" not in officer.content()


def test_a_citation_that_does_not_parse_or_is_not_in_the_book(officer: Page) -> None:
    for typed, told in (("44 KH", "44"), ("999-KH/ĐU", "Sổ văn bản chưa có văn bản số 999-KH/ĐU")):
        officer.goto(DIRECTIVES.form)
        DIRECTIVES.fill(officer, document=typed)
        save(officer)
        expect(errors_of(officer)).to_contain_text(told)
        expect(officer.locator("form.form [name=asks]")).to_have_value(DIRECTIVES.fields["asks"])


def test_a_secret_document_is_refused_at_the_door(officer: Page) -> None:
    officer.goto("/ban-lam-viec/van-ban/")
    before = _total(officer)
    officer.goto("/ban-lam-viec/van-ban/ghi/")
    put(officer, "secrecy", "Mật")
    put(officer, "number", "15-BC/ĐU")
    put(officer, "title", "nội dung không được giữ lại")
    save(officer)
    expect(officer.locator("main")).to_contain_text("Mật")
    assert "nội dung không được giữ lại" not in officer.content()
    officer.goto("/ban-lam-viec/van-ban/")
    assert _total(officer) == before


def test_a_duty_is_met_corrected_and_taken_back(officer: Page) -> None:
    officer.goto("/ban-lam-viec/loai-hinh-co-so/CH-2026-0026/")
    officer.get_by_role("link", name="Ghi đã làm").click()
    put(officer, "met_on", "30/02/2026")
    save(officer)
    expect(errors_of(officer)).to_contain_text("Không có ngày 30/02/2026")
    put(officer, "met_on", "08/6/2026")
    put(officer, "note", "Biên bản đối thoại tại phân xưởng")
    put(officer, "entitled", "7")
    put(officer, "attended", "4")
    save(officer)
    expect(errors_of(officer)).to_contain_text("70%")
    put(officer, "attended", "6")
    save(officer)
    expect(officer.get_by_role("status").first).to_contain_text("Đã ghi")
    officer.goto("/ban-lam-viec/loai-hinh-co-so/CH-2026-0026/")
    expect(officer.locator("main")).to_contain_text("Đã tổ chức")
    officer.get_by_role("link", name="Sửa bản ghi").click()
    put(officer, "note", "Biên bản đối thoại, có chữ ký hai bên")
    save(officer)
    expect(officer.locator("main")).to_contain_text("có chữ ký hai bên")
    officer.get_by_role("link", name="Bỏ ghi đã làm").click()
    save(officer)
    expect(errors_of(officer)).to_contain_text("Thiếu lý do bỏ ghi; bản ghi giữ nguyên.")
    put(officer, "reason", "Ghi nhầm doanh nghiệp")
    save(officer)
    expect(officer.locator("main")).to_contain_text("Chưa làm")


def test_a_pledge_by_someone_who_is_not_on_the_roster(officer: Page) -> None:
    officer.goto("/ban-lam-viec/loai-hinh-co-so/danh-sach/DS-2026-0005/ky/")
    put(officer, "person", "Người Không Có Tên")
    save(officer)
    expect(errors_of(officer)).to_contain_text("Người Không Có Tên")
    expect(errors_of(officer)).to_contain_text("danh sách")
    expect(officer.locator("form.form [name=person]")).to_have_value("Người Không Có Tên")


def test_closing_too_early_is_greyed_with_its_reason(officer: Page) -> None:
    for book in (RECEPTIONS, DIALOGUES):
        officer.goto(f"{book.listing}khoa-so/")
        put(officer, "from_on", "01/6/2026")
        put(officer, "to_on", "30/6/2026")
        save(officer)
        expect(officer.locator("main")).to_contain_text(
            "chỉ khóa được sau khi hết ngày 30/6/2026; hôm nay là 10/6/2026"
        )


def _total(page: Page) -> int:
    """How many entries the list says there are."""
    said = page.locator(".end, main").filter(has_text="trong").last.inner_text()
    found = re.search(r"Hiện [\d.]+–[\d.]+ trong ([\d.]+)", said)
    assert found, said
    return int(found[1].replace(".", ""))


def _void(page: Page, entry: str) -> None:
    page.goto(f"{entry}huy/")
    put(page, "reason", "Ghi để thử")
    save(page)
    expect(page.locator("main")).to_contain_text("Lý do: Ghi để thử")
