"""The head of a village signs with one button, of the own village only; the desk says who is silent."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune, Unit
from dienhong.petitions.models import Escalation, WeeklyReturn
from dienhong.records.actor import Actor
from tests.factories import commune as frame
from tests.factories.escalations import matter, signed

BASE = "/ban-lam-viec/vuot-cap-dong-nguoi/"
OWN = BASE + "thon-toi/"
Officer = Callable[[str], Client]


@pytest.fixture
def villages(commune: Commune, by: Actor, at: datetime) -> list[Unit]:
    return [frame.village(name, by=by, at=at) for name in ("Cầu Đá", "Đình Hạ", "Trung Hòa")]


@pytest.fixture
def head(villages: list[Unit]) -> Client:
    """The head of Trung Hòa."""
    client = Client()
    client.force_login(frame.account("village_head", village=villages[2].code))
    return client


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(once|tuan|revision)" value="([^"]+)"', page))


def test_one_button_signs_the_week_and_once(head: Client, villages: list[Unit]) -> None:
    page = head.get(OWN).content.decode()
    assert "Thôn Trung Hòa" in page and "Không phát sinh, ký báo" in page and "Cầu Đá" not in page
    first = hidden(page.split("01/6 – 07/6/2026", 1)[1])
    assert first["tuan"] == "2026-06-01"
    for _ in range(2):
        assert head.post(OWN + "ky/", first).status_code == 302
    made = WeeklyReturn.objects.get()
    assert (made.village, made.matters, made.signed_as) == (villages[2].code, 0, "Chức vụ village_head")
    assert "Tuần 01/6 – 07/6/2026: không phát sinh" in head.get(OWN).content.decode()


def test_a_matter_is_of_the_own_village_whatever_the_form_says(head: Client, villages: list[Unit]) -> None:
    url = OWN + "viec/?tuan=2026-06-01"
    data = {
        **hidden(head.get(url).content.decode()),
        "crowd": "on",
        "people": "14",
        "theme": "land",
        "words": "Hỏi đơn giá bồi thường",
        "happened_on": "3/6/2026",
        "village": villages[0].code,
    }
    wrong = head.post(url, {**data, "happened_on": "20/5/2026"})
    assert wrong.status_code == 422 and "không thuộc tuần" in wrong.content.decode()
    assert head.post(url, data).status_code == 302
    assert Escalation.objects.get().village == villages[2].code
    page = head.get(OWN).content.decode()
    assert "Ký báo: có 1 việc" in page and "Hỏi đơn giá bồi thường" in page


def test_a_head_sees_no_other_village_and_no_desk(head: Client, villages: list[Unit], by: Actor, at: datetime) -> None:
    other = matter(village=villages[0].code, words="Việc của thôn khác", by=by, at=at)
    assert "Việc của thôn khác" not in head.get(OWN).content.decode()
    for path in (BASE, BASE + "thon-theo-tuan/", other.desk_path(), BASE + "tuan/ghi-ho/"):
        assert head.get(path).status_code == 403
    assert head.get(f"/r/{other.code}").status_code == 404


def test_a_head_whose_post_is_of_no_village_is_told_so(villages: list[Unit], officer: Officer) -> None:
    assert "Chức vụ chưa gắn với thôn" in officer("village_head").get(OWN).content.decode()
    assert officer("village_head").post(OWN + "ky/", {"tuan": "2026-06-01"}).status_code == 404


def test_the_desk_says_how_many_villages_are_silent(
    villages: list[Unit], head: Client, officer: Officer, by: Actor, at: datetime
) -> None:
    signed(villages[0].code, by=by, at=at)
    desk = officer("committee_office").get("/ban-lam-viec/").content.decode()
    assert "Còn 2 thôn chưa báo tình hình tuần 01/6 – 07/6/2026" in desk
    own = head.get("/ban-lam-viec/").content.decode()
    assert "Báo tình hình tuần 01/6 – 07/6/2026 của thôn Trung Hòa" in own and "Còn 2 thôn" not in own


def test_the_office_signs_in_a_heads_stead_and_says_how_it_knows(villages: list[Unit], officer: Officer) -> None:
    client = officer("committee_office")
    url = BASE + "tuan/ghi-ho/"
    data = {
        **hidden(client.get(url).content.decode()),
        "village": villages[0].code,
        "monday": "5/6/2026",
        "signed_as": "Trưởng thôn Cầu Đá",
        "on_word_of": "điện thoại sáng 08/6",
    }
    reply = client.post(url, data)
    page = client.get(reply.headers["Location"]).content.decode()
    assert "điện thoại sáng 08/6" in page and "Trưởng thôn Cầu Đá" in page and "không phát sinh" in page
    grid = client.get(BASE + "thon-theo-tuan/").content.decode()
    assert "không, muộn" in grid and "chưa báo" in grid


def test_the_office_enters_and_settles_a_matter(villages: list[Unit], officer: Officer) -> None:
    client = officer("petition_officer")
    data = {
        **hidden(client.get(BASE + "ghi/").content.decode()),
        "happened_on": "3/6/2026",
        "beyond_level": "on",
        "level": "province",
        "theme": "land",
        "words": "Gửi đơn đến thành phố về giá đất",
        "outcome": "open",
    }
    url = client.post(BASE + "ghi/", data).headers["Location"]
    page = client.get(url).content.decode()
    assert "Khiếu kiện vượt cấp ngày 03/6/2026" in page and "Cấp tỉnh, thành phố" in page
    edit = {**data, **hidden(client.get(url + "sua/").content.decode()), "outcome": "calm", "settled_on": "8/6/2026"}
    assert client.post(url + "sua/", edit).status_code == 302
    assert Escalation.objects.get().settled_on == date(2026, 6, 8)


@pytest.mark.parametrize("entries", [1, 25])
def test_the_list_asks_the_same_questions_whatever_it_holds(
    entries: int, villages: list[Unit], officer: Officer, by: Actor, at: datetime
) -> None:
    for number in range(entries):
        matter(date(2026, 5, 1 + number), by=by, at=at)
    client = officer("committee_office")
    for path, most in ((BASE, 12), (BASE + "thon-theo-tuan/", 12)):
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        assert len(asked) <= most, [one["sql"][:90] for one in asked]
