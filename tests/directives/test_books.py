"""The three books: their cells and their workbooks."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import python_calamine
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.directives import actions
from dienhong.records.actor import Actor
from tests.factories.directives import briefing, directive, ours, task

BASE = "/ban-lam-viec/chi-dao/"
Officer = Callable[[str], Client]


def sheet(client: Client, path: str) -> list[list[Any]]:
    """The rows of a workbook: title, blank, headings, entries."""
    reply = client.get(BASE + path)
    return python_calamine.load_workbook(io.BytesIO(reply.getvalue())).get_sheet_by_index(0).to_python()


@pytest.fixture
def filled(commune: Commune, by: Actor, at: datetime) -> None:
    """One directive with two documents of ours, two tasks, one briefing."""
    made = directive(
        "82/NQ-HĐND", date(2025, 12, 11), date(2026, 1, 5), by=by, at=at, title='=HYPERLINK("http://x","bấm")'
    )
    for number, day in (("04/NQ-HĐND", date(2026, 3, 9)), ("44-KH/ĐU", date(2026, 1, 16))):
        actions.localise(made.code, document=ours(number, day, by=by, at=at).code, by=by, at=at)
    first = task(made.code, date(2026, 2, 1), by=by, at=at, title="+cmd|'/C calc'!A0")
    task(made.code, date(2026, 9, 1), by=by, at=at)
    actions.finish_task(
        first.code, done_on=date(2026, 2, 3), evidence="Đã gửi", evidence_document="VB-2026-0003", by=by, at=at
    )
    briefing(by=by, at=at, actions="@việc một\nviệc hai")


def test_the_book_of_directives_tells_each_document_and_its_days(filled: None, officer: Officer) -> None:
    rows = sheet(officer("party_office"), "so/?xuat=xlsx")
    assert rows[2][3] == "Văn bản của cấp trên: Số, ký hiệu" and rows[2][9] == "Văn bản của xã: Sau bao nhiêu ngày"
    assert rows[3] == [
        1,
        date(2026, 1, 5),
        "Thành ủy",
        "82/NQ-HĐND",
        date(2025, 12, 11),
        '=HYPERLINK("http://x","bấm")',
        "",
        "04/NQ-HĐND\n44-KH/ĐU",
        "09/3/2026\n16/01/2026",
        "88 ngày\n36 ngày",
        "1/2",
    ]


def test_the_book_of_tasks_tells_source_and_evidence(filled: None, officer: Officer) -> None:
    rows = sheet(officer("party_office"), "nhiem-vu/so/?xuat=xlsx")
    source = "Nghị quyết số 82/NQ-HĐND ngày 11/12/2025\nCD-2026-0001"
    evidence = "Đã gửi\nKế hoạch số 44-KH/ĐU ngày 16/01/2026\nVB-2026-0003"
    assert rows[3] == [
        1,
        source,
        "+cmd|'/C calc'!A0",
        "Văn phòng Đảng ủy",
        date(2026, 2, 1),
        date(2026, 2, 3),
        evidence,
    ]
    assert rows[4][5:] == ["", ""] and len(rows) == 5


def test_the_book_of_briefings_says_it_is_no_reception(filled: None, officer: Officer) -> None:
    client = officer("party_office")
    rows = sheet(client, "giao-ban/so/?xuat=xlsx")
    assert "không phải tiếp công dân" in rows[0][0]
    assert rows[3] == [
        1,
        date(2026, 4, 6),
        "Định kỳ",
        "Bí thư Đảng ủy",
        "Bí thư chi bộ, trưởng thôn",
        41,
        "Nắm tình hình thôn, việc tháng 4",
        "@việc một\nviệc hai",
    ]
    for path in ("giao-ban/", "giao-ban/so/", "giao-ban/ghi/", "giao-ban/GB-2026-0001/"):
        assert "Giao ban không phải tiếp công dân" in client.get(BASE + path).content.decode(), path


@pytest.mark.parametrize("path", ["", "nhiem-vu/", "giao-ban/"])
def test_each_list_exports_as_shown_and_only_for_its_office(filled: None, officer: Officer, path: str) -> None:
    rows = sheet(officer("committee_office"), f"{path}?xuat=xlsx")
    assert "DỮ LIỆU MẪU" in rows[0][0] and len(rows) >= 4
    reader = officer("committee_chair")
    assert reader.get(f"{BASE}{path}?xuat=xlsx").status_code == 403
    assert "xuat=xlsx" not in reader.get(BASE + path).content.decode()
    assert officer("village_head").get(BASE + path).status_code == 403


def test_the_list_of_directives_exports_days_as_numbers(filled: None, officer: Officer) -> None:
    row = sheet(officer("party_office"), "?xuat=xlsx")[3]
    assert row[5] == "44-KH/ĐU" and row[6] == 36, "the first document of ours"


def test_books_show_the_year_until_something_is_asked(filled: None, officer: Officer, by: Actor, at: datetime) -> None:
    briefing(date(2025, 9, 1), by=by, at=at)
    client = officer("party_office")
    assert len(sheet(client, "giao-ban/so/?xuat=xlsx")) == 4
    assert len(sheet(client, "giao-ban/so/?xuat=xlsx&from_on=01/7/2025")) == 5
    page = client.get(BASE + "so/").content.decode()
    assert "88 ngày" in page and "36 ngày" in page and "Năm 2026." in page
