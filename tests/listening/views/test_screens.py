"""Anybody rates on one page, by link or slip; officers print, type, read comments; the results are the same for both."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.listening.models import Batch, Comment, Rating, Slip, Survey
from dienhong.records.actor import Actor
from tests.factories.listening import rating, survey
from tests.factories.tries import used_up

Officer = Callable[[str], Client]
DESK = "/ban-lam-viec/danh-gia/"


@pytest.fixture
def one(commune: Commune, by: Actor, at: datetime) -> Survey:
    return survey(by=by, at=at)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def test_a_rating_by_link_and_sent_twice(client: Client, one: Survey) -> None:
    assert "Bộ phận một cửa" in client.get("/danh-gia/").content.decode()
    page = client.get("/danh-gia/mot-cua/").content.decode()
    assert "Rất hài lòng" in page and "Không hỏi tên" in page and "Điều 34" in page
    data = {**hidden(page), "overall": "5", "time": "4", "comment": "Nhanh"}
    for _ in range(2):
        reply = client.post("/danh-gia/mot-cua/", data)
        assert reply.status_code == 200 and "Cảm ơn" in reply.content.decode() and "sessionid" not in reply.cookies
    assert Rating.objects.count() == Comment.objects.count() == 1
    empty = client.post("/danh-gia/mot-cua/", {**hidden(page), "comment": "Còn đây"})
    assert (
        empty.status_code == 422
        and "Chưa chọn câu này" in empty.content.decode()
        and "Còn đây" in empty.content.decode()
    )
    assert client.get("/danh-gia/khong-co/").status_code == 404


def test_an_open_link_takes_a_hall_full_of_people_from_one_address_and_no_flood(client: Client, one: Survey) -> None:
    for number in range(13):
        if number == 12:
            used_up()
        token = hidden(client.get("/danh-gia/mot-cua/").content.decode())
        reply = client.post("/danh-gia/mot-cua/", {**token, "overall": "5"})
        assert reply.status_code == (429 if number == 12 else 200)
    assert Rating.objects.count() == 12 and "phiếu giấy" in reply.content.decode()


def test_slips_are_printed_once_and_each_rates_once(
    client: Client, officer: Officer, commune: Commune, by: Actor, at: datetime
) -> None:
    made = survey("tra-loi-don", kind="codes", questions="answer_1", by=by, at=at)
    office = officer("committee_office")
    url = f"{made.desk_path()}phat-ma/"
    data = {**hidden(office.get(url).content.decode()), "number": "3", "abouts": ""}
    sheet = office.post(url, data).content.decode()
    keys = re.findall(r'Mã: <b class="code">(\w{8})</b>', sheet)
    assert len(set(keys)) == 3 and sheet.count('<svg class="qr"') == 3
    again = office.post(url, data)
    assert again.status_code == 302 and Slip.objects.count() == 3
    page = client.get(f"/danh-gia/tra-loi-don/?ma={keys[0]}").content.decode()
    assert f'value="{keys[0]}"' in page
    sent = {**hidden(page), "slip": keys[0], "overall": "4"}
    assert client.post("/danh-gia/tra-loi-don/", sent).status_code == 200
    spent = client.post("/danh-gia/tra-loi-don/", {**sent, "once": "x" * 20})
    assert spent.status_code == 409 and "không dùng được" in spent.content.decode()
    assert Rating.objects.get().way == "code"


def test_results_hide_what_would_tell_somebody(client: Client, one: Survey, at: datetime) -> None:
    for given in (5, 5, 5, 5, 4, 4, 4, 1):
        rating(one.code, given, at=at.replace(month=4))
    page = client.get("/danh-gia/mot-cua/ket-qua/").content.decode()
    assert "Chưa có kết quả công bố" in page
    for given in (5, 1, 1):
        rating(one.code, given, at=at.replace(month=5))
    page = client.get("/danh-gia/mot-cua/ket-qua/").content.decode()
    assert "8/11 (72,7%; khoảng tin cậy 95%:" in page and "01/4 – 31/5/2026" in page
    cells = re.findall(r'<td role="cell" class="n" data-label="[^"]+">(\d+)</td>', page)
    assert cells[:6] == ["11", "3", "0", "0", "3", "5"]


def test_a_question_has_one_result_and_the_unhappy_are_in_it(client: Client, one: Survey, at: datetime) -> None:
    """March was bad and has small numbers; it is in the total of the page as in its first line."""
    for month, points in ((3, (1, 2, 2, 3, *(5,) * 5, 4, 4, 4)), (4, (3,) * 7 + (4,) * 13 + (5,) * 10)):
        for given in points:
            rating(one.code, given, at=at.replace(month=month))
    page = client.get("/danh-gia/mot-cua/ket-qua/").content.decode()
    assert page.count("31/42 (73,8%") == 2 and "23/30" not in page
    total = page[page.index("Cộng") :].split("</tr>")[0]
    assert re.findall(r"(?:gộp 3 mức: )?\d+(?=</td>)", total) == ["42", "gộp 3 mức: 11", "16", "15"]


def test_the_public_reads_the_communes_words_and_never_the_comment(
    client: Client, officer: Officer, one: Survey, at: datetime
) -> None:
    rating(one.code, at=at, comment="Chị Mận ở quầy 2 cáu gắt")
    office = officer("committee_office")
    assert "Đọc 1 ý kiến kèm đánh giá" in office.get("/ban-lam-viec/").content.decode()
    assert "Chị Mận" in office.get(one.desk_path()).content.decode()
    assert "Chị Mận" not in officer("front").get(one.desk_path()).content.decode()
    url = f"{DESK}y-kien/{Comment.objects.get().pk}/"
    data = {**hidden(office.get(url).content.decode()), "told": "Có người nêu thái độ ở một quầy chưa tốt"}
    assert office.post(url, data).status_code == 302
    page = client.get("/danh-gia/mot-cua/ket-qua/").content.decode()
    assert "thái độ ở một quầy" in page and "Mận" not in page


def test_two_typings_of_paper(officer: Officer, one: Survey) -> None:
    office = officer("committee_office")
    url = f"{one.desk_path()}phieu-giay/"
    page = office.get(url).content.decode()
    assert "1. Nói chung" in page and "5 rất hài lòng" in page
    data = {**hidden(page), "taken_on": "8/6/2026", "sheets": "2", "text": "5454\r\n4444"}
    assert office.post(url, data).status_code == 302
    batch = Batch.objects.get()
    assert "Nhập lần hai 2 phiếu đánh giá" in office.get("/ban-lam-viec/").content.decode()
    second = f"{batch.desk_path()}lan-hai/"
    # Who typed it once does not type it twice: told beforehand, and refused.
    assert "lần hai phải do người khác nhập" in office.get(batch.desk_path()).content.decode()
    same = office.get(second).content.decode()
    assert "lần hai phải do người khác nhập" in same
    assert office.post(second, {"once": "a" * 20, "text": "5454\n4444"}).status_code in (403, 409)
    assert not Rating.objects.exists()
    office = officer("petition_officer")
    token = hidden(office.get(second).content.decode())
    wrong = office.post(second, {**token, "text": "5454\n4443"})
    assert wrong.status_code == 409 and "dòng 2" in wrong.content.decode() and "4443" in wrong.content.decode()
    assert office.post(second, {**token, "text": "5454\n4444"}).status_code == 302
    assert Rating.objects.filter(way="paper").count() == 2


def test_a_poster_for_the_counter(officer: Officer, one: Survey) -> None:
    page = officer("committee_office").get(f"{one.desk_path()}to-treo/").content.decode()
    assert "http://testserver/danh-gia/mot-cua/" in page and '<svg class="qr"' in page and "Bộ phận một cửa" in page


def test_a_survey_is_opened_and_shut_from_the_desk(officer: Officer, commune: Commune, at: datetime) -> None:
    office = officer("committee_office")
    data = {
        **hidden(office.get(f"{DESK}mo/").content.decode()),
        "title": "Nhà văn hóa thôn Cầu Đá",
        "slug": "nha-van-hoa-cau-da",
        "questions": "counter_1",
        "kind": "open",
        "opened_on": "10/6/2026",
    }
    wrong = office.post(f"{DESK}mo/", {**data, "slug": "Nhà văn hóa"})
    assert wrong.status_code == 409 and "chữ thường không dấu" in wrong.content.decode()
    url = office.post(f"{DESK}mo/", data).headers["Location"]
    shut = {**hidden(office.get(f"{url}dong/").content.decode()), "closed_on": "10/6/2026"}
    assert office.post(f"{url}dong/", shut).status_code == 302
    assert Survey.objects.get().closed_on == at.date()
    assert "đã đóng từ ngày 10/6/2026" in Client().get("/danh-gia/nha-van-hoa-cau-da/").content.decode()


def test_the_door_is_open(client: Client, one: Survey) -> None:
    page = client.get("/nguyen-tac/thu-huong/").content.decode()
    assert "Sổ đánh giá sự hài lòng" not in page
    assert "Lượt đánh giá hài lòng hoặc rất hài lòng" in page
