"""Signing in: by password, by one click in demo mode, and not too often with a wrong one."""

import pytest
from django.test import Client
from pytest_django import Settings

from dienhong.accounts.models import Account
from dienhong.commune.models import Commune
from dienhong.page import limiter
from dienhong.page.limiter import OF_ACCOUNT, OF_ADDRESS
from dienhong.page.models import Attempt
from dienhong.web.local import local_path
from tests.factories.commune import account

URL = "/dang-nhap/"
PASSWORD = "mot-mat-khau-dai"


@pytest.fixture
def hashed_fast(settings: Settings) -> None:
    """A hundred tries in a test: what is counted does not depend on how a password is hashed."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def clerk(commune: Commune) -> Account:
    """An account with a password, not a demo one."""
    made = account("party_office")
    made.is_demo = False
    made.set_password(PASSWORD)
    made.save()
    return made


def test_a_right_password_leads_to_where_one_was_going(clerk: Account) -> None:
    client = Client()
    refused = client.get("/ban-lam-viec/van-ban/?q=741")
    assert refused.status_code == 302
    form = client.get(refused.headers["Location"])
    assert 'value="/ban-lam-viec/van-ban/?q=741"' in form.content.decode()
    reply = client.post(URL, {"username": "Party_Office", "password": PASSWORD, "next": "/ban-lam-viec/van-ban/?q=741"})
    assert reply.headers["Location"] == "/ban-lam-viec/van-ban/?q=741"
    assert client.get("/ban-lam-viec/").status_code == 200


def test_signing_out_ends_the_session_and_needs_a_post(clerk: Account) -> None:
    client = Client()
    client.force_login(clerk)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/").headers["Location"] == "/"
    assert client.get("/ban-lam-viec/").status_code == 302


def test_a_wrong_pair_says_neither_half(clerk: Account) -> None:
    wrong = Client().post(URL, {"username": "party_office", "password": "sai"})
    nobody = Client().post(URL, {"username": "khong-ai", "password": "sai"})
    assert wrong.status_code == nobody.status_code == 422
    said = "Tên đăng nhập hoặc mật khẩu chưa đúng"
    assert said in wrong.content.decode() and said in nobody.content.decode()


def test_the_eleventh_attempt_of_an_hour_waits_even_with_the_right_password(clerk: Account) -> None:
    client = Client()
    for _ in range(limiter.ALLOWED):
        assert client.post(URL, {"username": "party_office", "password": "sai"}).status_code == 422
    reply = client.post(URL, {"username": "party_office", "password": PASSWORD})
    assert reply.status_code == 429
    assert "Hãy thử lại từ" in reply.content.decode()
    # Another name from the same address is not held up.
    assert client.post(URL, {"username": "khac", "password": "sai"}).status_code == 422


def test_behind_our_proxy_wrong_tries_of_a_stranger_do_not_lock_the_officer_out(
    clerk: Account, settings: Settings
) -> None:
    settings.HTTPS = True
    for _ in range(limiter.ALLOWED):
        tried = {"username": "party_office", "password": "sai"}
        assert Client().post(URL, tried, HTTP_X_FORWARDED_FOR="192.0.2.66", secure=True).status_code == 422
    right = {"username": "party_office", "password": PASSWORD}
    assert Client().post(URL, right, HTTP_X_FORWARDED_FOR="192.0.2.66", secure=True).status_code == 429
    assert Client().post(URL, right, HTTP_X_FORWARDED_FOR="192.0.2.7", secure=True).status_code == 302


def test_one_address_does_not_try_every_name(hashed_fast: None, clerk: Account) -> None:
    tried = [Client().post(URL, {"username": f"ten{n}", "password": "sai"}).status_code for n in range(OF_ADDRESS + 1)]
    assert tried == [422] * OF_ADDRESS + [429]
    assert Client(REMOTE_ADDR="192.0.2.9").post(URL, {"username": "ten0", "password": "sai"}).status_code == 422


def test_many_addresses_do_not_try_one_account_for_ever_and_one_network_is_one_address(
    hashed_fast: None, clerk: Account, settings: Settings
) -> None:
    settings.HTTPS = True

    def tries(address: str) -> int:
        tried = {"username": "party_office", "password": "sai"}
        return Client().post(URL, tried, HTTP_X_FORWARDED_FOR=address, secure=True).status_code

    house = [tries(f"2001:db8:1:2::{number:x}") for number in range(limiter.ALLOWED + 1)]
    assert house == [422] * limiter.ALLOWED + [429]
    assert tries("2001:db8:1:3::1") == 422
    world = [tries(f"198.51.100.{number}") for number in range(OF_ACCOUNT - limiter.ALLOWED)]
    assert world == [422] * (OF_ACCOUNT - limiter.ALLOWED - 1) + [429]


def test_the_whole_office_behind_one_address_signs_in_at_eight(hashed_fast: None, clerk: Account) -> None:
    password = clerk.password
    Account.objects.bulk_create(Account(username=f"cb{n}", name=f"Cán bộ {n}", password=password) for n in range(102))
    for number in range(102):
        if number % 4 == 0:  # one in four mistypes first
            assert Client().post(URL, {"username": f"cb{number}", "password": "sai"}).status_code == 422
        assert Client().post(URL, {"username": f"cb{number}", "password": PASSWORD}).status_code == 302
    assert Attempt.objects.count() == 2 * 26, "right passwords count for nothing; the wrong ones, for address and name"


def test_demo_accounts_enter_by_one_click_only_in_demo_mode(commune: Commune, settings: Settings) -> None:
    account("party_office")
    client = Client()
    assert 'value="party_office"' in client.get(URL).content.decode()
    assert client.post(URL, {"account": "party_office", "next": "/ban-lam-viec/"}).status_code == 302
    settings.DEMO_MODE = False
    # Switching demo mode off ends the demo session and every door for it.
    assert client.get("/ban-lam-viec/").status_code == 302
    stranger = Client()
    assert 'value="party_office"' not in stranger.get(URL).content.decode()
    assert stranger.post(URL, {"account": "party_office"}).status_code == 422


def test_one_click_never_enters_a_real_account(clerk: Account) -> None:
    client = Client()
    assert client.post(URL, {"account": "party_office"}).status_code == 422
    assert client.get("/ban-lam-viec/").status_code == 302


@pytest.mark.parametrize(
    "asked",
    ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "", "so-lieu/", "/" + "a" * 600],
)
def test_one_is_never_sent_to_another_site(asked: str) -> None:
    assert local_path(asked, "/") == "/"


def test_paths_of_ours_are_kept() -> None:
    assert local_path("/ban-lam-viec/?trang=2", "/") == "/ban-lam-viec/?trang=2"
