"""The lamps of duty against a recount by hand: which days are the head's, which spans are over, which books are closed."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.law.calendar import Calendar
from dienhong.law.periods import Period, Window
from dienhong.petitions.actions import record_reception
from dienhong.petitions.models import Reception
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from dienhong.records.models import Closing
from dienhong.web.lamps.judged import Light, judge_share
from dienhong.web.lamps.rows import Group, lamps
from tests.factories import dialogue, sittings
from tests.factories.petitions import reception

CALENDAR = Calendar.load()
SINCE, TODAY = date(2025, 7, 1), date(2026, 6, 10)
DESK = "/ban-lam-viec/den-nhiem-vu/"
Officer = Callable[[str], Client]


def of(groups: list[Group], key: str) -> list[tuple[str, Light, str]]:
    """Span, light and count of a duty's rows."""
    return [(row.span, row.light, row.done) for group in groups if group.indicator == key for row in group.rows]


def june(today: date = TODAY) -> list[Group]:
    """The lamps of June 2026."""
    return lamps(Period(2026, 6, 1), today, since=SINCE, calendar=CALENDAR)


def test_a_week_of_the_chair(commune: Commune, by: Actor, at: datetime) -> None:
    reception(date(2026, 6, 4), by=by, at=at)
    found = of(june(), "sittings.chair_days")
    assert found == [
        ("01/6 – 07/6/2026", Light.MET, "1 / 1"),
        ("08/6 – 14/6/2026", Light.TO_DO, "0 / 1"),
        ("15/6 – 21/6/2026", Light.AHEAD, "0 / 1"),
        ("22/6 – 28/6/2026", Light.AHEAD, "0 / 1"),
    ]
    # The week in which the law changed is nobody's fault.
    july = lamps(Period(2026, 7, 1), date(2026, 7, 8), since=SINCE, calendar=CALENDAR)
    assert of(july, "sittings.chair_days") == [("01/7 – 31/7/2026", Light.TO_DO, "0 / 2")]


def test_a_deputys_day_is_listed_and_never_counts(commune: Commune, by: Actor, at: datetime) -> None:
    record_reception(
        held_on=date(2026, 6, 4),
        host="committee",
        kind="periodic",
        received_by="Đỗ Văn Lực",
        receiver_title="Phó Chủ tịch UBND xã",
        place="Phòng tiếp công dân",
        visits=(),
        is_delegated=True,
        by=by,
        at=at,
    )
    row = next(group for group in june() if group.indicator == "sittings.chair_days").rows[0]
    assert (row.light, row.done, row.beside) == (
        Light.OPEN_BOOK,
        "0 / 1",
        ("04/6 cấp phó tiếp theo ủy quyền, không tính",),
    )
    close_book("TCD", Window(date(2026, 6, 1), date(2026, 6, 7)), by=by, at=at)
    assert of(june(), "sittings.chair_days")[0][1] is Light.NOT_MET


def test_two_sessions_of_a_day_are_one_day(commune: Commune, by: Actor, at: datetime) -> None:
    for _ in range(2):
        reception(date(2026, 6, 4), host="party", by=by, at=at)
    assert of(june(), "sittings.secretary_days") == [("01/6 – 30/6/2026", Light.TO_DO, "1 / 2")]


def test_what_is_on_the_calendar_is_told(commune: Commune, by: Actor, at: datetime) -> None:
    sittings.sitting(date(2026, 6, 11), by=by, at=at)
    sittings.sitting(date(2026, 6, 12), kind="ad_hoc", by=by, at=at)
    rows = next(group for group in june() if group.indicator == "sittings.chair_days").rows
    assert rows[1].planned == "còn 01 buổi đã lên lịch: 11/6"


def test_the_conference_of_the_year(commune: Commune, by: Actor, at: datetime) -> None:
    assert of(june(), "dialogue.conferences_held") == [("01/01 – 31/12/2026", Light.TO_DO, "0 / 1")]
    dialogue.dialogue(date(2026, 5, 14), kind="conference", by=by, at=at)
    assert of(june(), "dialogue.conferences_held")[0][1:] == (Light.MET, "1 / 1")


def test_a_week_without_a_working_day_is_not_judged(commune: Commune) -> None:
    february = lamps(Period(2026, 2, 1), TODAY, since=SINCE, calendar=CALENDAR)
    weeks = of(february, "sittings.chair_days")
    # Tết 2026: the office was closed all week, as the packaged calendar says.
    off = [span for span, light, _ in weeks if light is Light.UNJUDGED]
    mondays = [date(2026, 2, 2) + timedelta(days=7 * number) for number in range(4)]
    closed = [m for m in mondays if not any(CALENDAR.is_working(m + timedelta(days=n)) for n in range(7))]
    assert len(off) == len(closed)


@pytest.mark.parametrize("seed", range(8))
def test_lamps_equal_a_recount_day_by_day(seed: int, commune: Commune, by: Actor, at: datetime) -> None:
    dice = Random(seed)
    for _ in range(50):
        made = record_reception(
            held_on=date(2026, 3, 1) + timedelta(days=dice.randrange(101)),
            host=dice.choice(["committee", "party", "council"]),
            kind=dice.choice(["periodic", "periodic", "ad_hoc", "regular"]),
            received_by="Phạm Quốc Tuấn",
            receiver_title="Chủ tịch UBND xã",
            place="Phòng tiếp công dân",
            visits=(),
            is_delegated=dice.random() < 0.3,
            by=by,
            at=at,
        )
        if dice.random() < 0.15:
            acts.void(made, by=by, at=at, reason="Ghi nhầm")
    for _ in range(3):
        first = date(2026, 3, 1) + timedelta(days=dice.randrange(80))
        last = min(first + timedelta(days=dice.randrange(40)), date(2026, 6, 9))
        if last >= first:
            close_book("TCD", Window(first, last), by=by, at=at)
    for month in range(3, 7):
        groups = lamps(Period(2026, month, 1), TODAY, since=SINCE, calendar=CALENDAR)
        weeks = [
            monday
            for monday in (date(2026, 2, 23) + timedelta(days=7 * n) for n in range(20))
            if (monday + timedelta(days=3)).month == month
        ]
        expected = [_naive("committee", monday, monday + timedelta(days=6), 1) for monday in weeks]
        assert [one[1:] for one in of(groups, "sittings.chair_days")] == expected
        first_day = date(2026, month, 1)
        last_day = date(2026, month + 1, 1) - timedelta(days=1)
        assert [one[1:] for one in of(groups, "sittings.secretary_days")] == [_naive("party", first_day, last_day, 2)]


def _naive(host: str, first: date, last: date, times: int) -> tuple[Light, str]:
    """Look at every day, every reception and every closing."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    done = 0
    for day in days:
        held = [r for r in Reception.objects.all() if r.held_on == day and r.host == host and r.voided_at is None]
        done += any(r.kind == "periodic" and not r.is_delegated for r in held)
    closings = list(Closing.objects.all())
    closed = all(any(c.prefix == "TCD" and c.from_on <= day <= c.to_on for c in closings) for day in days)
    if not any(CALENDAR.is_working(day) for day in days):
        light = Light.UNJUDGED
    elif done >= times:
        light = Light.MET
    elif first > TODAY:
        light = Light.AHEAD
    elif last >= TODAY:
        light = Light.TO_DO
    else:
        light = Light.NOT_MET if closed else Light.OPEN_BOOK
    return light, f"{done} / {times}"


def test_a_duty_owed_for_each_thing() -> None:
    month = Window(date(2026, 6, 1), date(2026, 6, 30))
    after = date(2026, 7, 1)
    assert judge_share(0, 0, month, TODAY, closed=False) is Light.UNJUDGED
    assert judge_share(3, 3, month, after, closed=False) is Light.MET
    assert judge_share(2, 3, month, TODAY, closed=False) is Light.TO_DO
    assert judge_share(2, 3, month, after, closed=True) is Light.NOT_MET
    assert judge_share(2, 3, month, after, closed=False) is Light.OPEN_BOOK


def test_the_page_is_for_who_reads_indicators(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = reception(date(2026, 6, 4), by=by, at=at)
    chair = officer("committee_chair").get(DESK).content.decode()
    assert "Đèn nhiệm vụ, tháng 6 năm 2026" in chair and made.desk_path() in chair
    village = officer("village_head").get(DESK).content.decode()
    assert "04/6" in village and made.desk_path() not in village
    assert officer("administrator").get(DESK).status_code == 403
    july = officer("committee_chair").get(DESK + "?thang=2026-07").content.decode()
    assert "ít nhất 02 ngày mỗi tháng" in july


def test_queries_do_not_grow(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("committee_chair")
    counts = []
    for _ in range(2):
        for day in (2, 4, 9):
            reception(date(2026, 6, day), by=by, at=at)
            reception(date(2026, 6, day), host="party", by=by, at=at)
        with CaptureQueriesContext(connection) as seen:
            client.get(DESK)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 30, counts
