"""The same form sent many times is carried out once, even when all of them arrive at the same instant."""

from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

from dienhong.law.verdict import Refused, Verdict
from dienhong.page.models import OnceToken
from dienhong.page.once import new_token, once
from dienhong.petitions.models import Reception
from dienhong.records import history
from tests.factories import commune as made
from tests.parallel import at_once

URL = "/ban-lam-viec/tiep-cong-dan/ghi/"
SESSION = {
    "held_on": "4/6/2026",
    "host": "committee",
    "kind": "periodic",
    "received_by": "Phạm Quốc Tuấn",
    "receiver_title": "Chủ tịch UBND xã",
    "place": "Phòng tiếp công dân",
    "luot-TOTAL_FORMS": "0",
    "luot-INITIAL_FORMS": "0",
}
OFFICERS = 20


def post(cookies: dict[str, str], **more: str) -> tuple[int, str]:
    """Status and target of the form sent by an officer with these cookies."""
    client = Client()
    client.cookies.load(cookies)
    reply = client.post(URL, {**SESSION, **more})
    return reply.status_code, str(reply.headers.get("Location", ""))


@pytest.fixture
def cookies(database_file: Path) -> dict[str, str]:
    """Cookies of a signed-in officer, in a database of its own."""
    made.an_khanh()
    client = Client()
    client.force_login(made.account("party_office"))
    return {name: cookie.value for name, cookie in client.cookies.items()}


def test_one_form_from_twenty_threads_makes_one_entry(cookies: dict[str, str]) -> None:
    token = new_token()
    replies = at_once(OFFICERS, lambda _: post(cookies, once=token))
    assert set(replies) == {(302, "/ban-lam-viec/tiep-cong-dan/TCD-2026-0001/")}
    assert Reception.objects.count() == 1
    assert history.verify().events == 1


def test_a_form_sent_again_with_its_fields_emptied_leads_to_its_entry(cookies: dict[str, str]) -> None:
    token = new_token()
    first = post(cookies, once=token)
    assert post(cookies, once=token, held_on="", received_by="") == first
    assert Reception.objects.count() == 1


def test_twenty_forms_in_parallel_make_twenty_entries(cookies: dict[str, str]) -> None:
    replies = at_once(OFFICERS, lambda number: post(cookies, once=new_token(), note=f"Buổi {number}"))
    assert {reply[0] for reply in replies if isinstance(reply, tuple)} == {302}
    codes = sorted(Reception.objects.values_list("code", flat=True))
    assert codes == [f"TCD-2026-{number:04d}" for number in range(1, OFFICERS + 1)]
    verified = history.verify()
    assert verified and verified.events == OFFICERS


def test_a_refused_act_leaves_its_token_good(db: None, at: datetime) -> None:
    token = new_token()

    def refuse() -> str:
        raise Refused(Verdict.no("Chưa được."))

    with pytest.raises(Refused, match="Chưa được"):
        once(token, at, refuse)
    assert not OnceToken.objects.exists()
    assert once(token, at, lambda: "/xong/") == ("/xong/", False)
    assert once(token, at, refuse) == ("/xong/", True)


@pytest.mark.parametrize("token", ["", "a" * 44, "có dấu", "x\x00y", "a b", "x\n"])
def test_what_is_no_token_of_ours_is_refused_before_the_database(db: None, at: datetime, token: str) -> None:
    with pytest.raises(Refused, match="mã chống ghi trùng"):
        once(token, at, lambda: "/xong/")
    assert not OnceToken.objects.exists()


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000 and min(map(len, tokens)) >= 32
