"""A rating keeps points and a day; a slip rates once; sheets count when two typings agree; a comment's own words go."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.indicators.compute import compute
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.listening import actions, queries
from dienhong.listening.models import Batch, Comment, Rating, Score, Slip, Survey
from dienhong.listening.shown import share_vi
from dienhong.ops.cleaning import clean
from dienhong.ops.findable import told_again
from dienhong.ops.times import Times
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.models import Event, EventValues
from dienhong.search.models import PublicText
from dienhong.search.queries import find
from tests.factories import commune as made
from tests.factories.listening import rating, survey
from tests.factories.petitions import reception
from tests.parallel import at_once

SHEETS = "5454\n4444\n5050\n"


def test_a_rating_tells_no_hour_and_nobody(commune: Commune, by: Actor, at: datetime) -> None:
    one = survey(by=by, at=at)
    kept = rating(one.code, 4, at=at + timedelta(hours=1), comment="Chị Mận ở quầy 2 rất tốt", time=5)
    assert kept.recorded_at.astimezone(at.tzinfo).hour == 0 and kept.rated_on == at.date()
    event = Event.objects.get(code=kept.code)
    assert event.at == kept.recorded_at and event.post == "Người đánh giá (không tên)"
    assert Comment.objects.get().received_at == kept.recorded_at
    assert "Mận" not in " ".join(EventValues.objects.values_list("values_json", flat=True))
    assert list(Score.objects.values_list("question", "points")) == [("time", 5)] and history.verify()


def test_a_survey_is_found_with_what_the_commune_says_of_comments(commune: Commune, by: Actor, at: datetime) -> None:
    one = survey(by=by, at=at)
    rating(one.code, 2, at=at, comment="Chị Mận quầy 2 cáu gắt")
    assert find("Mận").total == 0
    actions.deal_with(Comment.objects.get().pk, told="Phải chờ lâu", by=by, at=at)
    row = find("chứng thực").rows[0]
    assert (row.code, row.kind, row.path) == (one.code, "survey", "/danh-gia/mot-cua/ket-qua/")
    assert find("chờ lâu").total == 1
    actions.close_survey(one.code, closed_on=date(2026, 6, 11), by=by, at=at)
    assert find('"đóng từ ngày 11/6/2026"').total == 1
    before = list(PublicText.objects.values())
    PublicText.objects.all().delete()
    assert told_again() == 1 and list(PublicText.objects.values()) == before


@pytest.mark.parametrize("points", [{}, {"time": 5}, {"overall": 6}, {"overall": 0}, {"overall": 5, "x": 1}])
def test_points_are_on_the_scale_and_the_first_question_is_answered(
    points: dict[str, int], commune: Commune, by: Actor, at: datetime
) -> None:
    one = survey(by=by, at=at)
    with pytest.raises(Refused):
        actions.rate(one.code, actions.RatingData(points), by=by, at=at)
    assert not Rating.objects.exists()


def test_a_closed_survey_takes_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    one = survey(by=by, at=at)
    actions.close_survey(one.code, closed_on=at.date(), by=by, at=at)
    with pytest.raises(Refused, match="đã đóng"):
        rating(one.code, at=at)
    with pytest.raises(Refused, match="mở từ ngày"):
        rating(survey("mai-mo", opened_on=date(2026, 7, 1), by=by, at=at).code, at=at)
    with pytest.raises(Refused, match="đã dùng cho đợt khác"):
        survey(by=by, at=at)


def test_a_slip_rates_once_and_one_answered_matter_gets_one(commune: Commune, by: Actor, at: datetime) -> None:
    one = survey(kind="codes", questions="answer_1", by=by, at=at)
    answered = reception(date(2026, 6, 4), by=by, at=at)
    (key,) = actions.issue_slips(one.code, 1, abouts=[answered.code], by=by, at=at)
    rating(one.code, slip=f" {key[:4].lower()} {key[4:]}", at=at)
    for bad in (key, "A2B3C4D5", ""):
        with pytest.raises(Refused, match="Mã này không dùng được"):
            rating(one.code, slip=bad, at=at)
    with pytest.raises(Refused, match="mỗi việc đánh giá một lần"):
        actions.issue_slips(one.code, 1, abouts=[answered.code], by=by, at=at)
    with pytest.raises(Refused, match="Sổ không có"):
        actions.issue_slips(one.code, 1, abouts=["DT-2026-0099"], by=by, at=at)
    with pytest.raises(Refused, match="đường dẫn mở"):
        actions.issue_slips(survey("mo", by=by, at=at).code, 3, by=by, at=at)
    slip = Slip.objects.get()
    assert slip.used and key not in slip.digest and queries.slips_of(one.code) == (1, 1)


def test_one_slip_sent_by_twenty_at_once_rates_once(database_file: Path, by: Actor, at: datetime) -> None:
    made.an_khanh()
    one = survey(kind="codes", by=by, at=at)
    (key,) = actions.issue_slips(one.code, 1, by=by, at=at)
    replies = at_once(20, lambda _: rating(one.code, slip=key, at=at))
    assert sum(isinstance(reply, Rating) for reply in replies) == 1
    assert Rating.objects.count() == 1 and history.verify()


def test_sheets_enter_when_two_typings_agree(commune: Commune, by: Actor, at: datetime) -> None:
    one = survey(by=by, at=at)
    taken = date(2026, 6, 8)

    def type_in(text: str, sheets: int = 3) -> Batch:
        return actions.type_batch(one.code, sheets=sheets, text=text, taken_on=taken, by=by, at=at)

    for text, words in (
        ("5454\n4444", "Đếm được 3 phiếu nhưng nhập 2 dòng"),
        ("5454\n44\n5050", "Dòng 2 không đọc được"),
        ("5454\n0444\n5050", "Dòng 2 không đọc được"),
        ("5464\n4444\n5050", "Dòng 1 không đọc được"),
    ):
        with pytest.raises(Refused, match=words):
            type_in(text)
    batch = type_in(SHEETS)
    assert not Rating.objects.exists()
    with pytest.raises(Refused, match="khác nhau ở dòng 2"):
        actions.match_batch(batch.code, text="5454\n4445\n5050", by=by, at=at)
    actions.match_batch(batch.code, text=" 5454 \n\n4444\n5 0 5 0", by=by, at=at)
    assert sorted(Rating.objects.values_list("overall", flat=True)) == [4, 5, 5]
    assert Score.objects.count() == 3 + 3 + 1 and set(Rating.objects.values_list("batch", flat=True)) == {batch.code}
    with pytest.raises(Refused, match="đã vào sổ"):
        actions.match_batch(batch.code, text=SHEETS, by=by, at=at)
    batch.refresh_from_db()
    assert batch.typed == ""
    with pytest.raises(Refused, match="Lô đã vào sổ thì không hủy"):
        acts.void(batch, by=by, at=at, reason="Nhầm")


def test_a_comment_is_told_in_other_words_once_and_its_own_go(commune: Commune, by: Actor, at: datetime) -> None:
    one = survey(by=by, at=at)
    rating(one.code, at=at, comment="Chị Mận ở quầy 2 cáu gắt")
    rating(one.code, at=at, comment="abc")
    first, second = Comment.objects.all()
    with pytest.raises(Refused, match="Số điện thoại"):
        actions.deal_with(first.pk, told="Chị Mẫu 0912345678 chê", by=by, at=at)
    actions.deal_with(first.pk, told="Có người nêu thái độ ở một quầy chưa tốt", by=by, at=at)
    actions.deal_with(second.pk, told="", by=by, at=at)
    assert [(one.state, one.words) for one in Comment.objects.all()] == [("told", ""), ("left", "")]
    with pytest.raises(Refused, match="đã có người đọc"):
        actions.deal_with(first.pk, told="Khác", by=by, at=at)
    one.refresh_from_db()
    assert one.moderated == 2
    rating(one.code, at=at, comment="Không ai đọc")
    later = at + timedelta(days=181)
    clean(Times(at=later, wall=later))
    assert not Comment.objects.filter(state="waiting").exists()


@pytest.fixture
def months(commune: Commune, by: Actor, at: datetime) -> Callable[[list[tuple[int, list[int]]]], Survey]:
    """`months([(3, [5, 5, 4])])` → a survey that was rated so in March."""

    def fill(told: list[tuple[int, list[int]]]) -> Survey:
        one = survey(by=by, at=at)
        for month, points in told:
            for given in points:
                rating(one.code, given, at=at.replace(month=month, day=5))
        return one

    return fill


def test_what_is_published_waits_until_nobody_can_be_told(
    months: Callable[[list[tuple[int, list[int]]]], Survey], at: datetime
) -> None:
    one = months([(3, [5, 4]), (4, [5, 4, 5, 3, 3, 3]), (5, [5]), (6, [5, 5, 5, 5])])
    found = queries.published(one, at.date())
    assert [(block.window, block.rated, block.satisfied) for block in found.blocks] == [
        (Window(date(2026, 3, 1), date(2026, 4, 30)), 8, 5)
    ]
    (told,) = found.spans["overall"]
    assert told.row.answers == (0, 0, 3, None, None)  # two who said "hài lòng" would be told
    assert found.spans["time"][0].row.rated == 0
    later = queries.published(one, date(2026, 7, 1))
    assert later.blocks[0] == found.blocks[0]
    assert [block.rated for block in later.blocks] == [8, 5]


def test_a_figure_says_no_more_than_the_page(
    months: Callable[[list[tuple[int, list[int]]]], Survey], by: Actor, at: datetime
) -> None:
    months([(3, [5, 4]), (4, [5, 4, 5, 3, 3, 3]), (5, [5])])
    spring = Window(date(2026, 1, 1), date(2026, 5, 31))
    assert compute("listening.ratings", spring).value == 8
    satisfied = compute("listening.satisfied", spring)
    assert (satisfied.numerator, satisfied.denominator) == (5, 8)
    assert compute("listening.ratings", Window(date(2026, 4, 1), date(2026, 4, 30))).value == 0


def test_home_and_the_figures_say_how_sure_the_share_is(
    months: Callable[[list[tuple[int, list[int]]]], Survey], client: Client, by: Actor
) -> None:
    months([(3, [5, 4]), (4, [5, 4, 5, 3, 3, 3]), (5, [5])])
    for path in ("/", "/so-lieu/", "/so-lieu/hien-nay/listening.satisfied/"):
        page = client.get(path).content.decode()
        assert "5/8" in page and "khoảng tin cậy 95%: 30,5 – 86,4%" in page, path
    assert client.get("/so-lieu/").content.decode().count("khoảng tin cậy") == 1  # a count of the register has none


def test_a_share_stands_with_its_base_and_its_interval() -> None:
    assert share_vi(18, 20) == "18/20 (90%; khoảng tin cậy 95%: 69,8 – 97,3%)"
    assert share_vi(3, 3).startswith("3/3 (100%; khoảng tin cậy 95%: 43,8 – 100%)")
