"""Looking changes nothing: no address that is read writes a row; and the clock and frame of a page."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from dienhong.accounts.roles import roles
from dienhong.commune.models import Commune
from dienhong.documents.actions import record_document
from dienhong.law.periods import Window
from dienhong.page.clock import now_for
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from tests.answers import let_go
from tests.factories.commune import TODAY, village
from tests.factories.petitions import reception, visit

Officer = Callable[[str], Client]
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "ALTER", "CREATE", "DROP")

EXPECTED = {200, 302, 403, 404, 405}
# The API names what is wrong with a made-up code; a way back from a provider that nobody set out on is a bad request.
ELSEWHERE = {"api": {422}, "dang-nhap": {400}}


FILLED = {
    "<int:order>": "1",
    "<int:number>": "1",
    "<int:year>": "2026",
    "<str:sha256>": "a" * 64,
    "<str:name>": "petitions.receptions_held",
    "<slug:slug>": "biet",
    "<slug:name>": "thu-ly",
    "<str:key>": "I",
    "<str:secret>": "A" * 43,
    "<str:figure>": "F-2026-0001",
    "<str:document>": "VB-2026-0001",
}
CODES = {"van-ban/": "VB-2026-0001", "don-vi/": "DV-2026-0001", "khoa-so/<str": "KSO-2026-0001", "": "TCD-2026-0001"}


def addresses(patterns: list[Any], route: str = "/") -> Iterator[str]:
    """Every address, its variables filled with what exists, or nearly."""
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            code = next(code for part, code in CODES.items() if part in here)
            for variable, value in {**FILLED, "<str:code>": code}.items():
                here = here.replace(variable, value)
            yield re.sub(r"<(?:\w+:)?\w+>", "LT-2026-0001", re.sub(r"<int:\w+>", "1", here))


@pytest.mark.parametrize("role", ["party_office", "village_head"])
def test_reading_any_address_writes_nothing(officer: Officer, by: Actor, at: datetime, role: str) -> None:
    village("Đình Hạ", by=by, at=at)
    record_document(number="12-BC/ĐU", direction="out", by=by, at=at)
    reception(date(2026, 6, 4), by=by, at=at, visits=(visit(),))
    close_book("TCD", Window(date(2026, 1, 1), date(2026, 5, 31)), by=by, at=at)
    client = officer(role)
    seen: dict[int, int] = {}
    for address in addresses(get_resolver().url_patterns):
        assert "<" not in address
        for query in ("", "?xuat=xlsx&trang=2&sap=-ma"):
            with CaptureQueriesContext(connection) as asked:
                reply = client.get(address + query)
            if reply.streaming:
                let_go(reply)
            written = [q["sql"] for q in asked if q["sql"].split(None, 1)[0].upper() in WRITES]
            assert [sql for sql in written if "django_session" not in sql] == [], address
            assert reply.status_code in EXPECTED | ELSEWHERE.get(address.split("/")[1], set()), (
                address,
                reply.status_code,
            )
            seen[reply.status_code] = seen.get(reply.status_code, 0) + 1
    assert seen[200] > 10


def test_an_act_asked_for_by_get_is_not_done(officer: Officer, by: Actor, at: datetime) -> None:
    reception(date(2026, 6, 4), by=by, at=at, visits=(visit(),))
    client = officer("committee_office")
    assert client.get("/ban-lam-viec/tiep-cong-dan/TCD-2026-0001/luot/1/so-giay-to/").status_code == 405
    assert client.get("/dang-xuat/").status_code == 405
    assert client.get("/ban-lam-viec/").status_code == 200


def test_the_demo_commune_lives_on_its_day_at_the_real_hour(commune: Commune) -> None:
    shown, real = now_for(commune), timezone.localtime()
    assert shown.date() == TODAY
    assert abs(shown - real.replace(year=TODAY.year, month=TODAY.month, day=TODAY.day)) < timedelta(minutes=1)


@pytest.mark.parametrize("told", [{"is_demo": False}, {"demo_today": None}])
def test_a_real_commune_lives_today_whatever_day_was_set(commune: Commune, told: dict[str, Any]) -> None:
    Commune.objects.update(**told)
    assert abs(now_for(Commune.installed()) - timezone.now()) < timedelta(minutes=1)
    assert abs(now_for(None) - timezone.now()) < timedelta(minutes=1)


def test_an_empty_installation_shows_its_public_pages(db: None) -> None:
    for address in ("/", "/so-lieu/", "/tim/", "/dang-nhap/", "/khong-co/"):
        assert Client().get(address).status_code in {200, 404}


@pytest.mark.parametrize("role", sorted(roles()))
def test_the_navigation_offers_only_what_opens(officer: Officer, role: str) -> None:
    client = officer(role)
    page = client.get("/ban-lam-viec/")
    offered = [item["url"] for group in page.context["nav"] for item in group["items"]]
    assert offered and [client.get(url).status_code for url in offered] == [200] * len(offered)
