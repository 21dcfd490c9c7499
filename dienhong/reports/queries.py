"""Named sets of requests and reports."""

from typing import TYPE_CHECKING

from dienhong.reports.models import Report, Request

if TYPE_CHECKING:
    from django.db.models import QuerySet


def requests() -> "QuerySet[Request]":
    """Standing requests, newest first, with their reports."""
    return Request.objects.standing().prefetch_related("reports").order_by("-code_year", "-code_number")


def reports() -> "QuerySet[Report]":
    """All reports with their requests, voided ones too, for the list."""
    return Report.objects.select_related("request")


def report_of(code: str) -> Report:
    """One report with its request. Raises Report.DoesNotExist."""
    report: Report = Report.objects.select_related("request").get(pk=code)
    return report


def report_for(period_key: str) -> Report | None:
    """The standing report of a period: the frozen one where there is one, else the newest draft; None when there is none."""
    found = Report.objects.standing().select_related("request").filter(request__period_key=period_key)
    frozen = found.filter(state="frozen").order_by("-code_year", "-code_number").first()
    newest: Report | None = frozen or found.order_by("-code_year", "-code_number").first()
    return newest


def waiting() -> "QuerySet[Request]":
    """Standing requests without a standing report, the nearest deadline first."""
    answered = Report.objects.standing().values("request")
    return Request.objects.standing().exclude(pk__in=answered).order_by("due_on", "code_year", "code_number")
