"""Open data: what stands there is PUBLIC, what is withdrawn is gone, files carry nothing out, the API is walked."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from dienhong.commune.actions import declare_fact
from dienhong.commune.models import Commune, Unit
from dienhong.dialogue.demands.actions import open_demand, propose
from dienhong.dialogue.promises.models import Promise
from dienhong.disclosure.actions import withdraw
from dienhong.disclosure.asked import actions as asked
from dienhong.disclosure.proofs import actions as proofs
from dienhong.disclosure.proofs.rules import BroadcastData
from dienhong.documents.actions import record_document
from dienhong.page.csv_cells import FORMULA
from dienhong.page.open_data import Kind, OpenTable
from dienhong.privacy.classes import FieldClass, class_of
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.web.fact_keys import own_key
from dienhong.web.opened.files import plain
from dienhong.web.opened.tables import open_tables
from tests.answers import let_go
from tests.factories import commune as frame
from tests.factories import disclosure as disclosed
from tests.factories import listening, talks
from tests.factories.reports import document
from tests.web.whole import PERSONAL, whole

TABLES = list(open_tables().values())
NAMES = ('=cmd|"/c calc"!A1', "Thôn Đông; Tây, “Bắc”", "-2+3", "@SUM(A1)", "＝1+1", "\n=1+1", "Thôn\tTab", "Đình Hạ")


def file(client: Client, url: str) -> bytes:
    """A download, to its end."""
    reply = client.get(url)
    assert reply.status_code == 200, url
    data = reply.getvalue()
    let_go(reply)
    return bytes(data)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.slug)
def test_every_column_reads_public_fields_only(table: OpenTable) -> None:
    assert len({column.name for column in table.columns}) == len(table.columns)
    if table.model is None:
        return
    for column in table.columns:
        assert column.fields, f"{table.slug}.{column.name} names no field"
        for name in column.fields:
            found = class_of(table.model, name)
            own = name in ("code", "id")
            assert found is FieldClass.PUBLIC or own, f"{table.slug}.{column.name} reads {name}: {found}"


def test_nothing_personal_stands_in_any_table_file_or_answer(commune: Commune, by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    client = Client()
    for table in TABLES:
        told = [file(client, f"/du-lieu-mo/{table.slug}.{ending}") for ending in ("csv", "json")]
        cells = CalamineWorkbook.from_filelike(io.BytesIO(file(client, f"/du-lieu-mo/{table.slug}.xlsx")))
        told.append(str(cells.get_sheet_by_index(0).to_python()).encode())
        told.append(client.get(f"/api/{table.slug}?limit=500").content)
        for words in PERSONAL:
            assert not any(words.encode() in one for one in told), (table.slug, words)


#: Of the book of disclosure: what has public columns and is no table of its own, and why.
NO_TABLE = {
    "VersionFile": "files hang on the page of their item; a list in one of them is no bulk download",
    "PeopleList": "lists with people: no index, no bulk download",
    "ListPosting": "the page tells one day of it, which stands with its list",
    "CouncilReport": "read by the council; what it says is on no public page",
    "Plan": "each line of it bears its code and year",
}


def test_every_public_table_of_the_book_of_disclosure_is_open_data() -> None:
    from django.apps import apps

    has = {table.model.__name__ for table in TABLES if table.model is not None}
    for model in apps.get_app_config("disclosure").get_models():
        if FieldClass.PUBLIC in model.__dict__.get("PRIVACY", {}).values():
            assert (model.__name__ in has) != (model.__name__ in NO_TABLE), model.__name__


def test_how_an_item_was_told_is_open_data_without_who_noted_it(commune: Commune, by: Actor, at: datetime) -> None:
    villages = [frame.village(name, by=by, at=at) for name in ("Cầu Đá", "Đình Hạ")]
    code = disclosed.published(at=at).code
    gone = disclosed.published(at=at, says=disclosed.says(title="Việc sẽ gỡ")).code
    days = BroadcastData(from_on=at.date(), times=2, script="Bản tin số 5")
    for one in (code, gone):
        proofs.broadcast(one, days, by=by, at=at)
        proofs.relay(one, villages[0].code, on=at.date(), way="meeting", note="bà Mẫu hỏi", by=by, at=at)
        proofs.tell(one, form="written", on=at.date(), ref="Biên bản họp", by=by, at=at)
    withdraw(gone, why="Trùng", by=by, at=at)
    client = Client()
    (cast,) = walk(client, "disclosure-broadcasts", 1)
    assert (cast["item"], cast["times"], cast["to_on"]) == (code, 2, None)
    (relay,) = walk(client, "disclosure-relays", 1)
    assert (relay["item"], relay["village"], relay["way"]) == (code, villages[0].code, "meeting")
    assert [row["item"] for row in walk(client, "disclosure-tellings", 1)] == [code]
    assert [(row["item"], row["version"]) for row in walk(client, "disclosure-versions", 1)] == [(code, 1)]
    rows = walk(client, "disclosure-quarter-lines", 1)
    assert [(row["id"], row["title"] is None) for row in rows] == [(f"2026-2-{code}", False), (f"2026-2-{gone}", True)]
    assert "Loa truyền thanh" in rows[0]["told"] or "Truyền thanh: từ" in rows[0]["told"]
    every = json.dumps([cast, relay, *rows], ensure_ascii=False)
    assert by.post not in every and "bà Mẫu" not in every and "Bản tin số 5" not in every and "Việc sẽ gỡ" not in every


def test_the_lines_of_the_quarters_are_those_of_their_pages_and_are_walked(
    commune: Commune, by: Actor, at: datetime
) -> None:
    codes = []
    for number in range(7):
        day, title = at - timedelta(days=90 * (number % 2)), f"Kế hoạch số {number}"
        codes.append(disclosed.published(day.date(), at=day, says=disclosed.says(title=title)).code)
    client = Client()
    rows = walk(client, "disclosure-quarter-lines", 2)
    first, second = codes[1::2], codes[0::2]
    assert [row["id"] for row in rows] == [*(f"2026-1-{c}" for c in first), *(f"2026-2-{c}" for c in second)]
    for quarter, many in ((1, len(first)), (2, len(second))):
        page = client.get(f"/cong-khai/danh-muc/2026/{quarter}/").content.decode()
        for row in rows:
            assert (row["item"] in page) == (row["quarter"] == quarter) and many
    assert client.get("/api/disclosure-quarter-lines/2026-9-CK-2026-0001").status_code == 404


def test_a_table_has_the_same_rows_everywhere(commune: Commune, by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    client = Client()
    for table in TABLES:
        rows = walk(client, table.slug, 3)
        assert rows == json.loads(file(client, f"/du-lieu-mo/{table.slug}.json")), table.slug
        read = list(csv.reader(io.StringIO(file(client, f"/du-lieu-mo/{table.slug}.csv").decode("utf-8-sig"))))
        assert read[0] == [column.name for column in table.columns] and len(read) == len(rows) + 1
        for row in rows[:5]:
            assert client.get(f"/api/{table.slug}/{row[table.columns[0].name]}").json() == row
    assert walk(client, "units", 3) and walk(client, "dialogues", 3) and walk(client, "figures", 50)


def walk(client: Client, slug: str, limit: int) -> list[dict[str, Any]]:
    """A table to its end."""
    rows: list[dict[str, Any]] = []
    after = ""
    while True:
        page = client.get(f"/api/{slug}", {"limit": limit, "after": after}).json()
        rows += page["items"]
        if page["next"] is None:
            return rows
        after = page["next"]


def test_a_thousand_rows_are_walked_with_one_query_a_page_and_none_twice(
    commune: Commune, by: Actor, at: datetime
) -> None:
    village = frame.village("Mẫu", by=by, at=at)
    fields = {
        one.name: getattr(village, one.name)
        for one in Unit._meta.concrete_fields
        if one.name not in ("code", "code_number")
    }
    Unit.objects.bulk_create(
        Unit(code=f"DV-2026-{number:04d}", code_number=number, **fields) for number in range(2, 1001)
    )
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        rows = walk(client, "units", 100)
    assert len(rows) == len({row["code"] for row in rows}) == 1000
    assert len([one for one in asked if "commune_unit" in one["sql"]]) == 10


def test_what_is_withdrawn_is_gone_with_the_next_request(commune: Commune, by: Actor, at: datetime) -> None:
    village = frame.village("Đình Hạ", by=by, at=at)
    client = Client()
    first = client.get("/api/units")
    same = client.get("/api/units", headers={"If-None-Match": first.headers["ETag"]})
    assert same.status_code == 304 and not same.content
    acts.void(village, by=by, at=at, reason="Ghi nhầm.")
    then = client.get("/api/units", headers={"If-None-Match": first.headers["ETag"]})
    assert then.status_code == 200 and then.json()["items"] == []
    assert client.get(f"/api/units/{village.code}").status_code == 404
    assert "Đình Hạ" not in file(client, "/du-lieu-mo/units.csv").decode()


def test_a_sheet_is_made_once_and_anew_after_an_act(commune: Commune, by: Actor, at: datetime) -> None:
    village = frame.village("Đình Hạ", by=by, at=at)
    client = Client()

    def asked() -> tuple[bool, bool]:
        with CaptureQueriesContext(connection) as queries:
            data = file(client, "/du-lieu-mo/units.xlsx")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
        read = any('FROM "commune_unit"' in one["sql"] for one in queries)
        return read, any("Đình Hạ" in row for row in sheet)

    assert [asked(), asked()] == [(True, True), (False, True)]
    acts.void(village, by=by, at=at, reason="Ghi nhầm.")
    assert [asked(), asked()] == [(True, False), (False, False)]


def test_whole_numbers_are_whole_in_the_api_as_in_the_file(commune: Commune, by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    client = Client()
    described = client.get("/api/openapi.json").json()["components"]["schemas"]["BudgetLinesRow"]["properties"]
    assert described["id"]["type"] == "integer", "the key of `next` opens a row"
    for slug in ("disclosure-items", "dialogues", "figures"):
        rows = walk(client, slug, 100)
        assert rows and json.dumps(json.loads(file(client, f"/du-lieu-mo/{slug}.json"))) == json.dumps(rows)
    assert '"version": 1,' in client.get("/api/disclosure-items").content.decode()


def test_promises_nobody_showed_are_not_there(commune: Commune, by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    shown = {row["code"] for row in walk(Client(), "promises", 100)}
    assert shown and shown == set(Promise.objects.values_list("code", flat=True))
    Promise.objects.update(shown_on=None)
    assert walk(Client(), "promises", 100) == [] and file(Client(), "/du-lieu-mo/promises.json").strip() == b"[\n\n]"


def test_what_was_asked_and_where_it_hung_goes_with_the_item(commune: Commune, by: Actor, at: datetime) -> None:
    item = disclosed.published(at=at)
    disclosed.hung(item, at.date(), at=at)
    one = asked.ask_question(item.code, words="Nhà bà Lựu mất mấy sào?", by=by, at=at)
    assert walk(Client(), "disclosure-questions", 9) == []
    asked.show_question(one.code, words="Xóm Bến mất mấy sào?", by=by, at=at)
    asked.answer_question(one.code, answer="Sáu sào.", by=by, at=at)
    (row,) = walk(Client(), "disclosure-questions", 9)
    assert (row["item"], row["question"], row["answer"]) == (item.code, "Xóm Bến mất mấy sào?", "Sáu sào.")
    (paper,) = walk(Client(), "disclosure-postings", 9)
    assert (paper["item"], paper["where"], paper["from_on"]) == (item.code, "Bảng tin trụ sở", "2026-06-10")
    withdraw(item.code, why="Nhầm phụ lục", by=by, at=at)
    assert walk(Client(), "disclosure-questions", 9) == walk(Client(), "disclosure-postings", 9) == []


def test_plans_are_there_once_announced_and_demands_once_opened(commune: Commune, by: Actor, at: datetime) -> None:
    talks.planned(by=by, at=at, title="Chưa báo")
    told = talks.announced(date(2026, 6, 25), by=by, at=at, title="Nước sạch")
    propose("Nhà ông Mẫu Tâm xả nước bẩn", at=at)
    paper = document("12/BC-UBND", by=by, at=at, signed_on=date(2026, 3, 1), title="Danh sách cử tri")
    voters = {"key": "voters", "label": "Cử tri", "value": Decimal(41), "unit": "cử tri", "document": paper.code}
    declare_fact(**voters, as_of=date(2026, 3, 15), by=by, at=at)  # type: ignore[arg-type]
    opened = open_demand("Thoát nước khu chợ cũ", by=by, at=at)
    (plan,) = walk(Client(), "planned-dialogues", 9)
    assert (plan["code"], plan["title"], plan["planned_on"]) == (told.code, "Nước sạch", "2026-06-25")
    (demand,) = walk(Client(), "dialogue-demands", 9)
    assert (demand["code"], demand["voters"], demand["needed"], demand["signed"]) == (opened.code, 41, 5, 0)


def test_ratings_are_told_as_their_page_tells_them_and_no_small_number_is(
    commune: Commune, by: Actor, at: datetime
) -> None:
    one = listening.survey(by=by, at=at)
    for overall in (5, 5, 5, 4, 4, 4, 1):  # one person who is not satisfied waits for the months to come
        listening.rating(one.code, overall, at=at - timedelta(days=30))
    assert walk(Client(), "ratings", 9) == []
    for overall in (1, 1, 2):
        listening.rating(one.code, overall, at=at - timedelta(days=29))
    told = {row["id"]: row for row in walk(Client(), "ratings", 2)}
    row = told[f"{one.code}.overall.2026-05"]
    assert (row["rated"], row["satisfied"], row["points_5"], row["points_1"]) == (10, 6, 3, None)
    assert row["low"] < 60 < row["high"] and row["to_on"] == "2026-05-31"
    assert Client().get(f"/api/ratings/{row['id']}").json() == row
    assert f"{str(row['low']).replace('.', ',')} –" in Client().get(row["page"]).content.decode()


def test_a_number_under_the_commune_s_own_name_is_for_its_reports_and_not_for_anybody(
    commune: Commune, by: Actor, at: datetime
) -> None:
    source = record_document(number="12-BC/ĐU", direction="out", by=by, at=at).code
    said = {"as_of": date(2026, 5, 31), "document": source, "by": by, "at": at}
    own = own_key("Số người nhiễm HIV thôn An Lạc", "người")
    hidden = declare_fact(key=own.key, label=own.label, unit=own.unit, value=Decimal(1), **said)
    shown = declare_fact(key="population", label="Dân số", unit="người", value=Decimal(34000), **said)
    client = Client()
    assert [row["code"] for row in walk(client, "facts", 10)] == [shown.code]
    assert client.get(f"/api/facts/{hidden.code}").status_code == 404
    for ending in ("csv", "json"):
        assert "HIV" not in file(client, f"/du-lieu-mo/facts.{ending}").decode()


def test_files_carry_nothing_out_and_open_in_excel(commune: Commune, by: Actor, at: datetime) -> None:
    for name in NAMES:
        frame.village(name, by=by, at=at)
    client = Client()
    data = file(client, "/du-lieu-mo/units.csv")
    assert data.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    named = [row["name"] for row in rows]
    assert not any(cell.startswith(FORMULA) for row in rows for cell in row.values())
    assert {name.removeprefix("'") for name in named} == {" ".join(name.split()) for name in NAMES}
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(file(client, "/du-lieu-mo/units.xlsx"))).get_sheet_by_index(0)
    cells = [cell for row in sheet.to_python() for cell in row]
    assert " ".join(NAMES[0].split()) in cells and "Tên" in cells and "DỮ LIỆU MẪU" in cells[0]


@given(text=st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_becomes_a_formula_and_none_is_lost(text: str) -> None:
    cell = plain(text, Kind.TEXT)
    assert isinstance(cell, str) and not cell.startswith(FORMULA)
    kept = iter(cell)
    assert all(letter in kept for letter in text), "letters are added, none is taken away or moved"
    assert len(cell) - len(text) == cell.count("'") - text.count("'")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@given(text=st.text(alphabet="a=+-@;,'\"\t\n ＝", max_size=20))
@example(text="Hỏi;=1+1;x")
@example(text='Hỏi;"=1+1";x')
@example(text="a\n=1+1;")
def test_whatever_separator_excel_is_set_to_no_cell_is_a_formula(separator: str, text: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(["DV-2026-0001", plain(text, Kind.TEXT)])
    for row in csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=separator):
        assert not any(cell.strip().startswith(FORMULA) for cell in row), row


def test_usual_words_stay_as_they_are() -> None:
    for words in ("Đình Hạ; Tây, “Bắc”", "2025-2026", "điện thoại: +84", "a; b"):
        assert plain(words, Kind.TEXT) == words


def test_numbers_stay_numbers() -> None:
    assert (plain(-3, Kind.NUMBER), plain(None, Kind.NUMBER), plain(True, Kind.FLAG)) == (-3, "", 1)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_api_is_read_and_nothing_else(commune: Commune, method: str) -> None:
    for path in ("/api/openapi.json", "/api/", "/api/units"):
        reply = getattr(Client(), method)(path)
        assert reply.status_code == 405, (path, reply.status_code)
        assert reply.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_any_site_may_read_and_no_cookie_is_set(commune: Commune) -> None:
    client = Client()
    for url in (
        "/api/units",
        "/api/openapi.json",
        "/api/units/x",
        "/du-lieu-mo/units.csv",
        "/du-lieu-mo/danh-muc.json",
    ):
        reply = client.get(url, headers={"Origin": "https://bao.example.vn"})
        let_go(reply)
        assert reply.headers["Access-Control-Allow-Origin"] == "*" and not client.cookies, url
        assert "Access-Control-Allow-Credentials" not in reply.headers
    before = client.options("/api/units", headers={"Origin": "https://bao.example.vn"})
    assert before.status_code == 204 and before.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert client.post("/api/units").status_code == client.delete("/api/units/x").status_code == 405
    head = client.head("/api/units")
    assert head.status_code == 200 and head.headers["ETag"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=501",
        "limit=x",
        "limit=-1",
        "after=%27%20OR%201=1",
        "after=" + "a" * 81,
        "after=../x",
    ],
)
def test_a_wrong_question_is_told_in_vietnamese(commune: Commune, query: str) -> None:
    reply = Client().get(f"/api/units?{query}")
    assert reply.status_code == 422 and reply.json()["detail"].startswith("Giá trị không đúng")


def test_keys_of_lines_are_numbers(commune: Commune) -> None:
    client = Client()
    assert client.get("/api/budget-lines?after=abc").status_code == 422
    assert client.get("/api/budget-lines?after=" + "9" * 30).status_code == 422
    assert client.get("/api/budget-lines/0").status_code == 404
    for key in ("abc", "9" * 30):
        assert client.get(f"/api/budget-lines/{key}").status_code == 422
    assert client.get("/api/units/a b").status_code == 422 and client.get("/api/units/a%00b").status_code == 400


def test_the_catalogue_names_every_table_and_column(commune: Commune) -> None:
    client = Client()
    page = client.get("/du-lieu-mo/").content.decode()
    told = client.get("/du-lieu-mo/danh-muc.json").json()
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for table in TABLES:
        assert str(table.vi) in page and f"/du-lieu-mo/{table.slug}.csv" in page
        assert f"/api/{table.slug}" in described["paths"] and f"/api/{table.slug}/{{key}}" in described["paths"]
        assert all(f"<code>{column.name}</code>" in page for column in table.columns)
    assert {one["dct:identifier"] for one in told["dcat:dataset"]} == {table.slug for table in TABLES}
    assert "/api/openapi.json" in client.get("/du-lieu-mo/api/").content.decode()
    for url in ("/du-lieu-mo/units.exe", "/du-lieu-mo/khong-co.csv"):
        assert client.get(url).status_code == 404


def test_days_are_written_one_way(commune: Commune, by: Actor, at: datetime) -> None:
    frame.village("Đình Hạ", by=by, at=at)
    [row] = walk(Client(), "units", 10)
    assert row["from_on"] == date(2025, 7, 1).isoformat() and row["to_on"] is None and row["kind_vi"] == "Thôn"


def test_a_withheld_figure_has_no_number(officer: Callable[[str], Client], by: Actor, at: datetime) -> None:
    whole(by=by, at=at)
    rows = {row["id"]: row for row in walk(Client(), "figures", 100)}
    for row in rows.values():
        if row["text"].startswith("không công bố"):
            assert row["value"] is None and row["evidence"] is None
