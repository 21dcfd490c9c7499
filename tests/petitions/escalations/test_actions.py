"""A zero is printed of a book that was closed and of villages that all told; one deleted week takes it back."""

from datetime import date, datetime, timedelta

import pytest

from dienhong.commune.models import Commune, Unit
from dienhong.indicators.compute import compute
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.petitions.escalations import actions, queries
from dienhong.petitions.escalations.grid import grid_of
from dienhong.petitions.escalations.weeks import week_of, weeks_over
from dienhong.petitions.models import Escalation, WeeklyReturn
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from tests.factories import commune as frame
from tests.factories.escalations import WEEK, matter, signed, told

MAY = Window(date(2026, 5, 1), date(2026, 5, 31))


@pytest.fixture
def villages(commune: Commune, by: Actor, at: datetime) -> list[Unit]:
    """Nineteen of them."""
    return [frame.village(f"Thôn {number:02d}", by=by, at=at) for number in range(1, 20)]


def sign_all(villages: list[Unit], window: Window, by: Actor, at: datetime) -> list[WeeklyReturn]:
    return [signed(one.code, week, by=by, at=at) for week in weeks_over(window) for one in villages]


def test_a_month_has_the_weeks_that_touch_it() -> None:
    weeks = weeks_over(MAY)
    assert [week.from_on for week in weeks] == [date(2026, 4, 27) + timedelta(days=7 * number) for number in range(5)]
    assert weeks[-1].to_on == date(2026, 5, 31)


def test_a_zero_needs_both_closings_and_every_village(villages: list[Unit], by: Actor, at: datetime) -> None:
    for book in ("VVC", "BTT"):
        close_book(book, MAY, by=by, at=at)
    assert compute("escalations.beyond_level", MAY).text_vi == "chưa đủ báo cáo"
    returns = sign_all(villages, MAY, by, at)
    zero = compute("escalations.beyond_level", MAY)
    assert zero.text_vi == "0" and "19/19 thôn đã báo đủ các tuần của kỳ số liệu." in zero.notes
    assert compute("escalations.crowds", MAY).token_vi("land") == "0"
    assert compute("escalations.villages_reporting", MAY).token_vi("n/N") == "19/19"
    acts.void(returns[7], by=by, at=at, reason="Ký nhầm tuần")
    taken = compute("escalations.beyond_level", MAY)
    assert taken.text_vi == "chưa đủ báo cáo" and taken.is_unproved_zero and not taken.open_books
    assert taken.notes[-1] == "18/19 thôn đã báo đủ các tuần của kỳ số liệu."
    assert compute("escalations.villages_reporting", MAY).token_vi("n/N") == "18/19"
    assert compute("escalations.crowds", MAY).token_vi("land") == "chưa đủ báo cáo"
    signed(returns[7].village, returns[7].week, by=by, at=at)
    assert compute("escalations.beyond_level", MAY).text_vi == "0"


def test_an_open_book_is_told_before_silent_villages(villages: list[Unit], by: Actor, at: datetime) -> None:
    assert compute("escalations.crowds", MAY).text_vi == "chưa khóa sổ"
    sign_all(villages, MAY, by, at)
    assert compute("escalations.crowds", MAY).text_vi == "chưa khóa sổ"


def test_what_happened_is_counted_whoever_is_silent(villages: list[Unit], by: Actor, at: datetime) -> None:
    matter(date(2026, 5, 6), beyond_level=True, level="central", by=by, at=at)
    assert compute("escalations.beyond_level", MAY).text_vi == "01"
    assert compute("escalations.crowds", MAY).part("land").value == 1


def test_a_village_owes_the_weeks_of_its_own_life(commune: Commune, by: Actor, at: datetime) -> None:
    old = frame.village("Cũ", by=by, at=at)
    new = frame.village("Mới", by=by, at=at)
    Unit.objects.filter(pk=old.pk).update(to_on=date(2026, 5, 14))
    Unit.objects.filter(pk=new.pk).update(from_on=date(2026, 5, 15))
    sign_all([old], Window(date(2026, 5, 1), date(2026, 5, 14)), by, at)
    sign_all([new], Window(date(2026, 5, 15), date(2026, 5, 31)), by, at)
    assert queries.silent_weeks(MAY) == {old.code: [], new.code: []}
    with pytest.raises(Refused, match="Danh mục không có thôn này"):
        signed(old.code, week_of(date(2026, 5, 20)), by=by, at=at)


def test_a_week_is_signed_once_and_not_before_it_is_over(villages: list[Unit], by: Actor, at: datetime) -> None:
    code = villages[0].code
    with pytest.raises(Refused, match="chưa hết"):
        signed(code, week_of(date(2026, 6, 10)), by=by, at=at)
    made = signed(code, by=by, at=at)
    assert (made.matters, made.was_late) == (0, True)
    with pytest.raises(Refused, match="đã báo"):
        signed(code, by=by, at=at)
    with pytest.raises(Refused, match="Danh mục không có thôn này"):
        signed("DV-2026-0099", by=by, at=at)
    with pytest.raises(Refused, match="trước ngày thành lập"):
        signed(code, week_of(date(2025, 6, 1)), by=by, at=at)


def test_a_matter_after_the_signature_leaves_it_and_asks_for_another(
    villages: list[Unit], by: Actor, at: datetime
) -> None:
    code, window = villages[0].code, Window(WEEK.from_on, at.date())
    made = signed(code, by=by, at=at)
    late = matter(village=code, by=by, at=at)
    made.refresh_from_db()
    assert made.matters == 0 and [event.verb for event in history.of(made.code)] == ["sign"]

    def square() -> str:
        return next(line for line in grid_of(window, at.date()).lines if line.code == code).squares[0].text

    assert square() == "ký: không; sổ nay: 1 việc"
    again = signed(code, by=by, at=at)
    made.refresh_from_db()
    assert (again.matters, made.matters, made.standing) == (1, 0, False)
    assert square() == "1 việc, muộn"
    with pytest.raises(Refused, match="đã báo"):
        signed(code, by=by, at=at)
    actions.correct_matter(late.code, told(village=villages[1].code), revision=1, by=by, at=at)
    again.refresh_from_db()
    assert again.matters == 1 and square() == "ký: 1 việc; sổ nay: không"


def test_nobody_signs_on_the_sunday_itself(villages: list[Unit], by: Actor, at: datetime) -> None:
    sunday = at.replace(day=7)
    assert week_of(sunday.date()).to_on == sunday.date()
    with pytest.raises(Refused, match="ký được từ thứ Hai 08/6/2026"):
        signed(villages[0].code, week_of(sunday.date()), by=by, at=sunday)
    assert signed(villages[0].code, week_of(sunday.date()), by=by, at=sunday + timedelta(days=1)).matters == 0


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"crowd": False, "people": None}, "Chưa chọn vượt cấp hay đông người"),
        ({"beyond_level": True}, "đã đến cấp nào"),
        ({"people": None}, "ghi số người"),
        ({"words": " "}, "Chưa ghi việc gì"),
        ({"outcome": "calm"}, "ghi ngày ổn định"),
        ({"outcome": "calm", "settled_on": date(2026, 6, 1)}, "không nằm giữa"),
        ({"happened_on": date(2026, 6, 11)}, "chưa đến"),
        ({"happened_on": date(2025, 6, 1)}, "trước ngày thành lập"),
        ({"village": "DV-2026-0099"}, "không có thôn"),
    ],
)
def test_a_matter_says_what_a_reader_needs(
    more: dict[str, object], words: str, commune: Commune, by: Actor, at: datetime
) -> None:
    with pytest.raises(Refused, match=words):
        actions.record_matter(told(**{"happened_on": date(2026, 6, 3), **more}), by=by, at=at)  # type: ignore[arg-type]
    assert not Escalation.objects.exists()


def test_the_grid_says_who_told_what(villages: list[Unit], by: Actor, at: datetime) -> None:
    on = at.date()
    quiet, busy, silent = villages[:3]
    signed(quiet.code, by=by, at=at)
    matter(village=busy.code, by=by, at=at)
    signed(busy.code, by=by, at=at)
    grid = grid_of(Window(WEEK.from_on, on), on)
    squares = {line.code: [square.text for square in line.squares] for line in grid.lines}
    assert squares[quiet.code] == ["không, muộn", "chưa hết tuần"]
    assert squares[busy.code] == ["1 việc, muộn", "chưa hết tuần"]
    assert squares[silent.code] == ["chưa báo", "chưa hết tuần"]
    assert (grid.told, grid.owed, grid.complete) == (2, 19, 2)
