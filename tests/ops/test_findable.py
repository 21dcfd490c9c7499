"""The index is made again from the registers, and the doctor sees when it tells too little or too much."""

from datetime import date, datetime

from dienhong.commune.models import Commune
from dienhong.ops.findable import differing, told_again
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from dienhong.search.actions import drop, put
from dienhong.search.models import PublicText
from dienhong.search.queries import find
from tests.web.whole import whole


def found() -> list[tuple[object, ...]]:
    return sorted(PublicText.objects.values_list("code", "kind", "title", "text", "path", "day", "village"))


def test_what_acts_told_is_what_the_registers_tell_again(commune: Commune, by: Actor, at: datetime) -> None:
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    told = found()
    assert made.report.code in {row[0] for row in told}
    assert [fault for fault in differing() if fault] == []
    assert told_again() == len(told) and found() == told
    assert find("báo cáo sáu tháng").total == 0 and find("bao cao 6 thang").total == 1


def test_the_doctor_names_what_is_missing_and_what_should_be_gone(commune: Commune, by: Actor, at: datetime) -> None:
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    drop(made.report.code)
    put("CK-2026-0999", kind="disclosure", title="Đã gỡ", text="", path="/cong-khai/CK-2026-0999/", on=date(2026, 6, 1))
    faults = [fault for fault in differing() if fault]
    assert len(faults) == 2 and faults[0].startswith(made.report.code) and faults[1].startswith("CK-2026-0999")
    assert told_again() and not [fault for fault in differing() if fault]
