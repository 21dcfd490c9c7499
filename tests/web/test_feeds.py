"""Feeds: well-formed Atom out of what is public, per village and topic, revalidated; what was withdrawn is gone from them."""

from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.utils.timezone import make_aware

from dienhong.commune.models import Commune
from dienhong.dialogue.plans.actions import correct_plan
from dienhong.dialogue.promises.actions import keep_promise, renegotiate, reopen_promise, show_promise
from dienhong.dialogue.results import publish_result
from dienhong.records.actor import Actor
from dienhong.search.actions import drop, put
from dienhong.web.feeds import MOST, TOPICS, UNFIT
from tests.factories import dialogue, promises, talks
from tests.factories.commune import village

NS = {"a": "http://www.w3.org/2005/Atom"}
DAY = date(2026, 6, 2)


def publish(
    code: str, title: str, text: str = "", *, kind: str = "disclosure", village: str = "", on: date = DAY
) -> None:
    at = make_aware(datetime.combine(on, time(15, 30)))
    put(code, kind=kind, title=title, text=text, path=f"/cong-khai/{code}/", on=on, by_village=village, at=at)


def feed(path: str = "/tin.atom") -> Element:
    reply = Client().get(path)
    assert reply.status_code == 200 and reply.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root: Element = fromstring(reply.content)
    return root


def titles(path: str = "/tin.atom") -> list[str]:
    return [one.findtext("a:title", "", NS) for one in feed(path).findall("a:entry", NS)]


def entries(path: str = "/tin.atom") -> dict[str, dict[str, str]]:
    """Title → what else an entry says, in the order of the feed."""
    return {
        one.findtext("a:title", "", NS): {
            name: one.findtext(f"a:{name}", "", NS) for name in ("id", "published", "updated")
        }
        for one in feed(path).findall("a:entry", NS)
    }


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
    assert entry.findtext("a:id", "", NS) == "tag:11668.dienhong,2025-07-01:CK-2026-0001"
    assert root.findtext("a:id", "", NS) == "tag:11668.dienhong,2025-07-01:/tin.atom"
    assert entry.findtext("a:updated", "", NS) == "2026-06-02T15:30:00+07:00"
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


def test_news_is_of_the_instant_it_was_told_and_not_of_the_day_it_is_about(
    commune: Commune, by: Actor, at: datetime
) -> None:
    talks.announced(date(2026, 6, 20), by=by, at=at)
    told = entries()["Đối thoại với Nhân dân sáu tháng đầu năm"]
    assert told["published"] == told["updated"] == "2026-06-10T09:00:00+07:00"
    assert feed().findtext("a:updated", "", NS) == "2026-06-10T09:00:00+07:00"


def test_what_is_known_by_an_id_is_known_at_every_address(commune: Commune) -> None:
    publish("CK-2026-0001", "Đất ở")
    other: Element = fromstring(Client(headers={"host": "localhost"}).get("/tin.atom").content)
    here = feed()
    for path in ("a:id", "a:entry/a:id"):
        assert here.findtext(path, "", NS) == other.findtext(path, "", NS)


def test_each_step_of_a_promise_is_news_again(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue.dialogue(date(2026, 5, 28), by=by, at=at)
    code = promises.promise(held.code, by=by, at=at).code
    first = at + timedelta(hours=1)
    show_promise(code, looked=False, by=by, at=first)
    publish("CK-2026-0001", "Tin khác", on=at.date())
    words = "Nạo vét tuyến mương tiêu thôn Đình Hạ"
    assert list(entries()) == ["Tin khác", words, held.title]

    def is_news(when: datetime) -> bool:
        told = entries()
        times = told[words]["published"], told[words]["updated"]
        return next(iter(told)) == words and times == (first.isoformat(), when.isoformat())

    days = [at + timedelta(days=day) for day in (1, 2, 3)]
    renegotiate(code, new_on=date(2026, 7, 15), reason="Mưa", decided_on=at.date(), by=by, at=days[0])
    assert is_news(days[0])
    keep_promise(code, kept_on=date(2026, 6, 12), evidence="Biên bản", by=by, at=days[1])
    assert is_news(days[1])
    reopen_promise(code, why="Chưa", by=by, at=days[2])
    assert is_news(days[2])


def test_an_act_that_says_nothing_new_is_no_news(commune: Commune, by: Actor, at: datetime) -> None:
    planned = talks.announced(by=by, at=at)
    later = at + timedelta(hours=1)
    correct_plan(planned.code, talks.told(front_digest="Ba ý kiến"), revision=planned.revision, by=by, at=later)
    assert entries()[planned.title]["updated"] == at.isoformat()


def test_the_result_of_a_dialogue_is_news(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue.dialogue(date(2026, 6, 3), by=by, at=at, title="Hội nghị đối thoại")
    assert list(entries("/tin/doi-thoai.atom")) == ["Hội nghị đối thoại"], "that it was held is news before its result"
    days = {"result_on": date(2026, 6, 9), "posted_on": None, "heads_told_on": None, "conclusion": ""}
    publish_result(held.code, **days, looked=False, bound=False, by=by, at=at)  # type: ignore[arg-type]
    told = entries("/tin/doi-thoai.atom")["Kết quả: Hội nghị đối thoại"]
    assert told["updated"] == at.isoformat() and told["id"].endswith(f":{held.code}")
    assert Client().get(f"/r/{held.code}").headers["Location"] == f"/doi-thoai/cuoc/{held.code}/"
    page = Client().get("/tim/?q=ket+qua+hoi+nghi").content.decode()
    assert "Kết quả đối thoại" in page and f"/doi-thoai/cuoc/{held.code}/" in page


def test_the_newest_stand_in_it(commune: Commune) -> None:
    for number in range(MOST + 5):
        publish(f"CK-2026-{number + 1:04d}", f"Việc {number}")
    assert titles()[0] == f"Việc {MOST + 4}" and len(titles()) == MOST
