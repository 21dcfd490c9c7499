"""The calendar in real requests: a quarter in one act, the sheet, the public page, what the desk says is to be done."""

import re
from collections.abc import Callable
from datetime import date, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.petitions.models import Sitting
from dienhong.petitions.sittings import actions
from dienhong.records.actor import Actor
from tests.answers import let_go
from tests.factories.petitions import reception
from tests.factories.sittings import published, sitting, told

BASE = "/ban-lam-viec/lich-tiep/"
Officer = Callable[[str], Client]
RULE = {
    "from_on": "1/7/2026",
    "to_on": "30/9/2026",
    "weekdays": ["3"],
    "begins": "7:30",
    "ends": "11:30",
    "host": "committee",
    "kind": "periodic",
    "venue": "office",
    "receiver_title": "Chủ tịch UBND xã",
    "place": "Phòng tiếp công dân",
    "slot_minutes": "30",
}


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    page = client.get(url).content.decode()
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def test_a_quarter_in_one_act(commune: Commune, officer: Officer) -> None:
    client, url = officer("petition_officer"), BASE + "lap-theo-quy-tac/"
    reply = client.post(url, {**RULE, **hidden(client, url)})
    assert reply.status_code == 302 and reply.headers["Location"] == BASE + "thang/?thang=2026-07"
    days = list(Sitting.objects.order_by("planned_on").values_list("planned_on", flat=True))
    assert (len(days) == 14 and days[0] == date(2026, 7, 2) and days[-1] == date(2026, 9, 24)) or len(days) == 13
    page = client.get(reply.headers["Location"]).content.decode()
    assert page.count("07 giờ 30 Chủ tịch UBND xã") == 5
    too_long = client.post(url, {**RULE, "to_on": "31/12/2026", **hidden(client, url)})
    assert too_long.status_code == 422 and "dài hơn một quý" in too_long.content.decode()


def test_announce_many_from_the_sheet(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    first, second = (sitting(day, by=by, at=at) for day in (date(2026, 6, 18), date(2026, 6, 25)))
    client = officer("petition_officer")
    sheet = client.get(BASE + "to-niem-yet/?thang=2026-06").content.decode()
    assert "2 buổi trong tờ này chưa ghi công bố" in sheet and "Phạm Quốc Tuấn" not in sheet.split("<main", 1)[1]
    url = BASE + "cong-bo/"
    data = {"published_on": "9/6/2026", "where": "both", "codes": [first.code, second.code], **hidden(client, url)}
    assert client.post(url, data).status_code == 302
    assert list(Sitting.objects.values_list("published_on", flat=True)) == [date(2026, 6, 9)] * 2
    assert "Không còn buổi nào chờ công bố" in client.get(url).content.decode()


def test_the_public_page_shows_what_was_announced_by_title(
    commune: Commune, client: Client, by: Actor, at: datetime
) -> None:
    published(by=by, at=at)
    sitting(date(2026, 6, 18), receiver_title="Chưa niêm yết", by=by, at=at)
    published(date(2026, 11, 5), receiver_title="Quá xa", by=by, at=at)
    moved = published(date(2026, 6, 26), by=by, at=at)
    actions.postpone_sitting(
        moved.code,
        told(date(2026, 7, 3)),
        reason="Họp Hội đồng nhân dân",
        announced_on=date(2026, 6, 10),
        where="both",
        revision=2,
        by=by,
        at=at,
    )
    reply = client.get("/lich-tiep-cong-dan/")
    page = reply.content.decode()
    assert reply.status_code == 200 and not reply.cookies
    assert "25/6/2026" in page and "Đã hoãn" in page and "03/7/2026" in page
    assert "Họp Hội đồng nhân dân" in page and "Dời sang" in page
    assert re.search(r"Dời từ thứ Sáu, 26/6/2026, ", page)
    for hidden_words in ("Phạm Quốc Tuấn", "Chưa niêm yết", "Quá xa"):
        assert hidden_words not in page


def test_the_public_page_without_a_calendar(commune: Commune, client: Client) -> None:
    assert "Chưa công bố buổi nào" in client.get("/lich-tiep-cong-dan/").content.decode()


def test_the_desk_says_what_is_to_be_announced_and_what_was_missed(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    near, far = sitting(date(2026, 6, 18), by=by, at=at), sitting(date(2026, 7, 9), by=by, at=at)
    gone = sitting(date(2026, 6, 4), by=by, at=at)
    page = officer("petition_officer").get("/ban-lam-viec/").content.decode()
    assert "Công bố lịch tiếp công dân ngày 18/6/2026" in page and near.code in page
    assert "Gắn buổi tiếp, hoãn hoặc bỏ lịch ngày 04/6/2026" in page and gone.code in page
    assert far.code not in page


def test_one_sitting_from_planned_to_held(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = sitting(date(2026, 6, 4), by=by, at=at)
    client = officer("petition_officer")
    page = client.get(made.desk_path()).content.decode()
    assert "Chưa thấy buổi tiếp" in page
    url = made.desk_path() + "gan-buoi-tiep/"
    assert "hãy ghi buổi tiếp trước" in client.get(url).content.decode()
    kept = reception(date(2026, 6, 4), by=by, at=at)
    assert client.post(url, {"reception": kept.code, **hidden(client, url)}).status_code == 302
    assert "Đã tiếp" in client.get(made.desk_path()).content.decode()
    assert made.code in client.get(kept.desk_path()).content.decode()


def test_who_may_only_read_sees_greyed_acts(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = published(by=by, at=at)
    client = officer("committee_chair")
    assert "chỉ được xem lịch này" in client.get(made.desk_path()).content.decode()
    assert client.get(made.desk_path() + "hoan/").status_code == 403
    assert officer("front").get(BASE).status_code == 403


def test_queries_do_not_grow_with_the_calendar(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("petition_officer")
    actions.plan_series(told(), [date(2026, 6, day) for day in range(11, 20)], by=by, at=at)
    counts: dict[str, list[int]] = {}
    for days in (range(20, 24), range(11, 30)):
        for url in (BASE, BASE + "thang/?thang=2026-06", BASE + "to-niem-yet/?thang=2026-06", "/lich-tiep-cong-dan/"):
            client.get(url)
            with CaptureQueriesContext(connection) as seen:
                client.get(url)
            counts.setdefault(url, []).append(len(seen))
        actions.plan_series(told(host="party"), [date(2026, 6, day) for day in days], by=by, at=at)
    assert all(first == second <= 12 for first, second in counts.values()), counts


def test_the_list_leaves_as_a_workbook_for_who_may_export(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    sitting(by=by, at=at)
    reply = officer("petition_officer").get(BASE + "?xuat=xlsx")
    assert reply.status_code == 200 and "spreadsheet" in reply.headers["Content-Type"]
    let_go(reply)
    assert officer("committee_chair").get(BASE + "?xuat=xlsx").status_code == 403
