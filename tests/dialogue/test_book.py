"""The book of dialogues: its columns, its cells, its workbook."""

import io
from collections.abc import Callable
from datetime import date, datetime

import python_calamine
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.dialogue.book import COLUMNS, rows
from dienhong.dialogue.models import Dialogue
from dienhong.records.actor import Actor
from tests.factories.commune import village
from tests.factories.dialogue import dialogue, document

URL = "/ban-lam-viec/doi-thoai/so/"


def cells(entry: Dialogue) -> dict[str, object]:
    (row,) = rows([entry], start=4)
    return {column.key: "\n".join(cell.lines) for column, cell in zip(COLUMNS, row.cells, strict=True)}


def test_a_row_tells_what_the_entry_holds(commune: Commune, by: Actor, at: datetime) -> None:
    plan = document("44-KH/ĐU", date(2026, 1, 16), by=by, at=at)
    undated = document("90-TB/ĐU", None, by=by, at=at)
    hamlets = [village(name, by=by, at=at).code for name in ("Đình Hạ", "Cầu Đá")]
    told = {
        "kind": "thematic",
        "topic": "Đất đai",
        "level": "village",
        "villages": tuple(hamlets),
        "front_digest": True,
    }
    row = cells(dialogue(by=by, at=at, plan=plan.code, conclusion=undated.code, opinions=1250, **told))
    assert row == {
        "order": "4",
        "held_on": "14/5/2026",
        "kind": "Chuyên đề\nTại thôn, cụm thôn",
        "hosts": "Bí thư Đảng ủy và Chủ tịch UBND xã",
        "place": "Nhà văn hóa thôn Đình Hạ\nĐình Hạ, Cầu Đá",
        "title": "Đối thoại về tuyến mương tiêu thoát nước\nChuyên đề: Đất đai",
        "attendees": "62",
        "opinions": "1.250",
        "answered": "7",
        "assigned": "3",
        "issues": "5",
        "front": "x",
        "plan": "44-KH/ĐU\n16/01/2026",
        "conclusion": "90-TB/ĐU\nchưa rõ ngày",
    }


def test_opinions_and_issues_stand_in_different_groups() -> None:
    groups = {column.key: column.group for column in COLUMNS}
    assert groups["opinions"] == groups["answered"] == groups["assigned"] and groups["issues"] is None


def test_the_workbook_holds_numbers_days_and_no_formula(
    commune: Commune, by: Actor, at: datetime, officer: Callable[[str], Client]
) -> None:
    dialogue(date(2026, 5, 2), by=by, at=at, title='=HYPERLINK("http://x","bấm")')
    dialogue(date(2026, 3, 2), by=by, at=at, place="+cmd|'/C calc'!A0")
    dialogue(date(2025, 9, 2), by=by, at=at)
    reply = officer("party_office").get(f"{URL}?xuat=xlsx")
    sheet = python_calamine.load_workbook(io.BytesIO(reply.getvalue())).get_sheet_by_index(0).to_python()
    assert "DỮ LIỆU MẪU" in sheet[0][0] and "năm 2026" in sheet[0][0]
    assert sheet[2][7] == "Ý kiến: Số ý kiến"
    assert [row[0] for row in sheet[3:]] == [1, 2], "the year of today, oldest first"
    assert sheet[3][1] == date(2026, 3, 2) and sheet[3][4] == "+cmd|'/C calc'!A0"
    assert sheet[4][5] == '=HYPERLINK("http://x","bấm")' and sheet[4][6] == 62


def test_a_village_head_reads_the_book_but_does_not_export_it(
    commune: Commune, by: Actor, at: datetime, officer: Callable[[str], Client]
) -> None:
    dialogue(by=by, at=at)
    client = officer("village_head")
    page = client.get(URL).content.decode()
    assert "14/5/2026" in page and "xuat=xlsx" not in page
    assert client.get(f"{URL}?xuat=xlsx")["Content-Type"].startswith("text/html")
    assert client.get("/ban-lam-viec/doi-thoai/?xuat=xlsx").status_code == 403
