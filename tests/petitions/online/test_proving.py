"""An address left with a letter speaks for its sender only once whoever reads its mail typed the receipt's key."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from dienhong.notices.models import Notice
from dienhong.petitions.models import Petition, SenderContact
from dienhong.petitions.online import actions, mine, proving
from dienhong.petitions.online.asked import Letter
from dienhong.records.actor import Actor
from tests.factories import online
from tests.petitions.online.conftest import Walk, codes_of, key_of

ADDRESS = "nhai@vidu.vn"
WHO = {"sender_name": "Phạm Thị Nhài", "sender_address": "Xóm Bến", "email": ADDRESS, "agree_mail": "on"}


def link_of(notice: Notice) -> str:
    found = re.search(r"http://testserver(/\S+)", notice.body)
    assert found, notice.body
    return found[1]


@pytest.fixture
def sent(walk: Walk) -> tuple[str, str]:
    """A letter sent with an address; its code and key."""
    walk.to_the_end(["condition"]).on(**WHO)
    assert "Xã vừa gửi một thư" in walk.text
    return codes_of(walk.page)[0], key_of(walk.page)


def test_one_mail_asks_and_the_key_answers_once(sent: tuple[str, str], by: Actor, at: datetime) -> None:
    code, key = sent
    asked = Notice.objects.get(address=ADDRESS)
    assert key not in asked.body and key.replace("-", "") not in asked.body and "Mương" not in asked.body
    client, url = Client(enforce_csrf_checks=True), link_of(asked)
    for _ in range(3):  # a program that looks into mail opens links
        page = client.get(url)
        assert page.status_code == 200 and "no-store" in page["Cache-Control"] and "Nhài" not in page.content.decode()
    assert SenderContact.objects.get().proved_at is None
    assert client.post(url, {"key": "WRNG-KEY2"}).status_code == 422
    assert client.post(url, {"key": ""}).status_code == 422
    assert SenderContact.objects.get().proved_at is None
    right = client.post(url, {"key": key.lower()})
    assert right.status_code == 200 and "Từ nay có bước mới" in right.content.decode()
    assert SenderContact.objects.get().proved_at is not None and not client.cookies
    assert client.get(url).status_code == client.post(url, {"khong-phai": "1"}).status_code == 404, "once"
    assert SenderContact.objects.filter(pk=code).exists()


def test_before_that_no_step_is_told_and_nothing_is_listed(sent: tuple[str, str], by: Actor, at: datetime) -> None:
    code, key = sent
    digest = mine.digest_of_email(ADDRESS)
    online.answer(code, by=by, at=at)
    assert Notice.objects.filter(address=ADDRESS).count() == 1 and not mine.letters_of(contact_digest=digest)
    page = Client().post("/don-thu/theo-doi/", {"code": code, "key": key}).content.decode()
    assert "Địa chỉ thư chưa xác nhận" in page
    Client().post(link_of(Notice.objects.get(address=ADDRESS)), {"key": key})
    actions.judge(code, judgement="not_solved", words="Chưa.", at=at)
    assert Notice.objects.filter(address=ADDRESS).count() == 2
    assert [one.code for one in mine.letters_of(contact_digest=digest)] == [code]


def test_who_got_the_mail_by_mistake_erases_the_address_without_a_key(sent: tuple[str, str]) -> None:
    code, key = sent
    url = link_of(Notice.objects.get(address=ADDRESS))
    page = Client().post(url, {"khong-phai": "1"}).content.decode()
    assert "đã xóa địa chỉ thư này" in page
    assert not SenderContact.objects.exists() and not Notice.objects.filter(address=ADDRESS).exists()
    assert Client().post(url, {"key": key}).status_code == 404
    assert Petition.objects.filter(pk=code, state="received").exists(), "the letter itself stays"


def test_letters_sent_together_are_asked_about_once(commune: object, at: datetime) -> None:
    letters = [Letter(kind, "Việc.", "", "UBND xã", "Phạm Thị Nhài", "Xóm Bến") for kind in ("complaint", "feedback")]
    codes = actions.send(letters, key=online.KEY, at=at, email=ADDRESS, site="http://testserver/")
    asked = Notice.objects.get(address=ADDRESS)
    Client().post(link_of(asked), {"key": online.KEY})
    assert SenderContact.objects.filter(pk__in=codes, proved_at__isnull=False).count() == 2


def test_a_link_is_for_one_address_and_for_thirty_days(sent: tuple[str, str], at: datetime) -> None:
    code, _key = sent
    contact = SenderContact.objects.get()
    token = proving.token_of([code], contact)
    assert proving.asked_by(token, at=at) == [contact] and proving.asked_by(token[:-1] + "x", at=at) == []
    SenderContact.objects.update(email_digest=mine.digest_of_email("khac@vidu.vn"))
    assert proving.asked_by(token, at=at) == []
    SenderContact.objects.update(email_digest=contact.email_digest)
    assert (
        proving.asked_by(token, at=at + timedelta(days=29))
        and proving.asked_by(token, at=at + timedelta(days=31)) == []
    )


def test_ten_wrong_keys_an_hour(sent: tuple[str, str]) -> None:
    url, key = link_of(Notice.objects.get(address=ADDRESS)), sent[1]
    assert [Client().post(url, {"key": "WRNGKEY2"}).status_code for _ in range(10)] == [422] * 10
    assert Client().post(url, {"key": key}).status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.7").post(url, {"key": key}).status_code == 429, "the code is shut too"
