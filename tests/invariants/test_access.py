"""Every address × method × role, against two tables: that of roles, and `access.tsv`, where each outcome was written down by
hand of whoever added the address. A cell that nobody wrote, and one that tells another outcome, fail.

After a new address: DIENHONG_WRITE_ACCESS=1 pytest tests/invariants/test_access.py -n 0, then read the difference.
"""

import logging
import os
import re
from collections.abc import Iterator
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import resolve

from dienhong.accounts.roles import roles
from dienhong.commune.kinds import UnitKind
from dienhong.commune.models import Commune, Unit
from dienhong.page.permissions import PUBLIC
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from tests.answers import let_go
from tests.factories.commune import account
from tests.invariants.addresses import Address, addresses, codes_by_register
from tests.web.whole import whole

ADDRESSES = addresses()
PUBLIC_ADDRESSES = {
    "api:api-root",
    "api:budget-lines",
    "api:budget-lines-row",
    "api:dialogues",
    "api:dialogues-row",
    "api:dialogue-demands",
    "api:dialogue-demands-row",
    "api:disclosure-broadcasts",
    "api:disclosure-broadcasts-row",
    "api:disclosure-items",
    "api:disclosure-items-row",
    "api:disclosure-plan-lines",
    "api:disclosure-plan-lines-row",
    "api:disclosure-postings",
    "api:disclosure-postings-row",
    "api:disclosure-quarter-lines",
    "api:disclosure-quarter-lines-row",
    "api:disclosure-quarters",
    "api:disclosure-quarters-row",
    "api:disclosure-questions",
    "api:disclosure-questions-row",
    "api:disclosure-relays",
    "api:disclosure-relays-row",
    "api:disclosure-tellings",
    "api:disclosure-tellings-row",
    "api:disclosure-versions",
    "api:disclosure-versions-row",
    "api:facts",
    "api:facts-row",
    "api:figures",
    "api:figures-row",
    "api:planned-dialogues",
    "api:planned-dialogues-row",
    "api:ratings",
    "api:ratings-row",
    "api:openapi-json",
    "api:promises",
    "api:promises-row",
    "api:sittings",
    "api:sittings-row",
    "api:units",
    "api:units-row",
    "booking:book",
    "booking:ticket",
    "disclosed:ask",
    "disclosed:asked",
    "disclosed:correct",
    "disclosed:correction_find",
    "disclosed:file",
    "disclosed:item",
    "disclosed:list",
    "disclosed:plan",
    "disclosed:plans",
    "disclosed:sheet",
    "disclosed:table",
    "disclosed:text",
    "lists:follow",
    "lists:list",
    "lists:object",
    "online:act",
    "online:follow",
    "online:guide",
    "online:mine",
    "online:photo",
    "online:prove",
    "quarters:index",
    "quarters:sheet",
    "quarters:show",
    "quarters:word",
    "rated:list",
    "rated:rate",
    "rated:result",
    "talk:ask",
    "talk:demand",
    "talk:event",
    "talk:follow",
    "talk:home",
    "talk:ledger",
    "talk:live",
    "talk:promise",
    "talk:propose",
    "talk:sheet",
    "web:citizen",
    "web:citizen_leave",
    "web:citizen_link",
    "web:current_figure",
    "web:enter",
    "web:feed",
    "web:feed_of",
    "web:feeds",
    "web:figure",
    "web:figures",
    "web:follow",
    "web:follow_leave",
    "web:follow_yes",
    "web:health",
    "web:home",
    "web:identity",
    "web:identity_back",
    "web:language",
    "web:open_api",
    "web:open_data",
    "web:open_dcat",
    "web:open_file",
    "web:principle",
    "web:rate_answer",
    "web:reading",
    "web:ready",
    "web:record",
    "web:search",
    "web:second_step",
    "web:sign_in",
    "web:sign_out",
    "web:sittings",
    "web:sittings_feed",
}
# Public pages with a form that writes.
FORMS = {
    *("web:sign_in", "booking:book", "booking:ticket", "rated:rate"),
    *("disclosed:ask", "disclosed:correct", "disclosed:correction_find", "lists:follow"),
    *("talk:ask", "talk:follow", "talk:propose", "web:citizen"),
}
METHODS = ("get", "post")
BUTTON = re.compile(r'<a class="btn[^"]*"[^>]* href="(/[^"#]*)"')
TABLE = Path(__file__).with_name("access.tsv")
STRANGER = "stranger"
COLUMNS = (STRANGER, *sorted(roles()))
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
    # A head of a village is head of one: what such a post may do, it may do there.
    account("village_head", village=Unit.objects.filter(kind=UnitKind.VILLAGE).earliest("code_number").code)
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
            let_go(reply)
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


@pytest.mark.parametrize("who", COLUMNS)
def test_each_cell_of_the_table_tells_what_happens(who: str, codes: dict[str, list[str]]) -> None:
    """Each address is asked once a role: what came is what the role's row lets it do, and what the table says of the cell."""
    visitor, row = Visitor(None if who == STRANGER else who), roles().get(who)
    seen: dict[tuple[str, str], set[str]] = {}
    wrong = []
    for address, method, path in _questions(codes):
        reply = visitor.ask(method, path)
        seen.setdefault((address.name, method), set()).add(_outcome(reply))
        needed = permission_of(address)
        assert needed is not None
        allowed = needed == PUBLIC or row is None or row.allows(needed)
        if reply.status_code >= 500 or (row is not None and (reply.status_code == 403) is allowed):
            wrong.append((method, path, reply.status_code))
    assert not wrong
    found = {cell: " ".join(sorted(outcomes)) for cell, outcomes in seen.items()}
    table = _table()
    if os.environ.get("DIENHONG_WRITE_ACCESS"):
        _write(table, who, found)
        table = _table()
    told = {cell: row.get(who, "nobody wrote this cell") for cell, row in table.items()}
    assert {cell: outcome for cell, outcome in found.items() if told.get(cell) != outcome} == {}
    assert set(told) <= set(found), "the table tells of addresses that are gone"


def _outcome(reply: HttpResponseBase) -> str:
    """ "in", or how the door was kept shut."""
    if reply.status_code == 302 and reply.headers["Location"].startswith("/dang-nhap/"):
        return "sign-in"
    return str(reply.status_code) if reply.status_code in (403, 405) else "in"


def _table() -> dict[tuple[str, str], dict[str, str]]:
    if not TABLE.exists():
        return {}
    head, *rows = [line.split("\t") for line in TABLE.read_text(encoding="utf8").splitlines()]
    cells = [(row[0], row[1]) for row in rows]
    # Two branches merged leave a row twice, and the later one would hide what the earlier intends.
    assert len(set(cells)) == len(cells), sorted({cell for cell in cells if cells.count(cell) > 1})
    return {(row[0], row[1]): dict(zip(head[2:], row[2:], strict=True)) for row in rows}


def _write(table: dict[tuple[str, str], dict[str, str]], who: str, found: dict[tuple[str, str], str]) -> None:
    rows = ["\t".join(("address", "method", *COLUMNS))]
    for cell in sorted(found):
        told = {**table.get(cell, {}), who: found[cell]}
        rows.append("\t".join((*cell, *(told.get(column, "?") for column in COLUMNS))))
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf8")


@pytest.mark.parametrize("role", sorted(roles()))
def test_no_page_offers_a_button_its_reader_may_not_press(role: str, commune: Commune) -> None:
    """Over empty books, where the first step is offered."""
    visitor, row = Visitor(role), roles()[role]
    wrong = []
    for address in ADDRESSES:
        needed = permission_of(address)
        if needed is None or needed == PUBLIC or not row.allows(needed) or "<" in address.route:
            continue
        reply = visitor.ask("get", f"/{address.route}")
        if reply.status_code == 200 and isinstance(reply, HttpResponse) and "html" in reply.headers["Content-Type"]:
            for url in BUTTON.findall(reply.content.decode()):
                behind = getattr(resolve(urlsplit(unescape(url)).path).func, "permission", None)
                if behind != PUBLIC and not row.allows(str(behind)):
                    wrong.append((address.route, url))
    assert not wrong


def test_public_pages_answer_without_a_session_or_a_cookie(codes: dict[str, list[str]]) -> None:
    stranger = Visitor(None)
    for address, method, path in _questions(codes):
        # Only a form needs a cookie against forgery.
        if permission_of(address) != PUBLIC or method != "get" or address.name in FORMS:
            continue
        reply = stranger.ask(method, path)
        # 400: back from a provider nobody was sent to; 410: a list that ended; 422: a code that is not one of the table's.
        assert reply.status_code in (200, 302, 400, 404, 405, 410, 422), (path, reply.status_code)
        assert "sessionid" not in reply.cookies and "csrftoken" not in reply.cookies, path


def _questions(codes: dict[str, list[str]], methods: tuple[str, ...] = METHODS) -> Iterator[tuple[Address, str, str]]:
    for address in ADDRESSES:
        for path in address.paths(codes):
            for method in methods:
                yield address, method, path
