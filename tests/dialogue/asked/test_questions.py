"""A question goes public after an officer read it, becomes a promise in one act, and is judged by who asked it."""

from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.dialogue.asked import actions, queries
from dienhong.dialogue.asked.states import AskedState, Said
from dienhong.dialogue.finding import everything
from dienhong.dialogue.models import AskedQuestion, Promise
from dienhong.dialogue.promises import actions as promises
from dienhong.dialogue.promises.queries import kept_in_time, overdue_at, shown_promises
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.receipts import opens
from dienhong.search.models import PublicText
from tests.factories import talks

DAY, DUE = date(2026, 6, 20), date(2026, 7, 15)


def on(day: date, at: datetime) -> datetime:
    """The hour of `at` on another day."""
    return datetime.combine(day, time(9, 0), tzinfo=at.tzinfo)


def owed(by: Actor, at: datetime, alike: int = 0) -> tuple[AskedQuestion, Promise, list[AskedQuestion]]:
    """A question that became a promise at its dialogue, with others joined to it."""
    made = talks.announced(by=by, at=at)
    first = talks.shown(made.code, by=by, at=at)
    others = [talks.question(made.code, f"Mương bao giờ thông ({order})?", at=at) for order in range(alike)]
    for one in others:
        actions.join(one.code, first.code, by=by, at=at)
    talks.hall(made.code, by=by, at=on(DAY, at))
    asked, promise = actions.promise(
        first.code, "Nạo vét xong", owner="Phòng Kinh tế", due_on=DUE, by=by, at=on(DAY, at)
    )
    return asked, promise, others


def kept(code: str, day: date, by: Actor, at: datetime) -> Promise:
    return promises.keep_promise(code, kept_on=day, evidence="Biên bản nghiệm thu", by=by, at=on(day, at))


def test_nothing_is_shown_before_it_was_read(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    one = talks.question(made.code, "Nhà ông Vũ Đức Thịnh số 0912345678 lấn mương", at=at)
    assert opens(one.code, talks.KEY) and not opens(one.code, "ABCD2346") and not opens("CHD-2026-0099", talks.KEY)
    assert not queries.shown_at(made.code).exists()
    assert not PublicText.objects.filter(code=one.code).exists()
    with pytest.raises(Refused, match="giống dữ liệu cá nhân"):
        actions.show(one.code, one.words, looked=False, by=by, at=at)
    shown = actions.show(one.code, "Có hộ lấn mương, xã xử lý thế nào?", looked=False, by=by, at=at)
    assert shown.words.startswith("Nhà ông") and PublicText.objects.get(code=one.code).title == shown.shown_words
    with pytest.raises(Refused, match="phải ghi lý do"):
        actions.decline(one.code, "", by=by, at=at)
    actions.decline(one.code, "Việc riêng của một hộ", by=by, at=at)
    assert not queries.shown_at(made.code).exists() and not PublicText.objects.filter(code=one.code).exists()
    assert history.of(one.code)[0].post == "Người dân, trang công khai"


def test_a_line_in_the_hall_with_a_telephone_waits_for_a_second_look(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    talks.hall(made.code, by=by, at=on(DAY, at))
    plain = actions.put_in_hall(made.code, "Rác thu mấy lần một tuần?", by=by, at=on(DAY, at))
    named = actions.put_in_hall(made.code, "Gọi số 0912 345 678 không ai nghe", by=by, at=on(DAY, at))
    assert (plain.state, named.state) == (AskedState.SHOWN, AskedState.WAITING)
    assert [one.code for one in queries.shown_at(made.code)] == [plain.code]


def test_questions_are_joined_within_one_dialogue(commune: Commune, by: Actor, at: datetime) -> None:
    made = talks.announced(by=by, at=at)
    other = talks.announced(date(2026, 6, 25), by=by, at=at)
    lead, alike, far = (
        talks.shown(made.code, by=by, at=at),
        talks.question(made.code, "Mương?", at=at),
        talks.question(other.code, "Mương?", at=at),
    )
    with pytest.raises(Refused, match="cùng một cuộc"):
        actions.join(far.code, lead.code, by=by, at=at)
    with pytest.raises(Refused, match="vào chính nó"):
        actions.join(lead.code, lead.code, by=by, at=at)
    actions.join(alike.code, lead.code, by=by, at=at)
    with pytest.raises(Refused, match="Đã có câu hỏi khác ghép"):
        actions.decline(lead.code, "Không hợp", by=by, at=at)
    assert queries.joined_to([lead.code]) == {lead.code: 1}
    assert actions.part(alike.code, by=by, at=at).state == AskedState.WAITING
    assert queries.joined_to([lead.code]) == {}


def test_a_promise_comes_out_of_a_question_in_one_act(commune: Commune, by: Actor, at: datetime) -> None:
    asked, promise, _ = owed(by, at)
    assert asked.promise == promise.code and list(shown_promises()) == [promise]
    with pytest.raises(Refused, match="đã được trả lời hoặc đã có lời hứa"):
        actions.answer(asked.code, "Xong rồi", by=by, at=on(DAY, at))
    with pytest.raises(Refused, match="giống dữ liệu cá nhân"):
        promises.keep_promise(promise.code, kept_on=DUE, evidence="Hỏi ông Thịnh, 0912345678", by=by, at=on(DUE, at))
    assert PublicText.objects.get(code=promise.code).title == "Nạo vét xong"


def test_who_asked_says_whether_it_was_done(commune: Commune, by: Actor, at: datetime) -> None:
    asked, promise, _ = owed(by, at)
    with pytest.raises(Refused, match="chưa được báo là làm xong"):
        actions.say(asked.code, Said.DONE, at=on(DAY, at))
    kept(promise.code, DUE, by, at)
    judged, again = actions.say(asked.code, Said.DONE, at=on(DUE, at))
    assert judged.said == Said.DONE and not again and Promise.objects.get().kept_on == DUE
    with pytest.raises(Refused, match="mỗi lần báo xong đánh giá một lần"):
        actions.say(asked.code, Said.NOT_DONE, at=on(DUE, at))


def test_a_no_opens_the_promise_again_once(commune: Commune, by: Actor, at: datetime) -> None:
    asked, promise, _ = owed(by, at)
    kept(promise.code, DUE, by, at)
    _, again = actions.say(asked.code, Said.NOT_DONE, at=on(date(2026, 7, 16), at))
    reopened = Promise.objects.get()
    assert again and reopened.kept_on is None and reopened.reopenings.get().evidence == "Biên bản nghiệm thu"
    window = Window(date(2026, 7, 1), date(2026, 7, 31))
    assert not kept_in_time(window).exists() and list(overdue_at(window)) == [reopened]
    kept(promise.code, date(2026, 7, 16), by, at)  # called done on the very day of the “no”: it can be judged anew
    assert actions.can_say_now(AskedQuestion.objects.get(pk=asked.code), Promise.objects.get(), Said.PARTLY)
    promises.reopen_promise(promise.code, why="thử", by=by, at=on(date(2026, 7, 16), at))
    kept(promise.code, date(2026, 8, 1), by, at)
    _, again = actions.say(asked.code, Said.PARTLY, at=on(date(2026, 8, 2), at))
    assert not again and Promise.objects.get().kept_on == date(2026, 8, 1)
    assert queries.askers_of_many([promise.code]) == {promise.code: [Said.PARTLY]}


@pytest.mark.parametrize(
    ("said", "reopened"),
    [
        ([Said.DONE, Said.NOT_DONE], True),
        ([Said.DONE, Said.DONE, Said.NOT_DONE], False),
        ([Said.DONE, Said.DONE, Said.PARTLY, Said.NOT_DONE], True),
        ([Said.DONE, Said.DONE, Said.DONE], False),
    ],
)
def test_several_who_asked_are_weighed(
    said: list[str], reopened: bool, commune: Commune, by: Actor, at: datetime
) -> None:
    asked, promise, others = owed(by, at, alike=len(said) - 1)
    kept(promise.code, DUE, by, at)
    for one, verdict in zip([asked, *others], said, strict=True):
        actions.say(one.code, verdict, at=on(DUE, at))
    assert (Promise.objects.get().kept_on is None) is reopened


def test_the_search_can_be_made_anew(commune: Commune, by: Actor, at: datetime) -> None:
    asked, promise, _ = owed(by, at)
    assert {entry.code for entry in everything()} == set(PublicText.objects.values_list("code", flat=True))
    assert {asked.code, promise.code, asked.planned, promise.dialogue} == {entry.code for entry in everything()}


def test_open_data_tells_the_verdicts_and_what_became_of_the_day(commune: Commune, by: Actor, at: datetime) -> None:
    asked, promise, others = owed(by, at, alike=3)
    later = date(2026, 7, 30)
    promises.renegotiate(promise.code, new_on=later, reason="Mưa", decided_on=DAY, by=by, at=on(DAY, at))
    kept(promise.code, DUE, by, at)
    for one, verdict in zip([asked, *others], [Said.DONE, Said.DONE, Said.DONE, Said.PARTLY], strict=True):
        actions.say(one.code, verdict, at=on(DUE, at))
    with CaptureQueriesContext(connection) as asked_for:
        row = Client().get("/api/promises").json()["items"][0]
    assert len(asked_for) <= 4
    assert (row["due_on"], row["first_due_on"], row["judged_on"]) == ("2026-07-30", "2026-07-15", "2026-07-30")
    assert row["renegotiated_on"] == "2026-06-20"
    assert (row["said_done"], row["said_partly"], row["said_not_done"]) == (3, 1, 0)
