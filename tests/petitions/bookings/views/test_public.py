"""A resident keeps an hour, sees it again, moves it, gives it up; nothing is kept in a session and a guess learns nothing."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import icalendar
import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.petitions.bookings.states import BookingState
from dienhong.petitions.models import Booker, Booking, Reception, Sitting, Visit
from dienhong.petitions.sittings import actions as sittings
from dienhong.records.actor import Actor
from dienhong.records.receipts import key_of_form
from tests.factories.bookings import booking
from tests.factories.sittings import published, told

CALENDAR, TICKET = "/lich-tiep-cong-dan/", "/lich-tiep-cong-dan/phieu-hen/"
TYPED = {
    "hour": "08:30",
    "matter": "recommendation",
    "full_name": "Bùi Thị Hạ Vy",
    "address": "xóm Gốc Gạo, thôn Đình Hạ",
    "people": "2",
    "about": "Đèn ngõ hỏng từ Tết",
    "phone": "0912 444 777",
    "email": "",
}


@pytest.fixture
def one(commune: Commune, by: Actor, at: datetime) -> Sitting:
    """A sitting of 25/6/2026 that was announced."""
    return published(by=by, at=at)


def form(client: Client, sitting: Sitting) -> dict[str, str]:
    """What the form holds when it is opened."""
    page = client.get(f"{CALENDAR}dang-ky/{sitting.code}/").content.decode()
    return {**TYPED, **dict(re.findall(r'type="hidden" name="(once)" value="([^"]+)"', page))}


def send(client: Client, sitting: Sitting, data: dict[str, str]) -> tuple[int, str]:
    reply = client.post(f"{CALENDAR}dang-ky/{sitting.code}/", data)
    assert "sessionid" not in reply.cookies
    return reply.status_code, reply.content.decode()


def test_from_the_calendar_to_the_receipt_and_back(client: Client, one: Sitting) -> None:
    page = client.get(CALENDAR).content.decode()
    assert f"{CALENDAR}dang-ky/{one.code}/" in page and "còn 8 lượt hẹn" in page
    data = form(client, one)
    status, receipt = send(client, one, data)
    key = key_of_form(data["once"])
    assert status == 200 and "DK-2026-0001" in receipt and key in receipt
    assert "08 giờ 30, thứ Năm, 25/6/2026" in receipt and "còn 7 lượt hẹn" in client.get(CALENDAR).content.decode()
    again = send(client, one, data)
    assert again[0] == 200 and key in again[1] and Booking.objects.count() == 1
    shown = client.post(TICKET, {"code": "dk-2026-0001", "key": key.lower()}).content.decode()
    assert "08 giờ 30" in shown and "Bùi Thị Hạ Vy" not in shown
    opened = {"code": "DK-2026-0001", "key": key}
    moved = client.post(TICKET, {**opened, "act": "move", "place": f"{one.code} 09:00"}).content.decode()
    assert "Đã đổi giờ" in moved and Booking.objects.get().hour == time(9, 0)
    ended = client.post(TICKET, {**opened, "act": "give_up"}).content.decode()
    assert "Đã bỏ đăng ký" in ended and not Booker.objects.exists()
    assert "không còn giữ giờ nào" in client.post(TICKET, {**opened, "act": "give_up"}).content.decode()


def test_what_was_typed_stays_when_somebody_was_quicker(client: Client, one: Sitting, at: datetime) -> None:
    data = form(client, one)
    booking(one, at=at)
    status, page = send(client, one, data)
    assert status == 422 and "vừa có người giữ" in page and "Đèn ngõ hỏng từ Tết" in page
    status, page = send(client, one, {**data, "hour": "10:00", "full_name": ""})
    assert status == 422 and "Chưa điền họ tên" in page and "Luật Tiếp công dân" in page
    assert send(client, one, {**data, "hour": "10:00"})[0] == 200


def test_an_unknown_code_and_a_wrong_key_get_one_answer_and_ten_tries(
    client: Client, one: Sitting, at: datetime
) -> None:
    booking(one, at=at, key="A2B3C4D5")
    bodies = set()
    for code in ("DK-2026-0001", "DK-2026-0099"):
        reply = client.post(TICKET, {"code": code, "key": "Z9Z9Z9Z9"})
        assert reply.status_code == 422
        bodies.add(re.sub(r'value="[^"]*"', "", reply.content.decode()))
    assert len(bodies) == 1
    for _ in range(8):
        client.post(TICKET, {"code": "DK-2026-0001", "key": "Z9Z9Z9Z9"})
    assert client.post(TICKET, {"code": "DK-2026-0001", "key": "A2B3C4D5"}).status_code == 429


def test_one_address_cannot_keep_the_whole_month(client: Client, one: Sitting, by: Actor, at: datetime) -> None:
    other = published(date(2026, 7, 2), by=by, at=at)
    for sitting in (one, other):
        for hour in ("07:30", "08:00", "08:30", "09:00", "09:30", "10:00"):
            last = send(client, sitting, {**form(client, sitting), "hour": hour})[0]
    assert last == 429 and Booking.objects.count() == 10


def test_a_denouncer_gets_a_receipt_without_a_name(client: Client, one: Sitting) -> None:
    data = form(client, one)
    status, page = send(client, one, {**data, "matter": "denunciation"})
    assert status == 409 and "danh tính được giữ bí mật" in page and "Điều 9 Luật Tố cáo" in page
    nobody = dict.fromkeys(("full_name", "address", "about", "phone"), "")
    assert send(client, one, {**data, **nobody, "matter": "denunciation"})[0] == 200
    assert not Booker.objects.exists()


def test_a_ticket_tells_that_the_sitting_is_gone_and_why(client: Client, one: Sitting, by: Actor, at: datetime) -> None:
    booking(one, at=at, key="A2B3C4D5")
    sittings.cancel_sitting(one.code, reason="Bão số 3", by=by, at=at)
    page = client.post(TICKET, {"code": "DK-2026-0001", "key": "A2B3C4D5"}).content.decode()
    assert "Buổi tiếp không còn" in page and "Bão số 3" in page
    calendar = client.get(CALENDAR).content.decode()
    assert "Không tiếp buổi này" in calendar and "Bão số 3" in calendar


def test_the_calendar_of_one_host(client: Client, one: Sitting, by: Actor, at: datetime) -> None:
    published(date(2026, 6, 26), host="party", receiver_title="Bí thư Đảng ủy xã", by=by, at=at)
    page = client.get(f"{CALENDAR}?chu-tri=party").content.decode()
    assert "Bí thư Đảng ủy xã" in page and "Chủ tịch UBND xã" not in page
    assert "Chủ tịch UBND xã" in client.get(f"{CALENDAR}?chu-tri=x").content.decode()


def test_the_feed_is_read_back_and_asked_for_once(client: Client, one: Sitting, by: Actor, at: datetime) -> None:
    """A calendar program reads what the page shows, learns what was dropped, and gets no second copy of the same."""
    moved = published(date(2026, 6, 26), by=by, at=at)
    new = sittings.postpone_sitting(
        moved.code,
        told(date(2026, 7, 3)),
        reason="Họp Hội đồng; nhân dân, xin thứ lỗi",
        announced_on=date(2026, 6, 10),
        where="both",
        revision=2,
        by=by,
        at=at + timedelta(hours=1),
    )
    booking(one, at=at)
    reply = client.get("/lich-tiep-cong-dan.ics")
    assert reply.headers["Content-Type"].startswith("text/calendar") and not reply.cookies
    for hidden in ("Hạ Vy", "Phạm Quốc Tuấn", "Gốc Gạo", "DK-"):
        assert hidden not in reply.content.decode()
    calendar = icalendar.Calendar.from_ical(reply.content)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == {f"{code}@dienhong" for code in (one.code, moved.code, new.code)}
    assert [str(events[f"{code}@dienhong"]["STATUS"]) for code in (one.code, moved.code, new.code)] == [
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
    ]
    first = events[f"{one.code}@dienhong"]
    assert (
        first.start.isoformat() == "2026-06-25T00:30:00+00:00" and first.end.isoformat() == "2026-06-25T04:30:00+00:00"
    )
    assert str(first["SUMMARY"]) == "Chủ tịch UBND xã tiếp công dân"
    assert "Họp Hội đồng; nhân dân, xin thứ lỗi" in str(events[f"{moved.code}@dienhong"]["DESCRIPTION"])
    assert int(events[f"{moved.code}@dienhong"]["SEQUENCE"]) > int(first["SEQUENCE"])
    assert "Dời sang thứ Sáu, 03/7/2026" in str(events[f"{moved.code}@dienhong"]["DESCRIPTION"])
    assert "Dời từ thứ Sáu, 26/6/2026" in str(events[f"{new.code}@dienhong"]["DESCRIPTION"])
    times = [events[f"{moved.code}@dienhong"][name].dt for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED")]
    assert times == [at + timedelta(hours=1)] * 2 + [at]
    assert first["DTSTAMP"].dt == at
    same = client.get("/lich-tiep-cong-dan.ics", headers={"if-none-match": reply.headers["ETag"]})
    assert same.status_code == 304 and not same.content
    sittings.cancel_sitting(one.code, reason="Bão số 3", by=by, at=at)
    other = client.get("/lich-tiep-cong-dan.ics", headers={"if-none-match": reply.headers["ETag"]})
    assert other.status_code == 200 and other.headers["ETag"] != reply.headers["ETag"]


def test_the_list_of_the_day_becomes_the_reception_in_one_act(
    one: Sitting, officer: Callable[[str], Client], at: datetime
) -> None:
    first, second = booking(one, at=at), booking(one, time(9, 0), at=at, full_name="Đỗ Văn Lẫm", about="Đường lầy")
    Commune.objects.update(demo_today=one.planned_on)
    client = officer("petition_officer")
    sheet = f"/ban-lam-viec/dang-ky-tiep/buoi/{one.code}/"
    page = client.get(sheet).content.decode()
    assert "Bùi Thị Hạ Vy" in page and "2/8 giờ" in page
    token = re.search(rf'{second.code}/khong-den/.*?name="once" value="([^"]+)"', page, re.DOTALL)
    assert token
    assert client.post(f"/ban-lam-viec/dang-ky-tiep/{second.code}/khong-den/", {"once": token[1]}).status_code == 302
    page = client.get(f"{sheet}ghi-so/").content.decode()
    assert "Bùi Thị Hạ Vy" in page and "Đỗ Văn Lẫm" not in page and "Phạm Quốc Tuấn" in page
    data = {
        **dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', page)),
        "held_on": "25/6/2026",
        "host": "committee",
        "kind": "periodic",
        "received_by": "Phạm Quốc Tuấn",
        "receiver_title": "Chủ tịch UBND xã",
        "place": "Phòng tiếp công dân",
        "luot-0-full_name": "Bùi Thị Hạ Vy",
        "luot-0-address": "xóm Gốc Gạo, thôn Đình Hạ",
        "luot-0-content": "Đèn ngõ hỏng từ Tết",
        "luot-0-classification": "recommendation",
        **{f"luot-{row}-people_count": "1" for row in range(4)},
        "luot-0-handling": "accept",
    }
    reply = client.post(f"{sheet}ghi-so/", data)
    assert reply.status_code == 302, reply.content.decode()
    reception = Reception.objects.get()
    assert reply.headers["Location"] == reception.desk_path()
    assert Visit.objects.get().full_name == "Bùi Thị Hạ Vy"
    one.refresh_from_db()
    assert (one.state, one.reception) == ("held", reception.code)
    states = {
        code: (state, linked) for code, state, linked in Booking.objects.values_list("code", "state", "reception")
    }
    assert states[second.code] == (BookingState.ABSENT, reception.code) and states[first.code][1] == reception.code
    assert "đã ghi vào sổ" in client.get(f"{sheet}ghi-so/").content.decode()


def test_only_officers_who_receive_see_who_booked(one: Sitting, officer: Callable[[str], Client], at: datetime) -> None:
    kept = booking(one, at=at)
    for role in ("party_secretary", "committee_chair", "front", "village_head", "administrator"):
        assert officer(role).get(kept.desk_path()).status_code == 403
        assert officer(role).get(f"/r/{kept.code}").status_code == 404
    for role in ("petition_officer", "committee_office", "party_office"):
        assert "Bùi Thị Hạ Vy" in officer(role).get(kept.desk_path()).content.decode()


def test_who_booked_is_said_before_the_day_is_taken_from_them(
    one: Sitting, officer: Callable[[str], Client], at: datetime
) -> None:
    client = officer("petition_officer")
    for path in ("bo", "hoan"):
        assert "người đã giữ giờ" not in client.get(f"/ban-lam-viec/lich-tiep/{one.code}/{path}/").content.decode()
    booking(one, at=at)
    booking(one, time(9, 0), phone="", at=at)
    for path, become in (("bo", "mất lượt đã giữ"), ("hoan", "được giữ giờ ở ngày mới")):
        page = client.get(f"/ban-lam-viec/lich-tiep/{one.code}/{path}/").content.decode()
        assert f"2 người đã giữ giờ buổi này sẽ {become}; 1 người không để lại cách báo" in page


def test_the_desk_says_whom_to_call_and_who_comes_today(
    one: Sitting, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    kept = booking(one, at=at)
    sittings.cancel_sitting(one.code, reason="Bão số 3", by=by, at=at)
    today = published(date(2026, 6, 10), on=date(2026, 6, 1), begins=time(13, 0), ends=time(23, 0), by=by, at=at)
    booking(today, time(14, 0), at=at)
    page = officer("petition_officer").get("/ban-lam-viec/").content.decode()
    assert f"Gọi báo người đăng ký {kept.code}" in page and "Tiếp 1 người đã hẹn hôm nay, từ 14 giờ 00" in page
    assert "Hạ Vy" not in page
