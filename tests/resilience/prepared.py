"""Run over a loaded demo: everything that `doctor` looks at exists once. A file, a voided entry, an erased value, a late
entry, a frozen report; a head outside before and after."""

import io
import sys
from datetime import date, timedelta
from pathlib import Path

import django

EARLY, LATE = "heads-early.jsonl", "heads.jsonl"


def main(data: Path) -> None:
    """Act through the program."""
    django.setup()
    from dienhong.commune.models import Commune, Unit
    from dienhong.documents.actions import attach_file
    from dienhong.law.periods import Window
    from dienhong.page.clock import now_for
    from dienhong.petitions.models import Reception
    from dienhong.records import acts, history
    from dienhong.records.actor import Actor
    from dienhong.records.closing import close_book
    from dienhong.records.heads import append_head
    from dienhong.reports.actions import keep_finding
    from dienhong.reports.build import build
    from dienhong.reports.freeze import findings_of, freeze
    from dienhong.reports.queries import report_of
    from tests.factories.files import pdf

    commune = Commune.installed()
    assert commune is not None
    by, at = Actor.operator(), now_for(commune)
    append_head(data / EARLY, at)
    attach_file("VB-2026-0001", "ke-hoach.pdf", io.BytesIO(pdf("ke hoach")), by=by, at=at)
    attach_file("VB-2026-0001", "phu-luc.pdf", io.BytesIO(pdf("phu luc")), by=by, at=at)
    acts.void(Reception.objects.get(pk="TCD-2026-0007"), by=by, at=at, reason="Ghi trùng")
    close_book("NV", Window(date(2026, 1, 1), date(2026, 5, 31)), by=by, at=at)
    late = Reception.objects.get(pk="TCD-2026-0003")
    acts.change(late, verb="correct", by=by, at=at, note="Sửa sau khi khóa sổ")
    unit = Unit.objects.filter(kind="village").order_by("code_number")[0]
    for name in ("Tên viết sai", unit.name):
        acts.change(unit, verb="correct", by=by, at=at, name=name)
    history.erase_values(history.of(unit.code)[-2], by=by, at=at, reason="Theo yêu cầu")
    append_head(data / LATE, at)
    report = report_of("BC-2026-0001")
    for finding in findings_of(build(report, at.date())):
        if finding.severity.value == "warning":
            report = keep_finding(report, finding.id, "Đã soát với văn phòng", by=by, at=at)
    freeze(report, by=by, at=at)
    append_head(data / LATE, at + timedelta(hours=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
