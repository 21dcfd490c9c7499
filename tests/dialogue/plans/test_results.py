"""The result is made known in three ways within ten days; late is told, never refused; its promises are shown with it."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.dialogue import results
from dienhong.dialogue.models import Dialogue, Promise
from dienhong.law.verdict import Refused
from dienhong.notices.following.actions import ask, say_yes
from dienhong.notices.following.models import Subscription
from dienhong.notices.models import Notice
from dienhong.records.actor import Actor
from tests.factories import talks
from tests.factories.dialogue import dialogue
from tests.factories.promises import promise

HELD = date(2026, 5, 14)


def publish(
    held: Dialogue, on: date, *, by: Actor, at: datetime, looked: bool = False, **days: date | None
) -> Dialogue:
    """Make known on a day."""
    told: dict[str, date | None] = {"posted_on": on, "heads_told_on": on, **days}
    when = datetime.combine(on, time(10, 0), tzinfo=at.tzinfo)
    return results.publish_result(
        held.code,
        result_on=on,
        conclusion="",
        looked=looked,
        bound=True,
        by=by,
        at=when,
        **told,  # type: ignore[arg-type]
    )


def test_a_result_shows_its_promises_and_is_told_at_once(commune: Commune, by: Actor, at: datetime) -> None:
    ask("nguoi.dan@example.vn", village="", topic="", at=at)
    say_yes(Subscription.objects.get().pk, at=at)
    held = dialogue(HELD, by=by, at=at, kind="conference", front_digest=True)
    made = promise(held.code, by=by, at=at)
    known = publish(held, date(2026, 5, 20), by=by, at=at)
    assert (known.result_on, known.posted_on, known.heads_told_on) == (date(2026, 5, 20),) * 3
    assert Promise.objects.get(pk=made.code).shown_on == date(2026, 5, 20)
    told = Notice.objects.get(about=held.code)
    assert "11 ý kiến" in told.body and told.subject.startswith("Kết quả đối thoại ngày 14/5/2026")
    publish(held, date(2026, 5, 21), by=by, at=at)  # the board came later; nobody is written to twice
    assert Notice.objects.filter(about=held.code).count() == 1


@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 25), False), (date(2026, 5, 26), True)])
def test_ten_days_are_counted_and_late_is_told(
    day: date, late: bool, commune: Commune, by: Actor, at: datetime
) -> None:
    held = dialogue(HELD, by=by, at=at, kind="conference")  # its tenth day, 24/5, is a Sunday
    verdict = results.verdict_on(held, results.days_of(day, day, None), conclusion="", bound=True, at=at)
    words = [reason.text for reason in verdict.warnings]
    assert verdict and any("quá hạn 25/5/2026" in one for one in words) is late
    assert any("Chưa ghi ngày gửi đến các trưởng thôn" in one for one in words)


def test_days_before_the_dialogue_or_after_today_are_refused(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(HELD, by=by, at=at)
    with pytest.raises(Refused, match="không nằm giữa"):
        publish(held, date(2026, 5, 20), by=by, at=at, posted_on=date(2026, 5, 13))
    with pytest.raises(Refused, match="không nằm giữa"):
        publish(held, date(2026, 5, 20), by=by, at=at, heads_told_on=date(2026, 5, 21))


def test_a_promise_with_a_telephone_holds_the_result_back(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(HELD, by=by, at=at)
    promise(held.code, by=by, at=at, words="Gọi lại cho dân theo số 0912 345 678")
    with pytest.raises(Refused, match="giống dữ liệu cá nhân"):
        publish(held, date(2026, 5, 20), by=by, at=at)
    assert Dialogue.objects.get().result_on is None and not Promise.objects.filter(shown_on__isnull=False).exists()
    publish(held, date(2026, 5, 20), by=by, at=at, looked=True)
    assert Promise.objects.filter(shown_on__isnull=False).exists()


def test_the_desk_of_today_tells_of_notices_to_give(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    soon = talks.planned(date(2026, 6, 20), by=by, at=at)
    far = talks.planned(date(2026, 9, 20), by=by, at=at, title="Cuộc tháng chín")
    desk = officer("party_office").get("/ban-lam-viec/").content.decode()
    assert soon.title in desk and "13/6" in desk and far.title not in desk
