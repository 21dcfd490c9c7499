"""The desk of directives, tasks and briefings in real requests."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.directives import actions
from dienhong.directives.models import Briefing, Directive, Localisation, Task
from dienhong.law.periods import Window
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.closing import close_book
from dienhong.records.models import Closing
from tests.factories.directives import briefing, directive, ours, task, theirs

BASE = "/ban-lam-viec/chi-dao/"
TASKS, BRIEFINGS = f"{BASE}nhiem-vu/", f"{BASE}giao-ban/"
BRIEFED = {
    "held_on": "6/4/2026",
    "kind": "periodic",
    "host": "secretary",
    "audience": "both",
    "participants": "41",
    "title": "Nắm tình hình thôn",
    "actions": "Rà soát hộ nghèo",
}
Officer = Callable[[str], Client]


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    page = client.get(url).content.decode()
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def send(client: Client, url: str, **typed: str) -> tuple[int, str]:
    """Open a form, send it, and give back status and page."""
    reply = client.post(url, {**typed, **hidden(client, url)})
    return reply.status_code, reply.content.decode()


def codes(client: Client, url: str, prefix: str) -> list[str]:
    """The codes of a list in their order on screen."""
    return re.findall(rf'<a href="[^"]+">({prefix}-\d{{4}}-\d{{4,}})</a>', client.get(url).content.decode())


@pytest.fixture
def source(commune: Commune, by: Actor, at: datetime) -> Directive:
    """The city council's resolution, received."""
    return directive("82/NQ-HĐND", date(2025, 12, 11), date(2026, 1, 5), by=by, at=at)


def test_from_a_superiors_document_to_ours_to_a_task_done(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    theirs("82/NQ-HĐND", date(2025, 12, 11), by=by, at=at, title="Biện pháp bảo đảm dân chủ")
    child = ours("04/NQ-HĐND", date(2026, 3, 9), by=by, at=at)
    client = officer("party_office")
    assert send(client, BASE + "ghi/", document="82/NQ-HĐND", received_on="20/12/2025", asks="")[0] == 302
    made = Directive.objects.get()
    page = client.get(f"{BASE}{made.code}/").content.decode()
    assert "Chưa cụ thể hóa" in page and "Chưa giao nhiệm vụ nào" in page
    assert send(client, f"{BASE}{made.code}/cu-the-hoa/", document="04/NQ-HĐND")[0] == 302
    page = client.get(f"{BASE}{made.code}/").content.decode()
    assert "88 ngày" in page and "79 ngày từ ngày nhận" in page and "Đã gắn văn bản của xã" in page
    assert "Văn bản của xã cụ thể hóa: <ins>0 dòng" in page
    assert f'value="{made.code}"' in client.get(f"{TASKS}ghi/?nguon={made.code}").content.decode()
    typed = {"source": made.code, "title": "Rà soát quy chế", "owner": "Văn phòng Đảng ủy", "due_on": "31/3/2026"}
    assert send(client, TASKS + "ghi/", **typed)[0] == 302
    job = Task.objects.get()
    assert "quá 71 ngày" in client.get(TASKS).content.decode()
    status, page = send(client, f"{TASKS}{job.code}/xong/", done_on="2/4/2026", evidence="", evidence_document="")
    assert status == 409 and "Chưa có chứng cứ" in page and "2/4/2026" in page
    assert (
        send(client, f"{TASKS}{job.code}/xong/", done_on="2/4/2026", evidence="", evidence_document=child.code)[0]
        == 302
    )
    page = client.get(f"{TASKS}{job.code}/").content.decode()
    assert "muộn 2 ngày" in page and "Đã ghi xong" in page and child.desk_path() in page
    assert "1/1" in client.get(BASE).content.decode()
    go = f"{BASE}{made.code}/cu-the-hoa/{child.code}/go/"
    assert send(client, go)[0] == 302 and not Localisation.objects.exists()
    assert client.get(go).status_code == 404
    assert [event.verb for event in history.of(made.code)] == ["record", "localise", "unlocalise"]


@pytest.mark.parametrize(
    ("path", "typed", "words"),
    [
        ("ghi/", {"document": "82/NQ-HĐND", "received_on": "31/4/2026"}, "Không có ngày 31/4/2026"),
        ("ghi/", {"document": "82-NQ", "received_on": "1/4/2026"}, "chưa đúng"),
        ("ghi/", {"document": "99/NQ-HĐND", "received_on": "1/4/2026"}, "chưa có văn bản số 99/NQ-HĐND"),
        ("ghi/", {"document": "04/NQ-HĐND", "received_on": "1/4/2026"}, "là văn bản đi của xã"),
        ("ghi/", {"document": "82/NQ-HĐND", "received_on": "1/4/2026"}, "đã vào sổ chỉ đạo với mã CD-2026-0001"),
        ("CD-2026-0001/cu-the-hoa/", {"document": "82/NQ-HĐND"}, "không phải văn bản đi của xã"),
        (
            "nhiem-vu/ghi/",
            {"source": "CD-2026-0009", "title": "Rà soát", "owner": "VP", "due_on": "1/4/2026"},
            "không có mã CD-2026-0009",
        ),
        (
            "nhiem-vu/ghi/",
            {"source": "CD-2026-0001", "title": "Rà soát", "owner": "Người giữ party_office", "due_on": "1/4/2026"},
            "là tên riêng",
        ),
        (
            "nhiem-vu/ghi/",
            {"source": "CD-2026-0001", "title": "Rà soát", "owner": "VP", "due_on": "1/1/2026"},
            "trước ngày có chỉ đạo",
        ),
        ("giao-ban/ghi/", {**BRIEFED, "held_on": "11/6/2026"}, "chưa diễn ra"),
        ("giao-ban/ghi/", {**BRIEFED, "participants": "0"}, "từ 1 trở lên"),
        ("giao-ban/ghi/", {**BRIEFED, "participants": "bốn"}, "một số nguyên"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_is_kept(
    source: Directive, officer: Officer, by: Actor, at: datetime, path: str, typed: dict[str, str], words: str
) -> None:
    ours("04/NQ-HĐND", date(2026, 3, 9), by=by, at=at)
    status, page = send(officer("party_office"), BASE + path, **typed)
    assert status in (409, 422)
    assert words in page
    assert all(value in page for value in typed.values())
    assert (Directive.objects.count(), Task.objects.count(), Briefing.objects.count()) == (1, 0, 0)


def test_the_same_form_sent_twice_makes_one_entry(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    number = "741-CV/BTGDVTU"
    theirs(number, None, by=by, at=at)
    client = officer("party_office")
    for url, typed, model in (
        (BASE + "ghi/", {"document": number, "received_on": "2/5/2026"}, Directive),
        (TASKS + "ghi/", {"source": number, "title": "Báo cáo", "owner": "VP", "due_on": "9/6/2026"}, Task),
        (BRIEFINGS + "ghi/", BRIEFED, Briefing),
    ):
        data = {**typed, **hidden(client, url)}
        assert client.post(url, data).status_code == 302
        assert "không ghi lần nữa" in client.post(url, data, follow=True).content.decode()
        assert model.objects.count() == 1
        assert len(history.of(model.objects.get().code)) == 1


def test_two_officers_edit_one_entry(source: Directive, officer: Officer, by: Actor, at: datetime) -> None:
    held = briefing(by=by, at=at)
    job = task(source.code, date(2026, 5, 1), by=by, at=at)
    hers, his = officer("party_office"), officer("committee_office")
    for url, typed, name in (
        (f"{BASE}{source.code}/sua/", {"received_on": "5/1/2026", "issuer": "HĐND", "asks": ""}, "asks"),
        (f"{BRIEFINGS}{held.code}/sua/", BRIEFED, "title"),
        (f"{TASKS}{job.code}/sua/", {"source": source.code, "title": "", "owner": "VP", "due_on": "1/5/2026"}, "title"),
    ):
        her_form, his_form = hidden(hers, url), hidden(his, url)
        assert hers.post(url, {**typed, **her_form, name: "Bản của chị"}).status_code == 302
        reply = his.post(url, {**typed, **his_form, name: "Bản của anh"})
        page = reply.content.decode()
        assert reply.status_code == 409
        assert "Bản của chị" in page and "Bản của anh" in page and "Chức vụ party_office" in page
    assert {source.revision, held.revision, job.revision} == {1}
    assert Briefing.objects.get().title == Task.objects.get().title == Directive.objects.get().asks == "Bản của chị"


def test_acts_out_of_order_are_greyed_with_their_reason(
    source: Directive, officer: Officer, by: Actor, at: datetime
) -> None:
    job = task(source.code, date(2026, 5, 1), by=by, at=at)
    client = officer("party_office")
    assert "không có gì để mở lại" in client.get(f"{TASKS}{job.code}/").content.decode()
    status, page = send(client, f"{TASKS}{job.code}/mo-lai/", reason="Thử")
    assert status == 409 and "không có gì để mở lại" in page
    assert send(client, f"{TASKS}{job.code}/xong/", done_on="2/4/2026", evidence="Đã gửi")[0] == 302
    assert "Nhiệm vụ đã ghi xong ngày 02/4/2026" in client.get(f"{TASKS}{job.code}/").content.decode()
    assert send(client, f"{TASKS}{job.code}/mo-lai/", reason=" ")[0] == 422
    assert send(client, f"{TASKS}{job.code}/mo-lai/", reason="Thiếu phụ lục")[0] == 302
    page = client.get(f"{TASKS}{job.code}/").content.decode()
    assert "Mở lại vì" in page and "Đã mở lại" in page and "<del>Đã gửi</del>" in page
    assert send(client, f"{BASE}{source.code}/huy/", reason="Ghi nhầm")[0] == 302
    page = client.get(f"{BASE}{source.code}/").content.decode()
    assert page.count("đã hủy rồi: Ghi nhầm") == 4 and "(đã hủy)" in client.get(f"{TASKS}{job.code}/").content.decode()
    assert "đã hủy" in send(client, f"{BASE}{source.code}/cu-the-hoa/", document="VB-2026-0001")[1]


def test_who_only_reads_can_only_read(source: Directive, officer: Officer, by: Actor, at: datetime) -> None:
    job = task(source.code, date(2026, 5, 1), by=by, at=at)
    held = briefing(by=by, at=at)
    client = officer("party_secretary")
    for url in (BASE, TASKS, BRIEFINGS):
        page = client.get(url).content.decode()
        assert "chỉ được xem sổ này" in page and "Việc khóa sổ thuộc văn phòng giữ sổ" in page
    shut = [f"{url}{path}" for url in (BASE, TASKS, BRIEFINGS) for path in ("ghi/", "khoa-so/")]
    shut += [f"{BASE}{source.code}/{path}/" for path in ("sua", "huy", "cu-the-hoa")]
    shut += [f"{TASKS}{job.code}/{path}/" for path in ("sua", "huy", "xong", "mo-lai")]
    shut += [f"{BRIEFINGS}{held.code}/{path}/" for path in ("sua", "huy")]
    assert {client.get(url).status_code for url in shut} == {403}


@pytest.mark.parametrize(("url", "prefix"), [(BASE, "CD"), (TASKS, "NV"), (BRIEFINGS, "GB")])
def test_each_book_is_closed_by_itself(commune: Commune, officer: Officer, url: str, prefix: str) -> None:
    client = officer("party_office")
    assert "Sổ chưa khóa lần nào" in client.get(url).content.decode()
    status, page = send(client, url + "khoa-so/", from_on="1/1/2026", to_on="10/6/2026")
    assert status == 409 and "chỉ khóa được sau khi hết ngày" in page
    assert send(client, url + "khoa-so/", from_on="1/1/2026", to_on="31/5/2026")[0] == 302
    assert Closing.objects.get().prefix == prefix
    assert "Đã khóa sổ" in client.get(url).content.decode()


def test_filters_and_order_stay_in_the_url(source: Directive, officer: Officer, by: Actor, at: datetime) -> None:
    other = directive("15-CT/TU", date(2026, 2, 1), date(2026, 2, 3), by=by, at=at, title="Đất đai")
    actions.localise(other.code, document=ours("44-KH/ĐU", date(2026, 3, 1), by=by, at=at).code, by=by, at=at)
    client = officer("party_office")
    assert codes(client, BASE, "CD") == [other.code, source.code]
    assert codes(client, BASE + "?state=waiting", "CD") == [source.code]
    assert codes(client, BASE + "?text=dat+dai&state=localised", "CD") == [other.code]
    assert codes(client, BASE + "?sap=ngay", "CD") == [source.code, other.code]
    assert codes(client, BASE + "?from_on=1/2/2026", "CD") == [other.code]
    late, due, done = (
        task(source.code, date(2026, month, 10), by=by, at=at, title=f"Việc {month}") for month in (5, 6, 7)
    )
    actions.finish_task(done.code, done_on=date(2026, 6, 1), evidence="Xong", by=by, at=at)
    assert codes(client, TASKS, "NV") == [late.code, due.code, done.code]
    assert codes(client, TASKS + "?state=overdue", "NV") == [late.code]
    assert codes(client, TASKS + "?state=open", "NV") == [due.code], "due today is not overdue"
    assert codes(client, TASKS + "?state=done&to_on=1/8/2026", "NV") == [done.code]
    page = client.get(TASKS + "?state=open").content.decode()
    assert "hôm nay" in page and "state=open&amp;sap=han" in page
    acts.void(briefing(by=by, at=at), by=by, at=at, reason="Nhầm")
    assert codes(client, BRIEFINGS + "?text=ra+soat+ho", "GB") == ["GB-2026-0001"]
    assert "đã hủy" in client.get(BRIEFINGS).content.decode()


@pytest.mark.parametrize("url", [BASE, TASKS, BRIEFINGS])
def test_an_empty_book_offers_the_first_step(commune: Commune, officer: Officer, url: str) -> None:
    page = officer("party_office").get(url).content.decode()
    assert "đầu tiên" in page and f"{url}ghi/" in page
    assert "Bỏ lọc" in officer("party_office").get(url + "?text=x").content.decode()


def many(count: int, at: datetime) -> None:
    """Entries of the three books by bulk, for counting queries only."""
    day = [date(2026, 1, 1) + timedelta(days=n % 150) for n in range(count + 1)]
    common = [{"code_year": 2026, "code_number": n, "recorded_at": at, "folded": "dan chu"} for n in range(count + 1)]
    numbers = range(1, count + 1)
    Directive.objects.bulk_create(
        [
            Directive(
                code=f"CD-2026-{n:04d}", document="VB-2026-0001", issuer="Thành ủy", received_on=day[n], **common[n]
            )
            for n in numbers
        ],
        batch_size=500,
    )
    Localisation.objects.bulk_create(
        [Localisation(directive_id=f"CD-2026-{n:04d}", document="VB-2026-0002") for n in numbers], batch_size=500
    )
    Task.objects.bulk_create(
        [
            Task(
                code=f"NV-2026-{n:04d}", source=f"CD-2026-{n:04d}", title="Việc", owner="VP", due_on=day[n], **common[n]
            )
            for n in numbers
        ],
        batch_size=500,
    )
    Briefing.objects.bulk_create(
        [
            Briefing(
                code=f"GB-2026-{n:04d}",
                held_on=day[n],
                host="secretary",
                kind="periodic",
                participants=9,
                title="Việc",
                **common[n],
            )
            for n in numbers
        ],
        batch_size=500,
    )


def test_lists_and_books_cost_the_same_at_any_size(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    theirs("82/NQ-HĐND", date(2025, 12, 11), by=by, at=at)
    ours("04/NQ-HĐND", date(2026, 3, 9), by=by, at=at)
    for prefix in ("CD", "NV", "GB"):
        close_book(prefix, Window(date(2026, 1, 1), date(2026, 5, 31)), by=by, at=at)
    client = officer("party_office")
    paths = ("", "so/", "nhiem-vu/", "nhiem-vu/so/", "giao-ban/", "giao-ban/so/")
    counts: dict[str, set[int]] = {path: set() for path in paths}
    for size in (10, 10_000):
        many(size, at)
        for path, seen in counts.items():
            for page in ("1", "250", "500"):
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(f"{BASE}{path}?trang={page}&sap=-ngay&text=dan+chu").status_code == 200
                seen.add(len(queries))
        for model in (Localisation, Directive, Task, Briefing):
            model.objects.all()._raw_delete(using="default")
    assert all(len(seen) == 1 and max(seen) <= 12 for seen in counts.values()), counts
