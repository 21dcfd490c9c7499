"""Signing in by a provider like VNeID, against a real one on this machine: what it proves, and all that proves nothing."""

from __future__ import annotations

import hashlib
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from dienhong.accounts import provider as oidc
from dienhong.accounts.history import code_of
from dienhong.accounts.models import Account, LinkedIdentity
from dienhong.commune.models import Commune
from dienhong.page.citizen import COOKIE, by_subject, citizen_of
from dienhong.records.models import Event
from tests.factories.commune import account
from tests.web.oidc import Provider, changed, query_of, serving

START, BACK, SAFE, DESK = (
    "/dang-nhap/dinh-danh/",
    "/dang-nhap/dinh-danh/ve/",
    "/ban-lam-viec/bao-mat/",
    "/ban-lam-viec/",
)
SUBJECT = "031090004438"  # a provider may well use the identity number itself
CLIENT_ID = "xa-an-khanh"


@pytest.fixture(scope="module")
def served() -> Iterator[Provider]:
    with serving() as running:
        yield running


@pytest.fixture
def provider(served: Provider, settings: Settings, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Provider:
    """The provider, named in the settings and as honest as it comes."""
    secret = tmp_path / "oidc.secret"
    secret.write_text("bi-mat-cua-xa\n")
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_SECRET_FILE = served.issuer, CLIENT_ID, str(secret)
    monkeypatch.setattr(oidc, "_known", oidc._Known())
    served.bend()
    return served


@pytest.fixture
def clerk(commune: Commune) -> Account:
    """A village head: no second factor is asked of that role."""
    made = account("village_head")
    made.is_demo = False
    made.save()
    return made


def there_and_back(client: Client, provider: Provider, purpose: str = "ban", subject: str = SUBJECT) -> str:
    """Off to the provider and agreed there: the address that leads back."""
    return changed(provider.agree(client.get(START, {"viec": purpose}), subject))


@pytest.fixture
def linked(clerk: Account, provider: Provider) -> Account:
    """The clerk, with the identity linked on the page of the desk."""
    client = Client()
    client.force_login(clerk)
    reply = client.get(there_and_back(client, provider, "gan"))
    assert reply.headers["Location"] == SAFE
    return clerk


def test_an_issuer_that_writes_itself_with_a_slash_is_believed_under_that_name_alone(
    clerk: Account, provider: Provider
) -> None:
    client = Client()
    client.force_login(clerk)
    provider.bend(slash=True)
    refused = client.get(there_and_back(client, provider, "gan"))
    assert refused.status_code >= 400, "it signs another name than it gives itself"
    assert not LinkedIdentity.objects.exists()
    provider.bend(slash=True, set={"iss": f"{provider.issuer}/"})
    assert client.get(there_and_back(client, provider, "gan")).headers["Location"] == SAFE
    assert LinkedIdentity.objects.count() == 1


def test_an_officer_links_and_then_enters(linked: Account, provider: Provider) -> None:
    client = Client()
    assert "Đăng nhập bằng VNeID" in client.get("/dang-nhap/").content.decode()
    provider.bend()
    sent = client.get(START)
    reply = client.get(changed(provider.agree(sent, SUBJECT)))
    assert reply.status_code == 302 and reply.headers["Location"] == DESK
    assert client.get(DESK).status_code == 200
    asked, [told] = query_of(sent.headers["Location"]), provider.asked()
    assert asked["code_challenge_method"] == "S256" and asked["scope"] == "openid" and asked["client_id"] == CLIENT_ID
    made = urlsafe_b64encode(hashlib.sha256(told["code_verifier"].encode()).digest()).decode().rstrip("=")
    assert asked["code_challenge"] == made and len(asked["state"]) > 40 and asked["state"] != asked["nonce"]
    assert list(Event.objects.filter(code=code_of(linked.pk)).values_list("verb", flat=True)) == ["identity"]


def test_the_subject_is_kept_as_a_digest_only(linked: Account, provider: Provider) -> None:
    kept = [*LinkedIdentity.objects.values_list(), *Event.objects.values_list(), *Account.objects.values_list()]
    assert SUBJECT not in str([*kept, *(one.get_decoded() for one in Session.objects.all())])
    citizen = by_subject(provider.issuer, SUBJECT)
    assert LinkedIdentity.objects.get().digest != citizen.digest, "an officer is not found among the senders of letters"


@pytest.mark.parametrize(
    "bend",
    [
        {"set": {"nonce": "another"}},
        {"drop": ["nonce"]},
        {"set": {"iss": "https://evil.example"}},
        {"set": {"aud": "another commune"}},
        {"set": {"aud": ["another commune"]}},
        {"set": {"aud": [CLIENT_ID, "another commune"]}},
        {"set": {"azp": "another commune"}},
        {"later": {"exp": -3600}},
        {"drop": ["exp"]},
        {"set": {"exp": "never"}},
        {"later": {"iat": 3600}},
        {"drop": ["sub"]},
        {"set": {"sub": ""}},
        {"set": {"sub": 31090004438}},
        {"set": {"sub": "x" * 300}},
        {"other_key": True},
        {"unsigned": True},
    ],
    ids=str,
)
def test_a_word_that_says_anything_else_or_is_signed_by_another_proves_nothing(
    linked: Account, provider: Provider, bend: dict[str, Any]
) -> None:
    bend = dict(bend)
    # Instants are told from now on: workers that collect at different seconds must collect the same tests.
    later = {name: int(time.time()) + seconds for name, seconds in bend.pop("later", {}).items()}
    provider.bend(**({"set": later} if later else bend))
    _proves_nothing(provider)


def _proves_nothing(provider: Provider) -> None:
    for purpose in ("ban", "dan"):
        client = Client()
        reply = client.get(there_and_back(client, provider, purpose))
        assert reply.status_code == 400 and "không có gì được lưu lại" in reply.content.decode()
        assert client.get(DESK).status_code == 302 and COOKIE not in reply.cookies


@pytest.mark.parametrize("part", [{"state": "another"}, {"state": ""}, {"code": ""}, {"code": "made-up"}])
def test_another_state_or_code_proves_nothing(linked: Account, provider: Provider, part: dict[str, str]) -> None:
    client = Client()
    reply = client.get(changed(there_and_back(client, provider), **part))
    assert reply.status_code == 400 and client.get(DESK).status_code == 302


def test_a_way_back_is_used_once_and_by_the_browser_that_set_out(linked: Account, provider: Provider) -> None:
    client, thief = Client(), Client()
    back = there_and_back(client, provider)
    assert thief.get(back).status_code == 400, "no cookie of this way"
    there_and_back(thief, provider)
    assert thief.get(back).status_code == 400, "the cookie of another way"
    assert client.get(back).status_code == 302
    client.post("/dang-xuat/")
    assert client.get(back).status_code == 400, "a replay"
    assert client.get(BACK, {"error": "access_denied"}).status_code == 400


def test_a_new_key_of_the_provider_is_asked_for(linked: Account, provider: Provider) -> None:
    from joserfc.jwk import RSAKey

    old = RSAKey.generate_key(2048, {"kid": "old"})
    url = f"{provider.issuer}/jwks"
    oidc._known.keys()
    oidc._known.kept[url] = (time.monotonic(), {"keys": [old.as_dict(private=False)]})
    client = Client()
    assert client.get(there_and_back(client, provider)).status_code == 302


def test_a_provider_that_is_down_is_told_and_the_rest_goes_on(
    clerk: Account, provider: Provider, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    back = there_and_back(client, provider)
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    monkeypatch.setattr(oidc, "_known", oidc._Known())
    for url in (f"{START}?viec=ban", f"{START}?viec=dan", back):
        reply = client.get(url)
        said = reply.content.decode()
        assert reply.status_code == 503 and "đang không trả lời" in said and "mã đơn và khóa" in said
    assert client.get("/dang-nhap/").status_code == client.get("/").status_code == 200


def test_a_description_of_another_issuer_is_not_believed(
    provider: Provider, settings: Settings, commune: Commune
) -> None:
    settings.OIDC_ISSUER = provider.issuer.replace("127.0.0.1", "localhost")
    assert Client().get(START).status_code == 302
    settings.OIDC_ISSUER = provider.issuer + "/x/.."
    assert Client().get(START).status_code == 503


def test_whose_identity_nobody_linked_is_told_what_to_do(clerk: Account, provider: Provider) -> None:
    client = Client()
    reply = client.get(there_and_back(client, provider))
    assert reply.status_code == 403 and "chưa gắn với tài khoản cán bộ nào" in reply.content.decode()


def test_one_identity_enters_one_account_and_a_locked_one_not(linked: Account, provider: Provider) -> None:
    other = account("front")
    client = Client()
    client.force_login(other)
    client.get(there_and_back(client, provider, "gan"))
    assert LinkedIdentity.objects.get().account == linked
    Account.objects.filter(pk=linked.pk).update(is_active=False)
    stranger = Client()
    assert stranger.get(there_and_back(stranger, provider)).status_code == 403


def test_linking_needs_who_set_out_to_be_still_there(clerk: Account, provider: Provider) -> None:
    client = Client()
    assert client.get(START, {"viec": "gan"}).status_code == 404
    client.force_login(clerk)
    back = there_and_back(client, provider, "gan")
    client.force_login(account("front"))
    assert client.get(back).status_code == 400 and not LinkedIdentity.objects.exists()


def test_an_officer_takes_the_identity_off_and_it_enters_no_more(linked: Account, provider: Provider) -> None:
    client = Client()
    client.force_login(linked)
    assert client.post(f"{SAFE}go-dinh-danh/").status_code == 302
    assert client.post(f"{SAFE}go-dinh-danh/").status_code == 409
    stranger = Client()
    assert stranger.get(there_and_back(stranger, provider)).status_code == 403


def test_a_citizen_gets_half_an_hour_and_no_session(commune: Commune, provider: Provider) -> None:
    client = Client()
    reply = client.get(there_and_back(client, provider, "dan"))
    assert reply.headers["Location"].startswith("/don-thu/")
    assert "sessionid" not in client.cookies and Session.objects.count() == 0
    cookie = reply.cookies[COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/don-thu/"
    from django.test import RequestFactory

    request = RequestFactory().get("/don-thu/")
    request.COOKIES[COOKIE] = cookie.value
    assert citizen_of(request) == by_subject(provider.issuer, SUBJECT) and SUBJECT not in cookie.value
    assert client.get(DESK).status_code == 302


def test_it_is_off_until_a_provider_is_named(commune: Commune, settings: Settings) -> None:
    settings.OIDC_ISSUER = ""
    client = Client()
    assert client.get(START).status_code == 404 and "VNeID" not in client.get("/dang-nhap/").content.decode()
    assert client.get(BACK, {"code": "x", "state": "y"}).status_code == 400


def test_after_the_way_back_one_is_never_sent_to_another_site(linked: Account, provider: Provider) -> None:
    client = Client()
    asked = client.get(START, {"viec": "ban", "next": "https://evil.example/"})
    assert client.get(changed(provider.agree(asked, SUBJECT))).headers["Location"] == DESK
