"""A citizen's half hour: what the cookie holds, where it goes, when it ends."""

import json
from datetime import timedelta

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from dienhong.page import citizen
from dienhong.page.citizen import COOKIE, GOOD_FOR, by_email, by_subject, citizen_of, let_in, let_out

ADDRESS = "Lua.Vu@example.vn"


def cookie_of(who: citizen.Citizen) -> str:
    reply = HttpResponse()
    let_in(reply, who)
    return reply.cookies[COOKIE].value


def seen(value: str) -> citizen.Citizen | None:
    request = RequestFactory().get("/don-thu/")
    request.COOKIES[COOKIE] = value
    return citizen_of(request)


def test_the_cookie_brings_back_who_it_was_given_to() -> None:
    for who in (by_email(ADDRESS), by_subject("https://id.example", "12")):
        assert seen(cookie_of(who)) == who


def test_it_holds_a_digest_and_nothing_that_was_claimed() -> None:
    value = cookie_of(by_email(ADDRESS))
    told = signing.loads(value, salt=citizen.SALT)
    assert set(told) == {"proof", "digest"} and "lua" not in json.dumps(told).lower()
    assert by_email(ADDRESS) == by_email(f" {ADDRESS.lower()} ") != by_email("x" + ADDRESS)
    assert by_subject("https://a.example", "12") != by_subject("https://b.example", "12")


def test_it_is_kept_from_scripts_other_sites_and_other_pages(settings: Settings) -> None:
    settings.HTTPS = True
    reply = HttpResponse()
    let_in(reply, by_email(ADDRESS))
    morsel = reply.cookies[COOKIE]
    assert (morsel["httponly"], morsel["samesite"], morsel["secure"], morsel["path"]) == (
        True,
        "Lax",
        True,
        "/don-thu/",
    )
    assert morsel["max-age"] == timedelta(minutes=30).total_seconds()
    let_out(reply)
    assert reply.cookies[COOKIE].value == ""


def test_a_changed_or_old_cookie_is_a_stranger_s(monkeypatch: pytest.MonkeyPatch) -> None:
    value = cookie_of(by_email(ADDRESS))
    other = signing.dumps({"proof": "email", "digest": "x"}, salt="another place")
    odd = [signing.dumps(told, salt=citizen.SALT) for told in ({}, [], {"proof": "king", "digest": "x"})]
    for wrong in ("", "x", value[:-1], value + "x", other, *odd):
        assert seen(wrong) is None
    import time

    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + GOOD_FOR + 2)
    assert seen(value) is None
