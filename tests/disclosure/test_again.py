"""A correction is told where what was wrong was told: each channel again, the clock until the last; and what proof is missing
stays on the desk until it is there, however old."""

from datetime import date, datetime

import pytest

from dienhong.commune.models import Commune, Unit
from dienhong.deadlines.models import Deadline
from dienhong.disclosure import actions
from dienhong.disclosure.asked.actions import answer_corrected, ask_correction
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs.actions import asked_for, broadcast, post_up, relay, take_down, undo_relay
from dienhong.disclosure.proofs.again import left_of
from dienhong.disclosure.proofs.grid import Proof, Sheet, Told, sheet
from dienhong.disclosure.proofs.owed import missing, unproven
from dienhong.disclosure.proofs.own import duties
from dienhong.disclosure.proofs.rules import BroadcastData, PostingData
from dienhong.disclosure.states import Place, RelayWay
from dienhong.law.calendar import Calendar
from dienhong.records.actor import Actor
from dienhong.records.history import verify
from tests.disclosure.test_public import at_day, words
from tests.factories import commune as frame
from tests.factories import disclosure as made

FIRST, AGAIN, LATER = date(2026, 9, 8), date(2026, 9, 14), date(2026, 9, 18)
OFFICE = PostingData(Place.OFFICE, "Bảng tin trụ sở", AGAIN, "Văn thư")


@pytest.fixture
def village(commune: Commune, by: Actor, at: datetime) -> str:
    return str(frame.village("Cầu Đá", by=by, at=at).code)


def told_everywhere(village: str) -> Item:
    """A fee (CK12), told on the page, on both boards, by the head and by the loudspeakers."""
    at = at_day(FIRST)
    item = made.published(date(2026, 9, 7), at=at, content="CK12", says=made.says(title="Mức thu phí chợ"))
    made.hung(item, FIRST, at=at)
    made.hung(item, FIRST, at=at, village=village)
    relay(item.code, village, on=FIRST, way=RelayWay.MEETING, by=made.FOCAL, at=at)
    return broadcast(item.code, BroadcastData(FIRST, "Bản tin 1"), by=made.FOCAL, at=at)


def corrected(item: Item) -> None:
    """Another rate, told on the page."""
    at = at_day(AGAIN)
    actions.renew(item.code, made.says(title=item.title, text="Mức mới.", why="Sai mức"), by=made.WRITER, at=at)
    made.shown(item, at=at)


def seen(item: Item, on: date, village: str) -> Sheet:
    fresh = Item.objects.get(pk=item.code)
    return sheet(fresh, asked_for(fresh, on), Told.of(fresh), [(village, "Cầu Đá")], on=on, calendar=Calendar.load())


def lamps(found: Sheet) -> dict[str, Proof | None]:
    return {row.id: row.proof for row in found.forms}


def test_what_was_read_out_and_passed_on_proves_nothing_of_the_next_version(village: str) -> None:
    item = told_everywhere(village)
    before = lamps(seen(item, date(2026, 9, 12), village))
    assert (before["village_head"], before["loudspeaker"]) == (Proof.DONE, Proof.DONE)
    corrected(item)
    after = seen(item, AGAIN, village)
    assert (lamps(after)["village_head"], lamps(after)["loudspeaker"]) == (Proof.MISSING, Proof.MISSING)
    assert after.heads[0].words == "chưa truyền đạt bản này"
    relay(item.code, village, on=AGAIN, way=RelayWay.MEETING, by=made.FOCAL, at=at_day(AGAIN))
    broadcast(item.code, BroadcastData(AGAIN, "Bản tin 2"), by=made.FOCAL, at=at_day(AGAIN))
    again = seen(item, LATER, village)
    assert (lamps(again)["village_head"], lamps(again)["loudspeaker"]) == (Proof.DONE, Proof.DONE)
    assert any(line.endswith("(bản 1)") for row in again.forms if row.id == "loudspeaker" for line in row.lines)


def test_the_clock_of_a_correction_runs_until_every_channel_has_it(officer, village: str) -> None:
    item = told_everywhere(village)
    asked = ask_correction(item.code, wrong="Sai mức thu.", by=made.FOCAL, at=at_day(FIRST))
    corrected(item)
    by = {"by": made.FOCAL, "at": at_day(AGAIN)}
    answered = answer_corrected(asked.code, answer="Đã sửa mức thu.", **by)
    assert left_of(answered).words == "niêm yết ở 2 nơi, truyền đạt ở 1 thôn, phát thanh"
    clock = Deadline.objects.get(code=asked.code)
    assert clock.is_open and clock.due_on == date(2026, 9, 18)
    page = words(officer("committee_office").get(asked.desk_path()).content)
    assert "Bản 2 còn phải niêm yết ở 2 nơi, truyền đạt ở 1 thôn, phát thanh" in page
    for paper in Item.objects.get(pk=item.code).postings.all():
        take_down(item.code, paper.pk, to_on=AGAIN, **by)
    post_up(item.code, OFFICE, PostingData(Place.VILLAGE, "Nhà văn hóa", AGAIN, "Trưởng thôn", village), **by)
    relay(item.code, village, on=AGAIN, way=RelayWay.MEETING, **by)
    assert Deadline.objects.get(code=asked.code).is_open
    broadcast(item.code, BroadcastData(LATER, "Bản tin 2"), by=made.FOCAL, at=at_day(LATER))
    assert Deadline.objects.get(code=asked.code).met_on == LATER
    assert "Bản đính chính đã báo đủ các nơi" in words(officer("committee_office").get(asked.desk_path()).content)
    assert verify()


def test_a_correction_told_everywhere_before_the_answer_ends_with_it(commune: Commune) -> None:
    item = made.published(date(2026, 9, 7), at=at_day(FIRST))
    asked = ask_correction(item.code, wrong="Sai diện tích.", by=made.FOCAL, at=at_day(FIRST))
    corrected(item)
    answer_corrected(asked.code, answer="Đã sửa.", by=made.FOCAL, at=at_day(AGAIN))
    assert Deadline.objects.get(code=asked.code).met_on == AGAIN


def test_missing_proof_is_told_until_it_is_there(officer, village: str) -> None:
    told_everywhere(village)  # the commune has loudspeakers
    item = made.published(date(2026, 9, 9), at=at_day(AGAIN), content="CK11", says=made.says(title="Giá đất"))
    old = date(2027, 6, 1)
    found = {one.code: lacks.words for one, lacks in missing(unproven(), old)}
    assert found == {item.code: "niêm yết ở 2 nơi, truyền đạt ở 1 thôn, phát thanh"}
    by = {"by": made.FOCAL, "at": at_day(LATER)}
    data = PostingData(Place.OFFICE, "Bảng tin", LATER, "Văn thư")
    post_up(item.code, data, PostingData(Place.VILLAGE, "Nhà văn hóa", LATER, "Trưởng thôn", village), **by)
    assert [lacks.words for _, lacks in missing(unproven(), LATER)] == ["truyền đạt ở 1 thôn, phát thanh"]
    relay(item.code, village, on=LATER, way=RelayWay.MEETING, **by)
    broadcast(item.code, BroadcastData(LATER, "Bản tin"), **by)
    assert missing(unproven(), old) == [] and not Item.objects.filter(unproven=True).exists()
    slip = item.relays.get()
    undo_relay(item.code, slip.pk, **by)
    assert [lacks.words for _, lacks in missing(unproven(), LATER)] == ["truyền đạt ở 1 thôn"]
    desk = words(officer("committee_office").get("/ban-lam-viec/").content)
    assert "Truyền đạt ở 1 thôn còn thiếu: Giá đất" in desk


def test_where_nothing_was_ever_read_out_nothing_has_to_be(village: str) -> None:
    item = made.published(date(2026, 9, 7), at=at_day(FIRST), content="CK12")
    assert [lacks.words for _, lacks in missing(unproven(), FIRST)] == ["niêm yết ở 2 nơi, truyền đạt ở 1 thôn"]
    actions.withdraw(item.code, why="Nhầm.", by=made.FOCAL, at=at_day(AGAIN))
    assert not Item.objects.filter(unproven=True).exists()


def test_a_head_has_to_pass_on_each_version(village: str) -> None:
    item = told_everywhere(village)

    unit = Unit.objects.get(pk=village)
    assert not any(one.to_relay for one in duties(unit, FIRST))
    corrected(item)
    assert [one.to_relay for one in duties(unit, AGAIN)] == [True]
    assert [one.to_relay for one in duties(unit, date(2027, 6, 1))] == [True]
