"""The only writers of a dialogue's questions: the whole set at once, as the paper from the hall is typed; and each, when
everybody may read it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils import timezone

from dienhong.dialogue.asked.looking import doubts
from dienhong.dialogue.finding import tell
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.rules import may_be_read
from dienhong.dialogue.questions.models import Question
from dienhong.dialogue.questions.states import Outcome
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor

SHOWN = "Câu hỏi này đã đăng cho Nhân dân đọc."


@dataclass(frozen=True)
class QuestionData:
    """A question as an officer tells it."""

    words: str
    collected: str
    outcome: str
    answer: str = ""


def can_list(questions: Sequence[QuestionData]) -> Verdict:
    """Each has its words; one that was answered says what the answer was."""
    verdict = Verdict.yes()
    for order, one in enumerate(questions, start=1):
        if not one.words.strip():
            verdict &= Verdict.no(f"Câu hỏi {order}: thiếu nội dung.")
        if one.outcome == Outcome.ANSWERED and not one.answer.strip():
            verdict &= Verdict.no(f"Câu hỏi {order}: đã trả lời tại chỗ thì ghi tóm tắt câu trả lời.")
    return verdict


def set_questions(
    code: str, questions: Sequence[QuestionData], *, revision: int | None, by: Actor, at: datetime
) -> Dialogue:
    """Replace the questions of a dialogue; what is shown stays shown as long as its words and its answer are the same. Raises
    Refused, EditConflict, Dialogue.DoesNotExist."""
    with acts.changing(Dialogue, code, verb="set_questions", by=by, at=at, revision=revision) as dialogue:
        verdict = can_list(questions)
        if not verdict:
            raise Refused(verdict)
        shown = {(one.words, one.answer): one.shown_on for one in dialogue.questions.all()}
        dialogue.questions.all().delete()
        rows = [{name: value.strip() for name, value in asdict(one).items()} for one in questions]
        Question.objects.bulk_create(
            Question(dialogue=dialogue, order=order, shown_on=shown.get((row["words"], row["answer"])), **row)
            for order, row in enumerate(rows, start=1)
        )
        tell(dialogue, at=at)
    return dialogue


def show_question(
    code: str, number: int, *, looked: bool, by: Actor, at: datetime, revision: int | None = None
) -> Dialogue:
    """Let everybody read the question in that place, with its answer. Raises Refused, EditConflict, Dialogue.DoesNotExist."""
    with acts.changing(Dialogue, code, verb="show_question", by=by, at=at, revision=revision) as dialogue:
        question = dialogue.questions.filter(order=number).first()
        if question is None:
            raise Refused(Verdict.no("Cuộc này không có câu hỏi ấy; hãy mở lại trang."))
        if question.shown_on is not None:
            raise Refused(Verdict.no(SHOWN))
        verdict = may_be_read(True, doubts(question.words, question.answer), looked=looked)
        if not verdict:
            raise Refused(verdict)
        question.shown_on = timezone.localdate(at)
        question.save(update_fields=["shown_on"])
        tell(dialogue, at=at)
    return dialogue
