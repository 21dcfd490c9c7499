"""The demo's surveys: what residents rated at a counter, a batch of paper, a comment that was read."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from dienhong.listening import actions
from dienhong.listening.actions import ANYBODY
from dienhong.listening.models import Comment, Survey
from dienhong.listening.questions import question_sets
from dienhong.listening.rules import RatingData, SurveyData, points_of
from dienhong.ops.demo_steps import Ledger, Row, Step, afternoon_of, day_after, local, rows
from dienhong.records.actor import Actor

OFFICE, ANOTHER = "vpubnd", "tiepcongdan"


def listening_steps() -> Iterator[Step]:
    """Every act of these books."""
    told = rows("listening")
    for row in told["survey"]:
        yield Step(local(row["at"]), OFFICE, partial(_open, row), row["title"])
    slug = told["survey"][0]["slug"]
    for row in told["day"]:
        yield Step(afternoon_of(row["on"]), OFFICE, partial(_rate, row, slug), f"đánh giá {row['on']}")
        if "told" in row:
            yield Step(day_after(row["on"]), OFFICE, partial(_tell, row), f"ý kiến {row['on']}")
    for row in told["batch"]:
        key = f"batch/{row['taken_on']}"
        yield Step(local(row["typed_at"]), OFFICE, partial(_type, row, slug, key), key)
        yield Step(local(row["matched_at"]), ANOTHER, partial(_match, row, key), f"{key}/khớp")


def _open(row: Row, ledger: Ledger, by: Actor, at: datetime) -> None:
    told = SurveyData(**{name: value for name, value in row.items() if name != "at"})
    ledger.codes[f"survey/{row['slug']}"] = actions.open_survey(told, by=by, at=at).code


def _rate(row: Row, slug: str, ledger: Ledger, _by: Actor, at: datetime) -> None:
    survey = Survey.objects.get(pk=ledger.code(f"survey/{slug}"))
    asked = question_sets()[survey.questions]
    for number, line in enumerate(row["lines"]):
        comment = row.get("comment", "") if number == 0 else ""
        actions.rate(survey.code, RatingData(points_of(line, asked), comment), by=ANYBODY, at=at)


def _tell(row: Row, _ledger: Ledger, by: Actor, at: datetime) -> None:
    actions.deal_with(Comment.objects.get(words=row["comment"]).pk, told=row["told"], by=by, at=at)


def _type(row: Row, slug: str, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    code, text = ledger.code(f"survey/{slug}"), "\n".join(row["lines"])
    batch = actions.type_batch(code, sheets=row["sheets"], text=text, taken_on=row["taken_on"], by=by, at=at)
    ledger.codes[key] = batch.code


def _match(row: Row, key: str, ledger: Ledger, by: Actor, at: datetime) -> None:
    actions.match_batch(ledger.code(key), text="\n".join(row["lines"]), by=by, at=at)
