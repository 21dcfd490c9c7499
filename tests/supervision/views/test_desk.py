"""The desk of inspections in a real request: once, two editors, refusals that keep what was typed, Excel, query counts."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from dienhong.commune.models import Commune
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.supervision.models import Finding, Inspection, Programme
from tests.factories.supervision import finding, inspection, programme, surprise

BASE = "/ban-lam-viec/kiem-tra-giam-sat/"
TYPED = {
    "held_on": "4/6/2026",
    "body": "council",
    "kind": "thematic",
    "subject": "Thôn Đình Hạ",
    "topic": "Quản lý quỹ đất công ích",
    "outcome": "none",
}
Officer = Callable[[str], Client]


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    page = client.get(url).content.decode()
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def sheet(reply: object) -> list[list[object]]:
    """The rows of an exported workbook."""
    content = b"".join(reply.streaming_content)  # type: ignore[attr-defined]
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_the_same_form_sent_twice_makes_one_entry(commune: Commune, officer: Officer) -> None:
    client = officer("committee_office")
    data = {**TYPED, **hidden(client, BASE + "ghi/")}
    assert client.post(BASE + "ghi/", data).status_code == 302
    again = client.post(BASE + "ghi/", data, follow=True)
    assert "không ghi lần nữa" in again.content.decode()
    assert Inspection.objects.count() == 1 and len(history.of("GS-2026-0001")) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"held_on": "31/4/2026"}, "Không có ngày 31/4/2026"),
        ({"held_on": "11/6/2026"}, "chưa diễn ra"),
        ({"kind": "surprise"}, "Kiểm tra đột xuất phải ghi kết quả"),
        ({"subject": ""}, "Hãy chọn đơn vị"),
        ({"internal": "on", "body": "party"}, ""),
    ],
)
def test_bad_input_is_told_and_what_was_typed_is_kept(
    commune: Commune, officer: Officer, change: dict[str, str], words: str
) -> None:
    client = officer("committee_office")
    reply = client.post(BASE + "ghi/", {**TYPED, **hidden(client, BASE + "ghi/"), **change})
    if not words:  # the box is not offered to this role: what it sends is not heard
        assert reply.status_code == 302 and not Inspection.objects.get().internal
        return
    page = reply.content.decode()
    assert reply.status_code in (409, 422)
    assert words in page and "Quản lý quỹ đất công ích" in page
    assert not Inspection.objects.exists()


def test_two_officers_edit_one_entry(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = inspection(date(2026, 6, 4), by=by, at=at)
    url = f"{BASE}{made.code}/sua/"
    hers, his = officer("party_office"), officer("committee_office")
    her_form, his_form = hidden(hers, url), hidden(his, url)
    assert hers.post(url, {**TYPED, **her_form, "note": "Bản của chị"}).status_code == 302
    reply = his.post(url, {**TYPED, **his_form, "note": "Bản của anh"})
    page = reply.content.decode()
    assert reply.status_code == 409 and "Bản của chị" in page and "Bản của anh" in page
    assert Inspection.objects.get().note == "Bản của chị"
    other = f"{BASE}{made.code}/phat-hien/"
    stale = {**hidden(his, other), "revision": "1", "text": "Thiếu sổ quỹ"}
    assert "Thiếu sổ quỹ" in his.post(other, stale).content.decode() and not Finding.objects.exists()


def test_the_life_of_a_finding_on_the_desk(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = inspection(date(2026, 5, 4), by=by, at=at)
    client = officer("party_office")
    add, show = f"{BASE}{made.code}/phat-hien/", f"{BASE}{made.code}/"
    typed = {"text": "Thiếu sổ quỹ", "correct_by": "20/5/2026"}
    assert client.post(add, {**typed, **hidden(client, add)}).status_code == 302
    page = client.get(show).content.decode()
    assert "Quá hạn khắc phục" in page and "Thiếu sổ quỹ" in page
    fix = f"{BASE}{made.code}/phat-hien/1/khac-phuc/"
    proof = {"corrected_on": "3/5/2026", "correction": "", "verified_by": "Trưởng ban"}
    assert "Thiếu chứng cứ" in client.post(fix, {**proof, **hidden(client, fix)}).content.decode()
    proof["correction"] = "Biên bản số 12"
    early = client.post(fix, {**proof, **hidden(client, fix)})
    assert early.status_code == 409 and "trước ngày kiểm tra" in early.content.decode()
    assert client.post(fix, {**proof, **hidden(client, fix), "corrected_on": "30/5/2026"}).status_code == 302
    page = client.get(show).content.decode()
    assert "Đã khắc phục" in page and "Biên bản số 12" in page and "Trưởng ban xác nhận" in page
    assert "đã ghi khắc phục ngày 30/5/2026" in client.get(fix).content.decode()
    edit = f"{BASE}{made.code}/phat-hien/1/sua/"
    assert 'value="30/5/2026"' in client.get(edit).content.decode()
    again = {
        "text": "Thiếu sổ quỹ của thôn",
        "correct_by": "20/5/2026",
        "corrected_on": "",
        "correction": "",
        "verified_by": "",
    }
    dropped = client.post(edit, {**again, "correct_by": "", **hidden(client, edit)})
    assert dropped.status_code == 409 and "dùng “Lùi hạn”" in dropped.content.decode()
    assert client.post(edit, {**again, **hidden(client, edit)}).status_code == 302
    assert Finding.objects.get().corrected_on is None
    assert client.get(f"{BASE}{made.code}/phat-hien/2/khac-phuc/").status_code == 404


def test_void_greys_every_act_with_its_reason(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = inspection(date(2026, 5, 4), by=by, at=at)
    client = officer("party_office")
    void = f"{BASE}{made.code}/huy/"
    assert client.post(void, {"reason": " ", **hidden(client, void)}).status_code == 422
    assert client.post(void, {"reason": "Ghi trùng", **hidden(client, void)}).status_code == 302
    page = client.get(f"{BASE}{made.code}/").content.decode()
    assert "Ghi trùng" in page and page.count("đã hủy rồi") == 3
    late = client.post(f"{BASE}{made.code}/sua/", {**TYPED, "once": "x", "revision": "2"})
    assert late.status_code == 409 and Inspection.objects.get().topic == "Quản lý quỹ đất công ích"


def test_who_may_only_read_sees_greyed_acts_and_takes_nothing_away(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = inspection(date(2026, 5, 4), by=by, at=at)
    client = officer("committee_chair")
    page = client.get(BASE).content.decode()
    assert "Xuất Excel" not in page and "Chức vụ đang giữ không được làm việc này" in page
    assert "Việc khóa sổ thuộc văn phòng giữ sổ" in page
    for path in ("?xuat=xlsx", "so/?xuat=xlsx", "chuong-trinh/?xuat=xlsx", "ghi/", f"{made.code}/sua/"):
        assert client.get(BASE + path).status_code == 403, path
    assert Client().get(BASE).status_code == 302


def test_the_empty_book_says_what_the_law_asks_and_offers_the_first_step(commune: Commune, officer: Officer) -> None:
    page = officer("front").get(BASE).content.decode()
    assert "Ban Thanh tra nhân dân" in page and f'href="{BASE}ghi/"' in page and "Điều 31" in page
    reader = officer("committee_chair").get(BASE).content.decode()
    assert "Ban Thanh tra nhân dân" in reader and f'href="{BASE}ghi/"' not in reader
    assert "Chưa có chương trình nào" in officer("front").get(BASE + "chuong-trinh/").content.decode()


def test_filters_narrow_list_book_and_excel(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    entry = inspection(date(2026, 3, 4), by=by, at=at, includes_democracy=True)
    finding(entry, by=by, at=at, text="=1+1", correct_by=date(2026, 6, 1))
    surprise(date(2026, 4, 8), by=by, at=at, topic="Kỷ cương, giờ giấc")
    client = officer("party_office")
    for query, shown, absent in (
        ("kind=surprise", "GS-2026-0002", "GS-2026-0001"),
        ("only=democracy", "GS-2026-0001", "GS-2026-0002"),
        ("only=open", "GS-2026-0001", "GS-2026-0002"),
        ("from_on=1/4/2026&to_on=30/4/2026", "GS-2026-0002", "GS-2026-0001"),
        ("only=met&body=committee", "GS-2026-0002", "GS-2026-0001"),
    ):
        for path in ("", "so/"):
            page = client.get(f"{BASE}{path}?{query}").content.decode()
            assert shown in page and absent not in page, (path, query)
    rows = sheet(client.get(f"{BASE}?only=open&xuat=xlsx"))
    assert rows[0][0] == "Sổ kiểm tra, giám sát (DỮ LIỆU MẪU)"
    assert rows[2][:3] == ["Mã", "Ngày", "Cơ quan"] and len(rows) == 4
    assert rows[3][:6] == [
        "GS-2026-0001",
        date(2026, 3, 4),
        "HĐND xã",
        "chuyên đề",
        "Thôn Đình Hạ",
        "Quản lý quỹ đất công ích",
    ]
    assert rows[3][7:9] == [1.0, 1.0]
    book = sheet(client.get(f"{BASE}so/?xuat=xlsx"))
    assert len(book) == 5 and book[3][9] == "1. =1+1 (hạn 01/6/2026)" and book[4][8] == "Đạt yêu cầu"


def test_programmes_from_the_desk(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("party_office")
    new = BASE + "chuong-trinh/ghi/"
    typed = {"body": "party", "year": "2026", "issued_on": "5/1/2026", "topics": "Quy chế làm việc\nĐảng phí"}
    assert client.post(new, {**typed, **hidden(client, new)}).status_code == 302
    made = Programme.objects.get()
    done = inspection(date(2026, 3, 4), by=by, at=at, body="party", kind="planned", programme=made.code)
    page = client.get(made.desk_path()).content.decode()
    assert done.code in page and "Quy chế làm việc<br>Đảng phí" in page
    assert f'href="{made.desk_path()}"' in client.get(done.desk_path()).content.decode()
    edit = made.desk_path() + "sua/"
    assert client.post(edit, {**typed, **hidden(client, edit), "topics": "Một việc"}).status_code == 302
    second = client.post(new, {**typed, **hidden(client, new)})
    assert second.status_code == 409 and made.code in second.content.decode()
    void = made.desk_path() + "huy/"
    assert client.post(void, {"reason": "Nhầm năm", **hidden(client, void)}).status_code == 302
    assert "Nhầm năm" in client.get(made.desk_path()).content.decode()
    assert sheet(client.get(BASE + "chuong-trinh/?xuat=xlsx"))[3][5] == "Một việc"


def many(count: int, at: datetime) -> None:
    """Inspections with a finding each, and programmes, by bulk: for counting queries only."""
    entries = [
        Inspection(
            code=f"GS-2026-{n:04d}",
            code_year=2026,
            code_number=n,
            recorded_at=at,
            held_on=date(2026, 1, 1) + timedelta(days=n % 150),
            body="council",
            kind="thematic",
            subject="Thôn",
            topic="Đất công ích",
            programme=f"CTR-2026-{n:04d}",
        )
        for n in range(1, count + 1)
    ]
    Inspection.objects.bulk_create(entries, batch_size=500)
    Finding.objects.bulk_create([Finding(inspection=e, order=1, text="Thiếu sổ") for e in entries], batch_size=500)
    Programme.objects.bulk_create(
        [
            Programme(
                code=f"CTR-2026-{n:04d}",
                code_year=2026,
                code_number=n,
                recorded_at=at,
                body="council",
                year=2026,
                issued_on=date(2026, 1, 5),
                topics="Đất công ích",
            )
            for n in range(1, count + 1)
        ],
        batch_size=500,
    )


def test_lists_cost_the_same_at_any_size(commune: Commune, officer: Officer, at: datetime) -> None:
    client = officer("party_office")
    counts: dict[str, set[int]] = {"": set(), "so/": set(), "chuong-trinh/": set()}
    for size in (10, 10_000):
        many(size, at)
        for path, seen in counts.items():
            for page in ("1", "250", "500"):
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(f"{BASE}{path}?trang={page}&sap=-ngay").status_code == 200
                seen.add(len(queries))
        Finding.objects.all().delete()
        Inspection.objects.all()._raw_delete(using="default")
        Programme.objects.all()._raw_delete(using="default")
    assert all(len(seen) == 1 and max(seen) <= 12 for seen in counts.values()), counts


def test_a_programme_of_another_year_is_refused_on_the_form(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = programme(2026, by=by, at=at)
    client = officer("committee_office")
    typed = {**TYPED, "programme": made.code, **hidden(client, BASE + "ghi/")}
    reply = client.post(BASE + "ghi/", typed)
    assert reply.status_code == 409 and "không phải của HĐND xã" in reply.content.decode()
