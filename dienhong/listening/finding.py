"""What the search finds of ratings: what is rated, and what the commune says of the comments in its own words; never a number,
which is told by blocks on its page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from dienhong.law.dates_vi import date_vi
from dienhong.listening.models import Survey
from dienhong.listening.queries import TOLD_SHOWN, told_comments
from dienhong.search.actions import drop, put
from dienhong.search.instants import Verbs

VERBS = {"KS": Verbs(frozenset({"open"}), frozenset({"shut", "moderate"}))}


def tell(survey: Survey, *, at: datetime | None = None) -> None:
    """Put a survey, or drop what was voided. `at`: of the act that is done, none when it is only told again."""
    if not survey.standing:
        drop(survey.code)
        return
    days = f"Nhận từ ngày {date_vi(survey.opened_on)}"
    if survey.closed_on:
        days += f", đóng từ ngày {date_vi(survey.closed_on)}"
    comments = "\n".join(one.told for one in told_comments(survey.code)[:TOLD_SHOWN])
    put(
        survey.code,
        kind="survey",
        title=f"Đánh giá: {survey.title}",
        text=f"{days}.\n{comments}",
        path=reverse("rated:result", args=[survey.slug]),
        on=survey.opened_on,
        at=at,
    )


def everything() -> Iterator[Survey]:
    """Every survey: pass each to `tell`."""
    yield from Survey.objects.standing().iterator(chunk_size=500)
