"""Surveys and ratings, through the actions that the forms use."""

from datetime import date, datetime

from dienhong.listening import actions
from dienhong.listening.actions import ANYBODY
from dienhong.listening.models import Batch, Rating, Survey
from dienhong.listening.rules import RatingData, SurveyData
from dienhong.records.actor import Actor


def survey(slug: str = "mot-cua", *, by: Actor, at: datetime, **more: object) -> Survey:
    """A counter with an open link."""
    said: dict[str, object] = {
        "slug": slug,
        "title": "Bộ phận một cửa, quầy chứng thực",
        "questions": "counter_1",
        "kind": "open",
        "opened_on": date(2026, 1, 1),
    }
    return actions.open_survey(SurveyData(**{**said, **more}), by=by, at=at)  # type: ignore[arg-type]


def rating(code: str, overall: int = 5, *, at: datetime, comment: str = "", slip: str = "", **points: int) -> Rating:
    """One rating."""
    told = RatingData({"overall": overall, **points}, comment)
    return actions.rate(code, told, by=ANYBODY, at=at, slip=slip)


def batch(code: str, *, by: Actor, at: datetime) -> Batch:
    """Two sheets typed once."""
    return actions.type_batch(code, sheets=2, text="5454\n4444", taken_on=at.date(), by=by, at=at)
