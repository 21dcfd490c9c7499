"""The only writer of a dialogue's questions: the whole set at once, as the paper from the hall is typed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.questions.models import Question
from dienhong.dialogue.questions.states import Outcome
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor


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
    """Replace the questions of a dialogue. Raises Refused, EditConflict, Dialogue.DoesNotExist."""
    with acts.changing(Dialogue, code, verb="set_questions", by=by, at=at, revision=revision) as dialogue:
        verdict = can_list(questions)
        if not verdict:
            raise Refused(verdict)
        dialogue.questions.all().delete()
        Question.objects.bulk_create(
            Question(dialogue=dialogue, order=order, **{name: value.strip() for name, value in asdict(one).items()})
            for order, one in enumerate(questions, start=1)
        )
    return dialogue
