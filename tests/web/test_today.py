"""Việc hôm nay: what is due out of every book, for the posts that read it, with the law's clock behind each day."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from dienhong.accounts.models import Post
from dienhong.accounts.roles import roles
from dienhong.commune.models import Commune, LocalDayOff
from dienhong.dialogue import results
from dienhong.indicators.definitions import catalogue
from dienhong.notices.byhand import hand_over, keep_group
from dienhong.notices.models import Channel, Notice
from dienhong.page.acts import Act
from dienhong.petitions.actions import answer_visit
from dienhong.petitions.papers import actions as letters
from dienhong.records.actor import Actor
from dienhong.records.codes import book_of
from dienhong.reports.freeze import freeze
from dienhong.supervision.models import Inspection
from dienhong.work.reporting import CLOSES
from dienhong.work.row import SHOWN, Matter, groups
from tests.factories import dialogue, directives, papers, reports, supervision, talks
from tests.factories.commune import village
from tests.factories.petitions import reception, visit
from tests.web.whole import whole

DESK = "/ban-lam-viec/"
TODAY = date(2026, 6, 10)
Officer = Callable[[str], Client]


def rows(client: Client) -> dict[str, list[tuple[str, ...]]]:
    """Group → its rows as the words of their cells."""
    page = client.get(DESK).content.decode()
    found: dict[str, list[tuple[str, ...]]] = {}
    for body in re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL):
        title = re.search(r'scope="rowgroup"[^>]*>([^<]+)<', body)
        assert title
        cells = [
            re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
        ]
        found[title[1].strip()] = [tuple(_plain(cell) for cell in row) for row in cells if row]
    return found


def _plain(source: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", source)).split())


def test_a_notice_to_carry_is_due_by_the_day_of_the_law(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    here = village("Cầu Đá", by=by, at=at).code
    keep_group(here, Channel.ZALO, "Nhóm Zalo thôn Cầu Đá", "Thôn Cầu Đá")
    keep_group(here, Channel.SMS, "Loa thôn", "0912345678")
    talks.announced(date(2026, 6, 20), by=by, at=at)
    carried = ("Chuyển thông báo: Đối thoại với Nhân dân ngày 20/6/2026 (còn 2 nơi)", "KDT-2026-0001")
    found = rows(officer("committee_office"))["Chờ tôi"]
    assert found[0] == ("13/6", "còn 3 ngày", *carried, "Điều 43 Luật Tổ chức chính quyền địa phương", "Chuyển")
    Commune.objects.update(demo_today=date(2026, 6, 15))
    late = rows(officer("party_office"))["Quá hạn"]
    assert late[0][:4] == ("13/6", "quá 2 ngày", *carried)
    assert "thông báo" in officer("party_office").get(f"{DESK}?cach-tinh=KDT-2026-0001").content.decode()
    assert "Chuyển thông báo" not in officer("committee_chair").get(DESK).content.decode()
    hand_over(Notice.objects.values_list("pk", flat=True), at=at)
    assert "Chuyển thông báo" not in officer("party_office").get(DESK).content.decode()


def test_groups_by_day_and_by_whose_turn_it_is(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    for day in (date(2026, 5, 20), date(2026, 5, 27), date(2026, 5, 28)):
        reception(day, by=by, at=at, visits=(visit(),))
    found = rows(officer("petition_officer"))
    assert found["Quá hạn"] == [
        ("03/6", "quá 7 ngày", "Trả lời một lượt tiếp công dân ngày 20/5/2026", "TCD-2026-0001",
         "Khoản 1 Điều 28 Luật Tiếp công dân", "Trả lời"),
    ]  # fmt: skip
    assert found["Hạn hôm nay"][0][:2] == ("10/6", "hôm nay")
    assert found["Trong 7 ngày tới"][0][:2] == ("11/6", "còn 1 ngày")


def test_an_answered_visit_is_gone_and_several_are_one_matter(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = reception(date(2026, 5, 28), by=by, at=at, visits=(visit(), visit(), visit()))
    assert rows(officer("party_office"))["Trong 7 ngày tới"][0][2].startswith("Trả lời 3 kiến nghị, phản ánh")
    for order in (1, 2, 3):
        answer_visit(made.code, order, answered_on=TODAY, result="Đã trả lời", by=by, at=at, revision=order)
    assert rows(officer("party_office")) == {}


def test_the_clock_is_explained_and_knows_the_communes_own_days_off(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = reception(date(2026, 5, 28), by=by, at=at, visits=(visit(),))
    client = officer("party_office")
    page = client.get(f"{DESK}?cach-tinh={made.code}").content.decode()
    assert 'id="cach-tinh"' in page and 'datetime="2026-06-11"' in page and "10 ngày làm việc" in page
    assert 'id="cach-tinh"' not in client.get(f"{DESK}?cach-tinh=TCD-2026-9999").content.decode()
    LocalDayOff.objects.create(day=date(2026, 6, 11), reason="Mất điện toàn xã", document="VB-2026-0001")
    assert 'datetime="2026-06-12"' in client.get(f"{DESK}?cach-tinh={made.code}").content.decode()


def test_each_post_sees_the_books_it_reads(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = whole(by=by, at=at)
    inspection = Inspection.objects.get(pk=made.internal)
    internal = supervision.finding(inspection, text="Việc riêng của cấp ủy", correct_by=date(2026, 6, 2), by=by, at=at)
    prefixes = {
        role: {row[3].partition("-")[0] for group in rows(officer(role)).values() for row in group}
        for role in ("party_office", "petition_officer", "village_head", "front")
    }
    assert prefixes["party_office"] == {"TCD", "DT", "LT", "NV", "GS", "BC", "BTT", "CHD", "CK"}
    assert prefixes["petition_officer"] == {"TCD", "DT", "LT", "BTT", "LPG"}
    assert prefixes["village_head"] == set()
    assert prefixes["front"] == {"GS", "BC", "CK"}
    assert internal.text in str(rows(officer("party_office")))
    assert internal.text not in str(rows(officer("front"))) + str(rows(officer("committee_office")))


def test_a_task_and_a_finding_leave_when_they_are_far_off(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    source = directives.directive("15-CT/TU", date(2026, 2, 3), date(2026, 2, 9), by=by, at=at)
    for day in (date(2026, 6, 17), date(2026, 6, 18)):
        directives.task(source.code, day, by=by, at=at)
        supervision.finding(supervision.inspection(date(2026, 5, 6), by=by, at=at), correct_by=day, by=by, at=at)
    found = rows(officer("party_office"))
    assert [row[0] for row in found["Trong 7 ngày tới"]] == ["17/6", "17/6"]


def test_a_conference_waits_for_its_result(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = dialogue.dialogue(date(2026, 6, 1), kind="conference", by=by, at=at)
    row = rows(officer("party_office"))["Trong 7 ngày tới"][0]
    assert row[3] == made.code and row[0] == "11/6" and "Điều 43" in row[4]


def test_a_result_is_owed_until_it_is_posted_and_sent_too(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    """The three ways of the law: the day it was made public alone took it off the desk."""
    made = dialogue.dialogue(date(2026, 6, 1), kind="conference", by=by, at=at)
    days: dict[str, date | None] = {"result_on": TODAY, "posted_on": None, "heads_told_on": None}
    for told, said in (
        ({}, "chưa ghi ngày niêm yết tại trụ sở, gửi đến các trưởng thôn"),
        ({"posted_on": TODAY}, "chưa ghi ngày gửi đến các trưởng thôn"),
    ):
        days |= told
        results.publish_result(made.code, **days, conclusion="", looked=False, bound=True, by=by, at=at)  # type: ignore[arg-type]
        client = officer("party_office")
        row = rows(client)["Trong 7 ngày tới"][0]
        assert row[3] == made.code and row[0] == "11/6" and said in row[2]
        assert reverse("dialogue:result", args=[made.code]) in client.get(DESK).content.decode()
    days["heads_told_on"] = TODAY
    results.publish_result(made.code, **days, conclusion="", looked=False, bound=True, by=by, at=at)  # type: ignore[arg-type]
    assert made.code not in officer("party_office").get(DESK).content.decode()


def test_reports_and_the_books_they_wait_for(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    asked = reports.request(by=by, at=at)
    waiting = rows(officer("party_office"))["Chờ tôi"]
    assert [row[3] for row in waiting] == [asked.code] and "741-CV/BTGDVTU" in waiting[0][4]
    report = reports.draft(
        {"III.1.1": "[[dialogue.held]] cuộc; [[petitions.receptions_held]] cuộc."}, by=by, at=at, asked=asked
    )
    assert sorted(row[2] for row in rows(officer("party_office"))["Chờ tôi"]) == [
        f"Khóa sổ tiếp công dân, các ngày 01/01 – 31/5/2026 Cho báo cáo 6 tháng đầu năm 2026 gửi {asked.recipient}",
        f"Khóa sổ đối thoại, các ngày 01/01 – 31/5/2026 Cho báo cáo 6 tháng đầu năm 2026 gửi {asked.recipient}",
        f"Soạn, chốt và gửi báo cáo 6 tháng đầu năm 2026 Gửi {asked.recipient}",
    ]
    reports.close("TCD", by=by, at=at)
    reports.close("DTH", by=by, at=at)
    assert len(rows(officer("party_office"))["Chờ tôi"]) == 1
    freeze(report, by=by, at=at)
    assert rows(officer("party_office")) == {}
    # One who only reads reports has nothing to do about them, but sees that the day comes near.
    assert rows(officer("committee_chair")) == {}


@pytest.mark.parametrize("prefix", sorted(CLOSES))
def test_a_book_is_closed_on_its_own_page(prefix: str, commune: Commune, officer: Officer) -> None:
    name, permission = CLOSES[prefix]
    url = reverse(name)
    assert resolve(url).func.permission == permission  # type: ignore[attr-defined]
    register = book_of(prefix).REGISTER
    role = next(key for key in ("party_office", "committee_office") if roles()[key].allows(permission))
    assert f"Khóa {register[:1].lower()}{register[1:]}" in officer(role).get(url).content.decode()


def test_every_book_that_a_figure_needs_closed_can_be_closed_from_here() -> None:
    assert {book for one in catalogue() for book in one.books} <= set(CLOSES)


def test_a_long_group_shows_forty_and_says_how_many_and_one_button_is_red() -> None:
    matters = [
        Matter(date(2026, 5, 1), "Trả lời", f"TCD-2026-{n:04d}", "/", "", Act("Trả lời", "/")) for n in range(95)
    ]
    later = Matter(date(2026, 8, 1), "Xa", "TCD-2026-9999", "/", "", Act("Xem", "/"))
    undated = Matter(None, "Lập", "YC-2026-0001", "/", "", Act("Lập", "/"), mine=True)
    late, mine = groups([later, *matters, undated], TODAY)
    assert (late["count"], len(late["rows"])) == (95, SHOWN)
    assert [row["act"].primary for row in late["rows"]] == [True] + [False] * (SHOWN - 1)
    assert mine["rows"][0]["left"] == "chưa có hạn"


def test_matters_of_the_same_words_are_told_apart(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    titles = ("Đối thoại với hộ có đất trên tuyến đường thôn Phú Lộc", "Đối thoại về chợ tạm thôn Đông Sơn")
    for title in titles:
        dialogue.dialogue(date(2026, 6, 1), kind="conference", title=title, by=by, at=at)
    found = rows(officer("party_office"))["Trong 7 ngày tới"]
    assert [row[2] for row in found] == [
        f"Công bố kết quả hội nghị đối thoại ngày 01/6/2026 {title}" for title in titles
    ]


def test_the_switch_keeps_what_the_post_does_itself(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = reception(date(2026, 5, 28), by=by, at=at, visits=(visit(),))
    clerk, chair = officer("petition_officer"), officer("front")
    page = clerk.get(f"{DESK}?xem=cua-toi").content.decode()
    assert "Của tôi · 1" in page and "Cả xã · 1" in page and made.code in page
    assert f"?xem=cua-toi&amp;cach-tinh={made.code}" in page and clerk.get(DESK).content.decode().count(
        "aria-current"
    ) == page.count("aria-current")
    assert made.code not in chair.get(f"{DESK}?xem=cua-toi").content.decode()
    leader = officer("committee_chair")
    assert made.code in leader.get(DESK).content.decode()
    own = leader.get(f"{DESK}?xem=cua-toi").content.decode()
    assert made.code not in own and "Của tôi · 0" in own and "Cả xã · 1" in own
    assert made.code in leader.get(DESK).content.decode()  # remembered nowhere


def test_a_letter_waits_for_whoever_does_its_next_act(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    """However it came in: a letter taken down from the telephone without a title has no clock that would tell it."""
    untitled = papers.receive(TODAY, channel="phone", titled="", sender_name="", id_number="", by=by, at=at)
    paper = papers.receive(date(2026, 6, 9), by=by, at=at)
    settled, sent = (
        papers.bring("settled", kind="feedback", by=by, at=at),
        papers.bring("sent", kind="feedback", by=by, at=at),
    )
    own = f"{DESK}?xem=cua-toi"
    page = officer("petition_officer").get(own).content.decode()
    assert "Đơn nhận ngày 10/6/2026, chờ phân loại" in page and untitled.code in page and paper.code in page
    assert settled.code not in page
    office = rows(officer("committee_office"))["Chờ tôi"]
    said = {row[3]: row[2] for row in office}
    assert said[settled.code].startswith("Đã giải quyết, chờ gửi kết quả")
    assert said[sent.code].startswith("Đã gửi kết quả, chờ kết thúc đơn")
    now = papers.doing(TODAY, by=by, at=at)
    letters.classify(untitled.code, papers.found("feedback", TODAY), now)
    letters.classify(paper.code, papers.found("feedback", TODAY, competence="administrative"), now)
    waits = {row[3]: row[2] for row in rows(officer("committee_chair"))["Chờ tôi"]}
    assert waits[untitled.code].startswith("Đơn đủ điều kiện, chờ thụ lý") and paper.code not in waits
    page = officer("petition_officer").get(own).content.decode()
    assert paper.code in page and untitled.code not in page


def test_a_letter_near_its_day_still_waits_to_be_classified(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    """The clock is the chair's; who has to classify it must not lose it in the last week."""
    late = papers.receive(date(2026, 5, 29), by=by, at=at)
    page = officer("petition_officer").get(f"{DESK}?xem=cua-toi").content.decode()
    assert "Đơn nhận ngày 29/5/2026, chờ phân loại" in page and late.code in page


def test_who_was_given_a_letter_has_it_on_the_desk(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    given = papers.bring("accepted", by=by, at=at)
    client = officer("committee_office")
    assert given.code not in client.get(f"{DESK}?xem=cua-toi").content.decode()
    account = Post.objects.get(role="committee_office").account_id
    letters.assign(given.code, papers.doing(TODAY, by=by, at=at), post="Phòng Kinh tế", account_id=account)
    page = client.get(f"{DESK}?xem=cua-toi").content.decode()
    assert given.code in page and "Xử lý đơn được giao" in page


def test_a_day_of_another_year_says_its_year() -> None:
    days = (date(2025, 12, 31), date(2026, 1, 5), date(2027, 1, 4))
    matters = [Matter(day, "Việc", "X", "/", "", Act("Mở", "/"), mine=True) for day in days]
    told = [row["on"] for group in groups(matters, date(2026, 1, 5)) for row in group["rows"]]
    assert told == ["31/12/2025", "05/01", "04/01/2027"]


@pytest.mark.parametrize("entries", [1, 25])
def test_the_desk_asks_one_question_a_book_whatever_waits_in_it(
    entries: int, commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    whole(by=by, at=at)
    for number in range(entries):
        reception(date(2026, 5, 1 + number), by=by, at=at, visits=(visit(), visit()))
        directives.task("CD-2026-0001", date(2026, 6, 1), by=by, at=at, title=f"Việc {number}")
    client = officer("party_office")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(DESK).status_code == 200
    # Four to know who asks, one for the days off, one or two a book: the gathering grows with the books, never with entries.
    assert len(asked) <= 38, "\n".join(one["sql"][:120] for one in asked)
