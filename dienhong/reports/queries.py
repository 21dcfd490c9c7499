"""Named sets of requests and reports."""

from typing import TYPE_CHECKING, Any

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery

from dienhong.documents.models import Document
from dienhong.reports.models import Report, Request
from dienhong.reports.states import ReportState

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


def unfinished() -> "QuerySet[Any]":
    """Standing requests not answered by a frozen report, one row for each standing draft; for the desk's work of the day.

    Columns beside the model's: `draft_code` (None where nobody has begun), `paper_kind` and `paper_number` of the công văn.
    """
    paper = Document.objects.filter(pk=OuterRef("document"))
    rows: QuerySet[Any] = (
        Request.objects.standing()
        .annotate(
            report=FilteredRelation("reports", condition=Q(reports__voided_at__isnull=True)),
            draft_code=F("report__code"),
            paper_kind=Subquery(paper.values("kind")[:1]),
            paper_number=Subquery(paper.values("number")[:1]),
        )
        .filter(Q(report__state__isnull=True) | Q(report__state=ReportState.DRAFT))
        .order_by("due_on", "code_year", "code_number")
    )
    return rows
