"""A day off of one commune: declared with its document, counted by every clock, read where a due day is explained."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.actions import declare_day
from dienhong.commune.models import Commune, DayOff, LocalDayOff
from dienhong.commune.queries import local_calendar
from dienhong.deadlines.models import Deadline
from dienhong.law.limits import due
from dienhong.law.verdict import Refused
from dienhong.ops.recounting import recount_all
from dienhong.page.once import new_token
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from tests.factories import papers, sittings
from tests.factories.reports import document

Officer = Callable[[str], Client]
DESK = "/ban-lam-viec/ngay-nghi/"
THURSDAY, SATURDAY = date(2026, 6, 11), date(2026, 6, 13)
FEAST = "nghỉ lễ hội truyền thống của tỉnh"


@pytest.fixture
def paper(commune: Commune, by: Actor, at: datetime) -> str:
    """The decision."""
    return str(
        document("12/QĐ-UBND", by=by, at=at, signed_on=date(2026, 6, 5), kind="Quyết định", title="Ngày nghỉ").code
    )


def test_an_officer_declares_a_day_and_everybody_reads_it(
    commune: Commune, officer: Officer, paper: str, by: Actor, at: datetime
) -> None:
    sittings.published(THURSDAY, on=date(2026, 5, 10), by=by, at=at.replace(month=5))
    client, token = officer("committee_office"), new_token()
    told = {"day": "11/6/2026", "working": "0", "reason": FEAST, "document": paper, "once": token}
    for _ in range(2):
        assert client.post(f"{DESK}khai/", told).headers["Location"] == f"{DESK}NN-2026-0001/"
    assert DayOff.objects.count() == 1
    page = client.get(f"{DESK}NN-2026-0001/").content.decode()
    assert FEAST in page and "Quyết định số 12/QĐ-UBND" in page and "Đã khai" in page
    assert "1 buổi đã lập cho ngày này" in page
    assert FEAST in client.get(DESK).content.decode()
    public = Client().get("/lich-tiep-cong-dan/").content.decode()
    assert "11/6/2026: xã nghỉ" in public, [one for one in public.splitlines() if "11/6" in one][:3]
    assert FEAST in public and "12/QĐ-UBND" in public
    assert officer("committee_chair").get(f"{DESK}khai/").status_code == 403
    assert officer("committee_chair").get(DESK).status_code == 200


def test_clocks_count_by_it_at_once_and_running_ones_in_the_morning(
    commune: Commune, by: Actor, at: datetime, paper: str
) -> None:
    code = papers.bring("accepted", by=by, at=at).code
    clock = Deadline.objects.get(code=code, key="settle")
    last = clock.due_on
    made = declare_day(last, working=False, reason=FEAST, document=paper, by=by, at=at)
    assert Deadline.objects.get(pk=clock.pk).due_on == last
    assert recount_all(at) == 1
    moved = Deadline.objects.get(pk=clock.pk)
    assert moved.due_on > last, moved.rule
    assert FEAST in moved.rule, moved.rule
    assert "12/QĐ-UBND" in moved.rule, moved.rule
    assert history.of(code)[-1].verb == "recount"
    acts.void(made, by=by, at=at, reason="Khai nhầm ngày")
    assert recount_all(at) == 1 and Deadline.objects.get(pk=clock.pk).due_on == last


def test_a_worked_saturday_counts(commune: Commune, by: Actor, at: datetime, paper: str) -> None:
    before = due("petitions.reception.reply", date(2026, 6, 10), calendar=local_calendar())
    declare_day(SATURDAY, working=True, reason="làm bù", document=paper, by=by, at=at)
    after = due("petitions.reception.reply", date(2026, 6, 10), calendar=local_calendar())
    assert (before.due, after.due) == (date(2026, 6, 24), date(2026, 6, 23))
    assert [one.day for one in after.worked] == [SATURDAY]


@pytest.mark.parametrize(
    ("day", "working", "reason", "said"),
    [
        (SATURDAY, False, FEAST, "vốn đã nghỉ"),
        (date(2026, 9, 2), False, FEAST, "vốn đã nghỉ"),
        (THURSDAY, True, FEAST, "vốn là ngày làm việc"),
        (THURSDAY, False, "  ", "Chưa ghi lý do"),
    ],
)
def test_what_is_so_already_is_not_declared(
    day: date, working: bool, reason: str, said: str, by: Actor, at: datetime, paper: str
) -> None:
    with pytest.raises(Refused, match=said):
        declare_day(day, working=working, reason=reason, document=paper, by=by, at=at)
    assert not DayOff.objects.exists()


def test_a_day_needs_its_document_and_is_declared_once(commune: Commune, by: Actor, at: datetime, paper: str) -> None:
    with pytest.raises(Refused, match="cần văn bản"):
        declare_day(THURSDAY, working=False, reason=FEAST, document="VB-2026-9999", by=by, at=at)
    first = declare_day(THURSDAY, working=False, reason=FEAST, document=paper, by=by, at=at)
    with pytest.raises(Refused, match=first.code):
        declare_day(THURSDAY, working=True, reason=FEAST, document=paper, by=by, at=at)
    twin = DayOff(code="NN-2026-0002", code_year=2026, code_number=2, day=THURSDAY, recorded_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_days_laid_by_hand_still_count_and_cost_no_second_question(
    commune: Commune, by: Actor, at: datetime, paper: str
) -> None:
    LocalDayOff.objects.create(day=date(2026, 6, 12), reason="Mất điện toàn xã", document=paper)
    declare_day(THURSDAY, working=False, reason=FEAST, document=paper, by=by, at=at)
    with CaptureQueriesContext(connection) as asked:
        calendar = local_calendar()
    assert len(asked) == 1
    assert not calendar.is_working(date(2026, 6, 12)) and not calendar.is_working(THURSDAY)
    with pytest.raises(Refused, match="vốn đã nghỉ"):
        declare_day(date(2026, 6, 12), working=False, reason=FEAST, document=paper, by=by, at=at)


def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    commune: Commune, officer: Officer, by: Actor, at: datetime, paper: str
) -> None:
    client, counts = officer("party_office"), []
    for day in (15, 16, 17, 18):
        kept = declare_day(date(2026, 6, day), working=False, reason=FEAST, document=paper, by=by, at=at)
        client.get(DESK)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(DESK).content.decode()
        assert kept.code in page
        counts.append(len(asked))
    assert len(set(counts)) == 1 and counts[0] <= 12
