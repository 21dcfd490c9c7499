"""Lists: strange addresses, filters that do not read, order that cannot be injected, the same two queries."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from dienhong.commune.models import Commune
from dienhong.documents.actions import record_document
from dienhong.records.actor import Actor
from tests.factories.petitions import reception

LIST = "/ban-lam-viec/tiep-cong-dan/"
LISTS = (
    LIST,
    "/ban-lam-viec/tiep-cong-dan/so/",
    "/ban-lam-viec/doi-thoai/",
    "/ban-lam-viec/doi-thoai/so/",
    "/ban-lam-viec/chi-dao/",
    "/ban-lam-viec/chi-dao/so/",
    "/ban-lam-viec/chi-dao/nhiem-vu/",
    "/ban-lam-viec/chi-dao/giao-ban/",
    "/ban-lam-viec/kiem-tra-giam-sat/",
    "/ban-lam-viec/kiem-tra-giam-sat/so/",
    "/ban-lam-viec/van-ban/",
)
Officer = Callable[[str], Client]


@pytest.fixture
def client(officer: Officer, by: Actor, at: datetime) -> Client:
    """A clerk before 45 sessions, one a day up to 1/6/2026."""
    for number in range(45):
        reception(date(2026, 6, 1) - timedelta(days=number), by=by, at=at)
    return officer("party_office")


def codes(client: Client, query: str) -> list[str]:
    """The codes on a page of the list, in order."""
    return [row.cells[0].text for row in client.get(LIST + query).context["listing"].rows]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("?trang=2", 21),
        ("?trang=3", 41),
        ("?trang=99", 41),
        ("?trang=999999999999999999999", 1),
        ("?trang=0", 1),
        ("?trang=-1", 1),
        ("?trang=²", 1),
        ("?trang=hai", 1),
        ("?trang=", 1),
        ("?trang=1&trang=2", 21),
        ("?trang=٢", 21),
    ],
)
def test_any_page_number_shows_a_page(client: Client, query: str, first: int) -> None:
    reply = client.get(LIST + query)
    assert reply.status_code == 200
    assert reply.context["listing"].pager.first == first


@pytest.mark.parametrize(
    "sort", ["password", "-reception__visits", "held_on", "?", "-", "--ma", "ma;drop", "visits__id_number", "ghi-chu"]
)
def test_only_the_columns_shown_sort_and_only_by_their_names(client: Client, sort: str) -> None:
    unsorted = codes(client, "")
    shown = codes(client, f"?sap={sort}")
    assert shown == (sorted(shown, reverse=True) if sort == "--ma" else unsorted)


def test_pages_and_order_together_show_each_entry_once(client: Client) -> None:
    seen = [code for page in (1, 2, 3) for code in codes(client, f"?sap=chu-tri&trang={page}")]
    assert len(seen) == len(set(seen)) == 45


@pytest.mark.parametrize("address", LISTS)
def test_a_filter_that_does_not_read_is_told_and_shows_nothing_as_its_answer(officer: Officer, address: str) -> None:
    client = officer("party_office")
    reply = client.get(address + "?from_on=31/2/2026")
    page = reply.content.decode()
    assert reply.status_code == 200
    assert "Không có ngày 31/02/2026" in page
    assert reply.context["listing"].pager.total == 0
    assert "Xuất Excel" not in page
    export = client.get(address + "?from_on=31/2/2026&xuat=xlsx")
    assert export.status_code == 200 and "Không có ngày 31/02/2026" in export.content.decode()


def test_a_choice_that_is_not_offered_is_told(client: Client) -> None:
    reply = client.get(LIST + "?host=%27+or+1=1")
    assert reply.context["listing"].rows == [] and reply.context["listing"].filters.errors["host"]
    assert len(client.get(LIST + "?host=committee").context["listing"].rows) == 20


def test_the_duties_book_exported_directly_tells_a_filter_that_does_not_read(officer: Officer) -> None:
    reply = officer("party_office").get("/ban-lam-viec/loai-hinh-co-so/xuat/?obligation=khong-co")
    assert reply.status_code == 302 and reply["Location"].startswith("/ban-lam-viec/loai-hinh-co-so/tung-don-vi/?")


def test_an_export_holds_every_page_in_the_order_asked(client: Client) -> None:
    reply = client.get(LIST + "?sap=ngay&trang=2&xuat=xlsx")
    rows = sheet(b"".join(reply.streaming_content))
    assert len(rows) == 45
    days = [row[1] for row in rows]
    assert days == sorted(days) and days[0] == date(2026, 4, 18)


def test_papers_without_a_date_come_last_on_every_database(
    officer: Officer, commune: Commune, by: Actor, at: datetime
) -> None:
    for number, day in (("01-BC/ĐU", None), ("02-BC/ĐU", date(2026, 1, 2)), ("03-BC/ĐU", date(2026, 2, 2))):
        record_document(number=number, direction="out", signed_on=day, by=by, at=at)
    client = officer("party_office")
    for sort, expected in (("ngay", ["02", "03", "01"]), ("-ngay", ["03", "02", "01"])):
        rows = client.get(f"/ban-lam-viec/van-ban/?sap={sort}").context["listing"].rows
        assert [row.cells[1].text[:2] for row in rows] == expected


def test_the_number_of_queries_does_not_grow(client: Client, by: Actor, at: datetime) -> None:
    def count(query: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(LIST + query)
        return len(asked)

    before = [count(query) for query in ("", "?trang=2", "?trang=3")]
    for number in range(30):
        reception(date(2026, 4, 1) - timedelta(days=number), by=by, at=at)
    assert [count(query) for query in ("", "?trang=2", "?trang=3")] == before
    assert max(before) <= 12


def sheet(data: bytes) -> list[list[Any]]:
    """The rows under the headings of an exported workbook."""
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()[3:]


def test_a_long_book_is_counted_to_a_thousand_and_leafed_through_to_its_end(
    officer: Officer, commune: Commune, by: Actor, at: datetime
) -> None:
    one = reception(date(2026, 6, 1), by=by, at=at)
    model = type(one)
    fields = {
        field.attname: getattr(one, field.attname)
        for field in model._meta.concrete_fields
        if field.name not in ("code", "code_number")
    }
    model.objects.bulk_create(
        model(code=f"TCD-2026-{number:04d}", code_number=number, **fields) for number in range(2, 1_031)
    )
    client = officer("party_office")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(LIST)
    counts = [one["sql"] for one in asked if "COUNT(" in one["sql"] and "petitions_reception" in one["sql"]]
    assert any("LIMIT 1001" in sql for sql in counts), counts
    pager = page.context["listing"].pager
    assert pager.more and pager.total == 1000 and pager.next_url
    assert f"trong <b>hơn 1.000</b> {pager.total_label}" in page.content.decode()
    last = client.get(f"{LIST}?trang=52").context["listing"]
    assert (last.pager.first, last.pager.last, last.pager.next_url) == (1021, 1030, "")
    beyond = client.get(f"{LIST}?trang=999").context["listing"]
    assert [row.cells[0].text for row in beyond.rows] == [row.cells[0].text for row in last.rows]
