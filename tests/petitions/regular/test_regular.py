"""The regular hours of reception: declared by an act, read by everybody from their day, new ones in place of the old."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused
from dienhong.page.once import new_token
from dienhong.petitions.regular.actions import declare_hours
from dienhong.petitions.regular.models import RegularHours
from dienhong.petitions.regular.queries import hours_on
from dienhong.records import acts
from dienhong.records.actor import Actor

Officer = Callable[[str], Client]
DESK = "/ban-lam-viec/gio-tiep-thuong-xuyen/"
PUBLIC = "/lich-tiep-cong-dan/"
HOURS = "Các ngày làm việc, sáng 7 giờ 30 – 11 giờ 30, chiều 13 giờ 30 – 17 giờ"
PLACE = "Phòng tiếp công dân, trụ sở UBND xã"


def test_an_officer_declares_and_everybody_reads(commune: Commune, officer: Officer) -> None:
    assert "Tiếp thường xuyên" not in Client().get(PUBLIC).content.decode()
    client, token = officer("committee_office"), new_token()
    assert "Khai giờ tiếp thường xuyên" in client.get("/ban-lam-viec/lich-tiep/to-niem-yet/").content.decode()
    told = {"from_on": "10/6/2026", "hours": HOURS, "place": PLACE, "once": token}
    for _ in range(2):
        reply = client.post(f"{DESK}khai/", told)
        assert reply.headers["Location"] == f"{DESK}GTX-2026-0001/"
    assert RegularHours.objects.count() == 1
    for reader, path in ((Client(), PUBLIC), (client, "/ban-lam-viec/lich-tiep/to-niem-yet/"), (client, DESK)):
        page = reader.get(path).content.decode()
        assert HOURS in page and PLACE in page
    shown = client.get(f"{DESK}GTX-2026-0001/").content.decode()
    assert "Đang áp dụng" in shown and "Đã khai" in shown
    assert HOURS in client.get(f"{DESK}khai/").content.decode()  # the form begins with what holds
    assert officer("party_secretary").get(f"{DESK}khai/").status_code == 403
    assert officer("front").get(DESK).status_code == 403


def test_new_hours_hold_from_their_day_and_the_old_come_back_when_they_are_voided(
    commune: Commune, by: Actor, at: datetime
) -> None:
    old = declare_hours(from_on=date(2026, 1, 5), hours=HOURS, place=PLACE, by=by, at=at)
    new = declare_hours(from_on=date(2026, 7, 1), hours="Thứ Hai, sáng", place=PLACE, by=by, at=at)
    days = (date(2026, 1, 4), date(2026, 1, 5), date(2026, 6, 30), date(2026, 7, 1))
    assert [hours_on(day) for day in days] == [None, old, old, new]
    with pytest.raises(Refused, match="GTX-2026-0002"):
        declare_hours(from_on=date(2026, 7, 1), hours=HOURS, place=PLACE, by=by, at=at)
    acts.void(new, by=by, at=at, reason="Khai nhầm")
    assert hours_on(date(2026, 7, 1)) == old


@pytest.mark.parametrize(("hours", "place"), [(" ", PLACE), (HOURS, "")])
def test_hours_without_time_or_place_are_none(
    hours: str, place: str, commune: Commune, by: Actor, at: datetime
) -> None:
    with pytest.raises(Refused):
        declare_hours(from_on=date(2026, 1, 5), hours=hours, place=place, by=by, at=at)
    assert not RegularHours.objects.exists()


def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    client, counts = officer("committee_office"), []
    for month in (1, 2, 3, 4):
        declare_hours(from_on=date(2026, month, 5), hours=HOURS, place=PLACE, by=by, at=at)
        client.get(DESK)
        with CaptureQueriesContext(connection) as seen:
            page = client.get(DESK).content.decode()
        assert f"GTX-2026-{month:04}" in page
        counts.append(len(seen))
    assert len(set(counts)) == 1 and counts[0] <= 12
