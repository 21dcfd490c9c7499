"""Larger type and English are chosen by the reader, kept in a cookie only then, and lead back to a page of ours."""

import pytest
from django.test import Client

from dienhong.commune.models import Commune


def test_large_type_is_a_cookie_only_when_chosen(commune: Commune) -> None:
    client = Client()
    assert not client.get("/").cookies
    reply = client.get("/chu/?ve=/so-lieu/")
    assert reply.headers["Location"] == "/so-lieu/"
    assert reply.cookies["chu"].value == "to"
    assert 'data-reading="large"' in client.get("/").content.decode()
    client.get("/chu/?ve=/")
    assert 'data-reading="large"' not in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["/chu/?ve=https://example.org/", "/ngon-ngu/?ngon=en&ve=//example.org"])
def test_the_way_back_stays_on_this_site(commune: Commune, address: str) -> None:
    assert Client().get(address).headers["Location"] == "/"


def test_english_on_the_public_face_only_and_never_from_the_browser(commune: Commune) -> None:
    client = Client(headers={"accept-language": "en-GB,en;q=0.9"})
    assert client.get("/").headers["Content-Language"] == "vi"
    client.get("/ngon-ngu/?ngon=en&ve=/")
    english = client.get("/")
    assert english.headers["Content-Language"] == "en"
    assert '<html lang="en"' in english.content.decode()
    assert client.get("/ban-lam-viec/tim/").headers["Content-Language"] == "vi"
    client.get("/ngon-ngu/?ngon=vi&ve=/")
    assert "ngon-ngu" not in {name for name, cookie in client.cookies.items() if cookie.value}


def test_an_unknown_language_is_vietnamese(commune: Commune) -> None:
    client = Client()
    client.get("/ngon-ngu/?ngon=xx")
    assert client.get("/").headers["Content-Language"] == "vi"


def test_health(db: None) -> None:
    reply = Client().get("/suc-khoe")
    assert (reply.status_code, reply.content) == (200, b"ok")
