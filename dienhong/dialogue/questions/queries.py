"""The questions of a dialogue from both places they are kept in: sent and put in the hall, or typed from its minutes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dienhong.dialogue.asked.queries import joined_to, shown_at
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.queries import of_dialogue
from dienhong.dialogue.questions.states import Collected, Outcome

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from dienhong.dialogue.questions.models import Question


@dataclass(frozen=True)
class Told:
    """A question as a paper tells it; `alike` others ask the same. `looked`: an officer let its words through.
    `number` is its place in the minutes, 0 for one that has a code."""

    words: str
    collected: str
    outcome: str
    answer: str
    code: str = ""
    promise: str = ""
    alike: int = 0
    looked: bool = True
    number: int = 0

    def get_collected_display(self) -> str:
        """As a model's own."""
        return str(Collected(self.collected).label)

    def get_outcome_display(self) -> str:
        """As a model's own."""
        return str(Outcome(self.outcome).label)


def shown_of(dialogue: Dialogue) -> "QuerySet[Question]":
    """Questions typed from its minutes that everybody reads."""
    return dialogue.questions.filter(shown_on__isnull=False)


def questions_of(dialogue: Dialogue) -> list[Told]:
    """Those of its hall first, in the order they came, then those of its minutes. Five queries at most."""
    planned = of_dialogue(dialogue.code)
    asked = list(shown_at(planned.code)) if planned else []
    alike = joined_to([one.code for one in asked])
    told = [
        Told(one.shown_words, one.collected, one.outcome, one.answer, one.code, one.promise, alike.get(one.code, 0))
        for one in asked
    ]
    return told + [
        Told(one.words, one.collected, one.outcome, one.answer, looked=one.shown_on is not None, number=one.order)
        for one in dialogue.questions.all()
    ]
