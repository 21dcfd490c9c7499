"""The index is made again from the registers, and the doctor sees when it tells too little or too much."""

from datetime import date, datetime, timedelta
from operator import itemgetter

from dienhong.commune.models import Commune
from dienhong.dialogue.asked.actions import decline, show
from dienhong.dialogue.plans.actions import correct_plan
from dienhong.dialogue.promises.actions import keep_promise
from dienhong.dialogue.results import publish_result
from dienhong.ops.findable import differing, told_again
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from dienhong.search.actions import drop, put
from dienhong.search.models import PublicText
from dienhong.search.queries import find
from tests.factories import dialogue, promises, talks
from tests.web.whole import whole

HOUR = timedelta(hours=1)


def found() -> list[tuple[object, ...]]:
    told = ("code", "kind", "title", "text", "path", "day", "village", "public_since", "changed_at", "files__texts")
    return sorted(PublicText.objects.values_list(*told), key=itemgetter(0))


def test_what_acts_told_is_what_the_registers_tell_again(commune: Commune, by: Actor, at: datetime) -> None:
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    told = found()
    assert made.report.code in {row[0] for row in told}
    assert [fault for fault in differing() if fault] == []
    assert told_again() == len(told) and found() == told
    assert find("báo cáo sáu tháng").total == 0 and find("bao cao 6 thang").total == 1


def test_a_lost_index_learns_from_the_history_since_when_things_are_public(
    commune: Commune, by: Actor, at: datetime
) -> None:
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    held = dialogue.dialogue(date(2026, 6, 3), by=by, at=at, kind="conference", front_digest=True, title="Hội nghị")
    promise = promises.promise(held.code, by=by, at=at)
    days = {"result_on": at.date(), "posted_on": None, "heads_told_on": None, "conclusion": ""}
    publish_result(held.code, **days, looked=False, bound=False, by=by, at=at + HOUR)  # type: ignore[arg-type]
    keep_promise(promise.code, kept_on=at.date(), evidence="Biên bản nghiệm thu", by=by, at=at + 2 * HOUR)
    planned = talks.announced(date(2026, 6, 25), by=by, at=at + HOUR)
    asked = talks.shown(planned.code, "Bao giờ sửa cầu?", by=by, at=at + HOUR)
    decline(asked.code, "Trùng", by=by, at=at + 2 * HOUR)
    show(asked.code, "Bao giờ sửa cầu Đá?", looked=False, by=by, at=at + 3 * HOUR)
    more = talks.told(date(2026, 6, 25), content="Cầu, đường")
    correct_plan(planned.code, more, revision=planned.revision, by=by, at=at + 4 * HOUR)
    told = found()
    instants = {row[0]: row[7:9] for row in told}
    assert instants[held.code] == (at, at + HOUR)
    assert instants[promise.code] == (at + HOUR, at + 2 * HOUR)
    assert instants[asked.code] == (at + 3 * HOUR, at + 3 * HOUR)
    assert instants[planned.code] == (at + HOUR, at + 4 * HOUR)
    assert told_again() == len(told) and found() == told
    PublicText.objects.all().delete()
    assert told_again() == len(told) and found() == told
    PublicText.objects.update(changed_at=None)
    assert [fault for fault in differing() if fault] == [
        "Có nội dung chưa rõ công khai từ lúc nào nên không vào nguồn tin; chạy dienhong search rebuild"
    ]


def test_the_doctor_names_what_is_missing_and_what_should_be_gone(commune: Commune, by: Actor, at: datetime) -> None:
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    drop(made.report.code)
    gone = {"title": "Đã gỡ", "text": "", "path": "/cong-khai/CK-2026-0999/", "on": date(2026, 6, 1)}
    put("CK-2026-0999", kind="disclosure", **gone, at=at)  # type: ignore[arg-type]
    faults = [fault for fault in differing() if fault]
    assert len(faults) == 2 and faults[0].startswith(made.report.code) and faults[1].startswith("CK-2026-0999")
    assert told_again() and not [fault for fault in differing() if fault]
