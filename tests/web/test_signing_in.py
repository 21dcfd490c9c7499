"""Signing in: by password, by one click in demo mode, and not too often with a wrong one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from dienhong.accounts.models import Account
from dienhong.commune.models import Commune
from dienhong.page import limiter
from dienhong.page.models import Attempt
from dienhong.web.local import local_path
from tests.factories.commune import account

URL = "/dang-nhap/"
PASSWORD = "mot-mat-khau-dai"


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


def test_the_limiter_lets_go_after_an_hour_and_keeps_nothing_readable(db: None) -> None:
    key = limiter.key_of("192.0.2.7", "Văn.A")
    at = datetime(2026, 6, 10, 2, 0, tzinfo=UTC)
    for minute in range(limiter.ALLOWED):
        limiter.note_failure(key, at + timedelta(minutes=minute))
    now = at + timedelta(minutes=20)
    assert limiter.wait_until(key, now) == at + timedelta(hours=1)
    assert limiter.wait_until(limiter.key_of("192.0.2.8", "Văn.A"), now) is None
    assert limiter.wait_until(key, at + timedelta(hours=1)) is None
    kept = Attempt.objects.values_list("key", flat=True)
    assert not any("192.0.2.7" in row or "A" in row for row in kept)
    limiter.note_failure("other", at + timedelta(hours=3))
    assert Attempt.objects.count() == 1


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
