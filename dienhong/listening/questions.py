"""The sets of questions (questions.toml): what is asked, with which five answers, and which of them count as satisfied."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("questions.toml")
OVERALL = "overall"


@dataclass(frozen=True)
class Question:
    """One question: its key and its words."""

    key: str
    vi: str


@dataclass(frozen=True)
class QuestionSet:
    """A set that is never changed. `cite` is the article that lets people rate this."""

    key: str
    vi: str
    cite: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Scale:
    """The answers in words, the worst first; points count from 1."""

    answers: tuple[str, ...]
    satisfied: frozenset[int]

    @property
    def points(self) -> range:
        """Every number of points."""
        return range(1, len(self.answers) + 1)


@lru_cache(maxsize=1)
def scale() -> Scale:
    """The one scale of every question."""
    row = tomllib.loads(TABLE.read_text(encoding="utf8"))["scale"]
    return Scale(tuple(row["answers"]), frozenset(row["satisfied"]))


@lru_cache(maxsize=1)
def question_sets() -> dict[str, QuestionSet]:
    """Every set by key."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf8"))["set"]
    return {
        key: QuestionSet(key, row["vi"], row["cite"], tuple(Question(**one) for one in row["questions"]))
        for key, row in rows.items()
    }
