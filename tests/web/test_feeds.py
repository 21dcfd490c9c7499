"""Feeds: well-formed Atom out of what is public, per village and topic, revalidated; what was withdrawn is gone from them."""

from datetime import date, datetime
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.records.actor import Actor
from dienhong.search.actions import drop, put
from dienhong.web.feeds import MOST, TOPICS, UNFIT
from tests.factories.commune import village

NS = {"a": "http://www.w3.org/2005/Atom"}
DAY = date(2026, 6, 2)


def publish(
    code: str, title: str, text: str = "", *, kind: str = "disclosure", village: str = "", on: date = DAY
) -> None:
    put(code, kind=kind, title=title, text=text, path=f"/cong-khai/{code}/", on=on, by_village=village)


def feed(path: str = "/tin.atom") -> Element:
    reply = Client().get(path)
    assert reply.status_code == 200 and reply.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root: Element = fromstring(reply.content)
    return root


def titles(path: str = "/tin.atom") -> list[str]:
    return [one.findtext("a:title", "", NS) for one in feed(path).findall("a:entry", NS)]


def test_a_feed_has_all_that_atom_asks_for(commune: Commune) -> None:
    publish("CK-2026-0001", "Đất <b>ở</b> & nhà", 'Nói "rõ" <script>\x0b hết')
    root = feed()
    for name in ("id", "title", "updated", "author/a:name"):
        assert root.findtext(f"a:{name}", "", NS), name
    links = {one.get("rel"): one.get("href") for one in root.findall("a:link", NS)}
    assert links["self"] == "http://testserver/tin.atom"
    entry = root.find("a:entry", NS)
    assert entry is not None
    assert entry.findtext("a:title", "", NS) == "Đất <b>ở</b> & nhà"
    assert entry.findtext("a:id", "", NS) == "http://testserver/r/CK-2026-0001"
    assert entry.findtext("a:updated", "", NS) == "2026-06-02T00:00:00+07:00"
    assert entry.findtext("a:summary", "", NS) == 'Nói "rõ" <script> hết'
    assert not UNFIT.search("Đường ệ 😀") and UNFIT.search("\x00\ufffe")


def test_an_empty_feed_is_a_feed(commune: Commune) -> None:
    assert feed().findtext("a:updated", "", NS) and titles() == []


def test_topics_and_villages_have_their_own(commune: Commune, by: Actor, at: datetime) -> None:
    here, there = village("Cầu Đá", by=by, at=at), village("Bến Lở", by=by, at=at)
    publish("CK-2026-0001", "Cả xã", on=date(2026, 6, 1))
    publish("CK-2026-0002", "Riêng Cầu Đá", village=here.code, on=date(2026, 6, 2))
    publish("LH-2026-0001", "Lời hứa ở Bến Lở", kind="promise", village=there.code, on=date(2026, 6, 3))
    assert titles() == ["Lời hứa ở Bến Lở", "Riêng Cầu Đá", "Cả xã"]
    assert titles(f"/tin/{here.code.lower()}.atom") == ["Riêng Cầu Đá", "Cả xã"]
    assert titles("/tin/doi-thoai.atom") == ["Lời hứa ở Bến Lở"]
    page = Client().get("/tin/").content.decode()
    assert f"/tin/{here.code.lower()}.atom" in page and all(f"/tin/{key}.atom" in page for key in TOPICS)


@pytest.mark.parametrize("key", ["khong-co", "dv-2026-9999", "ck-2026-0001"])
def test_a_feed_of_nothing_is_not_found(commune: Commune, key: str) -> None:
    assert Client().get(f"/tin/{key}.atom").status_code == 404


def test_it_is_revalidated_and_what_was_withdrawn_is_gone(commune: Commune) -> None:
    publish("CK-2026-0001", "Sẽ gỡ")
    first = Client().get("/tin.atom")
    mark = {"if-none-match": first.headers["ETag"]}
    assert Client().get("/tin.atom", headers=mark).status_code == 304
    drop("CK-2026-0001")
    again = Client().get("/tin.atom", headers=mark)
    assert again.status_code == 200 and "Sẽ gỡ" not in again.content.decode() and not again.cookies


def test_the_newest_stand_in_it(commune: Commune) -> None:
    for number in range(MOST + 5):
        publish(f"CK-2026-{number + 1:04d}", f"Việc {number}")
    assert titles()[0] == f"Việc {MOST + 4}" and len(titles()) == MOST
