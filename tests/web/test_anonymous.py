"""Who only reads is not known: no cookie and no session at any public address, and a page is sent again only when it changed."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.page.permissions import PUBLIC
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from tests.answers import let_go
from tests.factories.petitions import reception
from tests.invariants.addresses import addresses, codes_by_register
from tests.web.whole import whole

# Choosing how to read is what these are for; a link for signing in signs in.
CHOOSING = {"web:reading", "web:language", "web:enter", "web:sign_out"}
TOKEN = b"csrfmiddlewaretoken"


@pytest.fixture
def pages(commune: Commune, by: Actor, at: datetime) -> list[str]:
    """Every public address, over an entry in every book and a frozen report."""
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    codes = codes_by_register()
    return sorted(set(_public(codes)))


def _public(codes: dict[str, list[str]]) -> Iterator[str]:
    for address in addresses():
        if getattr(address.view, "permission", None) == PUBLIC and address.name not in CHOOSING:
            yield from address.paths(codes)


def test_no_public_page_sets_a_cookie_but_the_one_of_its_form(pages: list[str]) -> None:
    assert len(pages) > 12
    for path in pages:
        client = Client()
        reply = client.get(path)
        content = b"" if reply.streaming else reply.content
        allowed = {"csrftoken"} if TOKEN in content else set()
        assert set(reply.cookies) <= allowed, path
        assert "Cookie" in reply.headers.get("Vary", ""), path
        assert "no-cache" in reply.headers["Cache-Control"] or "no-store" in reply.headers["Cache-Control"], path
        let_go(reply)
    assert not Session.objects.exists()


def test_a_page_that_did_not_change_is_not_sent_again(pages: list[str]) -> None:
    revalidated = 0
    for path in pages:
        reply = Client().get(path)
        if reply.status_code != 200 or reply.streaming or TOKEN in reply.content or not reply.has_header("ETag"):
            let_go(reply)
            continue
        again = Client().get(path, headers={"if-none-match": reply.headers["ETag"]})
        assert again.status_code == 304 and not again.content, path
        assert "Content-Security-Policy" in again.headers and "no-cache" in again.headers["Cache-Control"]
        revalidated += 1
    assert revalidated > 8


def test_what_was_voided_is_gone_at_the_next_request(commune: Commune, by: Actor, at: datetime) -> None:
    held = reception(date(2026, 6, 4), by=by, at=at)
    before = Client().get("/")
    assert held.code in before.content.decode()
    acts.void(held, by=by, at=at, reason="Ghi nhầm")
    after = Client().get("/", headers={"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200 and held.code not in after.content.decode()


def test_large_type_and_language_are_other_pages(commune: Commune) -> None:
    plain = Client().get("/")
    large, english = Client(), Client()
    large.cookies["chu"] = "to"
    english.cookies["ngon-ngu"] = "en"
    for client in (large, english):
        reply = client.get("/", headers={"if-none-match": plain.headers["ETag"]})
        assert reply.status_code == 200 and reply.headers["ETag"] != plain.headers["ETag"]


def test_an_officer_s_answer_is_kept_by_no_shared_cache(officer: Callable[..., Client]) -> None:
    reply = officer().get("/")
    assert reply.headers["Cache-Control"] == "private, no-cache"
