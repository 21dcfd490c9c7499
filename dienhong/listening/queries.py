"""Named sets: surveys, ratings by month, what is published of them. Figures and pages read the same."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import TruncMonth

from dienhong.law.periods import Period, Window
from dienhong.listening.exposure import Block, Counts, Span, blocks, spans
from dienhong.listening.models import Batch, Comment, Rating, Score, Slip, Survey
from dienhong.listening.questions import OVERALL, question_sets, scale
from dienhong.listening.states import BatchState, CommentState, SurveyKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

#: So many comments stand on the page of results.
TOLD_SHOWN = 40
ANSWERS = "answer"  # how the names of the sets begin that ask about an answer
PerMonth = dict[date, dict[int, int]]


@dataclass(frozen=True)
class Published:
    """What anybody may see of one survey: its blocks, and question → the spans in which it is told."""

    survey: Survey
    blocks: tuple[Block, ...]
    spans: dict[str, tuple[Span, ...]]


def surveys() -> "QuerySet[Survey]":
    """All of them, with how many ratings each has."""
    return Survey.objects.all()


def open_on(day: date) -> "QuerySet[Survey]":
    """Surveys that take ratings on a day."""
    found = Survey.objects.standing().filter(opened_on__lte=day)
    return found.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day)).order_by("title", "code_number")


def answers_survey(day: date, about: str) -> Survey | None:
    """The survey that asks, by slips, about answers to letters on a day; None where none does, or `about` was rated."""
    asked = [key for key in question_sets() if key.startswith(ANSWERS)]
    found = open_on(day).filter(kind=SurveyKind.CODES, questions__in=asked)
    rated = Slip.objects.filter(survey=OuterRef("code"), about=about, used=True)
    return found.exclude(Exists(rated)).first()


def ratings_of(survey: str) -> "QuerySet[Rating]":
    """Standing ratings of a survey."""
    return Rating.objects.standing().filter(survey=survey)


def published(survey: Survey, on: date) -> Published:
    """What may be published of a survey on a day. Two queries."""
    overall = _months(ratings_of(survey.code).filter(rated_on__lt=date(on.year, on.month, 1)))
    found = blocks([(window, sum(counts.values()), _good(counts)) for window, counts in overall])
    asked = question_sets()[survey.questions].questions
    per_question: dict[str, PerMonth] = {one.key: defaultdict(dict) for one in asked}
    per_question[OVERALL] = {window.from_on: counts for window, counts in overall}
    scored = Score.objects.filter(rating__survey=survey.code, rating__voided_at__isnull=True)
    grouped = (
        scored.annotate(month=TruncMonth("rating__rated_on")).order_by().values_list("question", "month", "points")
    )
    for question, month, points, number in grouped.annotate(Count("id")):
        if question in per_question:
            per_question[question][month][points] = number
    told = {
        key: spans(found, [_answers(months, block) for block in found], scale().satisfied)
        for key, months in per_question.items()
    }
    return Published(survey, found, told)


def published_in(window: Window) -> Iterator[tuple[str, bool]]:
    """(code, whether satisfied) of every rating in blocks that are published and lie wholly in the window. Blocks are made
    of whole months: the day of looking changes none that ends before it."""
    for survey in Survey.objects.standing():
        ends = [one.window for one in _blocks_of(survey) if window.covers(one.window)]
        if not ends:
            continue
        days = Q()
        for one in ends:
            days |= Q(rated_on__gte=one.from_on, rated_on__lte=one.to_on)
        rows = ratings_of(survey.code).filter(days).order_by().values_list("code", "overall")
        yield from ((code, overall in scale().satisfied) for code, overall in rows)


def waiting_comments(survey: str) -> "QuerySet[Comment]":
    """Comments nobody has dealt with, the oldest first."""
    return Comment.objects.filter(survey=survey, state=CommentState.WAITING)


def told_comments(survey: str) -> "QuerySet[Comment]":
    """What the commune says of comments, in its own words, the newest first."""
    return Comment.objects.filter(survey=survey, state=CommentState.TOLD).order_by("-received_at", "-id")


def batches_of(survey: str) -> "QuerySet[Batch]":
    """Paper batches of a survey, the newest first."""
    return Batch.objects.filter(survey=survey).order_by("-taken_on", "-code_year", "-code_number")


def half_typed() -> "QuerySet[Batch]":
    """Batches that wait for their second typing."""
    return Batch.objects.standing().filter(state=BatchState.TYPED).order_by("taken_on", "code_number")


def unread() -> list[tuple[str, int]]:
    """Survey → how many comments wait, where any do."""
    rows = Comment.objects.filter(state=CommentState.WAITING).order_by("survey").values_list("survey")
    return [(survey, number) for survey, number in rows.annotate(Count("id"))]


def slips_of(survey: str) -> tuple[int, int]:
    """How many slips were issued, and how many were used."""
    found = Slip.objects.filter(survey=survey).aggregate(issued=Count("id"), used=Count("id", filter=Q(used=True)))
    return found["issued"], found["used"]


def _blocks_of(survey: Survey) -> tuple[Block, ...]:
    """Blocks as far as there are months; one that goes on into a month that is not over ends after any window of the past."""
    found = _months(ratings_of(survey.code))
    return blocks([(window, sum(counts.values()), _good(counts)) for window, counts in found])


def _months(ratings: "QuerySet[Rating]") -> list[tuple[Window, dict[int, int]]]:
    """Every month from the first to the last with a rating, and how many gave which points. One query."""
    counts: PerMonth = defaultdict(dict)
    grouped = ratings.annotate(month=TruncMonth("rated_on")).order_by().values_list("month", "overall")
    for month, points, number in grouped.annotate(Count("code")):
        counts[month][points] = number
    if not counts:
        return []
    period, last, found = Period(min(counts).year, min(counts).month, 1), max(counts), []
    while period.calendar_window().from_on <= last:
        window = period.calendar_window()
        found.append((window, counts.get(window.from_on, {})))
        period = period.following()
    return found


def _answers(months: PerMonth, block: Block) -> Counts:
    added = [0] * len(scale().answers)
    for month, counts in months.items():
        if month in block.window:
            for points, number in counts.items():
                added[points - 1] += number
    return tuple(added)


def _good(counts: dict[int, int]) -> int:
    return sum(number for points, number in counts.items() if points in scale().satisfied)
