"""Thông báo đã gửi: who was not reached is told by post, an address by nobody; what was given up can be sent again."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.notices.byhand import keep_group
from dienhong.notices.models import Channel, Notice, NoticeState
from dienhong.records.actor import Actor
from tests.factories import talks
from tests.factories.commune import village
from tests.factories.notices import CHAIR, CLERK, notice
from tests.web.whole import whole

BASE = "/ban-lam-viec/thong-bao/"
READERS = ("committee_office", "party_office", "administrator")
Officer = Callable[[str], Client]


def page(client: Client, path: str = BASE) -> str:
    """The text of a page."""
    reply = client.get(path)
    assert reply.status_code == 200
    return reply.content.decode()


def failed(key: str, *, at: datetime, about: str = "") -> Notice:
    """A notice that was given up."""
    made = notice(key, at=at, to=CHAIR, about=about)
    Notice.objects.filter(pk=made.pk).update(state=NoticeState.FAILED, tries=7, error="SMTP 550")
    return made


def once(client: Client, path: str) -> str:
    """The token of the page's button."""
    found = re.search(r'name="once" value="([^"]+)"', page(client, path))
    assert found
    return found[1]


def test_an_empty_list_says_what_will_stand_here(commune: Commune, officer: Officer) -> None:
    text = page(officer("administrator"))
    assert "Chưa có thông báo nào" in text and "thư nhắc hạn" in text


@pytest.mark.parametrize("role", READERS)
def test_who_was_not_reached_is_told_by_post_and_nobody_by_address(
    role: str, commune: Commune, officer: Officer, at: datetime
) -> None:
    made = failed("k1", at=at)
    notice("k2", at=at)
    client = officer(role)
    for path in (BASE, f"{BASE}?state=failed", f"{BASE}{made.pk}/"):
        text = page(client, path)
        assert "Chủ tịch UBND xã" in text and "máy chủ thư từ chối (SMTP 550)" in text
        assert CHAIR.address not in text and CLERK.address not in text
    assert "1 thông báo chưa đến được" in page(client)
    assert "Thông báo đã gửi" in page(client, "/ban-lam-viec/")


def test_the_list_is_narrowed_by_state(commune: Commune, officer: Officer, at: datetime) -> None:
    failed("k1", at=at)
    notice("k2", at=at)
    client = officer("party_office")
    assert "Đến hạn: k1" not in page(client, f"{BASE}?state=waiting")
    assert "Đến hạn: k2" not in page(client, f"{BASE}?state=failed")
    assert "Không có dòng nào khớp" in page(client, f"{BASE}?state=sent")


def test_what_an_officer_has_to_carry_does_not_wait_for_the_machine(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    here = village("Cầu Đá", by=by, at=at).code
    keep_group(here, Channel.ZALO, "Nhóm Zalo thôn Cầu Đá", "Thôn Cầu Đá")
    talks.announced(date(2026, 6, 20), by=by, at=at)
    client, made = officer("committee_office"), Notice.objects.get(channel=Channel.ZALO)
    for path in (BASE, f"{BASE}{made.pk}/"):
        text = page(client, path)
        assert "Chờ chuyển tay" in text
    assert "1 thông báo chờ cán bộ chuyển" in page(client)


def test_a_long_list_costs_what_a_short_one_does(commune: Commune, officer: Officer, at: datetime) -> None:
    client = officer("party_office")
    counts = []
    for start, end in ((0, 3), (3, 60)):
        for number in range(start, end):
            notice(f"k{number}", at=at + timedelta(minutes=number), about="TCD-2026-0001")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text = page(client)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
    assert text.count("Đến hạn: k") == 20 and "Đến hạn: k59" in text


def test_what_is_about_a_closed_entry_tells_neither_code_nor_subject(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    internal = whole(by=by, at=at).internal
    made = failed("k1", at=at, about=internal)
    shown, hidden = officer("party_office"), officer("committee_office")
    for path in (BASE, f"{BASE}{made.pk}/"):
        assert internal in page(shown, path) and "Đến hạn: k1" in page(shown, path)
        text = page(hidden, path)
        assert internal not in text and "Đến hạn: k1" not in text and "Chủ tịch UBND xã" in text


def test_what_was_given_up_is_put_back_once(commune: Commune, officer: Officer, at: datetime) -> None:
    made = failed("k1", at=at)
    client, path = officer("administrator"), f"{BASE}{made.pk}/"
    token = once(client, path)
    for _ in range(2):
        assert client.post(f"{path}gui-lai/", {"once": token}).headers["Location"] == path
    made.refresh_from_db()
    assert (made.state, made.tries) == (NoticeState.WAITING, 0)
    assert "Gửi lại</button>" not in page(client, path)
    reply = client.post(f"{path}gui-lai/", {"once": "mot-ma-khac"}, follow=True)
    assert "đang chờ gửi, máy tự thử lại" in reply.content.decode()


def test_nobody_else_reads_or_sends(commune: Commune, officer: Officer, at: datetime) -> None:
    made = failed("k1", at=at)
    for role in ("village_head", "front", "petition_officer", "party_secretary", "committee_chair"):
        client = officer(role)
        assert client.get(BASE).status_code == client.get(f"{BASE}{made.pk}/").status_code == 403
        assert client.post(f"{BASE}{made.pk}/gui-lai/", {"once": "abc"}).status_code == 403
    made.refresh_from_db()
    assert made.state == NoticeState.FAILED
