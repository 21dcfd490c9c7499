"""The conclusion tells what was answered, what was promised beside its question, and what was left; nothing personal slips in."""

from datetime import date, datetime, time

from dienhong.commune.models import Commune
from dienhong.dialogue.asked import actions as asked
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.actions import close_hall
from dienhong.dialogue.promises.drafts import conclusion_paper, unlooked
from dienhong.dialogue.questions.actions import QuestionData, set_questions
from dienhong.records.actor import Actor
from tests.dialogue.plans.test_plans import words_of
from tests.factories import talks
from tests.factories.dialogue import dialogue
from tests.factories.promises import promise

DAY = date(2026, 6, 20)


def test_what_was_left_unanswered_stands_in_it(commune: Commune, by: Actor, at: datetime) -> None:
    then = datetime.combine(DAY, time(9, 0), tzinfo=at.tzinfo)
    made = talks.announced(by=by, at=at)
    talks.hall(made.code, by=by, at=then)
    asked_for = ["Rác thu mấy lần?", "Đèn đường hỏng từ tháng 3", "Giá nước sạch?", "Mương Đình Hạ bao giờ thông?"]
    first, _second, third, alike = (asked.put_in_hall(made.code, words, by=by, at=then) for words in asked_for)
    asked.join(alike.code, third.code, by=by, at=then)
    asked.promise(first.code, "Thu ba lần một tuần", owner="Phòng Kinh tế", due_on=DAY, by=by, at=then)
    held = close_hall(made.code, attendees=50, themes="", by=by, at=then)
    paper = words_of(conclusion_paper(held, commune))
    assert "04 ý kiến; trả lời tại chỗ 0 ý kiến, giao giải quyết 01 ý kiến, chưa trả lời 03 ý kiến" in paper
    assert "Nội dung chưa trả lời" in paper and f"1) {asked_for[1]}." in paper
    assert "2) Giá nước sạch? (02 người cùng hỏi)" in paper and "chương trình cuộc đối thoại tiếp theo" in paper
    assert "Nhân dân hỏi" in paper and paper.index(asked_for[0]) < paper.index("Thu ba lần một tuần")
    assert "không ghi nội dung vào sổ" not in paper and not unlooked(held)


def test_words_typed_from_minutes_are_searched_for_personal_data(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(by=by, at=at)
    data = [
        QuestionData("Hỏi giúp nhà số 0912345678 bị ngập", "live", "answered", "Gọi lại 0987654321"),
        QuestionData("Đường thôn", "live", "waiting"),
    ]
    set_questions(held.code, data, revision=held.revision, by=by, at=at)
    promise(held.code, by=by, at=at, words="Sửa cống", question="Của người giữ số 0911222333")
    held = Dialogue.objects.get()
    paper = words_of(conclusion_paper(held, commune))
    for number in ("0912345678", "0987654321", "0911222333"):
        assert number not in paper
    assert "bị ngập" in paper and len(unlooked(held)) == 3
    assert (
        "1) Đường thôn." in paper
    )  # eleven opinions, seven answered, three given on: one is left, and it has its words
