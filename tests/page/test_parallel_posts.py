"""Two hundred officers send at the same instant, through the whole stack of the program, on a real database: one entry,
clean refusals, no failure. The suite runs this on an SQLite file and on a PostgreSQL server."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections, transaction
from django.test import Client, RequestFactory

from dienhong.dialogue.models import Dialogue
from dienhong.page.models import OnceToken
from dienhong.page.once import new_token
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import commune as made
from tests.factories.dialogue import dialogue
from tests.parallel import at_once

OFFICERS = 200
APPLICATION = WSGIHandler()
PAGE_KEY = "k" * 32
BASE = "/ban-lam-viec/doi-thoai/"
TYPED = {
    "held_on": "14/5/2026",
    "kind": "ad_hoc",
    "level": "commune",
    "hosts": "both",
    "title": "Đối thoại về bãi rác Đồng Cao",
    "place": "Hội trường UBND xã",
    "attendees": "1.250",
    "opinions": "11",
    "answered_on_spot": "7",
    "assigned": "3",
    "issues": "5",
}


@pytest.fixture
def cookies(database_file: Path) -> dict[str, str]:
    """Cookies of a signed-in officer, in a database of its own."""
    made.an_khanh()
    client = Client()
    client.force_login(made.account("party_office"))
    return {name: cookie.value for name, cookie in client.cookies.items()}


def post(cookies: dict[str, str], address: str = BASE + "ghi/", **more: str) -> tuple[int, str, str]:
    """Status, target and page of the form sent by an officer with these cookies, through the server's own entry point
    (the test client would have every thread copy every other thread's templates)."""
    told = {**TYPED, **more, "csrfmiddlewaretoken": PAGE_KEY}
    jar = "; ".join(f"{name}={value}" for name, value in {**cookies, "csrftoken": PAGE_KEY}.items())
    environ = RequestFactory().post(address, told, headers={"cookie": jar}).environ
    answered: list[tuple[int, dict[str, str]]] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        answered.append((int(status.split(maxsplit=1)[0]), dict(headers)))

    body = APPLICATION(environ, start)
    page = b"".join(body).decode()
    body.close()
    status, headers = answered[0]
    return status, headers.get("Location", ""), page


def answers(replies: "list[tuple[int, str, str] | Exception]") -> list[tuple[int, str, str]]:
    """All of them; none may have raised."""
    assert [reply for reply in replies if isinstance(reply, Exception)] == []
    return [reply for reply in replies if not isinstance(reply, Exception)]


def test_one_form_sent_two_hundred_times_makes_one_entry(cookies: dict[str, str]) -> None:
    token = new_token()
    replies = answers(at_once(OFFICERS, lambda _: post(cookies, once=token)))
    assert {reply[:2] for reply in replies} == {(302, BASE + "DTH-2026-0001/")}
    assert Dialogue.objects.count() == OnceToken.objects.count() == 1
    assert history.verify() and history.verify().events == 1


def test_the_same_dialogue_from_two_hundred_forms_stands_once(cookies: dict[str, str]) -> None:
    replies = answers(at_once(OFFICERS, lambda _: post(cookies, once=new_token())))
    counted = Counter(status for status, _, _ in replies)
    assert counted[302] == 1 and set(counted) <= {302, 409, 503}  # 503: no turn in twenty seconds on a busy machine
    for status, _, page in replies:
        assert status == 302 or "Đối thoại về bãi rác Đồng Cao" in page  # what was typed stands there still
        assert status != 409 or "DTH-2026-0001" in page
    assert Dialogue.objects.count() == OnceToken.objects.count() == 1
    assert history.verify() and history.verify().events == 1


def test_two_editors_of_one_entry_one_wins_and_one_sees_both(cookies: dict[str, str], by: Actor, at: datetime) -> None:
    entry = dialogue(by=by, at=at)
    address = f"{BASE}{entry.code}/sua/"
    titles = ("Đối thoại về mương", "Đối thoại về đường")
    replies = answers(at_once(2, lambda n: post(cookies, address, once=new_token(), revision="1", title=titles[n])))
    assert sorted(status for status, _, _ in replies) == [302, 409]
    lost = next(page for status, _, page in replies if status == 409)
    assert all(title in lost for title in titles)
    entry.refresh_from_db()
    assert entry.title in titles and entry.revision == 2
    assert [event.verb for event in history.of(entry.code)] == ["record", "correct"]


def test_many_different_acts_get_codes_without_gap_or_double(cookies: dict[str, str], by: Actor, at: datetime) -> None:
    def act(number: int) -> tuple[int, str, str]:
        if number % 4 == 0:
            return post(
                cookies,
                "/ban-lam-viec/don-vi/ghi/",
                once=new_token(),
                kind="village",
                name=f"Thôn {number}",
                from_on="1/7/2025",
            )
        return post(cookies, once=new_token(), title=f"Cuộc thứ {number}", held_on=f"{1 + number % 28}/5/2026")

    replies = answers(at_once(100, act))
    assert {status for status, _, _ in replies} == {302}
    codes = Counter(re.search(r"[A-Z]+-2026-[0-9]{4}", target)[0].partition("-")[0] for _, target, _ in replies)  # type: ignore[index]
    assert codes == {"DTH": 75, "DV": 25}
    assert sorted(Dialogue.objects.values_list("code_number", flat=True)) == list(range(1, 76))
    assert history.verify() and history.verify().events == 100


@contextmanager
def impatient() -> Iterator[None]:
    """Connections of the block wait a fifth of a second for their turn instead of twenty seconds."""
    told = connections.settings["default"]
    kept = told["OPTIONS"]
    told["OPTIONS"] = {
        **kept,
        **({"timeout": 0.2} if connection.vendor == "sqlite" else {"options": "-c lock_timeout=200ms"}),
    }
    connection.close()
    try:
        yield
    finally:
        told["OPTIONS"] = kept


@contextmanager
def another_act_goes_on() -> Iterator[None]:
    """Somebody else's act holds the chain until the block ends."""
    holds, ends = Event(), Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                history.lock_head()
                holds.set()
                ends.wait(timeout=60)
        finally:
            connections.close_all()

    other = Thread(target=hold)
    other.start()
    try:
        assert holds.wait(timeout=60)
        yield
    finally:
        ends.set()
        other.join()


def test_who_gets_no_turn_is_told_so_and_keeps_what_was_typed(cookies: dict[str, str]) -> None:
    token = new_token()
    with impatient():
        with another_act_goes_on():
            status, _, page = post(cookies, once=token)
        assert status == 503
        assert "Hệ thống đang bận" in page and "Chưa ghi gì" in page
        assert TYPED["title"] in page and token in page  # the form stands there, its token still good
        assert post(cookies, once=token)[:2] == (302, BASE + "DTH-2026-0001/")
    assert history.verify().events == 1
