"""What the demo's entries are like: documents as the real report cites them, nobody real, acts in the order of days."""

import sqlite3
import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dienhong.law.calendar import Calendar
from tests.demo.conftest import dienhong

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DEMO = Path(__file__).resolve().parents[2] / "demo" / "an_khanh"
DEMO_DAY = date(2026, 6, 10)

# The fourteen documents that the real report cites: number, day of signing where the report or the law files know it.
CITED = [
    ("741-CV/BTGDVTU", "2026-04-29", "Ban Tuyên giáo và Dân vận Thành ủy", "in"),
    ("1669/NQ-UBTVQH15", None, "Ủy ban Thường vụ Quốc hội", "law"),
    ("15-CT/TU", None, "Ban Thường vụ Thành ủy Hải Phòng", "in"),
    ("553-KL/TU", None, "Ban Thường vụ Thành ủy Hải Phòng", "in"),
    ("142-CV/ĐU", "2025-10-04", "Đảng ủy xã An Khánh", "out"),
    ("44-KH/ĐU", "2026-01-16", "Đảng ủy xã An Khánh", "out"),
    ("37-QĐ/TW", "2021-10-25", "Ban Chấp hành Trung ương", "law"),
    ("50-CT/TW", "2025-07-23", "Ban Bí thư", "in"),
    ("04/NQ-HĐND", "2026-03-09", "Hội đồng nhân dân xã An Khánh", "out"),
    ("82/NQ-HĐND", "2025-12-11", "Hội đồng nhân dân thành phố Hải Phòng", "in"),
    ("10/KH-UBND", "2026-01-15", "Ủy ban nhân dân xã An Khánh", "out"),
    ("97/2025/QH15", "2025-06-27", "Quốc hội", "law"),
    ("38/2022/NĐ-CP", None, "Chính phủ", "law"),
    ("120-KL/TW", "2016-01-07", "Bộ Chính trị", "law"),
]
BOOKS = (
    "petitions_reception",
    "dialogue_dialogue",
    "directives_directive",
    "directives_task",
    "directives_briefing",
    "supervision_inspection",
    "compliance_duty",
    "documents_document",
    "records_closing",
)


@pytest.mark.parametrize(("number", "signed_on", "issuer", "direction"), CITED, ids=[row[0] for row in CITED])
def test_every_document_the_real_report_cites(
    database: sqlite3.Connection, number: str, signed_on: str | None, issuer: str, direction: str
) -> None:
    found = database.execute(
        "select signed_on, issuer, direction, invented from documents_document where number = ?", [number]
    ).fetchall()
    assert found == [(signed_on, issuer, direction, 0)]


def test_doctor_finds_nothing(loaded: Path) -> None:
    done = dienhong(loaded, "doctor")
    assert done.returncode == 0, done.stdout


def test_numbers_of_identity_papers_can_be_nobodys(database: sqlite3.Connection) -> None:
    numbers = [number for (number,) in database.execute("select id_number from petitions_visit where id_number <> ''")]
    # A citizen's number begins with the code of a province (001 to 096).
    assert len(numbers) == 72 and all(len(number) == 12 and number.startswith("099") for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_a_denouncer_is_not_in_the_book_and_no_group_is_large(database: sqlite3.Connection) -> None:
    rows = database.execute("select classification, full_name, address, village, people_count from petitions_visit")
    visits = rows.fetchall()
    assert [visit[1:4] for visit in visits if visit[0] == "denunciation"] == [("", "", "")]
    assert max(visit[4] for visit in visits) < 5


def test_villages_of_visits_are_villages_of_the_commune(database: sqlite3.Connection) -> None:
    villages = {name for (name,) in database.execute("select name from commune_unit where kind = 'village'")}
    named = {name for (name,) in database.execute("select village from petitions_visit where village <> ''")}
    assert len(villages) == 19 and named == villages


def test_what_is_invented_says_so(database: sqlite3.Connection) -> None:
    rosters = dict(database.execute("select obligation_key, invented from compliance_roster"))
    assert rosters["pledges"] == rosters["union_propaganda"] == 1
    sources = database.execute(
        "select d.invented, d.title from commune_fact f join documents_document d on d.code = f.document where f.key <> 'area'"
    ).fetchall()
    assert len(sources) == 5 and all(invented and "bộ dữ liệu mẫu đặt ra" in title for invented, title in sources)
    kinds = Counter(kind for (kind,) in database.execute("select kind from commune_unit where invented"))
    assert (kinds["village"], kinds["school"], kinds["union"]) == (19, 10, 8)


def test_work_of_today_has_content(database: sqlite3.Connection) -> None:
    assert database.execute("select count(*) from petitions_visit where answered_on is null").fetchone() == (3,)
    late = "select count(*) from directives_task where done_on is null and due_on < ?"
    assert database.execute(late, [DEMO_DAY.isoformat()]).fetchone() == (1,)
    findings = "select count(*) from supervision_finding where corrected_on is null and correct_by = ?"
    assert database.execute(findings, [DEMO_DAY.isoformat()]).fetchone() == (1,)


def test_acts_fall_on_working_days_before_the_demo_day(database: sqlite3.Connection) -> None:
    instants = [
        datetime.fromisoformat(f"{at}+00:00").astimezone(VIETNAM)
        # Residents write when they have time.
        for (at,) in database.execute(
            "select at from records_event where verb <> 'rate' and role not in ('public', 'resident', 'citizen')"
        )
    ]
    assert len(instants) > 500 and max(instants).date() < DEMO_DAY
    calendar = Calendar.load()
    assert [at for at in instants if not calendar.is_working(at.date()) or not 7 <= at.hour < 18] == []


@pytest.mark.parametrize("book", BOOKS)
def test_codes_count_up_in_the_order_of_the_acts(database: sqlite3.Connection, book: str) -> None:
    rows = database.execute(f"select code_year, code_number, recorded_at from {book} order by 1, 2").fetchall()
    instants = [at for _, _, at in rows]
    assert rows and instants == sorted(instants)
    for year in {row[0] for row in rows}:
        numbers = [number for its, number, _ in rows if its == year]
        assert numbers == list(range(1, len(numbers) + 1))


def test_nothing_was_entered_after_its_book_was_closed(database: sqlite3.Connection) -> None:
    for book in BOOKS:
        assert (
            database.execute(f"select code from {book} where late_after <> '' or voided_at is not null").fetchall()
            == []
        )


def test_each_demo_file_is_read_and_says_what_it_is() -> None:
    for path in DEMO.glob("*.toml"):
        text = path.read_text(encoding="utf8")
        assert text.startswith("# ") and tomllib.loads(text)
