"""An hour is kept by one, follows its sitting, is given back; who booked is nowhere but in its own row, and goes in time."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from dienhong.commune.models import Commune
from dienhong.handoffs import carry
from dienhong.law.verdict import Refused
from dienhong.notices.messages import segments
from dienhong.notices.models import Notice
from dienhong.ops.cleaning import clean
from dienhong.ops.times import Times
from dienhong.petitions.bookings import actions, queries, rules
from dienhong.petitions.bookings.actions import RESIDENT
from dienhong.petitions.bookings.states import BookingState, Told
from dienhong.petitions.models import Booker, Booking, Reception, Sitting
from dienhong.petitions.sittings import actions as sittings
from dienhong.petitions.states import Classification
from dienhong.records import acts, history, receipts
from dienhong.records.actor import Actor
from dienhong.records.models import EventValues
from tests.factories import commune as made
from tests.factories.bookings import booking, told
from tests.factories.sittings import published, sitting
from tests.factories.sittings import told as sitting_told
from tests.parallel import at_once

NEW_DAY = date(2026, 7, 3)


def postpone(one: Sitting, by: Actor, at: datetime, **more: object) -> Sitting:
    return sittings.postpone_sitting(
        one.code,
        sitting_told(NEW_DAY, **more),
        reason="Họp Hội đồng nhân dân",
        announced_on=date(2026, 6, 10),
        where="both",
        revision=2,
        by=by,
        at=at,
    )


def test_the_hours_of_a_sitting(commune: Commune, by: Actor, at: datetime) -> None:
    one = published(by=by, at=at)
    hours = queries.hours_of(one)
    assert hours[0] == time(7, 30) and hours[-1] == time(11, 0) and len(hours) == 8
    one.ends = time(11, 20)
    assert queries.hours_of(one)[-1] == time(10, 30)
    one.slot_minutes = 0
    assert queries.hours_of(one) == []


def test_a_key_opens_the_booking_and_no_other(commune: Commune, by: Actor, at: datetime) -> None:
    one = published(by=by, at=at)
    kept, key = actions.keep_hour(one.code, time(8, 30), told(), by=RESIDENT, at=at)
    other, second = actions.keep_hour(one.code, time(9, 0), told(), by=RESIDENT, at=at, key="A2B3C4D5")
    assert receipts.opens(kept.code, key) and receipts.opens(other.code, "a2b3 c4d5") and second == "A2B3C4D5"
    assert not receipts.opens(kept.code, second) and not receipts.opens("DK-2026-0099", key)


def test_an_hour_is_kept_once_and_only_of_an_announced_sitting_ahead(commune: Commune, by: Actor, at: datetime) -> None:
    one = published(by=by, at=at)
    booking(one, at=at)
    for hour, when in ((time(8, 30), at), (time(8, 45), at), (time(9, 0), at + timedelta(days=20))):
        with pytest.raises(Refused, match="Giờ này vừa có người giữ hoặc đã qua"):
            booking(one, hour, at=when)
    unannounced = sitting(date(2026, 6, 18), by=by, at=at)
    with pytest.raises(Refused):
        booking(unannounced, at=at)
    assert Booking.objects.count() == 1


def test_no_name_is_asked_of_a_denouncer_and_none_is_kept(commune: Commune, by: Actor, at: datetime) -> None:
    one = published(by=by, at=at)
    with pytest.raises(Refused, match="danh tính được giữ bí mật"):
        booking(one, at=at, matter=Classification.DENUNCIATION)
    nobody = dict.fromkeys(("full_name", "address", "phone", "about"), "")
    kept = booking(one, at=at, matter=Classification.DENUNCIATION, **nobody)
    assert not Booker.objects.filter(booking=kept).exists()
    for missing in ({"full_name": ""}, {"address": " "}):
        with pytest.raises(Refused, match="Thiếu họ tên hoặc địa chỉ"):
            booking(one, time(9, 0), at=at, **missing)


def test_a_crowd_is_told_of_its_representatives() -> None:
    day = date(2026, 6, 25)
    verdict = rules.can_book(told(people=6), hour=time(8), free=[time(8)], comes_on=day)
    assert verdict and "cử đại diện" in verdict.warnings[0].text
    assert not rules.can_book(told(people=4), hour=time(8), free=[time(8)], comes_on=day).warnings


def test_who_booked_enters_no_history_and_is_forgotten_in_time(commune: Commune, by: Actor, at: datetime) -> None:
    one = published(by=by, at=at)
    kept = booking(one, at=at, email="ha.vy@example.net")
    other = booking(one, time(9, 0), at=at)
    actions.move_hour(kept.code, one.code, time(10, 0), by=RESIDENT, at=at)
    actions.give_up(other.code, by=RESIDENT, at=at)
    said = " ".join(EventValues.objects.values_list("values_json", flat=True))
    assert "Hạ Vy" not in said and "Gốc Gạo" not in said and "0912 444 777" not in said
    assert list(Booker.objects.values_list("booking", flat=True)) == [kept.code]
    hour = queries.instant_of(one.planned_on, time(10, 0))
    for when, left in ((hour + timedelta(days=30), 1), (hour + timedelta(days=30, seconds=1), 0)):
        clean(Times(at=when, wall=when))
        assert Booker.objects.count() == left
    assert Booking.objects.count() == 2 and history.verify()


def test_a_sitting_put_off_takes_its_bookings_along(commune: Commune, by: Actor, at: datetime) -> None:
    one = published(by=by, at=at)
    first, second = booking(one, at=at, email="ha.vy@example.net"), booking(one, time(11, 0), at=at)
    gone = booking(one, time(9, 0), at=at)
    actions.give_up(gone.code, by=RESIDENT, at=at)
    new = postpone(one, by, at, begins=time(8, 0), ends=time(9, 0))  # two hours only: 8:00 and 8:30
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.sitting, first.hour, first.comes_on) == (new.code, time(8, 30), NEW_DAY)
    assert (second.sitting, second.hour) == (new.code, time(8, 0))
    assert (first.told, second.told) == (Told.TOLD, Told.TO_TELL)
    letter, message = Notice.objects.get(about=first.code), Notice.objects.get(about=second.code)
    assert letter.address == "ha.vy@example.net" and "08 giờ 30 ngày 03/7/2026" in letter.body
    assert (message.channel, message.address, message.state) == ("sms", "0912444777", "waiting")
    assert "08 giờ 00 ngày 03/7/2026" in message.body and segments(message.body) <= 3
    for one in (letter, message):
        assert "Hạ Vy" not in one.body and "Đèn ngõ" not in one.body
    assert [one.code for one in queries.to_see_to(at.date())] == [second.code]
    actions.note_told(second.code, by=by, at=at)  # by telephone: the message is carried no more
    assert not queries.to_see_to(at.date()).exists() and not Notice.objects.filter(about=second.code).exists()


def test_a_message_carried_tells_who_booked_and_a_denouncer_is_on_no_list(
    commune: Commune, by: Actor, at: datetime
) -> None:
    one = published(by=by, at=at)
    kept = booking(one, at=at)
    secret = booking(
        one, time(9, 0), at=at, matter=Classification.DENUNCIATION,
        **dict.fromkeys(("full_name", "address", "phone", "about"), ""),
    )  # fmt: skip
    silent = booking(one, time(9, 30), at=at, phone="")
    sittings.cancel_sitting(one.code, reason="Bão số 3", by=by, at=at)
    assert [each.code for each in queries.to_see_to(at.date())] == [kept.code]
    for each in (secret, silent):  # nobody can be told: no false “Đã báo” is asked of an officer
        each.refresh_from_db()
        assert each.told == Told.NO_WAY and "Không có cách báo" in each.get_told_display()
        with pytest.raises(Refused):
            actions.note_told(each.code, by=by, at=at)
    message = Notice.objects.get()
    for _ in range(2):
        carry([message.pk], by=by, at=at)
    kept.refresh_from_db()
    assert kept.told == Told.TOLD and Notice.objects.get().state == "sent" and history.verify()


def test_a_number_that_is_none_is_told_before_it_is_needed(commune: Commune, by: Actor, at: datetime) -> None:
    with pytest.raises(Refused, match="Số điện thoại chưa đúng"):
        booking(published(by=by, at=at), at=at, phone="0912 hỏi con gái")


def test_who_gives_the_hour_up_is_forgotten_by_the_outbox_too(commune: Commune, by: Actor, at: datetime) -> None:
    one = published(by=by, at=at)
    kept = booking(one, at=at, email="ha.vy@example.net")
    new = postpone(one, by, at)
    assert Notice.objects.get(about=kept.code).address == "ha.vy@example.net"
    Notice.objects.filter(about=kept.code).update(state="sent")
    sittings.postpone_sitting(
        new.code, sitting_told(date(2026, 7, 6)), reason="Bão", announced_on=date(2026, 6, 10), where="both", revision=1,
        by=by, at=at,
    )  # fmt: skip
    assert Notice.objects.filter(about=kept.code).count() == 2
    actions.give_up(kept.code, by=RESIDENT, at=at)
    assert list(Notice.objects.filter(about=kept.code).values_list("address", flat=True)) == [""]


def test_bookings_that_find_no_room_and_those_of_a_dropped_sitting_are_called_off(
    commune: Commune, by: Actor, at: datetime
) -> None:
    one = published(by=by, at=at)
    kept = [booking(one, hour, at=at) for hour in (time(8, 0), time(8, 30))]
    new = postpone(one, by, at, begins=time(8, 0), ends=time(8, 30))
    assert sorted(Booking.objects.values_list("state", flat=True)) == [BookingState.BOOKED, BookingState.CALLED_OFF]
    sittings.cancel_sitting(new.code, reason="Bão số 3", by=by, at=at)
    assert set(Booking.objects.values_list("state", flat=True)) == {BookingState.CALLED_OFF}
    later = published(date(2026, 7, 9), by=by, at=at)
    moved = actions.move_hour(kept[0].code, later.code, time(8, 0), by=RESIDENT, at=at)
    assert (moved.state, moved.comes_on, moved.told) == (BookingState.BOOKED, date(2026, 7, 9), Told.NOTHING)


def test_a_kept_hour_is_neither_corrected_away_nor_voided_with_its_sitting(
    commune: Commune, by: Actor, at: datetime
) -> None:
    one = published(by=by, at=at)
    booking(one, at=at)
    with pytest.raises(Refused, match="Đã có người giữ giờ: 08 giờ 30"):
        sittings.correct_sitting(one.code, sitting_told(begins=time(9, 0)), revision=2, by=by, at=at)
    with pytest.raises(Refused, match="Buổi này có 1 người đăng ký"):
        acts.void(one, by=by, at=at, reason="Nhầm")
    sittings.correct_sitting(one.code, sitting_told(begins=time(8, 0)), revision=2, by=by, at=at)


def test_what_is_over_is_not_changed(commune: Commune, by: Actor, at: datetime) -> None:
    one = published(by=by, at=at)
    kept = booking(one, at=at)
    late = queries.instant_of(one.planned_on, time(8, 30))
    with pytest.raises(Refused, match="Giờ hẹn đã qua"):
        actions.give_up(kept.code, by=RESIDENT, at=late)
    with pytest.raises(Refused, match="Chưa đến ngày hẹn"):
        actions.note_met(kept.code, came=True, by=by, at=at)
    assert actions.note_met(kept.code, came=True, by=by, at=late).state == BookingState.CAME


def test_one_hour_wanted_by_twenty_at_once_is_kept_by_one(database_file: Path, by: Actor, at: datetime) -> None:
    """On a file and, where the suite runs on one, on a server: two wanted at the same instant never share an hour."""
    made.an_khanh()
    one = published(by=by, at=at)
    replies = at_once(20, lambda number: booking(one, time(8, 30) if number % 2 else time(9, 0), at=at))
    kept = [reply for reply in replies if isinstance(reply, Booking)]
    assert len(kept) == 2 and {reply.hour for reply in kept} == {time(8, 30), time(9, 0)}
    assert all(isinstance(reply, Refused | Booking) for reply in replies)
    assert Booking.objects.count() == 2 and Reception.objects.count() == 0 and history.verify()
