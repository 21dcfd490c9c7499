"""What the search finds of reports: that a frozen one is there, by title, number and period; its words stay with the office."""

from collections.abc import Iterator
from datetime import datetime

from dienhong.reports.models import Report
from dienhong.search.actions import drop, put
from dienhong.search.instants import Verbs

VERBS = {"BC": Verbs(frozenset({"freeze"}))}


def tell(report: Report, *, at: datetime | None = None) -> None:
    """Put a frozen report, or drop what is none. `at`: of the act that is done, none when it is only told again."""
    if not (report.is_frozen and report.standing and report.signed_on):
        drop(report.code)
        return
    put(
        report.code,
        kind="report",
        title=f"Báo cáo {report.period.label_vi}",
        text=f"{report.title}\nSố {report.number}",
        path=f"/so-lieu/?bao-cao={report.code}#bao-cao",
        on=report.signed_on,
        at=at,
    )


def everything() -> Iterator[Report]:
    """Every frozen report: pass each to `tell`."""
    frozen = Report.objects.standing().filter(frozen_at__isnull=False, signed_on__isnull=False)
    yield from frozen.select_related("request").iterator(chunk_size=500)
