"""A promise keeps its first day, needs evidence, and cannot be saved by silence or by a late change of its day."""

from datetime import date, datetime
from io import BytesIO

import pytest

from dienhong.commune.models import Commune
from dienhong.dialogue.models import Promise, Question
from dienhong.dialogue.promises import actions, queries
from dienhong.dialogue.promises.states import PromiseState
from dienhong.dialogue.questions.actions import QuestionData, set_questions
from dienhong.law.periods import Window
from dienhong.law.verdict import Refused
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from tests.factories.commune import account
from tests.factories.dialogue import dialogue, document
from tests.factories.promises import promise, told
from tests.web.whole import PNG

TODAY = date(2026, 6, 10)


def test_a_promise_is_of_a_dialogue_and_owed_by_a_post(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(by=by, at=at)
    made = promise(held.code, by=by, at=at)
    assert (made.made_on, made.due_on, made.judged_on) == (held.held_on, date(2026, 6, 30), date(2026, 6, 30))
    assert made.state_on(TODAY) is PromiseState.OPEN and made.state_on(date(2026, 7, 1)) is PromiseState.OVERDUE
    person = account("front").name
    for change, words in (
        ({"owner": person}, "không ghi tên người"),
        ({"words": " "}, "Thiếu nội dung hứa"),
        ({"due_on": date(2026, 5, 13)}, "trước ngày đối thoại"),
        ({"dialogue": "DTH-2026-0099"}, "không có cuộc ấy"),
        ({"due_document": "VB-2026-0099"}, "không có VB-2026-0099"),
    ):
        with pytest.raises(Refused, match=words):
            actions.make_promise(told(**{"dialogue": held.code, **change}), by=by, at=at)  # type: ignore[arg-type]
    acts.void(held, by=by, at=at, reason="Ghi nhầm")
    with pytest.raises(Refused, match="không có cuộc ấy"):
        promise(held.code, by=by, at=at)


def test_a_new_day_keeps_the_old_one(commune: Commune, by: Actor, at: datetime) -> None:
    made = promise(dialogue(by=by, at=at).code, by=by, at=at)
    with pytest.raises(Refused, match="phải ghi lý do"):
        actions.renegotiate(made.code, new_on=date(2026, 7, 20), reason="", decided_on=TODAY, by=by, at=at)
    with pytest.raises(Refused, match="không sau hạn đang có"):
        actions.renegotiate(made.code, new_on=date(2026, 6, 30), reason="Mưa", decided_on=TODAY, by=by, at=at)
    later = actions.renegotiate(
        made.code, new_on=date(2026, 7, 20), reason="Mưa kéo dài", decided_on=TODAY, by=by, at=at
    )
    assert (later.due_on, later.judged_on) == (date(2026, 7, 20), date(2026, 7, 20))
    assert later.renegotiations.get().due_before == date(2026, 6, 30)
    with pytest.raises(Refused, match="Lùi hạn"):
        actions.correct_promise(made.code, told(made.dialogue, date(2026, 9, 1)), revision=later.revision, by=by, at=at)


def test_a_new_day_agreed_too_late_saves_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    made = promise(dialogue(by=by, at=at).code, date(2026, 6, 5), by=by, at=at)
    later = actions.renegotiate(made.code, new_on=date(2026, 7, 20), reason="Chờ vốn", decided_on=TODAY, by=by, at=at)
    assert later.due_on == date(2026, 7, 20) and later.judged_on == date(2026, 6, 5)
    assert later.state_on(TODAY) is PromiseState.OVERDUE
    kept = actions.keep_promise(made.code, kept_on=TODAY, evidence="Biên bản nghiệm thu", by=by, at=at)
    assert kept.state_on(TODAY) is PromiseState.KEPT_LATE
    june = Window(date(2026, 6, 1), date(2026, 6, 30))
    assert queries.promises_due(june).count() == 1 and not queries.kept_in_time(june).exists()


def test_kept_needs_words_a_document_or_a_file(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(by=by, at=at)
    one, two, three = (promise(held.code, by=by, at=at) for _ in range(3))
    with pytest.raises(Refused, match="Chưa có chứng cứ"):
        actions.keep_promise(one.code, kept_on=TODAY, by=by, at=at)
    with pytest.raises(Refused, match="không nằm giữa"):
        actions.keep_promise(one.code, kept_on=date(2026, 6, 11), evidence="Xong", by=by, at=at)
    actions.keep_promise(one.code, kept_on=TODAY, evidence="Đã nạo vét 1,2 km", by=by, at=at)
    paper = document("15/BC-UBND", date(2026, 6, 9), by=by, at=at)
    actions.keep_promise(two.code, kept_on=TODAY, evidence_document=paper.code, by=by, at=at)
    kept = actions.keep_promise(three.code, kept_on=TODAY, file=("muong.png", BytesIO(PNG)), by=by, at=at)
    assert kept.evidence == "Tệp đính kèm: muong.png"
    with pytest.raises(Refused, match="Tệp “muong"):
        actions.keep_promise(
            promise(held.code, by=by, at=at).code,
            kept_on=TODAY,
            file=("muong.exe", BytesIO(b"MZ")),
            by=by,
            at=at,
        )
    assert Promise.objects.filter(kept_on__isnull=False).count() == 3
    with pytest.raises(Refused, match="đã thực hiện hoặc"):
        actions.keep_promise(one.code, kept_on=TODAY, evidence="Lần nữa", by=by, at=at)


def test_given_up_counts_as_not_kept(commune: Commune, by: Actor, at: datetime) -> None:
    made = promise(dialogue(by=by, at=at).code, date(2026, 6, 5), by=by, at=at)
    with pytest.raises(Refused, match="phải ghi lý do"):
        actions.break_promise(made.code, broken_on=TODAY, reason=" ", by=by, at=at)
    broken = actions.break_promise(made.code, broken_on=TODAY, reason="Vướng quy hoạch", by=by, at=at)
    assert broken.state_on(TODAY) is PromiseState.NOT_KEPT and not queries.open_promises().exists()
    assert [event.verb for event in history.of(made.code)] == ["promise", "break"]


def test_open_promises_open_the_next_dialogue(commune: Commune, by: Actor, at: datetime) -> None:
    first = dialogue(date(2026, 4, 14), by=by, at=at)
    open_one, done = promise(first.code, by=by, at=at), promise(first.code, by=by, at=at)
    actions.keep_promise(done.code, kept_on=date(2026, 5, 2), evidence="Xong", by=by, at=at)
    second = dialogue(date(2026, 5, 14), by=by, at=at)
    own = promise(second.code, by=by, at=at)
    assert [one.code for one in queries.open_before(second)] == [open_one.code]
    assert not queries.open_before(first).exists()
    assert [one.code for one in queries.of_dialogue(second.code)] == [own.code]


def test_questions_are_kept_without_who_asked(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(by=by, at=at)
    questions = [
        QuestionData("Bao giờ thông mương?", "before", "promised"),
        QuestionData("Đèn ngõ hỏng?", "live", "answered", "Đã thay hôm nay"),
    ]
    set_questions(held.code, questions, revision=1, by=by, at=at)
    assert [(q.order, q.words) for q in held.questions.all()] == [(1, "Bao giờ thông mương?"), (2, "Đèn ngõ hỏng?")]
    assert not {"name", "asked_by", "person"} & {field.name for field in Question._meta.get_fields()}
    with pytest.raises(Refused, match="ghi tóm tắt câu trả lời"):
        set_questions(held.code, [QuestionData("Đèn?", "live", "answered")], revision=2, by=by, at=at)
    set_questions(held.code, questions[:1], revision=2, by=by, at=at)
    assert Question.objects.count() == 1
    assert [event.verb for event in history.of(held.code)] == ["record", "set_questions", "set_questions"]
