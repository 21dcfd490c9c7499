"""The main acts on dialogues to come: announced, asked, promised, judged by who asked, demanded by voters."""

from datetime import date, datetime
from decimal import Decimal

from dienhong.commune.actions import declare_fact
from dienhong.dialogue.asked import actions as asked
from dienhong.dialogue.demands import actions as demands
from dienhong.dialogue.demands.voters import Signature
from dienhong.dialogue.models import AskedQuestion, Demand, PlannedDialogue, Promise, Question
from dienhong.dialogue.plans.actions import announce
from dienhong.dialogue.promises.actions import keep_promise
from dienhong.dialogue.questions.actions import QuestionData, set_questions, show_question
from dienhong.records.receipts import opens
from tests.factories import reports, talks
from tests.factories.dialogue import dialogue
from tests.resilience.acts import AT, BY, MainAct

DAY = date(2026, 6, 20)
THEN = datetime(2026, 6, 20, 9, 0, tzinfo=AT.tzinfo)
LATE = datetime(2026, 12, 1, 9, 0, tzinfo=AT.tzinfo)


def _planned() -> str:
    """Nobody follows and no village has a group: a task of the outbox bears a number of its own, and whole tables are compared
    here. That its notices come with the act and go once is told in tests/notices/test_following.py."""
    return str(talks.planned(by=BY, at=AT).code)


def _announce(code: str) -> str:
    return str(announce(code, announced_on=AT.date(), how="Đài truyền thanh xã", by=BY, at=AT).code)


def _announced() -> str:
    return str(talks.announced(by=BY, at=AT).code)


def _in_the_hall() -> str:
    code = _announced()
    question = talks.shown(code, by=BY, at=AT)
    talks.hall(code, by=BY, at=THEN)
    return str(question.code)


def _from_the_floor() -> str:
    code = _announced()
    talks.hall(code, by=BY, at=THEN)
    return str(asked.put_in_hall(code, talks.WORDS, by=BY, at=THEN).code)


def _slip(code: str) -> str:
    asked.give_slip(code, key=talks.KEY, by=BY, at=THEN)
    return code


def _promise(code: str) -> str:
    made = asked.promise(code, "Nạo vét xong", owner="Phòng Kinh tế", due_on=date(2026, 7, 15), by=BY, at=THEN)
    return str(made[1].code)


def _kept() -> str:
    code = _in_the_hall()
    keep_promise(_promise(code), kept_on=DAY, evidence="Biên bản nghiệm thu", by=BY, at=THEN)
    return code


def _demanded() -> str:
    source = reports.document("12/BC-UBND", by=BY, at=AT, signed_on=date(2026, 3, 1), title="Danh sách cử tri")
    told = {"key": "voters", "label": "Cử tri", "value": Decimal(205), "unit": "cử tri"}
    declare_fact(**told, as_of=date(2026, 3, 1), document=source.code, by=BY, at=AT)  # type: ignore[arg-type]
    return str(demands.open_demand("Giá nước sạch", by=BY, at=AT).code)


def _sheet(code: str) -> str:
    lines = [Signature(f"Ngô Thị Mẫu {order}", "thôn Đình Hạ") for order in range(21)]
    return str(demands.enter_sheet(code, 1, lines, signed_on=AT.date(), by=BY, at=AT).demand.code)


def _expired() -> str:
    code = _demanded()
    lines = [Signature(f"Ngô Thị Mẫu {order}", "thôn Đình Hạ") for order in range(20)]
    demands.enter_sheet(code, 1, lines, signed_on=AT.date(), by=BY, at=AT)
    demands.enter_sheet(code, 2, [Signature("Ngô Thị Mẫu", "Đình Hạ")], signed_on=LATE.date(), by=BY, at=LATE)
    return code


def _typed() -> str:
    code = str(dialogue(by=BY, at=AT).code)
    data = [QuestionData("Bao giờ thông mương?", "live", "waiting")]
    set_questions(code, data, revision=None, by=BY, at=AT)
    return code


TALK_ACTS = (
    MainAct(
        "announce_dialogue",
        _planned,
        _announce,
        lambda code: PlannedDialogue.objects.get(pk=code).announced_on == AT.date(),
    ),
    MainAct(
        "ask_question",
        _announced,
        lambda code: str(talks.question(code, at=AT).code),
        lambda code: AskedQuestion.objects.get(pk=code).words == talks.WORDS,
    ),
    MainAct(
        "take_in_question",
        _announced,
        lambda code: str(asked.take_in(code, talks.WORDS, came_by="phone", key=talks.KEY, by=BY, at=AT)[0].code),
        lambda code: AskedQuestion.objects.get(pk=code).came_by == "phone" and opens(code, talks.KEY),
    ),
    MainAct("give_slip", _from_the_floor, _slip, lambda code: opens(code, talks.KEY)),
    MainAct("promise_question", _in_the_hall, _promise, lambda code: Promise.objects.get(pk=code).shown_on == DAY),
    MainAct(
        "say_not_done",
        _kept,
        lambda code: str(asked.say(code, "not_done", at=THEN)[0].code),
        lambda code: Promise.objects.get(pk=AskedQuestion.objects.get(pk=code).promise).kept_on is None,
    ),
    MainAct(
        "take_as_reached",
        _expired,
        lambda code: str(demands.take_as_reached(code, reason="Vẫn giữ yêu cầu", by=BY, at=LATE).code),
        lambda code: Demand.objects.get(pk=code).reached_on == LATE.date(),
    ),
    MainAct(
        "show_typed_question",
        _typed,
        lambda code: str(show_question(code, 1, looked=False, by=BY, at=AT).code),
        lambda code: Question.objects.get(dialogue=code).shown_on == AT.date(),
    ),
    MainAct("enter_sheet", _demanded, _sheet, lambda code: Demand.objects.get(pk=code).reached_on == AT.date()),
)
