"""The desk of reports in real requests: what each role may do, one act once, two editors, and pinned query counts."""

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.records.actor import Actor
from dienhong.records.models import Closing
from dienhong.reports import actions
from dienhong.reports.models import Report, Request
from tests.factories import dialogue as dialogues
from tests.factories import reports as made
from tests.factories import supervision

BASE = "/ban-lam-viec/bao-cao/"
Officer = Callable[[str], Client]
pytestmark = pytest.mark.usefixtures("commune")
COUNTED = "Đến [[window_end]] có [[petitions.receptions_held]] cuộc, [[petitions.large_groups]] đoàn."


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def opened(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    return hidden(client.get(url).content.decode())


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def draft(by: Actor, at: datetime, **more: int) -> Report:
    made.receptions(by=by, at=at, **more)
    return made.draft({"mo-dau": "Thực hiện [[doc:request]].", "III.1.1": COUNTED}, by=by, at=at)


def test_a_request_and_its_draft_from_the_desk(officer: Officer, by: Actor, at: datetime) -> None:
    made.document("741-CV/BTGDVTU", by=by, at=at, signed_on=date(2026, 4, 29))
    client = officer("party_office")
    data = {
        "document": "741-CV/BTGDVTU",
        "period_key": "2026-H1",
        "from_on": "1/1/2026",
        "to_on": "31/5/2026",
        "due_on": "15/6/2026",
        "recipient": "Ban Tuyên giáo và Dân vận Thành ủy",
        **opened(client, f"{BASE}yeu-cau/"),
    }
    wrong = client.post(f"{BASE}yeu-cau/", {**data, "to_on": "31/6/2026"})
    assert wrong.status_code == 422 and "Không có ngày 31/6/2026" in wrong.content.decode()
    first = client.post(f"{BASE}yeu-cau/", data)
    client.post(f"{BASE}yeu-cau/", data)
    assert Request.objects.count() == 1 and Request.objects.get().period_key == "2026-H1"
    assert "Yêu cầu chưa có báo cáo" in client.get(BASE).content.decode()
    url = first.headers["Location"]
    told = {
        "outline": "democracy_six_months",
        "style_id": "party/HD05",
        "signer_name": "Trần Quốc Hưng",
        "recipients": "Ban A (b/c)\n\nThường trực Đảng ủy",
        **opened(client, url),
    }
    reply = client.post(url, told, follow=True)
    report = Report.objects.get()
    assert (report.style_id, report.recipients) == ("party/HD05", ["Ban A (b/c)", "Thường trực Đảng ủy"])
    assert reply.redirect_chain[-1][0] == report.desk_path() and reply.status_code == 200
    assert "Yêu cầu chưa có báo cáo" not in client.get(BASE).content.decode()


def test_a_chip_opens_the_entries_behind_its_number(officer: Officer, by: Actor, at: datetime) -> None:
    report = draft(by, at)
    page = officer("party_office").get(report.desk_path(), {"so": "F-2026-0001"}).content.decode()
    assert 'aria-current="true">05</a>' in page
    for number in range(1, 6):
        assert f'href="/ban-lam-viec/tiep-cong-dan/TCD-2026-000{number}/"' in page
    part = officer("party_office").get(report.desk_path(), {"so": "F-2026-0001", "phan": "party"}).content.decode()
    assert "TCD-2026-0004/" in part and "TCD-2026-0001/" not in part


def test_whoever_may_not_read_a_register_sees_its_number_only(officer: Officer, by: Actor, at: datetime) -> None:
    report = draft(by, at)
    for url in (f"{report.desk_path()}?so=F-2026-0001", f"{BASE}so/F-2026-0001/"):
        page = officer("front").get(url).content.decode()
        assert "TCD-2026-0001" not in page and "bản ghi chỉ nêu số lượng" in page


@pytest.mark.parametrize("query", ["?muc=không", "?so=F-9999-0001", "?so=F-2026-0001&phan=x", "?khung=x", "?muc=VI"])
def test_odd_addresses_still_open_the_workspace(officer: Officer, by: Actor, at: datetime, query: str) -> None:
    assert officer("party_office").get(draft(by, at).desk_path() + query).status_code == 200


def test_two_officers_edit_one_section(officer: Officer, by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Đoạn một.\nĐoạn hai."}, by=by, at=at)
    url = f"{report.desk_path()}muc/I/"
    hers, his = officer("party_office"), officer("party_office")
    her_form, his_form = opened(hers, url), opened(his, url)
    assert hers.post(url, {"text": "Đoạn một.\nĐoạn của chị.", **her_form}).status_code == 302
    reply = his.post(url, {"text": "Đoạn một.\nĐoạn của anh.", **his_form})
    page = reply.content.decode()
    assert reply.status_code == 409
    assert all(words in page for words in ("Đoạn hai.", "Đoạn của chị.", "Đoạn của anh.", "Chức vụ party_office"))
    assert report.sections.get(key="I").text == "Đoạn một.\nĐoạn của chị."
    # He goes on from the newest text with his own words in the form, and may then write them knowingly.
    resumed = his.post(url, {"text": "Đoạn của anh.", "resume": "1", "revision": "2"}).content.decode()
    assert "Đoạn của anh." in resumed
    assert his.post(url, {"text": "Cả hai.", **hidden(resumed)}).status_code == 302
    assert report.sections.get(key="I").text == "Cả hai."


def test_the_same_edit_sent_twice_is_one_edit(officer: Officer, by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Lời."}, by=by, at=at)
    client, url = officer("party_office"), f"{report.desk_path()}muc/I/"
    data = {"text": "Lời mới.", **opened(client, url)}
    client.post(url, data)
    again = client.post(url, data, follow=True)
    assert "không ghi lần nữa" in again.content.decode()
    assert report.sections.get(key="I").revision == 2


def test_the_edit_page_offers_tokens_with_what_they_print_now(officer: Officer, by: Actor, at: datetime) -> None:
    report = draft(by, at)
    page = officer("party_office").get(f"{report.desk_path()}muc/I/").content.decode()
    assert "[[petitions.receptions_held]]" in page and "[[compliance.conventions:n/N]]" in page and "[[period]]" in page


def test_a_book_is_closed_from_the_workspace_by_whoever_may_close_it(officer: Officer, by: Actor, at: datetime) -> None:
    report = draft(by, at)
    days = {"prefix": "TCD", "from": "2026-01-01", "to": "2026-05-31"}
    leader = officer("committee_chair")
    page = leader.get(report.desk_path()).content.decode()
    assert "thuộc văn phòng giữ sổ" in page
    leader.post(f"{report.desk_path()}khoa-so/", {**days, "once": "a-token-of-mine"})
    assert not Closing.objects.exists()
    client = officer("party_office")
    data = {**days, **opened(client, report.desk_path())}
    client.post(f"{report.desk_path()}khoa-so/", data)
    client.post(f"{report.desk_path()}khoa-so/", data)
    closing = Closing.objects.get()
    assert (closing.prefix, closing.to_on, closing.entries) == ("TCD", date(2026, 5, 31), 5)
    assert "Số 0 có chứng cứ" in client.get(report.desk_path()).content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"prefix": "XYZ"},
        {"from": "2026-02-30"},
        {"from": "2026-06-01"},
        {"to": "2026-06-10"},
        {"once": ""},
        {"prefix": ""},
    ],
)
def test_a_closing_that_cannot_be_is_refused_in_words(
    officer: Officer, by: Actor, at: datetime, change: dict[str, str]
) -> None:
    report = draft(by, at)
    data = {"prefix": "TCD", "from": "2026-01-01", "to": "2026-05-31", "once": "a-token-of-mine", **change}
    reply = officer("party_office").post(f"{report.desk_path()}khoa-so/", data, follow=True)
    assert reply.status_code == 200 and "note-stop" in reply.content.decode()
    assert not Closing.objects.exists()


def test_a_finding_is_repaired_or_kept_from_the_margin(officer: Officer, by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Kỹ cương.", "VI": "Cảm nang."}, by=by, at=at)
    client = officer("party_office")
    form = {"finding": "misspelt/I/0/kỹ cương", "choice": "0", **opened(client, f"{report.desk_path()}?muc=I")}
    assert client.post(f"{report.desk_path()}sua-nhanh/", form).status_code == 302
    assert report.sections.get(key="I").text == "Kỷ cương."
    stale = client.post(f"{report.desk_path()}sua-nhanh/", {**form, "once": "another-token"}, follow=True)
    assert "không còn nữa" in stale.content.decode()
    keep = f"{report.desk_path()}giu/?diem=misspelt/VI/0/cảm nang"
    assert client.post(keep, {"reason": "", **opened(client, keep)}).status_code == 422
    assert client.post(keep, {"reason": "Tên riêng", **opened(client, keep)}).status_code == 302
    assert "Giữ, vì: Tên riêng" in client.get(f"{report.desk_path()}?muc=VI").content.decode()


def test_freezing_from_the_desk_names_its_blockers_and_then_freezes(officer: Officer, by: Actor, at: datetime) -> None:
    report = draft(by, at)
    client, url = officer("party_office"), f"{report.desk_path()}chot/"
    assert "Còn 2 lỗi phải xử lý trước khi chốt" in client.get(report.desk_path()).content.decode()
    blocked = client.get(url).content.decode()
    assert "Sổ tiếp công dân chưa khóa hết kỳ" in blocked and "disabled" in blocked
    assert client.post(url, hidden(blocked)).status_code == 409
    made.close("TCD", by=by, at=at)
    assert client.post(url, opened(client, url)).status_code == 302
    report.refresh_from_db()
    assert report.is_frozen and report.number == "01-BC/ĐU"
    page = client.get(report.desk_path()).content.decode()
    assert "đã chốt 10/6/2026, số 01-BC/ĐU" in page and "Sửa lời" not in page
    edit = client.get(f"{report.desk_path()}muc/I/").content.decode()
    assert "đã chốt" in edit and "disabled" in edit


def test_the_papers_are_downloads(officer: Officer, by: Actor, at: datetime) -> None:
    report, client = draft(by, at), officer("party_office")
    for tail, kind in (("docx/", "wordprocessingml"), ("phu-luc/", "spreadsheetml")):
        reply = client.get(report.desk_path() + tail)
        assert kind in reply.headers["Content-Type"] and b"".join(reply.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    reply = client.get(f"{BASE}so/F-2026-0001/?xuat=xlsx")
    assert b"".join(reply.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    assert "TCD-2026-0005" in client.get(f"{BASE}so/F-2026-0001/").content.decode()
    assert "Lập bản thảo" in client.get(f"{report.desk_path()}lich-su/").content.decode()


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("front", "", 200),
        ("front", "muc/I/", 403),
        ("front", "chot/", 403),
        ("party_secretary", "chot/", 200),
        ("party_secretary", "muc/I/", 403),
        ("village_head", "", 403),
        ("petition_officer", "docx/", 403),
    ],
)
def test_who_may_open_what(officer: Officer, by: Actor, at: datetime, role: str, path: str, status: int) -> None:
    assert officer(role).get(draft(by, at).desk_path() + path).status_code == status


def test_the_workspace_costs_the_same_whatever_the_number_of_entries(officer: Officer, by: Actor, at: datetime) -> None:
    report, client = draft(by, at), officer("party_office")
    url = f"{report.desk_path()}?so=F-2026-0001"
    few = queries(client, url)
    made.receptions(by=by, at=at, committee=60, party=20)
    assert queries(client, url) == few == 16


def test_the_whole_outline_costs_the_same_whatever_the_number_of_entries(
    officer: Officer, by: Actor, at: datetime
) -> None:
    made.receptions(by=by, at=at)
    asked = made.request(by=by, at=at)
    report = actions.draft_report(asked, signer=made.SIGNER, recipients=made.RECIPIENTS, by=by, at=at)
    client = officer("party_office")
    few = queries(client, report.desk_path())
    made.receptions(by=by, at=at, committee=60, party=20)
    for day in range(1, 28):
        dialogues.dialogue(date(2025, 9, day), by=by, at=at, kind="ad_hoc")
        supervision.surprise(date(2026, 2, day), by=by, at=at)
    assert queries(client, report.desk_path()) == few <= 56  # a query a set of entries, none a figure's or an entry's


def test_the_workspace_of_a_frozen_report_costs_the_same_whatever_its_figures(
    officer: Officer, by: Actor, at: datetime
) -> None:
    report = draft(by, at)
    made.close("TCD", by=by, at=at)
    client = officer("party_office")
    client.post(f"{report.desk_path()}chot/", opened(client, f"{report.desk_path()}chot/"))
    few = queries(client, report.desk_path())
    # Two more figures of the same book: neither they nor their evidence cost a query each.
    words = f"{COUNTED} [[petitions.receptions_by_kind]] [[petitions.receptions_online]]"
    more = made.draft({"mo-dau": "Thực hiện [[doc:request]].", "III.1.1": words}, by=by, at=at, asked=report.request)
    client.post(f"{more.desk_path()}chot/", opened(client, f"{more.desk_path()}chot/"))
    more.refresh_from_db()
    assert more.is_frozen
    assert queries(client, more.desk_path()) == few


@pytest.mark.parametrize("page", ["1", "2", "9"])
def test_the_list_costs_the_same_ten_or_forty_reports(officer: Officer, by: Actor, at: datetime, page: str) -> None:
    asked = made.request(by=by, at=at)
    for _ in range(3):
        made.draft({"I": "Lời."}, by=by, at=at, asked=asked)
    client = officer("party_office")
    few = queries(client, f"{BASE}?trang={page}")
    for _ in range(22):
        made.draft({"I": "Lời."}, by=by, at=at, asked=asked)
    assert queries(client, f"{BASE}?trang={page}") == few <= 12
