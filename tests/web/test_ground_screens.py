"""Units, declared facts, the law's limits, finding, closings: the desk's screens of the ground packages."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from dienhong.commune.models import Commune, Fact, Unit
from dienhong.law.limits import due, limits
from dienhong.records.actor import Actor
from dienhong.web.numbers import NumberField
from tests.factories.commune import village
from tests.factories.reports import close, document
from tests.web.test_documents import hidden

DESK = "/ban-lam-viec/"
Officer = Callable[[str], Client]


def text(client: Client, path: str) -> str:
    """A page's source."""
    reply = client.get(path)
    assert reply.status_code == 200, path
    return reply.content.decode()


def test_a_unit_is_entered_once_and_its_office_holder_with_a_term(commune: Commune, officer: Officer) -> None:
    client, new = officer("party_office"), DESK + "don-vi/ghi/"
    typed = {"kind": "village", "name": "Đình  Hạ", "from_on": "1/7/2025"}
    assert client.post(new, {**typed, **hidden(client, new)}).headers["Location"] == DESK + "don-vi/DV-2026-0001/"
    again = client.post(new, {**typed, "name": "Đình Hạ", **hidden(client, new)})
    assert again.status_code == 409 and "Đã có" in again.content.decode()
    seat = DESK + "don-vi/DV-2026-0001/chuc-vu/"
    holder = {"name": "Lương Thị Bích Vân", "title": "Trưởng thôn", "from_on": "1/7/2025"}
    wrong = client.post(seat, {**holder, "to_on": "1/6/2025", **hidden(client, seat)})
    assert wrong.status_code == 422 and "sau “Đến hết ngày”" in wrong.content.decode()
    assert client.post(seat, {**holder, **hidden(client, seat)}).status_code == 302
    page = text(client, DESK + "don-vi/DV-2026-0001/")
    assert "Lương Thị Bích Vân" in page and "đang giữ" in page and "Đã ghi người giữ chức vụ" in page
    assert Unit.objects.count() == 1


def test_units_of_a_day_in_vietnamese_order(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    for name in ("Ea Súp", "Đông Sơn", "Dương Liễu", "Cầu Đá"):
        village(name, by=by, at=at)
    page = text(officer("village_head"), DESK + "don-vi/")
    places = [page.index(name) for name in ("Cầu Đá", "Dương Liễu", "Đông Sơn", "Ea Súp")]
    assert places == sorted(places)
    assert "Cầu Đá" not in text(officer("village_head"), DESK + "don-vi/?on=30/6/2025")
    assert "Đông Sơn" in text(officer("village_head"), DESK + "don-vi/?q=dong son")


def test_a_fact_needs_its_document_and_prints_as_declared(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    client, url = officer("party_office"), DESK + "so-khai/khai/"
    typed = {"key": "population", "value": "34.000", "qualifier": "gần", "as_of": "31/12/2025", "document": "44-KH/ĐU"}
    refused = client.post(url, {**typed, **hidden(client, url)})
    assert refused.status_code == 422 and "chưa có văn bản số 44-KH/ĐU" in refused.content.decode()
    document("44-KH/ĐU", by=by, at=at)
    assert client.post(url, {**typed, **hidden(client, url)}).status_code == 302
    fact = Fact.objects.get()
    assert (fact.key, fact.value, fact.unit, fact.document) == ("population", Decimal(34000), "người", "VB-2026-0001")
    assert "gần 34.000 người" in text(client, fact.desk_path())
    own = {**typed, "key": "", "label": "Hộ có nước sạch", "unit": "hộ", "value": "1.250"}
    assert client.post(url, {**own, **hidden(client, url)}).status_code == 302
    assert Fact.objects.last().key == "ho_co_nuoc_sach"  # type: ignore[union-attr]
    nameless = client.post(url, {**own, "label": "", **hidden(client, url)})
    assert "Chưa ghi tên của số khác" in nameless.content.decode()
    void = f"{fact.desk_path()}huy/"
    assert client.post(void, {"reason": "Khai nhầm", **hidden(client, void)}).status_code == 302
    assert "Khai nhầm" in text(client, fact.desk_path())


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("34.000", 34000),
        ("24,5", Decimal("24.5")),
        ("1.234.567,25", Decimal("1234567.25")),
        ("0", 0),
        (" 1 250 ", 1250),
    ],
)
def test_numbers_as_vietnamese_papers_write_them(typed: str, value: object) -> None:
    assert NumberField().clean(typed) == value


@pytest.mark.parametrize("typed", ["24.5", "1,234.5", "-3", "12a", "1.23", "1..000", "٣"])
def test_other_spellings_of_a_number_are_refused(typed: str) -> None:
    with pytest.raises(Exception, match="Hãy ghi một số như"):
        NumberField().clean(typed)


@pytest.mark.parametrize("limit", [one.id for one in limits()])
def test_the_calculator_says_what_the_law_says(limit: str, commune: Commune, officer: Officer) -> None:
    expected = due(limit, date(2026, 9, 7))
    page = text(officer("village_head"), f"{DESK}dieu-luat/?han={limit}&tu=7/9/2026")
    assert f'datetime="{expected.due:%Y-%m-%d}"' in page
    assert escape(expected.rule) in page
    if not expected.certainty.is_firm:
        assert expected.certainty.label_vi in page


def test_the_calculator_tells_an_impossible_day_and_a_day_before_the_law(commune: Commune, officer: Officer) -> None:
    client, url = officer("village_head"), DESK + "dieu-luat/?han=petitions.complaint.accept&tu="
    assert "Không có ngày 31/4/2026" in text(client, url + "31/4/2026")
    assert "không có quy định nào trong dữ liệu" in text(client, url + "1/1/1990")


def test_limits_instruments_and_duties_show_article_and_doubt(commune: Commune, officer: Officer) -> None:
    client = officer("village_head")
    page = text(client, DESK + "dieu-luat/")
    assert "suy luận, cần kiểm tra văn bản gốc" in page and "Điều 27 Luật Khiếu nại" in page
    assert all(page.count(f">{one.vi} <span>") == 1 for one in limits())
    headings = re.findall(r'<h2 id="(linh-vuc-\d+)">([^<]+)</h2>', page)
    assert [name for _id, name in headings][:3] == ["Tiếp công dân", "Khiếu nại", "Tố cáo"]
    assert all(f'<a href="#{target}">{name}</a>' in page for target, name in headings)
    assert "tính cả thời gian của “giải quyết tố cáo”" in page
    assert "97/2025/QH15" in text(client, DESK + "dieu-luat/van-ban/")
    assert "02/2011/QH13" in text(client, DESK + "dieu-luat/van-ban/?q=khieu nai")
    assert "ít nhất" in text(client, DESK + "dieu-luat/viec-dinh-ky/")


def test_finding_by_code_number_and_words(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    village("Đông Sơn", by=by, at=at)
    document("741-CV/BTGDVTU", by=by, at=at, title="Báo cáo dân chủ")
    client, find = officer("party_office"), DESK + "tim/?q="
    assert client.get(find + "vb-2026-0001").headers["Location"] == "/r/VB-2026-0001"
    assert client.get("/r/vb-2026-0001").headers["Location"] == DESK + "van-ban/VB-2026-0001/"
    assert "VB-2026-0001" in text(client, find + "số 741-CV/BTGDVTU")
    assert "DV-2026-0001" in text(client, find + "dong son")
    assert "Không tìm thấy" in text(client, find + "khong co gi")
    assert "Chưa gõ gì" in text(client, DESK + "tim/")


def test_a_reader_of_one_register_finds_nothing_of_another(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    document("741-CV/BTGDVTU", by=by, at=at, title="Báo cáo dân chủ")
    client = officer("village_head")
    absent, closed = client.get("/r/VB-2026-9999"), client.get("/r/VB-2026-0001")
    assert closed.status_code == absent.status_code == 404
    strip = re.compile(r"VB-2026-\d+")
    assert strip.sub("", closed.content.decode()) == strip.sub("", absent.content.decode())
    assert "741-CV" not in text(client, DESK + "tim/?q=bao cao dan chu").replace("741-CV/BTGDVTU)", "")


def test_a_closing_is_read_by_readers_of_its_book(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = close("TCD", by=by, at=at)
    client = officer("party_office")
    assert client.get(f"/r/{made.code}").headers["Location"] == f"{DESK}khoa-so/{made.code}/"
    assert "01/01 – 31/5/2026" in text(client, f"{DESK}khoa-so/{made.code}/")
    assert officer("village_head").get(f"{DESK}khoa-so/{made.code}/").status_code == 404


def test_lists_ask_few_questions(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("party_office")
    source = document("44-KH/ĐU", by=by, at=at)
    counts: dict[str, set[int]] = {}
    for wave in range(2):
        for number in range(12):
            village(f"Thôn {wave} {number}", by=by, at=at)
        Fact.objects.filter(document=source.code)
        for path in ("don-vi/", "so-khai/", "dieu-luat/", "dieu-luat/van-ban/", "tim/?q=thon"):
            with CaptureQueriesContext(connection) as asked:
                text(client, DESK + path)
            counts.setdefault(path, set()).add(len(asked))
    assert all(len(found) == 1 and max(found) <= 12 for found in counts.values()), counts
