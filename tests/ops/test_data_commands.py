"""`void`, `report build` and `doctor` as processes over a copy of the demo commune."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Command = Callable[..., "CompletedProcess[str]"]


def figures(dienhong: Command, folder: Path) -> dict[str, dict[str, Any]]:
    """The report's figures by indicator, out of `report build`."""
    file = folder / "report.json"
    done = dienhong(
        "report", "build", "an-khanh", "2026-H1", "--json", str(file), "--docx", str(folder / "report.docx")
    )
    assert done.returncode == 0, done.stderr
    return {figure["indicator"]: figure for figure in json.loads(file.read_text(encoding="utf8"))["figures"]}


def change(data: Path, statement: str) -> None:
    """Alter the database past the program."""
    with closing(sqlite3.connect(data / "dienhong.sqlite3")) as database:
        database.execute(statement)
        database.commit()


def test_voiding_one_reception_makes_25_into_24_with_its_parts(dienhong: Command, tmp_path: Path) -> None:
    before = figures(dienhong, tmp_path)
    assert (before["reception.with_briefings"]["value"], before["petitions.receptions_held"]["value"]) == (25, 23)
    done = dienhong("void", "TCD-2026-0007", "--reason", "Ghi trùng")
    assert done.returncode == 0 and "Đã hủy TCD-2026-0007" in done.stdout
    after = figures(dienhong, tmp_path)
    assert (after["reception.with_briefings"]["value"], after["petitions.receptions_held"]["value"]) == (24, 22)
    assert [part["value"] for part in after["reception.with_briefings"]["parts"]] == [20, 2, 2]
    for name in ("reception.with_briefings", "petitions.receptions_held"):
        assert "TCD-2026-0007" not in json.dumps(after[name])
        assert len(after[name]["evidence"]) == after[name]["value"]
    assert dienhong("doctor").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("void", "TCD-2026-0999", "--reason", "Thử"), "Không có bản ghi nào"),
        (("void", "TCD-2026-0007", "--reason", "  "), "lý do"),
        (("void", "25", "--reason", "Thử"), "Không có bản ghi nào"),
        (("void", "F-2026-0014", "--reason", "Thử"), "không hủy riêng"),
        (("report", "build", "an-khanh", "2026-H1", "--json", "khong-co/r.json"), "Không có thư mục"),
        (("report", "build", "noi-khac", "2026-H1"), "không phải “noi-khac”"),
        (("report", "build", "an-khanh", "2031-H1"), "Chưa có báo cáo nào cho kỳ"),
        (("report", "build", "an-khanh", "nửa năm"), "Chưa có báo cáo nào cho kỳ"),
        (("demo", "load"), "Chưa"),
    ],
)
def test_a_wrong_command_says_why_and_changes_nothing(
    dienhong: Command, data: Path, arguments: tuple[str, ...], words: str
) -> None:
    def rows() -> int:
        with closing(sqlite3.connect(data / "dienhong.sqlite3")) as database:
            return int(database.execute("select count(*) from records_event").fetchone()[0])

    before = rows()
    done = dienhong(*arguments)
    assert done.returncode == 2
    assert words in done.stderr and "Traceback" not in done.stderr
    assert rows() == before


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "update petitions_reception set held_on='2026-06-05' where code='TCD-2026-0003'",
            "TCD-2026-0003: khác lịch sử",
        ),
        ("update petitions_visit set answered_on=null where answered_on is not null", "khác lịch sử ở visits"),
        ("update petitions_reception set voided_at='2026-06-01' where code='TCD-2026-0004'", "việc hủy"),
        ("update commune_fact set document='VB-2026-9999'", "mã VB-2026-9999 không có trong sổ"),
        ("update records_event set post='Người khác' where seq=40", "sự kiện 40"),
        ("delete from petitions_visit where reception_id='TCD-2026-0002'", "TCD-2026-0002: khác lịch sử"),
    ],
)
def test_doctor_names_what_was_changed_past_the_program(
    dienhong: Command, data: Path, statement: str, words: str
) -> None:
    change(data, statement)
    done = dienhong("doctor")
    assert done.returncode == 1
    assert words in done.stdout


def test_without_data_every_command_says_what_to_do(dienhong: Command, data: Path) -> None:
    (data / "dienhong.sqlite3").unlink()
    done = dienhong("doctor")
    assert done.returncode == 2 and "dienhong demo load" in done.stderr
