"""Named sets of reports to the council, and which days the next one covers."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from dienhong.disclosure.council.models import CouncilReport

if TYPE_CHECKING:
    from django.db.models import QuerySet

FIRST_MONTHS = (6, 12)
"""No law read here sets the days of ordinary sessions: the program asks for the day from June and from December on."""


def reports() -> "QuerySet[CouncilReport]":
    """All of them, voided ones too."""
    return CouncilReport.objects.all()


def unsent() -> "QuerySet[CouncilReport]":
    """Standing reports that the council or the front does not have yet, the nearest session first."""
    found = CouncilReport.objects.standing().filter(Q(council_on__isnull=True) | Q(front_on__isnull=True))
    return found.order_by("session_on", "code_year", "code_number")


def report_of(session_on: date, itself: str = "") -> str:
    """The code of the standing report to a session; "" for none."""
    found = CouncilReport.objects.standing().filter(session_on=session_on).exclude(pk=itself)
    return str(found.values_list("code", flat=True).first() or "")


def days_for(session_on: date, *, since: date, today: date) -> tuple[date, date]:
    """The usual days of the report to a session: from where the one before ended to yesterday."""
    before = CouncilReport.objects.standing().filter(session_on__lt=session_on).order_by("-session_on").first()
    first = before.to_on + timedelta(days=1) if before else since
    return first, max(first, min(today - timedelta(days=1), session_on))


def session_unknown(today: date) -> bool:
    """Whether it is time to ask for the day of the next session: none is known since the last June or December began."""
    years = (today.year - 1, today.year)
    since = max(day for year in years for month in FIRST_MONTHS if (day := date(year, month, 1)) <= today)
    return not CouncilReport.objects.standing().filter(session_on__gte=since).exists()
