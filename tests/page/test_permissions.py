"""A view is closed until it says who may see it; what a post allows ends with its term."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from dienhong.accounts.models import Post
from dienhong.accounts.roles import roles
from dienhong.commune.models import Commune
from dienhong.page.permissions import PUBLIC
from dienhong.records import history
from tests.factories import commune as made

HOUSE = Path(__file__).resolve().parents[2] / "dienhong"
UNDECLARED = override_settings(ROOT_URLCONF="tests.page.urls_undeclared")
ASKED = re.compile(r'\b(?:_?may|allowed|permission)\(?[^")\n]*"([a-z_]+\.[a-z_]+)"')
NAMED = re.compile(r'"([a-z_]+\.(?:read|record|correct|void|close|export|edit|freeze|internal|reveal|history))"')
Officer = Callable[[str], Client]


def views(patterns: list[Any], route: str = "") -> Iterator[tuple[str, Any]]:
    """Every address and its view."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns, route + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield route + str(pattern.pattern), pattern.callback


def declared() -> dict[str, str | None]:
    """Address → the permission its view declares."""
    return {route: getattr(view, "permission", None) for route, view in views(get_resolver().url_patterns)}


def sources() -> Iterator[str]:
    """The text of every module of the program."""
    for path in HOUSE.rglob("*.py"):
        yield path.read_text(encoding="utf8")


@UNDECLARED
@pytest.mark.parametrize("address", ["/quen/", "/quen-lop/", "/khong-cua-ai/"])
@pytest.mark.parametrize("role", sorted(roles()))
def test_a_view_without_declaration_is_closed_to_every_role(officer: Officer, role: str, address: str) -> None:
    reply = officer(role).get(address)
    assert reply.status_code == 403 and "lộ" not in reply.content.decode()


@UNDECLARED
def test_a_view_without_declaration_is_closed_to_strangers(commune: Commune) -> None:
    assert Client().get("/quen/").status_code == 403
    assert Client().post("/quen/").status_code == 403


def test_every_view_declares_itself() -> None:
    assert [route for route, needed in declared().items() if needed is None] == []


def test_every_permission_a_view_needs_belongs_to_some_role() -> None:
    asked = {needed for needed in declared().values() if needed} - {PUBLIC}
    asked |= {name for text in sources() for name in ASKED.findall(text)}
    orphans = sorted(name for name in asked if not any(role.allows(name) for role in roles().values()))
    assert len(asked) > 30 and orphans == []


def test_every_permission_of_the_table_is_asked_somewhere() -> None:
    used = {needed for needed in declared().values() if needed} | {n for text in sources() for n in NAMED.findall(text)}
    # The export of a list is asked for by the name of its view's register (page.permissions.may_export).
    used |= {f"{name.partition('.')[0]}.export" for name in used}
    registers = {name.partition(".")[0] for name in used}
    dead = {
        f"{role.key}: {name}"
        for role in roles().values()
        for name in role.may
        if (name not in used if not name.endswith(".*") else name.partition(".")[0] not in registers)
    }
    assert sorted(dead) == []


def test_strangers_are_sent_to_sign_in_and_back(commune: Commune) -> None:
    reply = Client().get("/ban-lam-viec/tiep-cong-dan/?host=party")
    assert reply.status_code == 302
    assert reply["Location"] == "/dang-nhap/?next=%2Fban-lam-viec%2Ftiep-cong-dan%2F%3Fhost%3Dparty"


def test_a_post_that_ended_yesterday_allows_nothing(officer: Officer) -> None:
    client = officer("party_office")
    assert client.get("/ban-lam-viec/tiep-cong-dan/").status_code == 200
    Post.objects.update(to_on=made.TODAY)
    assert client.get("/ban-lam-viec/tiep-cong-dan/").status_code == 200
    Post.objects.update(to_on=made.TODAY - timedelta(days=1))
    for address in ("/ban-lam-viec/tiep-cong-dan/", "/ban-lam-viec/tiep-cong-dan/ghi/", "/ban-lam-viec/"):
        assert client.get(address).status_code == 403
    assert client.post("/ban-lam-viec/tiep-cong-dan/ghi/").status_code == 403


def test_a_post_that_starts_tomorrow_allows_nothing_yet(officer: Officer) -> None:
    client = officer("party_office")
    Post.objects.update(from_on=made.TODAY + timedelta(days=1))
    assert client.get("/ban-lam-viec/").status_code == 403


def test_who_holds_two_posts_acts_under_the_one_that_allows_it(officer: Officer) -> None:
    client = officer("village_head")
    second = Post.objects.get()
    Post.objects.create(
        account=second.account, role="committee_office", title="Công chức Văn phòng", from_on=made.TODAY
    )
    page = client.get("/ban-lam-viec/don-vi/ghi/").content.decode()
    token = re.search(r'name="once" value="([^"]+)"', page)
    assert token
    sent = {"kind": "village", "name": "Đình Hạ", "from_on": "1/7/2025", "once": token[1]}
    assert client.post("/ban-lam-viec/don-vi/ghi/", sent).status_code == 302
    assert history.of("DV-2026-0001")[0].post == "Công chức Văn phòng"


def test_desk_pages_stay_in_no_cache_and_public_ones_may(officer: Officer) -> None:
    assert officer("party_office").get("/ban-lam-viec/")["Cache-Control"] == "private, no-store"
    assert "no-store" not in Client().get("/").headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    ("address", "reader"),
    [
        ("/ban-lam-viec/tiep-cong-dan/", "committee_chair"),
        ("/ban-lam-viec/tiep-cong-dan/so/", "committee_chair"),
        ("/ban-lam-viec/doi-thoai/", "village_head"),
        ("/ban-lam-viec/chi-dao/", "committee_chair"),
        ("/ban-lam-viec/kiem-tra-giam-sat/", "party_secretary"),
        ("/ban-lam-viec/loai-hinh-co-so/tung-don-vi/", "village_head"),
        ("/ban-lam-viec/van-ban/", "front"),
        ("/ban-lam-viec/don-vi/", "village_head"),
        ("/ban-lam-viec/so-khai/", "village_head"),
        ("/ban-lam-viec/bao-cao/", "committee_chair"),
    ],
)
def test_who_may_read_a_book_may_not_carry_it_away(officer: Officer, address: str, reader: str) -> None:
    client = officer(reader)
    shown = client.get(address)
    assert shown.status_code == 200 and "Xuất Excel" not in shown.content.decode()
    assert client.get(address + "?xuat=xlsx").status_code == 403
    keeper = officer("party_office").get(address + "?xuat=xlsx")
    assert keeper.status_code == 200 and "spreadsheetml" in keeper["Content-Type"]
    keeper.close()
