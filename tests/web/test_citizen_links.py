"""A citizen's link by e-mail: one answer for every address, sent where letters carry it, used once, seen by nobody else."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from dienhong.commune.models import Commune
from dienhong.notices.models import Notice
from dienhong.page.citizen import COOKIE, by_email, by_subject
from dienhong.page.clock import real_now
from dienhong.petitions.online.mine import digest_of_email, digest_of_subject
from dienhong.petitions.online.models import SenderContact
from dienhong.petitions.papers.models import Petition
from dienhong.records.actor import Actor
from dienhong.web import citizen_links
from dienhong.web.models import CitizenLink
from tests.factories import papers
from tests.factories.tries import used_up

URL, MINE = "/dang-nhap/nguoi-dan/", "/don-thu/cua-toi/"
ADDRESS = "lua.vu@example.vn"
FLUSH = "đã gửi"


@pytest.fixture(autouse=True)
def letters_in_memory(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def letter(commune: Commune, by: Actor, at: datetime) -> Petition:
    """A letter whose sender gave an address; and one of somebody else."""
    made = papers.receive(by=by, at=at)
    other = papers.receive(by=by, at=at)
    for one, address in ((made, ADDRESS), (other, "khac@example.vn")):
        SenderContact.objects.create(
            petition=one, email=address, email_digest=digest_of_email(address), proved_at=real_now()
        )
    return made


def work(*, at: datetime | None = None) -> list[bool]:
    """What the background worker does with what was asked for."""
    return [citizen_links.deliver(row.pk, at=at or real_now()) for row in CitizenLink.objects.all()]


def link_of(letter: "mail.EmailMessage") -> str:
    found = re.search(r"http://testserver(\S+)", letter.body)
    assert found
    return found[1]


def test_the_digests_of_both_sides_are_one() -> None:
    assert by_email(" Lua.Vu@Example.vn ").digest == digest_of_email("lua.vu@example.vn")
    assert by_subject("https://id.example", "12").digest == digest_of_subject("https://id.example", "12")


def test_from_the_address_to_the_letter(letter: Petition) -> None:
    client = Client()
    assert client.get(MINE).headers["Location"] == URL
    assert client.post(URL, {"email": ADDRESS.upper()}).status_code == 200
    work()
    [sent] = mail.outbox
    assert sent.to == [ADDRESS.upper()] and letter.code not in sent.body and "30 phút" in sent.body
    url = link_of(sent)
    for _ in range(3):  # a program that looks into mail opens links
        assert client.get(url).status_code == 200
    entered = client.post(url)
    assert entered.headers["Location"] == MINE and COOKIE in entered.cookies
    page = client.get(MINE).content.decode()
    other = Petition.objects.exclude(pk=letter.pk).get()
    assert letter.code in page and other.code not in page
    opened = client.post(MINE, {"ma": letter.code})
    assert opened.status_code == 200 and "Đã nhận, đang đọc để phân loại" in opened.content.decode()
    assert (
        client.post(MINE, {"ma": other.code}).status_code
        == client.post(MINE, {"ma": "DT-1999-0001"}).status_code
        == 404
    )
    assert client.post(url).status_code == client.get(url).status_code == 404, "once"
    client.post(f"{URL}thoat/")
    assert client.get(MINE).status_code == 302 and "sessionid" not in client.cookies


def test_known_and_unknown_addresses_get_one_answer_and_one_amount_of_work(
    letter: Petition, django_assert_num_queries: Callable[[int], object]
) -> None:
    pages, costs = [], []
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for address in (ADDRESS, "khong.ai@example.vn"):
        client = Client()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.post(URL, {"email": address}).content.decode()
        pages.append(re.sub(r'value="[^"]{30,}"', "", page))
        costs.append([re.sub(r"[0-9a-f']{6,}|\d+|'[^']*'", "?", one["sql"])[:60] for one in queries])
    assert pages[0] == pages[1] and costs[0] == costs[1] and ADDRESS not in pages[0]
    assert CitizenLink.objects.count() == DBTaskResult.objects.count() == 2
    work()
    assert len(mail.outbox) == 1 and CitizenLink.objects.count() == 1


def test_an_address_that_nobody_proved_opens_nothing(letter: Petition) -> None:
    """A mistyped address is a stranger's: the link would have let that stranger withdraw the letter."""
    SenderContact.objects.filter(pk=letter.pk).update(proved_at=None)
    Client().post(URL, {"email": ADDRESS})
    work()
    assert not mail.outbox and not CitizenLink.objects.exists()


def test_a_link_lasts_half_an_hour_from_when_it_left(letter: Petition) -> None:
    Client().post(URL, {"email": ADDRESS})
    left = real_now() - timedelta(minutes=30, seconds=1)
    work(at=left)
    assert Client().post(link_of(mail.outbox[0])).status_code == 404
    Client().post(URL, {"email": ADDRESS})
    CitizenLink.objects.filter(expires_at__isnull=False).delete()
    work(at=left + timedelta(seconds=30))
    assert Client().post(link_of(mail.outbox[1])).status_code == 302


def test_neither_address_nor_secret_stays_readable(letter: Petition) -> None:
    Client().post(URL, {"email": ADDRESS})
    kept = [*CitizenLink.objects.values_list(), *DBTaskResult.objects.values_list("args_kwargs", flat=True)]
    assert ADDRESS not in str(kept) and ADDRESS.encode() not in bytes(CitizenLink.objects.get().sealed)
    work()
    secret = link_of(mail.outbox[0]).rpartition("/")[2]
    row = CitizenLink.objects.get()
    assert secret not in str(CitizenLink.objects.values_list()) and not row.sealed and not Notice.objects.exists()


def test_a_mail_server_that_is_not_there_is_tried_again_then_given_up(letter: Petition, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    Client().post(URL, {"email": ADDRESS})
    assert [work(), work(), work(), work()] == [[True], [True], [False], []]


def test_ten_letters_an_hour_to_one_box_and_a_hundred_and_twenty_askings_from_one_network(letter: Petition) -> None:
    for number in range(10):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        assert client.post(URL, {"email": ADDRESS}).status_code == 200
        assert Client(REMOTE_ADDR="192.0.2.99").post(URL, {"email": f"a{number}@example.vn"}).status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.50").post(URL, {"email": ADDRESS}).status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.99").post(URL, {"email": "nua@example.vn"}).status_code == 200
    used_up()
    refused = Client(REMOTE_ADDR="192.0.2.99").post(URL, {"email": "khac@example.vn"})
    assert refused.status_code == 429 and "Hãy thử lại từ" in refused.content.decode()


@pytest.mark.parametrize("secret", ["", "x", "a" * 43, "none", "../x", "é" * 43])
def test_other_secrets_get_one_answer(letter: Petition, secret: str) -> None:
    CitizenLink.objects.create(citizen="x", asked_at=real_now(), expires_at=real_now() + timedelta(hours=1))
    assert not citizen_links.stands(secret, at=real_now()) and citizen_links.use(secret, at=real_now()) is None


def test_a_letter_struck_from_the_book_or_a_wrong_address_shows_nothing(
    letter: Petition, by: Actor, at: datetime
) -> None:
    from dienhong.petitions.papers.actions import void_petition

    void_petition(letter.code, by=by, at=at, reason="Ghi nhầm.")
    Client().post(URL, {"email": ADDRESS})
    work()
    assert not mail.outbox
    assert Client().post(URL, {"email": "không phải thư"}).status_code == 422
