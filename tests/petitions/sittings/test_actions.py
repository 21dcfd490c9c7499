"""The calendar is kept as it was: announced late stays late, put off keeps its old day, held needs its reception."""

from datetime import date, datetime, time

import pytest

from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused
from dienhong.petitions.models import Sitting
from dienhong.petitions.sittings import actions, queries
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from tests.factories.petitions import reception
from tests.factories.sittings import published, sitting, told

TODAY = date(2026, 6, 10)


def test_a_series_is_all_or_nothing_and_leaves_what_stands(commune: Commune, by: Actor, at: datetime) -> None:
    sitting(date(2026, 6, 18), by=by, at=at)
    days = [date(2026, 6, 11), date(2026, 6, 18), date(2026, 6, 25)]
    made = actions.plan_series(told(), days, by=by, at=at)
    assert [one.planned_on for one in made] == [days[0], days[2]]
    assert [len(history.of(one.code)) for one in made] == [1, 1]
    with pytest.raises(Refused, match="Không có ngày nào"):
        actions.plan_series(told(), days, by=by, at=at)
    with pytest.raises(Refused):
        actions.plan_series(told(place=""), [date(2026, 7, 2), date(2026, 7, 9)], by=by, at=at)
    assert Sitting.objects.count() == 3


def test_two_sittings_of_a_host_may_share_a_day_and_not_an_hour(commune: Commune, by: Actor, at: datetime) -> None:
    sitting(by=by, at=at)
    with pytest.raises(Refused, match="đã có lịch LT-2026-0001"):
        sitting(begins=time(11), ends=time(12), by=by, at=at)
    assert sitting(begins=time(13, 30), ends=time(16), by=by, at=at)
    assert sitting(host="party", by=by, at=at)


def test_announced_too_late_is_kept_as_late(commune: Commune, by: Actor, at: datetime) -> None:
    made = published(date(2026, 6, 15), by=by, at=at)
    assert made.was_late and made.publish_by == date(2026, 6, 8) and made.state == "published"
    assert [one.code for one in queries.filtered(queries.sittings(), on=TODAY, state="late")] == [made.code]
    with pytest.raises(Refused, match="đã ghi công bố rồi"):
        actions.publish_sittings([made.code], published_on=TODAY, where="both", by=by, at=at)
    with pytest.raises(Refused, match="sau hôm nay"):
        actions.publish_sittings(
            [sitting(by=by, at=at).code], published_on=date(2026, 6, 11), where="both", by=by, at=at
        )


def test_put_off_the_old_day_stays_and_points_to_the_new(commune: Commune, by: Actor, at: datetime) -> None:
    old = published(by=by, at=at)
    with pytest.raises(Refused, match="lý do"):
        _postpone(old, date(2026, 7, 2), " ", by, at)
    with pytest.raises(Refused, match="trùng ngày cũ"):
        _postpone(old, old.planned_on, "Họp", by, at)
    new = _postpone(old, date(2026, 7, 2), "Chủ tịch họp đột xuất ở thành phố", by, at)
    old.refresh_from_db()
    assert (old.state, old.planned_on, old.postponed_to) == ("postponed", date(2026, 6, 25), new.code)
    assert (new.state, new.postponed_from, new.published_on) == ("published", old.code, TODAY)
    assert [event.verb for event in history.of(old.code)] == ["plan", "publish", "postpone"]
    with pytest.raises(Refused, match="không hoãn nữa"):
        _postpone(old, date(2026, 7, 3), "Lại bận", by, at)


def test_an_announced_day_is_not_quietly_corrected(commune: Commune, by: Actor, at: datetime) -> None:
    made = published(by=by, at=at)
    with pytest.raises(Refused, match="Hoãn, dời"):
        actions.correct_sitting(made.code, told(date(2026, 6, 26)), revision=made.revision, by=by, at=at)
    fixed = actions.correct_sitting(made.code, told(place="Phòng họp số 2"), revision=made.revision, by=by, at=at)
    assert fixed.place == "Phòng họp số 2" and fixed.published_on == TODAY


def test_held_needs_the_reception_of_that_day_and_host(commune: Commune, by: Actor, at: datetime) -> None:
    made = sitting(date(2026, 6, 4), by=by, at=at)
    assert queries.missed(TODAY).count() == 1 and made.is_missed(TODAY)
    other_day = reception(date(2026, 6, 5), by=by, at=at)
    other_host = reception(date(2026, 6, 4), host="party", by=by, at=at)
    kept = reception(date(2026, 6, 4), by=by, at=at)
    for wrong in (other_day, other_host):
        with pytest.raises(Refused, match="không phải của chủ trì này"):
            actions.hold_sitting(made.code, reception=wrong.code, by=by, at=at)
    assert list(queries.receptions_for(made)) == [kept]
    actions.hold_sitting(made.code, reception=kept.code, by=by, at=at)
    assert not queries.missed(TODAY).exists()
    twin = sitting(date(2026, 6, 4), begins=time(13), ends=time(16), by=by, at=at)
    with pytest.raises(Refused, match="đã gắn với lịch LT-2026-0001"):
        actions.hold_sitting(twin.code, reception=kept.code, by=by, at=at)


def test_a_voided_reception_keeps_no_sitting(commune: Commune, by: Actor, at: datetime) -> None:
    made = sitting(date(2026, 6, 4), by=by, at=at)
    wrong = reception(date(2026, 6, 4), by=by, at=at)
    actions.hold_sitting(made.code, reception=wrong.code, by=by, at=at)
    acts.void(wrong, by=by, at=at, reason="Ghi nhầm")
    assert [one.code for one in queries.missed(TODAY)] == [made.code]
    right = reception(date(2026, 6, 4), by=by, at=at)
    assert actions.hold_sitting(made.code, reception=right.code, by=by, at=at).reception == right.code


def test_a_dropped_sitting_keeps_its_reason_and_counts_nowhere(commune: Commune, by: Actor, at: datetime) -> None:
    made = sitting(date(2026, 6, 4), by=by, at=at)
    with pytest.raises(Refused, match="phải ghi lý do"):
        actions.cancel_sitting(made.code, reason="", by=by, at=at)
    assert actions.cancel_sitting(made.code, reason="Trùng ngày bầu cử", by=by, at=at).state == "cancelled"
    assert not queries.missed(TODAY).exists()


def _postpone(old: Sitting, day: date, reason: str, by: Actor, at: datetime) -> Sitting:
    fresh = Sitting.objects.get(pk=old.pk)
    return actions.postpone_sitting(
        old.code, told(day), reason=reason, announced_on=TODAY, where="both", revision=fresh.revision, by=by, at=at
    )


@pytest.mark.parametrize("name", ["receiver_title", "place", "participants", "contents"])
def test_what_tells_of_a_person_hangs_in_no_calendar(name: str, commune: Commune, by: Actor, at: datetime) -> None:
    words = {name: "Nhà ông Năm, 0987 111 222"}
    seen = "giống dữ liệu cá nhân"
    with pytest.raises(Refused, match=seen):
        sitting(by=by, at=at, **words)
    with pytest.raises(Refused, match=seen):
        actions.plan_series(told(**words), [date(2026, 7, 2)], by=by, at=at)
    made = published(by=by, at=at)
    with pytest.raises(Refused, match=seen):
        actions.correct_sitting(made.code, told(**words), revision=made.revision, by=by, at=at)
    moved = {"reason": "Họp", "announced_on": TODAY, "where": "both", "revision": made.revision, "by": by, "at": at}
    with pytest.raises(Refused, match=seen):
        actions.postpone_sitting(made.code, told(date(2026, 7, 2), **words), **moved)
    kept = actions.correct_sitting(made.code, told(**words), revision=made.revision, by=by, at=at, looked=True)
    assert getattr(kept, name) == words[name]
