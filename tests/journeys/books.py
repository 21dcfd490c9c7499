"""What an officer types into each book: enough for one entry, and what is corrected afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

DESK = "/ban-lam-viec/"


@dataclass(frozen=True)
class Book:
    """A book on the desk. `fields` is name of the field → what is typed or chosen; `day` the field of its day."""

    name: str
    path: str
    fields: Mapping[str, str]
    day: str
    corrected: tuple[str, str]

    @property
    def listing(self) -> str:
        return f"{DESK}{self.path}"

    @property
    def form(self) -> str:
        return f"{self.listing}ghi/"

    def fill(self, page: Page, **changed: str) -> None:
        """Type an entry into the open form."""
        for name, value in {**self.fields, **changed}.items():
            put(page, name, value)

    def record(self, page: Page, **changed: str) -> str:
        """Record an entry; returns its address."""
        page.goto(self.form)
        self.fill(page, **changed)
        save(page)
        expect(page.get_by_role("status").first).to_contain_text("Đã ghi")
        return page.url


def put(page: Page, name: str, value: str) -> None:
    """Fill or choose one field of the form."""
    field = page.locator(f"form.form [name={name}]").first
    if field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def save_button(page: Page) -> Locator:
    """The verb at the foot of the form."""
    return page.locator(".form-foot").get_by_role("button")


def save(page: Page) -> None:
    """Send the form."""
    save_button(page).click()


RECEPTIONS = Book(
    "Sổ tiếp công dân",
    "tiep-cong-dan/",
    {
        "held_on": "08/6/2026",
        "host": "committee",
        "kind": "regular",
        "received_by": "Người Thử Việc",
        "receiver_title": "Công chức tiếp công dân",
        "luot-0-full_name": "Người Đến Thử",
        "luot-0-address": "Thôn Trung Hòa",
        "luot-0-content": "Hỏi về lịch thu gom rác",
        "luot-0-classification": "feedback",
        "luot-0-handling": "answered",
    },
    "held_on",
    ("place", "Nhà văn hóa thôn Trung Hòa"),
)
DIALOGUES = Book(
    "Sổ đối thoại",
    "doi-thoai/",
    {
        "held_on": "09/6/2026",
        "kind": "thematic",
        "level": "commune",
        "hosts": "both",
        "title": "Đối thoại về chuyển đổi số",
        "topic": "Chuyển đổi số",
        "place": "Hội trường UBND xã",
        "attendees": "1.250",
        "opinions": "12",
        "answered_on_spot": "7",
        "assigned": "5",
        "issues": "4",
    },
    "held_on",
    ("place", "Nhà văn hóa trung tâm"),
)
DIRECTIVES = Book(
    "Sổ văn bản chỉ đạo",
    "chi-dao/",
    {"document": "50-CT/TW", "received_on": "08/6/2026", "asks": "Phổ biến đến các chi bộ"},
    "received_on",
    ("asks", "Phổ biến đến các chi bộ và trưởng thôn"),
)
TASKS = Book(
    "Sổ theo dõi nhiệm vụ",
    "chi-dao/nhiem-vu/",
    {
        "source": "44-KH/ĐU",
        "title": "Chuẩn bị hội nghị đối thoại quý III",
        "owner": "Văn phòng Đảng ủy",
        "due_on": "30/6/2026",
    },
    "due_on",
    ("owner", "Văn phòng HĐND và UBND"),
)
BRIEFINGS = Book(
    "Sổ giao ban",
    "chi-dao/giao-ban/",
    {
        "held_on": "08/6/2026",
        "kind": "periodic",
        "host": "secretary",
        "audience": "both",
        "participants": "38",
        "title": "Giao ban tháng 6",
    },
    "held_on",
    ("participants", "39"),
)
INSPECTIONS = Book(
    "Sổ kiểm tra, giám sát",
    "kiem-tra-giam-sat/",
    {
        "held_on": "08/6/2026",
        "body": "front",
        "kind": "thematic",
        "subject": "Bộ phận một cửa",
        "topic": "Thời hạn trả kết quả",
    },
    "held_on",
    ("topic", "Thời hạn trả kết quả và niêm yết thủ tục"),
)
DOCUMENTS = Book(
    "Sổ văn bản",
    "van-ban/",
    {
        "number": "812-CV/BTGDVTU",
        "direction": "in",
        "issuer": "Ban Tuyên giáo và Dân vận Thành ủy",
        "signed_on": "08/6/2026",
        "title": "về báo cáo chuyên đề",
    },
    "signed_on",
    ("title", "về báo cáo chuyên đề quý II"),
)
BOOKS = (RECEPTIONS, DIALOGUES, DIRECTIVES, TASKS, BRIEFINGS, INSPECTIONS, DOCUMENTS)
