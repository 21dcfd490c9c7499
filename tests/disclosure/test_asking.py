"""What residents send from an item: kept once, nothing typed is lost, no name asked, the answer only with code and key."""

import re
from datetime import date, datetime

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.disclosure import actions
from dienhong.disclosure.asked.actions import answer_refused
from dienhong.disclosure.models import CorrectionRequest, Item, ItemQuestion
from dienhong.page.limiter import ALLOWED
from dienhong.records.receipts import key_of_form
from tests.disclosure.test_public import words
from tests.factories import disclosure as made
from tests.factories.tries import used_up

FIND = "/cong-khai/dinh-chinh/"


@pytest.fixture
def item(commune: Commune, at: datetime) -> Item:
    """A land plan that anybody may read."""
    return made.published(at=at)


def hidden(page: bytes, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]+)"', page.decode())
    assert found
    return found[1]


def form(path: str) -> dict[str, str]:
    """What a freshly opened form holds by itself."""
    return {"once": hidden(Client().get(path).content, "once")}


def test_a_question_comes_in_once_however_often_it_is_sent(item: Item) -> None:
    path = f"/cong-khai/{item.code}/hoi/"
    sent = {**form(path), "words": "Mỗi hộ được mấy lô?"}
    for _ in range(3):
        reply = Client().post(path, sent)
        assert reply.status_code == 302 and reply["Location"] == f"{path}da-gui/"
        assert "sessionid" not in reply.cookies
    kept = ItemQuestion.objects.get()
    assert (kept.item, kept.words, kept.state) == (item.code, "Mỗi hộ được mấy lô?", "waiting")
    assert "Đã nhận câu hỏi" in words(Client().get(f"{path}da-gui/").content)


def test_nothing_typed_is_lost_when_something_is_wrong(item: Item, at: datetime) -> None:
    path = f"/cong-khai/{item.code}/hoi/"
    empty = Client().post(path, {**form(path), "words": " "})
    assert empty.status_code == 422 and "Chưa ghi câu hỏi." in words(empty.content)
    long = "Vì sao? " * 200
    reply = Client().post(path, {**form(path), "words": long})
    assert reply.status_code == 422 and long.strip() in reply.content.decode()
    torn = Client().post(path, {"once": "", "words": "Bao giờ làm xong?"})
    assert torn.status_code == 409 and "Bao giờ làm xong?" in torn.content.decode()
    assert not ItemQuestion.objects.exists()


def test_one_address_sends_more_than_ten_an_hour_but_no_flood(item: Item) -> None:
    path = f"/cong-khai/{item.code}/hoi/"
    for number in range(ALLOWED + 1):
        assert Client().post(path, {**form(path), "words": f"Câu {number}?"}).status_code == 302
    used_up()
    reply = Client().post(path, {**form(path), "words": "Câu nữa?"})
    assert reply.status_code == 429 and "Câu nữa?" in reply.content.decode()
    assert ItemQuestion.objects.count() == ALLOWED + 1


def test_a_request_to_correct_gives_a_receipt_and_the_receipt_opens_it(item: Item, at: datetime) -> None:
    path = f"/cong-khai/{item.code}/dinh-chinh/"
    sent = {**form(path), "wrong": "Diện tích thửa 12 là 120 m², không phải 210 m².", "right": "120 m²"}
    first, again = Client().post(path, sent), Client().post(path, sent)
    code, key = CorrectionRequest.objects.get().code, key_of_form(sent["once"])
    for reply in (first, again):
        page = words(reply.content)
        assert reply.status_code == 200 and code in page and key in page
        assert "no-store" in reply["Cache-Control"] and "sessionid" not in reply.cookies
    opened = Client().post(FIND, {"code": code.lower(), "key": f" {key.lower()} "})
    page = words(opened.content)
    assert opened.status_code == 200 and "Chờ trả lời" in page and sent["wrong"] in page
    # Asked on 10/6/2026, before the law with the ten days: no clock is invented.
    assert "Xã trả lời chậm nhất" not in page
    answer_refused(code, answer="Đo lại ngày 12/6: đúng 210 m².", by=made.FOCAL, at=at)
    page = words(Client().post(FIND, {"code": code, "key": key}).content)
    assert "Không đính chính, có lý do" in page and "Đo lại ngày 12/6: đúng 210 m²." in page


def test_the_ten_days_are_shown_with_how_they_were_counted(commune: Commune, at: datetime) -> None:
    commune.is_demo, commune.demo_today = True, date(2026, 11, 9)
    commune.save()
    now = at.replace(month=11, day=9)
    item = made.published(date(2026, 11, 5), at=now)
    path = f"/cong-khai/{item.code}/dinh-chinh/"
    page = words(Client().post(path, {**form(path), "wrong": "Sai số thửa."}).content)
    assert "Xã trả lời chậm nhất 19/11/2026" in page
    assert "Khoản 4 Điều 22 Luật Tiếp cận thông tin" in page


def test_a_wrong_key_and_an_unknown_code_get_the_same_answer(item: Item) -> None:
    path = f"/cong-khai/{item.code}/dinh-chinh/"
    Client().post(path, {**form(path), "wrong": "Sai số thửa."})
    code = CorrectionRequest.objects.get().code
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
    wrong, unknown = (
        Client().post(FIND, {"code": each, "key": "AAAABBBB"}) for each in (code, code.replace("0001", "0009"))
    )
    assert wrong.status_code == unknown.status_code == 422
    same = [token.sub(b"", one.content).replace(b"0009", b"0001") for one in (wrong, unknown)]
    assert same[0] == same[1]


def test_guessing_ends_after_ten_tries(item: Item) -> None:
    for _ in range(ALLOWED):
        assert Client().post(FIND, {"code": "DDC-2026-0001", "key": "AAAABBBB"}).status_code == 422
    assert Client().post(FIND, {"code": "DDC-2026-0001", "key": "AAAABBBB"}).status_code == 429


def test_in_the_demo_commune_whose_day_stands_still_guessing_ends_too(item: Item, commune: Commune) -> None:
    Commune.objects.update(is_demo=True, demo_today=item.published_on)
    for _ in range(ALLOWED):
        assert Client().post(FIND, {"code": "DDC-2026-0001", "key": "AAAABBBB"}).status_code == 422
        Client().post("/don-thu/theo-doi/", {"code": "DT-2026-0001", "key": "AAAABBBB"})
    assert Client().post(FIND, {"code": "DDC-2026-0001", "key": "AAAABBBB"}).status_code == 429


def test_nothing_is_asked_about_what_is_no_longer_public(item: Item, at: datetime) -> None:
    paths = [f"/cong-khai/{item.code}/{tail}/" for tail in ("hoi", "dinh-chinh")]
    held = [form(path) for path in paths]
    actions.withdraw(item.code, why="Đăng nhầm.", by=made.FOCAL, at=at)
    for path, sent in zip(paths, held, strict=True):
        assert Client().post(path, {**sent, "words": "Sao gỡ?", "wrong": "Sao gỡ?"}).status_code == 404
