"""Every address × method × role, against the one table of roles: what no role was given, no role can do."""

import logging
from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from dienhong.accounts.roles import roles
from dienhong.commune.models import Commune
from dienhong.page.permissions import PUBLIC
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from tests.factories.commune import account
from tests.invariants.addresses import Address, addresses, codes_by_register
from tests.web.whole import whole

ADDRESSES = addresses()
PUBLIC_ADDRESSES = {
    "web:home",
    "web:principle",
    "web:figures",
    "web:current_figure",
    "web:figure",
    "web:search",
    "web:sittings",
    "web:record",
    "web:reading",
    "web:language",
    "web:sign_in",
    "web:sign_out",
    "web:health",
}
METHODS = ("get", "post")
EVERY_METHOD = (*METHODS, "put", "patch", "delete")


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """A refusal is what is asked for here; the log need not tell each."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def codes(commune: Commune, by: Actor, at: object) -> dict[str, list[str]]:
    """Codes of a commune with an entry in every book."""
    whole(by=by, at=at)  # type: ignore[arg-type]
    return codes_by_register()


class Visitor:
    """Asks an address, and undoes whatever the answer wrote; each question comes from the same signed-in session."""

    def __init__(self, role: str | None) -> None:
        self.client = Client(raise_request_exception=True)
        if role:
            self.client.force_login(account(role))
        self.kept = SimpleCookie(self.client.cookies.output(header="", sep=";"))

    def ask(self, method: str, path: str) -> HttpResponseBase:
        self.client.cookies = SimpleCookie(self.kept.output(header="", sep=";"))
        with transaction.atomic():
            reply: HttpResponseBase = getattr(self.client, method)(path)
            reply.close()
            transaction.set_rollback(True)
        return reply


def permission_of(address: Address) -> str | None:
    """What the view declares."""
    return getattr(address.view, "permission", None)


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.name)
def test_every_view_declares_who_may_see_it(address: Address) -> None:
    needed = permission_of(address)
    assert needed, f"{address.name} declares no permission"
    if needed != PUBLIC:
        assert any(role.allows(needed) for role in roles().values()), f"{needed} is nobody's"


def test_what_is_public_is_listed_here() -> None:
    found = {address.name for address in ADDRESSES if permission_of(address) == PUBLIC}
    assert found == PUBLIC_ADDRESSES


def test_there_are_addresses_of_every_register() -> None:
    registers = {address.name.partition(":")[0] for address in ADDRESSES}
    assert registers >= {"web", "petitions", "dialogue", "directives", "supervision", "compliance", "reports"}


def test_strangers_are_asked_to_sign_in(codes: dict[str, list[str]]) -> None:
    stranger = Visitor(None)
    events = Event.objects.count()
    wrong = []
    for address, method, path in _questions(codes, EVERY_METHOD):
        if permission_of(address) == PUBLIC:
            continue
        reply = stranger.ask(method, path)
        asked_in = reply.status_code == 302 and reply.headers["Location"].startswith("/dang-nhap/")
        if not asked_in:
            wrong.append((method, path, reply.status_code))
    assert not wrong
    assert Event.objects.count() == events


@pytest.mark.parametrize("role", sorted(roles()))
def test_a_role_reaches_what_its_row_says_and_nothing_else(role: str, codes: dict[str, list[str]]) -> None:
    visitor = Visitor(role)
    row = roles()[role]
    wrong = []
    for address, method, path in _questions(codes):
        needed = permission_of(address)
        assert needed is not None
        allowed = needed == PUBLIC or row.allows(needed)
        reply = visitor.ask(method, path)
        if (reply.status_code == 403) is allowed or reply.status_code >= 500:
            wrong.append((method, path, reply.status_code))
    assert not wrong


def test_public_pages_answer_without_a_session_or_a_cookie(codes: dict[str, list[str]]) -> None:
    stranger = Visitor(None)
    for address, method, path in _questions(codes):
        # Only the form of signing in needs a cookie against forgery.
        if permission_of(address) != PUBLIC or method != "get" or address.name == "web:sign_in":
            continue
        reply = stranger.ask(method, path)
        assert reply.status_code in (200, 302, 404, 405), (path, reply.status_code)
        assert "sessionid" not in reply.cookies and "csrftoken" not in reply.cookies, path


def _questions(codes: dict[str, list[str]], methods: tuple[str, ...] = METHODS) -> Iterator[tuple[Address, str, str]]:
    for address in ADDRESSES:
        for path in address.paths(codes):
            for method in methods:
                yield address, method, path
