"""The list of letters, of matters, and the book: filters, what is never shown, the empty book, a pinned query count."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.deadlines.models import Deadline
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.axes import BarReason
from dienhong.petitions.papers.models import Petition
from dienhong.records.actor import Actor
from tests.factories import commune as frame
from tests.factories import papers
from tests.factories.commune import account
from tests.petitions.papers.views.forms import BASE, text

Officer = Callable[[str], Client]
VIEWS = ("", "vu-viec/", "so/")


def test_an_empty_book_says_what_the_law_asks_and_offers_the_first_step(commune: Commune, officer: Officer) -> None:
    page = text(officer("petition_officer"), BASE)
    assert "Mỗi đơn khiếu nại, tố cáo, kiến nghị, phản ánh nhận được đều vào sổ" in page
    assert "Thông tư 05/2021/TT-TTCP" in page and 'href="/ban-lam-viec/don-thu/ghi/"' in page
    assert "Ghi đơn đầu tiên" not in text(officer("party_secretary"), BASE)


def test_the_list_tells_state_clock_and_owner(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    late = papers.receive(date(2026, 5, 4), by=by, at=at)
    accepted = papers.bring("accepted", by=by, at=at, on=date(2026, 6, 1))
    page = text(officer("petition_officer"), BASE)
    assert late.code in page and "quá 27 ngày" in page and "14/5/2026" in page and "Chủ tịch UBND xã" in page
    assert accepted.code in page and "còn 23 ngày" in page
    only_late = text(officer("petition_officer"), f"{BASE}?overdue=1")
    assert late.code in only_late and accepted.code not in only_late


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=feedback", 1),
        ("state=accepted", 1),
        ("state=open", 2),
        ("competence=ours", 1),
        ("channel=post", 2),
        ("channel=press", 0),
        ("village=%C4%90%C3%B4ng", 2),
        ("assigned=nobody", 1),
        ("assigned=mine", 1),
        ("from_on=3/3/2026", 1),
        ("to_on=2/3/2026&kind=feedback", 0),
    ],
)
def test_each_filter_narrows_and_stays_in_the_address(
    commune: Commune, officer: Officer, by: Actor, at: datetime, asked: str, found: int
) -> None:
    frame.village("Đông", by=by, at=at)
    papers.bring("accepted", by=by, at=at, kind="feedback", on=date(2026, 3, 3))
    mine = papers.receive(date(2026, 3, 2), by=by, at=at)
    actions.assign(
        mine.code,
        papers.doing(date(2026, 3, 3), by=by, at=at),
        post="Cán bộ tiếp công dân",
        account_id=account("petition_officer").pk,
    )
    client = officer("petition_officer")
    page = text(client, f"{BASE}?{asked}")
    assert page.count('<tr><th scope="row"') == found
    if found:
        assert asked.partition("&")[0].partition("=")[0] in page.partition("Theo vụ việc")[0].rpartition("href=")[2]


def test_a_filter_that_does_not_read_shows_no_entry(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.receive(by=by, at=at)
    page = text(officer("petition_officer"), f"{BASE}?from_on=31/2/2026")
    assert "Không có ngày 31/02/2026" in page and made.code not in page


def test_nothing_of_a_denunciation_but_that_it_is_one(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.bring("accepted", by=by, at=at, kind="denunciation")
    client = officer("committee_office")
    for view in ("", "vu-viec/"):
        page = text(client, BASE + view)
        assert made.code in page and "Tố cáo cán bộ địa chính" not in page
    workbook = b"".join(client.get(f"{BASE}?xuat=xlsx").streaming_content)  # type: ignore[attr-defined]
    with ZipFile(BytesIO(workbook)) as book:
        said = b"".join(book.read(name) for name in book.namelist()).decode("utf8", "ignore")
    assert made.code in said and "nhận tiền" not in said
    assert "giữ bí mật danh tính" in text(client, f"{BASE}so/")


def test_who_is_barred_sees_the_letter_nowhere(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = papers.bring("accepted", by=by, at=at, kind="denunciation")
    actions.bar(made.code, [account("committee_office").pk], BarReason.ACCUSED, by=by, at=at)
    client = officer("committee_office")
    assert all(made.code not in text(client, BASE + view) for view in VIEWS)
    for path in ("", "giao/", "gia-han/", "phan-loai/", "sua/", "huy/"):
        assert client.get(f"{made.desk_path()}{path}").status_code == 403
    assert made.code in text(officer("petition_officer"), BASE)
    account("committee_chair")
    offered = text(officer("petition_officer"), f"{made.desk_path()}giao/")
    assert "Người giữ committee_office" not in offered and "Người giữ committee_chair" in offered


def test_a_matter_stands_once_with_its_letters(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    first = papers.receive(date(2026, 6, 1), by=by, at=at)
    second = papers.receive(date(2026, 6, 3), by=by, at=at)
    actions.join_case(second.code, first.code, papers.doing(date(2026, 6, 4), by=by, at=at))
    page = text(officer("petition_officer"), f"{BASE}vu-viec/")
    assert first.code in page and second.code not in page
    assert '<td class="n"> 2 </td><td class="date"> 03/6/2026 </td>' in page
    assert "cùng vụ việc" in text(officer("petition_officer"), first.desk_path())


def many(count: int, at: datetime) -> None:
    """Letters with clocks by bulk, for counting queries only."""
    letters = [
        Petition(
            code=f"DT-2026-{n:04d}",
            code_year=2026,
            code_number=n,
            recorded_at=at,
            received_on=date(2026, 1, 1) + timedelta(days=n % 150),
            stepped_on=date(2026, 1, 1),
            channel="post",
            content="Hỏi",
            titled="complaint",
            case=f"DT-2026-{n - n % 3 or n:04d}",
        )
        for n in range(1, count + 1)
    ]
    Petition.objects.bulk_create(letters, batch_size=500)
    opened = timezone.make_aware(datetime(2026, 1, 1, 9))  # noqa: DTZ001 - made aware here
    Deadline.objects.bulk_create(
        [
            Deadline(
                code=letter.code,
                key="accept",
                vi="Thụ lý",
                limit="petitions.complaint.accept",
                first_limit="petitions.complaint.accept",
                start_on=letter.received_on,
                chosen_on=letter.received_on,
                first_due_on=letter.received_on + timedelta(days=10),
                due_on=letter.received_on + timedelta(days=10),
                judged_on=letter.received_on + timedelta(days=10),
                version_from=date(2012, 7, 1),
                opened_at=opened,
            )
            for letter in letters
        ],
        batch_size=500,
    )


def test_every_view_costs_the_same_at_any_size(commune: Commune, officer: Officer, at: datetime) -> None:
    client = officer("petition_officer")
    counts: dict[str, set[int]] = {view: set() for view in VIEWS}
    for size in (10, 1_200):
        many(size, at)
        for view, seen in counts.items():
            for asked in ("?trang=1&sap=-han", "?trang=60&sap=ngay", "?overdue=1&assigned=nobody"):
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(f"{BASE}{view}{asked}").status_code == 200
                seen.add(len(queries))
        Deadline.objects.all().delete()
        Petition.objects.all()._raw_delete(using="default")
    assert all(len(seen) == 1 and max(seen) <= 12 for seen in counts.values()), counts
